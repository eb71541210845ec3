import { SingleBar } from 'cli-progress';
import type { Collector, Core } from '../core.ts';
import { analyseAndRoute, collectDue, groupArticles } from '../pipeline.ts';
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
  const { polled, added, failed } = await collectDue(
    core,
    (feed, result, due) => {
      if (!started) bar.start(due, 0, { feed: '' });
      started = true;
      bar.increment({ feed: feed.title });
      if (result.error !== undefined && !process.stderr.isTTY) say(`${feed.title}: ${result.error}`);
    },
    stopping,
  );
  bar.stop();
  await groupArticles(core);
  while (!stopping.aborted && (await analyseAndRoute(core, stopping)) > 0);
  if (polled > 0) say(`${polled} feeds polled, ${added} new articles, ${failed} failed.`);
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
