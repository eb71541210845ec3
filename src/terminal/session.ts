/** What a one-shot command works with: the settings, the core, and a clean end. */
import { readConfig } from '../config.ts';
import { type Core, createCore } from '../core.ts';
import { createLog } from '../log.ts';
import { analyseRecent, groupArticles } from '../pipeline.ts';
import { loadSampleIfEmpty } from '../sample/load.ts';

/** Opens the core, does the work, closes the core whatever happens. */
export async function withCore<T>(work: (core: Core) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const level = config.settings.LOG_LEVEL ?? 'warn';
  const log = await createLog({ level, pretty: process.stderr.isTTY === true, secrets: config.secrets });
  const core = await createCore(config, log);
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

const SAMPLE_NOTE =
  'No articles collected yet: this is the sample edition. `dateline collect` or `dateline import` brings real ones.';

/** The same over stories to ask about: an empty database answers from the sample edition, and says so. */
export async function withStories<T>(work: (core: Core) => Promise<T>): Promise<T> {
  return withCore(async (core) => {
    const sample = await loadSampleIfEmpty(core.db, core.now());
    await groupArticles(core);
    if (sample) {
      say(SAMPLE_NOTE);
      await analyseRecent(core);
    }
    return work(core);
  });
}

/** A message for people: standard error. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** A result: standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A result as JSON. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
