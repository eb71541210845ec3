/** One attempt to post what is owed, and what is noted of its outcome. */
import type { Card } from '../cards/blocks.ts';
import { postForm, publishes } from '../channels/post-form.ts';
import { noteRefusal } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import {
  beginAttempt,
  type DueDelivery,
  deliveryById,
  markPosted,
  markRefused,
  type Owed,
  retryLater,
} from '../db/deliveries.ts';
import { preferencesOf } from '../db/preferences.ts';
import { describe, PlatformError, RateLimitError, RefusedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ArticleId, Channel, Instant } from '../model.ts';
import type { Platform, PostOptions } from '../platform/port.ts';
import { staged } from '../telemetry/stages.ts';
import { newDeliveryId } from './delivery-id.ts';
import type { Pacer } from './pacer.ts';

/** A card to post, and the version of the story that it shows where it shows one. */
export interface Source {
  readonly card: Card;
  readonly version?: number;
  /** What stands in the card's thread where the channel wants threads; null where there is nothing more to say. */
  readonly insight?: () => Card | null;
  /** The articles that it tells of, for the log: one id leads from the feed's entry to the post. */
  readonly articles?: readonly ArticleId[];
}

/**
 * Makes the card of a delivery; null when there is nothing left to post, and then the delivery is dropped. `among` are
 * those that the same look found: what several of them post is made once.
 */
export type CardSource = (delivery: DueDelivery, among: readonly DueDelivery[]) => Promise<Source | null>;

/** What an attempt is made with. */
interface AttemptDeps {
  readonly db: Database;
  readonly cardOf: () => ReturnType<CardSource>;
  readonly pacer: Pick<Pacer, 'pause' | 'hold' | 'sending'>;
  /** The greatest step of the clock seen, ms (`watchClock`). */
  readonly clockStep: () => number;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Where a delivery goes. */
export interface Destination {
  readonly platform: Platform;
  readonly channel: Channel;
}

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 15 * 60_000;
/** A card that a platform has called invalid so often, in the same words, is given up. */
export const MOST_ATTEMPTS = 8;
/** Clocks of a platform and of this machine may differ: the look for an earlier post begins this much before. */
const CLOCK_MARGIN_MS = 5 * 60_000;

/** Doubles from 5 s to 15 min with the number of attempts made. */
export function retryDelay(attempts: number): number {
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 20));
}

/** What came of an attempt. */
type Outcome = 'posted' | 'nothing' | 'waits' | 'limited' | 'dropped' | 'refused' | 'given-up' | 'failed';

/**
 * Posts one delivery of those that a look found; never throws: what went wrong is noted, or, where the database fails,
 * logged.
 */
export async function attempt(
  given: Omit<AttemptDeps, 'cardOf'> & { readonly cardOf: CardSource },
  to: Destination,
  delivery: DueDelivery,
  among: readonly DueDelivery[],
): Promise<void> {
  const deps = { ...given, cardOf: () => given.cardOf(delivery, among) };
  const fields = { part: to.platform.name, delivery: delivery.id, story: delivery.story ?? undefined };
  await staged(
    'post',
    fields,
    () => tryPost(deps, to, delivery),
    (outcome) => ({
      outcome,
      items: outcome === 'posted' ? 1 : 0,
    }),
  );
}

async function tryPost(deps: AttemptDeps, to: Destination, delivery: DueDelivery): Promise<Outcome> {
  const { now, log } = deps;
  try {
    return await post(deps, to, delivery).catch((error: unknown) => noteFailure(deps, to, delivery, error));
  } catch (error) {
    // Not even the outcome could be stored (a full disk): the row says what it said, so nothing is lost.
    deps.pacer.hold(to.channel.id, now() + retryDelay(delivery.attempts));
    log.error({ delivery: delivery.id, error }, `an attempt to post was not noted: ${describe(error)}`);
    return 'failed';
  }
}

async function post(deps: AttemptDeps, to: Destination, delivery: DueDelivery): Promise<Outcome> {
  const { db, now, log } = deps;
  const source = await deps.cardOf();
  if (!source) return dropped(db, delivery, 'There is nothing to post any more.');
  const options = await optionsOf(db, to, delivery);
  if (!options) return dropped(db, delivery, 'The post that it belongs to is gone.');
  const message =
    (await earlierPost(deps, to, delivery, options)) ??
    (await firstPost(deps, to, delivery, source.card, options));
  if (message === null) return 'waits';
  const also = inThread(to, delivery, source, options);
  const version = source.version ?? 0;
  const posted = { id: delivery.id, channel: to.channel.id, message, version, at: now(), also };
  if (await markPosted(db, posted)) log.info({ channel: to.channel.title }, 'takes posts again');
  const { id, kind, story } = delivery;
  const place = { platform: to.platform.name, channel: to.channel.title };
  log.info({ delivery: id, kind, story, articles: source.articles, ...place }, 'posted');
  return 'posted';
}

