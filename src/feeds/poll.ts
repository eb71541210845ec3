/** Polls one feed: fetch, read, store what is new, and decide when to come back. */
import { hash } from 'node:crypto';
import type { Database } from '../db/database.ts';
import {
  feedById,
  moveFeed,
  type PolledFeed,
  postponeHost,
  recordPoll,
  recordQuietPoll,
} from '../db/feeds.ts';
import type { PushSubscription } from '../db/push-subscriptions.ts';
import { describe, SourceError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ArticleId, FeedId, Instant } from '../model.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { FetchError } from './fetch-error.ts';
import { headerHub } from './link-header.ts';
import type { FeedReader } from './reader.ts';
import { hostPause, intervalOf, nextAttempt, nextCheck, VALIDATORS_LAST_MS } from './schedule.ts';
import { storeNews } from './store-news.ts';
import { judgePush, pushedUntil, pushFor } from './websub/trust.ts';
import type { ReadFeed } from './words.ts';

/** What polling needs. */
export interface PollDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  now(): Instant;
  readonly log: Log;
  /** 0 to 1; spreads polls over time. */
  random?(): number;
  /**
   * Takes over the waiting until a quiet poll is written down: such polls are written many at a time, and who polls many
   * feeds waits once for all. Where it is left out, the poll itself waits.
   */
  later?(written: Promise<void>): void;
}

/** What a poll did. `gone` feeds are not polled again. */
export interface PollResult {
  readonly outcome: 'new' | 'unchanged' | 'failed' | 'gone';
  readonly added: readonly ArticleId[];
  readonly edited: readonly ArticleId[];
  /** One sentence, when it failed or the feed is gone. */
  readonly error?: string;
}

const NOTHING = { added: [], edited: [] } as const;

const UNFOLLOWED: PollResult = { outcome: 'gone', ...NOTHING, error: 'This feed is not followed.' };

/**
 * Polls a feed and records the outcome; a source's failure is a result, not an exception. Who has just read the feed's row
 * gives it along: it is read again only where the feed has something to say.
 */
export async function pollFeed(deps: PollDeps, which: FeedId | PolledFeed): Promise<PollResult> {
  const feed = typeof which === 'number' ? await feedById(deps.db, which) : which;
  if (feed?.state !== 'active') return UNFOLLOWED;
  try {
    const answer = await ask(deps, feed);
    return answer.status === 304
      ? await quiet(deps, feed, answer, feed.lastBodyAt)
      : await absorb(deps, feed, answer);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return recordFailure(deps, feed, error);
  }
}

/**
 * The feed's answer. Validators are worth something at the address that gave them only: a "not modified" of a log-in page
 * that the feed was moved to says nothing, so a new address is asked for its document.
 */
async function ask({ fetcher, now }: PollDeps, feed: PolledFeed): Promise<Fetched> {
  const answer = await fetcher.fetch(feed.url, validators(feed, now()));
  if (answer.status === 200 || answer.movedTo === null) return answer;
  const whole = await fetcher.fetch(answer.movedTo);
  return { ...whole, movedTo: whole.movedTo ?? answer.movedTo };
}

/** Validators, unless the server has said "not modified" for so long that it may be stuck. */
function validators(feed: PolledFeed, now: Instant): { etag?: string | null; lastModified?: string | null } {
  const fresh = feed.lastBodyAt !== null && now - feed.lastBodyAt < VALIDATORS_LAST_MS;
  return fresh ? { etag: feed.etag, lastModified: feed.lastModified } : {};
}

async function absorb(deps: PollDeps, asked: PolledFeed, fetched: Fetched): Promise<PollResult> {
  const feed = await feedById(deps.db, asked.id);
  // Somebody may have removed it since.
  if (feed?.state !== 'active') return UNFOLLOWED;
  const bodyHash = hash('sha256', fetched.bytes);
  const same = bodyHash === feed.bodyHash;
  const { bytes, contentType, url, movedTo } = fetched;
  const parsed = same ? null : await deps.reader.read(bytes, { contentType, url });
  // Only now: what moved to something that is no feed stays where it was.
  const twin = movedTo === null ? null : await moveFeed(deps.db, feed.id, movedTo);
  if (twin) return retire(deps, feed, `It moved to ${twin.url}, which is followed already.`);
  return parsed ? news(deps, feed, fetched, parsed, bodyHash) : quiet(deps, feed, fetched, deps.now());
}

