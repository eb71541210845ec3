import { readFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import type { Core } from '../core.ts';
import { addFeed, feedByUrl } from '../db/feeds.ts';
import { deleteSampleEdition } from '../db/stories.ts';
import { UsageError } from '../errors.ts';
import { readImport, storeImported } from '../feeds/import-file.ts';
import { groupArticles } from '../pipeline.ts';
import { say, withCore } from './session.ts';

/** Articles stored with one statement. */
const BATCH = 500;

/** `dateline import FILE…`: OPML, a feed document, or JSON Lines of articles; `-` is standard input. */
export async function importFiles(files: string[]): Promise<void> {
  await withCore(async (core) => {
    const totals = { articles: 0, feeds: 0, problems: 0 };
    for (const file of files) await importFile(core, file, totals);
    if (totals.articles > 0) await deleteSampleEdition(core.db);
    await groupArticles(core);
    say(`Imported ${totals.articles} articles and ${totals.feeds} feeds; ${totals.problems} refused.`);
    if (totals.problems > 0 && totals.articles + totals.feeds === 0) process.exitCode = 1;
  });
}
