/**
 * Posts what is owed. All state is in the database: an attempt is noted before the platform is asked and its
 * outcome after, so that a process killed in between looks for its post before it posts again.
 */
import type { Card } from '../cards/blocks.ts';
import { channelById, noteRefusal } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import {
  beginAttempt,
  type DueDelivery,
  dueDeliveries,
  markPosted,
  markRefused,
  retryLater,
} from '../db/deliveries.ts';
import { describe, RateLimitError, RefusedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Channel, Instant } from '../model.ts';
import type { Platform } from '../platform/port.ts';
import { createPacer } from './pacer.ts';

/** A card to post, and the version of the story that it shows; null when there is nothing left to post. */
export type CardSource = (delivery: DueDelivery) => Promise<{ card: Card; version: number } | null>;

export interface OutboxOptions {
  readonly db: Database;
  readonly platforms: readonly Platform[];
  readonly cardOf: CardSource;
  readonly now: () => Instant;
  readonly log: Log;
}

/** What the pipeline asks of the outbox. */
export interface Outbox {
  /** Posts what is due, one card a channel, and gives how many attempts it made. */
  deliverDue(): Promise<number>;
  /** How long until a place or platform that waits for its pace may post again; Infinity with none waiting. */
  msUntilReady(): number;
}

/** How many channels are looked at in one pass. */
const PASS = 500;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 15 * 60_000;
/** Clocks of a platform and of this machine may differ: the look for an earlier post begins this much before. */
const CLOCK_MARGIN_MS = 5 * 60_000;

/** Doubles from 5 s to 15 min with the number of attempts made. */
export function retryDelay(attempts: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 20));
}

/** Makes the outbox over the platforms that are up. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { db, now } = options;
  const platforms = new Map(options.platforms.map((platform) => [platform.name, platform]));
  const pacer = createPacer(options.platforms, now);

  const deliver = async (delivery: DueDelivery): Promise<boolean> => {
    const channel = await channelById(db, delivery.channel);
    const platform = channel && platforms.get(channel.platform);
    if (!channel || !platform || !pacer.ready(channel)) return false;
    await pacer.run(channel, () => attempt(options, platform, channel, delivery, pacer.pause));
    return true;
  };

  return {
    async deliverDue() {
      const awake = [...platforms.keys()].filter((name) => !pacer.paused(name));
      const due = await dueDeliveries(db, { now: now(), platforms: awake, limit: PASS });
      const made = await Promise.all(due.map(deliver));
      return made.filter(Boolean).length;
    },
    msUntilReady: () => pacer.msUntilReady(),
  };
}

async function attempt(
  options: OutboxOptions,
  platform: Platform,
  channel: Channel,
  delivery: DueDelivery,
  pause: (platform: string, until: Instant) => void,
): Promise<void> {
  const { db, now, log } = options;
  try {
    const source = await options.cardOf(delivery);
    if (!source) return await markRefused(db, delivery.id, 'The story is gone.');
    const message =
      (await earlierPost(platform, channel, delivery, now())) ??
      (await firstPost(options, platform, channel, delivery, source.card));
    await markPosted(db, delivery.id, { message, version: source.version, at: now() });
    await noteRefusal(db, channel.id, null);
    log.debug({ delivery: delivery.id, story: delivery.story, channel: channel.title }, 'posted');
  } catch (error) {
    await noteFailure(options, channel, delivery, error, pause);
  }
}

/** A delivery that was tried before may stand there already. */
async function earlierPost(
  platform: Platform,
  channel: Channel,
  delivery: DueDelivery,
  now: Instant,
): Promise<string | null> {
  if (delivery.state !== 'posting' || !platform.find) return null;
  return platform.find(channel.address, delivery.id, (delivery.firstTriedAt ?? now) - CLOCK_MARGIN_MS);
}

async function firstPost(
  { db, now }: OutboxOptions,
  platform: Platform,
  channel: Channel,
  delivery: DueDelivery,
  card: Card,
): Promise<string> {
  await beginAttempt(db, delivery.id, now());
  return platform.post(channel.address, card, delivery.id);
}

async function noteFailure(
  { db, now, log }: OutboxOptions,
  channel: Channel,
  delivery: DueDelivery,
  error: unknown,
  pause: (platform: string, until: Instant) => void,
): Promise<void> {
  const why = describe(error);
  const fields = { delivery: delivery.id, channel: channel.title, error };
  if (error instanceof RateLimitError) {
    const until = now() + error.retryAfterMs;
    if (error.scope === 'platform') pause(channel.platform, until);
    await retryLater(db, delivery.id, { at: until, why, reached: delivery.state === 'posting' });
    log.info(fields, `waiting: ${why}`);
  } else if (error instanceof RefusedError) {
    await noteRefusal(db, channel.id, { at: now(), why });
    await retryLater(db, delivery.id, { at: now(), why, reached: delivery.state === 'posting' });
    log.warn(fields, `refused: ${why}`);
  } else {
    const at = now() + retryDelay(delivery.attempts);
    await retryLater(db, delivery.id, { at, why, reached: true });
    log.warn(fields, `failed, trying again: ${why}`);
  }
}
