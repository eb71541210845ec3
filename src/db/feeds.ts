/** The feeds that Dateline follows, and the state of their polling. */
import { and, asc, eq, lte, or, sql } from 'drizzle-orm';
import type { Feed, FeedId, FeedState, FullTextMode, Instant, Publisher, SkippedTimes } from '../model.ts';
import { type Database, type RowChange, run } from './database.ts';
import type { feeds } from './schema/sqlite.ts';

/** A feed with what only polling needs to know. */
export interface PolledFeed extends Feed {
  /** When the server last sent a body instead of "not modified". */
  readonly lastBodyAt: Instant | null;
  /** From how often it publishes. */
  readonly intervalMs: number | null;
  /** What the feed itself asks of pollers, minutes. */
  readonly pollMinutes: number | null;
  readonly skip: SkippedTimes | null;
  readonly hub: string | null;
  readonly topic: string | null;
}

/** What it takes to follow a feed. */
export interface NewFeed {
  readonly url: string;
  readonly title: string;
  readonly publisher: Publisher;
  readonly section: string | null;
  /** Where left out, when the feed gives a teaser only. */
  readonly fullText?: FullTextMode;
}

/** What a poll may change. */
export type PollRecord = Partial<Omit<PolledFeed, 'id' | 'publisher' | 'title' | 'section' | 'url'>>;

function toFeed(row: typeof feeds.$inferSelect): PolledFeed {
  const { publisher, region, ...rest } = row;
  return { ...rest, publisher: { name: publisher, region } };
}

/** Follows a feed, due at once. `added` is false when its address is followed already: then nothing changes. */
export async function addFeed(
  db: Database,
  feed: NewFeed,
  now: Instant,
): Promise<{ feed: PolledFeed; added: boolean }> {
  const { publisher, ...rest } = feed;
  const [row] = await db.orm
    .insert(db.tables.feeds)
    .values({ ...rest, publisher: publisher.name, region: publisher.region, nextCheckAt: now })
    .onConflictDoNothing()
    .returning();
  if (row) return { feed: toFeed(row), added: true };
  const known = await feedByUrl(db, feed.url);
  if (!known) throw new Error(`The feed ${feed.url} was removed while it was added.`);
  return { feed: known, added: false };
}

/** Follows a feed no longer. Its articles stay; returns false when there was no such feed. */
export async function removeFeed(db: Database, id: FeedId): Promise<boolean> {
  const gone = await db.orm
    .delete(db.tables.feeds)
    .where(eq(db.tables.feeds.id, id))
    .returning({ id: db.tables.feeds.id });
  await db.orm.delete(db.tables.entries).where(eq(db.tables.entries.feedId, id));
  return gone.length > 0;
}

/** Every feed, by section and title. */
export async function listFeeds(db: Database): Promise<PolledFeed[]> {
  const { feeds } = db.tables;
  const rows = await db.orm
    .select()
    .from(feeds)
    .orderBy(sql`${feeds.section} nulls first`, asc(feeds.title), asc(feeds.id));
  return rows.map(toFeed);
}

/** Polls begin with these rows. As arrays, by plain SQL, they take half the time that Drizzle takes to make objects of them. */
const ROW = `
  select id, url, title, publisher, region, section, etag, last_modified, body_hash, next_check_at, last_checked_at,
    last_succeeded_at, failures, last_error, state, last_body_at, interval_ms, poll_minutes, skip, hub, topic, full_text
  from feeds`;
type Text = string | null;
type Row = [
  ...[id: FeedId, url: string, title: string, publisher: string, region: Text, section: Text],
  ...[etag: Text, lastModified: Text, bodyHash: Text],
  ...[nextCheckAt: Instant, lastCheckedAt: Instant | null, lastSucceededAt: Instant | null],
  ...[failures: number, lastError: Text, state: FeedState, lastBodyAt: Instant | null],
  ...[intervalMs: number | null, pollMinutes: number | null, skip: Text, hub: Text, topic: Text],
  fullText: FullTextMode,
];

function ofRow(row: Row): PolledFeed {
  return {
    id: row[0],
    url: row[1],
    title: row[2],
    publisher: { name: row[3], region: row[4] },
    section: row[5],
    etag: row[6],
    lastModified: row[7],
    bodyHash: row[8],
    nextCheckAt: row[9],
    lastCheckedAt: row[10],
    lastSucceededAt: row[11],
    failures: row[12],
    lastError: row[13],
    state: row[14],
    lastBodyAt: row[15],
    intervalMs: row[16],
    pollMinutes: row[17],
    skip: row[18] === null ? null : (JSON.parse(row[18]) as SkippedTimes),
    hub: row[19],
    topic: row[20],
    fullText: row[21],
  };
}

