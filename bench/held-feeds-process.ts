/** The process that holds the feeds: `FEEDS ROUNDS`, each round ten minutes of a simulated clock. */

import { defaultAudiences } from '../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../src/analysis/extractive/index.ts';
import { addFeed } from '../src/db/feeds.ts';
import { createFetcher } from '../src/feeds/fetch.ts';
import { createFeedReader } from '../src/feeds/reader.ts';
import { silentLog } from '../src/log.ts';
import type { Instant } from '../src/model.ts';
import { collectDue, type PipelineDeps } from '../src/pipeline.ts';
import { inFile, print, seconds } from './measuring.ts';
import { startServerProcess } from './server-process.ts';

const START = Date.UTC(2024, 5, 1);
const ROUND_MS = 600_000;
/** The clock goes on by so much at a time. */
const STEP_MS = 5_000;
const HOSTS = 100;
/** Feeds that are polled every ten minutes publish once an hour: so many of a hundred polls find news. */
const NEWS_SHARE = 16;

interface Round {
  polled: number;
  added: number;
  failed: number;
  /** Seconds that the fullest step took. */
  slowest: number;
}

const [feeds = 0, rounds = 0] = process.argv.slice(2).map(Number);
const server = await startServerProcess(HOSTS);
const fetcher = createFetcher({ userAgent: 'bench', allowPrivateHosts: [...server.hosts] });
// As on one core: a thread for each processor is the default.
const reader = createFeedReader({ workers: 1 });
await inFile(async (db) => {
  let clock = START;
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  const deps: PipelineDeps = { db, fetcher, reader, analyst, now: () => clock, log: silentLog };
  for (let n = 0; n < feeds; n++) {
    const url = `http://${server.hosts[n % HOSTS]}/live/${n}/${NEWS_SHARE}`;
    const publisher = { name: 'Bench', region: null };
    // Due one after the other, as they are in a process that has run for a while.
    await addFeed(db, { url, title: 'b', publisher, section: null }, START + (n * ROUND_MS) / feeds);
  }
  print(
    `${feeds.toLocaleString('en')} feeds at polls every 10 minutes, ${NEWS_SHARE} % with news, ${HOSTS} hosts`,
  );
  for (let n = 1; n <= rounds; n++) {
    const cpu = process.cpuUsage();
    const round = await runRound(deps, clock, (now) => {
      clock = now;
    });
    const { user, system } = process.cpuUsage(cpu);
    if (n <= 3 || n === 10 || n === rounds)
      print(
        `round ${n}: ${described(round)}, ${((user + system) / 1e6).toFixed(1)} s of processor, ${memory()}`,
      );
  }
});
print(`most memory (RSS): ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; aim 300`);
await Promise.all([reader.close(), fetcher.close(), server.close()]);

/** Ten minutes of the clock: at every step all that is due is polled. */
async function runRound(deps: PipelineDeps, from: Instant, tick: (now: Instant) => void): Promise<Round> {
  const round: Round = { polled: 0, added: 0, failed: 0, slowest: 0 };
  for (let now = from; now < from + ROUND_MS; now += STEP_MS) {
    tick(now + STEP_MS);
    const took = await seconds(async () => {
      for (let done = await collectDue(deps); done.polled > 0; done = await collectDue(deps)) {
        round.polled += done.polled;
        round.added += done.added;
        round.failed += done.failed;
      }
    });
    round.slowest = Math.max(round.slowest, took);
  }
  return round;
}

function described({ polled, added, failed, slowest }: Round): string {
  return `${polled} polls, ${failed} failed, ${added} articles, the fullest ${STEP_MS / 1000} s took ${slowest.toFixed(2)} s${slowest * 1000 > STEP_MS ? ', so some were late' : ''}`;
}

function memory(): string {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return `${(rss / 1024 ** 2).toFixed(0)} MB (heap ${(heapUsed / 1024 ** 2).toFixed(1)} MB)`;
}
