/**
 * Posts what is owed. All state is in the database: an attempt is noted before the platform is asked and its
 * outcome after, so that a process killed in between looks for its post before it posts again.
 */
import { channelsById } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import { dueDeliveries, type Part } from '../db/due-deliveries.ts';
import type { Log } from '../log.ts';
import type { Instant } from '../model.ts';
import type { Platform } from '../platform/port.ts';
import { attempt, type CardSource } from './attempt.ts';
import { watchClock } from './clock-watch.ts';
import { createPacer, type Pacer } from './pacer.ts';

export interface OutboxOptions {
  readonly db: Database;
  readonly platforms: readonly Platform[];
  /** False while a platform's start is waited for; all are up where not given. */
  readonly isUp?: (platform: string) => boolean;
  readonly cardOf: CardSource;
  readonly now: () => Instant;
  /** A clock that nobody sets, ms since any moment; the process's own where not given. */
  readonly steady?: () => number;
  readonly log: Log;
  /** The share of all channels that is looked at; all where not given. */
  readonly part?: Part;
  /** Where several outboxes of one process share a pace; its own where not given. */
  readonly pacer?: Pacer;
  /** Called soon after attempts have ended: more may be due. */
  readonly onDone?: () => void;
}

/** What the pipeline asks of the outbox. */
export interface Outbox {
  /**
   * Begins posting what is due, one card a channel, and gives how many attempts it began. It does not wait for
   * them: a place that is slow holds up no other.
   */
  beginDue(): Promise<number>;
  /** The same, and waits for those attempts. */
  deliverDue(): Promise<number>;
  /** Waits until nothing is under way. */
  settled(): Promise<void>;
  /** How long until a place or platform that waits for its pace may post again; Infinity with none waiting. */
  msUntilReady(): number;
}

/** How many channels are looked at in one pass. */
const PASS = 500;

/** Makes the outbox over the platforms. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { pacer = createPacer(options.platforms, options.now) } = options;
  const clockStep = watchClock(options.now, options.steady);
  const underWay = new Set<Promise<void>>();
  const tellSoon = soon(() => options.onDone?.());
  const begin = async () => {
    const attempts = (await dueNow({ ...options, pacer, clockStep })).map((start) => start());
    for (const running of attempts) {
      underWay.add(running);
      void running.finally(() => {
        underWay.delete(running);
        tellSoon();
      });
    }
    return attempts;
  };
  return {
    beginDue: async () => (await begin()).length,
    async deliverDue() {
      const attempts = await begin();
      await Promise.all(attempts);
      return attempts.length;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    msUntilReady: () => pacer.msUntilReady(),
  };
}

/** Attempts that end one after another are told of together: each look for more is a question to the database. */
const TOGETHER_MS = 5;

function soon(tell: () => void): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      tell();
    }, TOGETHER_MS);
  };
}

interface Looking extends OutboxOptions {
  readonly pacer: Pacer;
  readonly clockStep: () => number;
}

/** What may be posted this moment, each with how to do it. */
async function dueNow(looking: Looking): Promise<(() => Promise<void>)[]> {
  const { db, platforms, isUp = () => true, now, pacer, clockStep, part } = looking;
  // Asked at every look, for a step shows only between two of them.
  clockStep();
  const awake = platforms.filter(({ name }) => isUp(name) && !pacer.paused(name) && !pacer.full(name));
  if (awake.length === 0) return [];
  const filter = {
    now: now(),
    platforms: awake.map(({ name }) => name),
    except: pacer.waiting(),
    part,
    limit: PASS,
  };
  const due = await dueDeliveries(db, filter);
  if (due.length === 0) return [];
  const channels = await channelsById(
    db,
    due.map(({ channel }) => channel),
  );
  return due.flatMap((delivery) => {
    const channel = channels.get(delivery.channel);
    const platform = awake.find(({ name }) => name === channel?.platform);
    if (!channel || !platform || !pacer.ready(channel)) return [];
    const place = { platform, channel };
    return () => pacer.run(channel, () => attempt(looking, place, delivery, due));
  });
}