/** One feed, or null. */
export async function feedById(db: Database, id: FeedId): Promise<PolledFeed | null> {
  const [row] = await db.prepared<Row>(`${ROW} where id = ?`).all(id);
  return row ? ofRow(row) : null;
}

/** What a poll that found nothing new leaves behind. */
export interface QuietPoll {
  readonly now: Instant;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastBodyAt: Instant | null;
  readonly nextCheckAt: Instant;
}

interface QuietBatch {
  /** Rows for `QUIET`. */
  readonly rows: unknown[][];
  readonly written: Promise<void>;
  /** Ends the wait for more polls. */
  write(): void;
  /** Writes when no other poll has come for a while. */
  readonly timer: NodeJS.Timeout;
}
const unwritten = new WeakMap<Database, QuietBatch>();

/** A commit costs more than a poll: so many are written in one, or fewer when none came for so many milliseconds. */
const QUIET_BATCH = 256;
const QUIET_WAIT_MS = 5;

const QUIET: RowChange = {
  table: 'feeds',
  columns: ['etag', 'last_modified', 'last_checked_at', 'last_succeeded_at', 'last_body_at', 'next_check_at'],
  also: 'failures = 0, last_error = null',
};

/** Writes that a poll went well and found nothing new, together with others that end at about the same time. */
export function recordQuietPoll(db: Database, id: FeedId, poll: QuietPoll): Promise<void> {
  const { now, etag, lastModified, lastBodyAt, nextCheckAt } = poll;
  const batch = unwritten.get(db) ?? openBatch(db);
  batch.rows.push([id, etag, lastModified, now, now, lastBodyAt, nextCheckAt]);
  if (batch.rows.length >= QUIET_BATCH) batch.write();
  else batch.timer.refresh();
  return batch.written;
}

function openBatch(db: Database): QuietBatch {
  const rows: unknown[][] = [];
  let write = () => {};
  const full = new Promise<void>((resolve) => {
    write = () => {
      clearTimeout(timer);
      unwritten.delete(db);
      resolve();
    };
  });
  const timer = setTimeout(write, QUIET_WAIT_MS);
  const batch = { rows, written: full.then(() => writeQuiet(db, rows)), write, timer };
  unwritten.set(db, batch);
  return batch;
}

function writeQuiet(db: Database, rows: readonly unknown[][]): Promise<void> {
  return db.atomically(function* (tx) {
    yield* run(tx.updateRows(QUIET, rows));
  });
}

/** The feed at this address, or null. */
export async function feedByUrl(db: Database, url: string): Promise<PolledFeed | null> {
  const [row] = await db.orm.select().from(db.tables.feeds).where(eq(db.tables.feeds.url, url));
  return row ? toFeed(row) : null;
}

/** Active feeds whose time has come, the longest overdue first. */
export async function dueFeeds(db: Database, now: Instant, limit: number): Promise<PolledFeed[]> {
  const due = `${ROW} where state = 'active' and next_check_at <= ? order by next_check_at, id limit ?`;
  return (await db.prepared<Row>(due).all(now, limit)).map(ofRow);
}

/** Writes what a poll found out. */
export async function recordPoll(db: Database, id: FeedId, change: PollRecord): Promise<void> {
  await db.orm.update(db.tables.feeds).set(change).where(eq(db.tables.feeds.id, id));
}

/**
 * Gives a feed the address that it moved to. Where another feed that is followed has it, nothing changes and that one is
 * returned; one that is gone keeps it, and the feed is read through its old address.
 */
export async function moveFeed(db: Database, id: FeedId, url: string): Promise<PolledFeed | null> {
  const { feeds } = db.tables;
  return db.atomically(function* (tx) {
    const [other] = yield* run(tx.orm.select().from(feeds).where(eq(feeds.url, url)));
    if (!other) yield* run(tx.orm.update(feeds).set({ url }).where(eq(feeds.id, id)));
    return other && other.id !== id && other.state === 'active' ? toFeed(other) : null;
  });
}

/** Lets every feed of a host (name, with port where it has one) wait until a moment. */
export async function postponeHost(db: Database, host: string, until: Instant): Promise<void> {
  const { feeds } = db.tables;
  const address = host.replace(/[\\%_]/g, '\\$&');
  const at = (scheme: string) => sql`${feeds.url} like ${`${scheme}://${address}/%`} escape '\\'`;
  await db.orm
    .update(feeds)
    .set({ nextCheckAt: until })
    .where(and(or(at('https'), at('http')), lte(feeds.nextCheckAt, until)));
}
