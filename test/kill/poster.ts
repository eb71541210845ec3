/**
 * The process that is killed: the real adapters and all of delivery over a SQLite file. It connects, says `ready`,
 * waits for `go`, and then lets go of what waits and posts what is owed until it is killed or has said `drained`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { discord } from '../../adapters/discord/index.ts';
import { slack } from '../../adapters/slack/index.ts';
import { countDeliveries } from '../../src/db/deliveries.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createDelivery } from '../../src/delivery/tasks.ts';
import { waitOut } from '../../src/platform/wait-out.ts';
import { createFakeHost } from '../fakes/host.ts';
import { queriesOver } from '../fakes/queries.ts';
import { type FastClock, timeOn } from './clock.ts';

/** What the driver hands to each process. */
export interface PosterTask {
  readonly database: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly clock: FastClock;
}

/** Longest wait between two looks for work, ms of the machine. */
const LOOK_MS = 20;

async function main({ database, settings, clock }: PosterTask): Promise<void> {
  const now = () => timeOn(clock);
  const host = { ...createFakeHost(), now };
  const platforms = [slack, discord].flatMap((adapter) => adapter.create(settings) ?? []);
  // A limit that the driver planned may meet a login.
  const { signal } = new AbortController();
  const start = (platform: (typeof platforms)[number]) =>
    waitOut(() => platform.start(host), { log: host.log, now, signal, what: platform.name });
  await Promise.all(platforms.map(start));
  await new Promise((go) => {
    process.once('message', go);
    process.send?.('ready');
  });
  const db = await openDatabase(database);
  // As fast as the clock: else a moment without the processor looks like a clock that was set.
  const steady = () => performance.now() * clock.rate;
  const deps = { db, queries: queriesOver(db), platforms, now, steady, log: host.log };
  const delivery = createDelivery({ ...deps, onDue: () => {} });
  for (;;) {
    await delivery.release();
    const rest = await delivery.deliver();
    const { held, owed, posting } = await countDeliveries(db);
    if (held + owed + posting === 0) process.send?.('drained');
    await pause(Math.min(LOOK_MS, Math.max(1, rest / clock.rate)));
  }
}

await main(JSON.parse(process.env.POSTER ?? '') as PosterTask);
