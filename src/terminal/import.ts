import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SingleBar } from 'cli-progress';
import type { Core } from '../core.ts';
import { addFeed } from '../db/feeds.ts';
import { deleteSampleEdition } from '../db/stories.ts';
import { UsageError } from '../errors.ts';
import { type ImportItem, readImport, storeImported } from '../feeds/import-file.ts';
import { analyseRecent, groupArticles } from '../pipeline.ts';
import { say, withCore } from './session.ts';

/** Articles stored with one statement. */
const BATCH = 500;

interface Totals {
  articles: number;
  feeds: number;
  refused: number;
}

/**
 * `dateline import FILE…`: OPML, a feed document, or JSON Lines of articles; `-` is standard input. What is
 * wrong with an item is one line each, and the rest goes in. Exit status 1 when nothing went in.
 */
export async function importFiles(files: string[]): Promise<void> {
  await withCore(async (core) => {
    const totals: Totals = { articles: 0, feeds: 0, refused: 0 };
    for (const file of files) await importFile(core, file, totals);
    if (totals.articles > 0) await deleteSampleEdition(core.db);
    await groupArticles(core);
    await analyseRecent(core);
    const refused = totals.refused > 0 ? `, ${totals.refused} refused` : '';
    say(`Imported ${totals.articles} articles and ${totals.feeds} feeds${refused}.`);
    if (totals.refused > 0 && totals.articles + totals.feeds === 0) process.exitCode = 1;
  });
}

async function importFile(core: Core, file: string, totals: Totals): Promise<void> {
  const bytes = await readBytes(file);
  let batch: ImportItem[] = [];
  const store = async () => {
    totals.articles += await storeImported(core.db, batch, core.now());
    batch = [];
  };
  const { reader } = await core.collector();
  const progress = showProgress(file);
  for await (const item of readImport(file, bytes, reader, progress.expect)) {
    progress.step();
    if (item.kind === 'problem') {
      totals.refused += 1;
      progress.hide();
      say(`${file}: ${item.why}`);
    } else if (item.kind === 'feed') {
      const { added } = await addFeed(core.db, item.feed, core.now());
      if (added) totals.feeds += 1;
    } else {
      batch.push(item);
      if (batch.length >= BATCH) await store();
    }
  }
  await store();
  progress.hide();
}

/** A bar of how far a file is, on a terminal; nothing elsewhere. */
function showProgress(file: string) {
  const bar = new SingleBar({
    format: `${basename(file)} {bar} {value}/{total}, {duration_formatted}`,
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
    fps: 20,
  });
  let [read, total, shown] = [0, 0, false];
  return {
    expect: (items: number) => {
      total = items;
    },
    step() {
      read += 1;
      if (!shown) bar.start(total, read);
      shown = true;
      bar.update(read);
    },
    /** Until the next step: for a line that is to stand by itself. */
    hide() {
      if (shown) bar.stop();
      shown = false;
    },
  };
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  try {
    return await readFile(file);
  } catch (cause) {
    throw new UsageError(`The file ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`, {
      cause,
    });
  }
}
