/** Polls one feed: fetch, read, store what is new, and decide when to come back. */
import { hash } from 'node:crypto';
import type { Database } from '../db/database.ts';
import {
  feedById,
  feedByUrl,
  type PolledFeed,
  postponeHost,
  recordPoll,
  recordQuietPoll,
} from '../db/feeds.ts';
import { describe, SourceError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ArticleId, FeedId, Instant, ParsedFeed } from '../model.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { FetchError } from './fetch-error.ts';
import type { FeedReader } from './reader.ts';
import { hostPause, intervalOf, nextAttempt, nextCheck, VALIDATORS_LAST_MS } from './schedule.ts';
import { storeNews } from './store-news.ts';

/** What polling needs. */
export interface PollDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  now(): Instant;
  readonly log: Log;
  /** 0 to 1; spreads polls over time. */
  random?(): number;
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

/** Polls a feed and records the outcome; a source's failure is a result, not an exception. */
export async function pollFeed(deps: PollDeps, id: FeedId): Promise<PollResult> {
  const feed = await feedById(deps.db, id);
  if (feed?.state !== 'active') return { outcome: 'gone', ...NOTHING, error: 'This feed is not followed.' };
  try {
    const fetched = await deps.fetcher.fetch(feed.url, validators(feed, deps.now()));
    return await absorb(deps, feed, fetched);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return recordFailure(deps, feed, error);
  }
}

/** Validators, unless the server has said "not modified" for so long that it may be stuck. */
function validators(feed: PolledFeed, now: Instant): { etag?: string | null; lastModified?: string | null } {
  const fresh = feed.lastBodyAt !== null && now - feed.lastBodyAt < VALIDATORS_LAST_MS;
  return fresh ? { etag: feed.etag, lastModified: feed.lastModified } : {};
}

async function absorb(deps: PollDeps, feed: PolledFeed, fetched: Fetched): Promise<PollResult> {
  if (fetched.status === 304) return quiet(deps, feed, fetched, feed.lastBodyAt);
  const bodyHash = hash('sha256', fetched.bytes);
  if (bodyHash === feed.bodyHash) return quiet(deps, feed, fetched, deps.now());
  const parsed = await deps.reader.read(fetched.bytes, {
    contentType: fetched.contentType,
    url: fetched.url,
  });
  const twin = await followed(deps, feed, fetched.movedTo);
  if (twin) return retire(deps, feed, `It moved to ${twin.url}, which is followed already.`);
  const { added, edited } = await storeNews(deps, feed, parsed);
  // Last of all: after a crash before this line the next poll reads the same body again and finds what is missing.
  await recordPoll(deps.db, feed.id, {
    ...succeeded(deps, { ...feed, ...learned(parsed, deps.now()) }, fetched),
    ...learned(parsed, deps.now()),
    ...(fetched.movedTo && { url: fetched.movedTo }),
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
  const { etag, lastModified, nextCheckAt } = succeeded(deps, feed, fetched);
  await recordQuietPoll(deps.db, feed.id, { now, etag, lastModified, nextCheckAt, lastBodyAt });
  return { outcome: 'unchanged', ...NOTHING };
}

function learned(parsed: ParsedFeed, now: Instant): Pick<PolledFeed, 'intervalMs' | 'pollMinutes' | 'hub'> {
  const times = parsed.entries
    .map((entry) => entry.published ?? entry.updated)
    .filter((time) => time !== null);
  return { intervalMs: intervalOf(times, now), pollMinutes: parsed.pollMinutes, hub: parsed.hub };
}

/** A 304 may leave validators out: then the old ones hold. A 200 without them has none. */
function succeeded(deps: PollDeps, feed: PolledFeed, fetched: Fetched) {
  const kept = fetched.status === 304 ? feed : { etag: null, lastModified: null };
  const etag = fetched.etag ?? kept.etag;
  const lastModified = fetched.lastModified ?? kept.lastModified;
  const { intervalMs, pollMinutes } = feed;
  const facts = {
    intervalMs,
    pollMinutes,
    hasValidators: Boolean(etag ?? lastModified),
    freshForMs: fetched.freshForMs,
  };
  const now = deps.now();
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

/** The other feed at the address that this one moved to; null when there is none, or none that works. */
async function followed(
  deps: PollDeps,
  feed: PolledFeed,
  movedTo: string | null,
): Promise<PolledFeed | null> {
  const other = movedTo === null ? null : await feedByUrl(deps.db, movedTo);
  const works = other && other.id !== feed.id && other.state === 'active';
  return works ? other : null;
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
