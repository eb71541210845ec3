import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'dateline-launcher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the launcher, as `npm run dateline` does. */
async function launch(...args: string[]): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATABASE_URL: `file:${join(folder, 'dateline.db')}` };
  const call = promisify(execFile)(process.execPath, [join(root, 'bin/dateline.js'), ...args], {
    cwd: root,
    env,
  });
  return (await call).stdout;
}

it('the bundled command line finds its migrations, its sample edition, its typefaces and its threads', async () => {
  const png = join(folder, 'timeline.png');
  expect(await launch('timeline', 'beijing', '--picture', png)).toContain('Timeline · beijing');
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
  const cache = join(root, 'node_modules/.cache/dateline');
  const bundles = readdirSync(cache).map((name) => join(cache, name));
  const made = bundles.filter((path) => existsSync(join(path, 'cli.js')));
  const [newest = ''] = made.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const database of ['sqlite', 'postgres'])
    expect(existsSync(join(newest, 'migrations', database, 'meta/_journal.json'))).toBe(true);
  const feed = join(root, 'feeds.opml');
  expect(JSON.parse((await launch('parse', feed)).trim())).toMatchObject({ file: feed });
}, 60_000);