/** In a channel that wants threads, deep insight is not behind the button only: it stands in the card's thread. */
function inThread(
  { platform, channel }: Destination,
  { id, story }: DueDelivery,
  { insight }: Source,
  { form }: PostOptions,
): Owed[] {
  const card = form === 'thread' && platform.capabilities.threads ? insight?.() : null;
  if (!card) return [];
  const because = 'the channel wants each card as a thread';
  const note = { id: newDeliveryId(), channel: channel.id, kind: 'note' as const, story, under: id };
  return [{ ...note, subject: `${id} insight`, because, payload: card }];
}

async function dropped(db: Database, delivery: DueDelivery, why: string): Promise<Outcome> {
  await markRefused(db, delivery.id, why);
  return 'nothing';
}

/** How the post stands in its place; null when it belongs under a post that is not there. */
async function optionsOf(
  db: Database,
  { platform, channel }: Destination,
  delivery: DueDelivery,
): Promise<PostOptions | null> {
  if (delivery.under !== null) {
    if (!platform.capabilities.threads) return null;
    const above = await deliveryById(db, delivery.under);
    return above?.message ? { under: above.message } : null;
  }
  if (delivery.kind === 'notice' || delivery.kind === 'follow-up') return {};
  const preferences = await preferencesOf(db, channel.id);
  const form = delivery.kind === 'story' ? postForm(preferences) : undefined;
  return { ...(form && { form }), ...(publishes(preferences) && { publish: true }) };
}

/** A delivery that was tried before may stand there already. */
async function earlierPost(
  { now, clockStep }: AttemptDeps,
  { platform, channel }: Destination,
  delivery: DueDelivery,
  options: PostOptions,
): Promise<string | null> {
  if (delivery.state !== 'posting' || !platform.find) return null;
  const since = lookFrom(delivery.firstTriedAt ?? now(), now(), clockStep());
  return platform.find(channel.address, delivery.id, since, options);
}

/**
 * A post may stand as much before the noted time as the clock was set in between. Not further back by itself: some
 * apps may read 15 messages of a channel a minute only (docs.slack.dev/apis/web-api/rate-limits).
 */
function lookFrom(tried: Instant, now: Instant, step: number): Instant {
  const setBack = Math.max(0, tried - now);
  return Math.min(tried, now) - Math.max(step, setBack) - CLOCK_MARGIN_MS;
}

async function firstPost(
  { db, now, pacer }: AttemptDeps,
  { platform, channel }: Destination,
  delivery: DueDelivery,
  card: Card,
  options: PostOptions,
): Promise<string | null> {
  // It waits again where quiet hours have begun in the meantime.
  if (!(await beginAttempt(db, delivery.id, now()))) return null;
  pacer.sending(channel.id);
  return platform.post(channel.address, card, delivery.id, options);
}

async function noteFailure(
  { db, now, log, pacer }: AttemptDeps,
  { channel }: Destination,
  delivery: DueDelivery,
  error: unknown,
): Promise<Outcome> {
  const why = describe(error);
  const fields = { delivery: delivery.id, channel: channel.title, error };
  const unreached = delivery.state === 'posting';
  if (error instanceof RateLimitError) {
    const until = now() + error.retryAfterMs;
    if (error.scope === 'platform') pacer.pause(channel.platform, until);
    pacer.hold(channel.id, until);
    // The pacer keeps a longer wait; a row that is due far ahead would be taken for one of a clock that was wrong.
    const at = Math.min(until, now() + LAST_RETRY_MS);
    await retryLater(db, delivery.id, { at, why, reached: unreached });
    log.info(fields, `waiting: ${why}`);
    return 'limited';
  }
  // What it belongs under was deleted or takes no replies, or a filter blocked it: that says nothing of the place.
  if (error instanceof RefusedError && error.scope === 'post') {
    await markRefused(db, delivery.id, why);
    log.info(fields, `dropped: ${why}`);
    return 'dropped';
  }
  if (error instanceof RefusedError) {
    await noteRefusal(db, channel.id, { at: now(), why });
    await retryLater(db, delivery.id, { at: now(), why, reached: unreached });
    log.warn(fields, `refused: ${why}`);
    return 'refused';
  }
  if (isHopeless(delivery, error, why)) {
    await markRefused(db, delivery.id, why);
    log.error(fields, `given up after ${delivery.attempts + 1} attempts: ${why}`);
    return 'given-up';
  }
  const at = now() + retryDelay(delivery.attempts);
  // A platform that is away is away for the whole place; anything else may be this one card's own trouble.
  if (error instanceof PlatformError) pacer.hold(channel.id, at);
  await retryLater(db, delivery.id, { at, why, reached: true });
  log.warn(fields, `failed, trying again: ${why}`);
  return 'failed';
}

/** A platform that is away comes back; what it calls invalid stays so. */
function isHopeless({ attempts, lastError }: DueDelivery, error: unknown, why: string): boolean {
  return !(error instanceof PlatformError) && attempts + 1 >= MOST_ATTEMPTS && lastError === why;
}
