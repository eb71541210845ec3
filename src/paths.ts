/** Files that the project ships, found from the sources and from the compiled copy alike. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The folder of `package.json`. */
const root = projectRoot();

/** The curated feeds. */
export const curatedFeeds = join(root, 'feeds.opml');

/** Dateline's version, from `package.json`. */
export const version = String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