/** A document that is not the last one: its news are stored, then what it says of itself. */
async function news(
  deps: PollDeps,
  feed: PolledFeed,
  fetched: Fetched,
  parsed: ReadFeed,
  bodyHash: string,
): Promise<PollResult> {
  const { added, edited } = await storeNews(deps, feed, parsed);
  const facts = learned(parsed, fetched, deps.now());
  const push = await judgePush(deps, feed, await pushFor(deps.db, feed), added);
  // Last of all: after a crash before this line the next poll reads the same body again and finds what is missing.
  await recordPoll(deps.db, feed.id, {
    ...succeeded(deps, { ...feed, ...facts }, fetched, push),
    ...facts,
    bodyHash,
    lastBodyAt: deps.now(),
  });
  deps.log.debug({ feed: feed.id, url: feed.url, added: added.length, edited: edited.length }, 'feed polled');
  return { outcome: added.length + edited.length > 0 ? 'new' : 'unchanged', added, edited };
}

/** Nothing new: the state of polling moves on, by a statement that is ready made. */
async function quiet(
  deps: PollDeps,
  feed: PolledFeed,
  fetched: Fetched,
  lastBodyAt: Instant | null,
): Promise<PollResult> {
  const now = deps.now();
  const push = feed.hub === null ? null : await pushFor(deps.db, feed);
  const { etag, lastModified, nextCheckAt } = succeeded(deps, feed, fetched, push);
  const written = recordQuietPoll(deps.db, feed.id, { now, etag, lastModified, nextCheckAt, lastBodyAt });
  if (deps.later) deps.later(written);
  else await written;
  return { outcome: 'unchanged', ...NOTHING };
}

function learned(
  parsed: ReadFeed,
  { link, url }: Fetched,
  now: Instant,
): Pick<PolledFeed, 'intervalMs' | 'pollMinutes' | 'skip' | 'hub' | 'topic'> {
  const times = parsed.entries
    .map((entry) => entry.published ?? entry.updated)
    .filter((time) => time !== null);
  const { pollMinutes, skip, hub, topic } = parsed;
  return {
    intervalMs: intervalOf(times, now),
    pollMinutes,
    skip,
    ...(headerHub(link, url) ?? { hub, topic }),
  };
}

/** A 304 may leave validators out: then the old ones hold. A 200 without them has none. */
function succeeded(deps: PollDeps, feed: PolledFeed, fetched: Fetched, push: PushSubscription | null) {
  const kept = fetched.status === 304 ? feed : { etag: null, lastModified: null };
  const etag = fetched.etag ?? kept.etag;
  const lastModified = fetched.lastModified ?? kept.lastModified;
  const { intervalMs, pollMinutes, skip, lastBodyAt } = feed;
  const now = deps.now();
  const facts = {
    intervalMs,
    pollMinutes,
    skip,
    pushedUntil: push && pushedUntil(push, now),
    silentMs: fetched.status === 304 && lastBodyAt !== null ? now - lastBodyAt : 0,
    hasValidators: Boolean(etag ?? lastModified),
    freshForMs: fetched.freshForMs,
  };
  return {
    etag,
    lastModified,
    lastCheckedAt: now,
    lastSucceededAt: now,
    failures: 0,
    lastError: null,
    nextCheckAt: nextCheck(facts, now, random(deps)),
  };
}

async function retire(deps: PollDeps, feed: PolledFeed, why: string): Promise<PollResult> {
  await recordPoll(deps.db, feed.id, { state: 'gone', lastError: why, lastCheckedAt: deps.now() });
  deps.log.warn({ feed: feed.id, url: feed.url }, `${feed.title}: ${why}`);
  return { outcome: 'gone', ...NOTHING, error: why };
}

async function recordFailure(deps: PollDeps, feed: PolledFeed, error: SourceError): Promise<PollResult> {
  const status = error instanceof FetchError ? error.status : null;
  const message = describe(error);
  if (status === 410) return retire(deps, feed, message);
  const now = deps.now();
  const retryAfter = error instanceof FetchError ? error.retryAfterMs : null;
  const failures = feed.failures + 1;
  await recordPoll(deps.db, feed.id, {
    failures,
    lastError: message,
    lastCheckedAt: now,
    nextCheckAt: nextAttempt(failures, retryAfter, now, random(deps)),
  });
  if (status === 429) await postponeHost(deps.db, new URL(feed.url).host, hostPause(retryAfter, now));
  deps.log.warn({ feed: feed.id, url: feed.url, failures }, `${feed.title}: ${message}`);
  return { outcome: 'failed', ...NOTHING, error: message };
}

function random(deps: PollDeps): number {
  return deps.random ? deps.random() : Math.random();
}
