import { SingleBar } from 'cli-progress';
import type { Collector, Core } from '../core.ts';
import { stopWaiting } from '../db/full-texts.ts';
import { silentLog } from '../log.ts';
import { analyseAndRoute, collectDue, groupArticles, readPages } from '../pipeline.ts';
import { seedFeeds } from '../seed.ts';
import { say, withCore } from './session.ts';

const LOOK_MS = 5_000;

/** `dateline collect [--once]`: polls what is due; a progress bar on a terminal. */
export async function collect(options: { once?: boolean }): Promise<void> {
  await withCore(async (core) => {
    await seedFeeds(core);
    const collecting = { ...core, ...(await core.collector()) };
    const stopping = stopSignal();
    do {
      await collectRound(collecting, stopping);
      if (!options.once) await rest(stopping);
    } while (!options.once && !stopping.aborted);
  });
}

async function collectRound(core: Core & Collector, stopping: AbortSignal): Promise<void> {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {feed}',
    stream: process.stderr,
    noTTYOutput: false,
  });
  let started = false;
  const failures: string[] = [];
  // A feed that fails is one line, below: the log would say it again, and among the bar's own lines.
  const log = core.config.settings.LOG_LEVEL === undefined ? silentLog : core.log;
  const { polled, added, failed } = await collectDue(
    { ...core, log },
    (feed, result, due) => {
      if (!started) bar.start(due, 0, { feed: '' });
      started = true;
      bar.increment({ feed: feed.title });
      if (result.error !== undefined) failures.push(`${feed.title}: ${result.error}`);
    },
    stopping,
  );
  bar.stop();
  for (const failure of failures) say(failure);
  const texts = await readPages(core, undefined, stopping);
  // Nobody waits for a second attempt here: what is there is shown, and the next run goes on.
  await stopWaiting(core.db);
  await groupArticles(core);
  while (!stopping.aborted && (await analyseAndRoute(core, stopping)) > 0);
  if (polled > 0)
    say(`${polled} feeds polled, ${added} new articles, ${texts} full texts, ${failed} failed.`);
}

function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

function rest(stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const timer = setTimeout(resolve, LOOK_MS);
    stopping.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
