/** The feeds that Dateline follows, and the state of their polling. */
import { and, asc, eq, lte, or, sql } from 'drizzle-orm';
import type { Feed, FeedId, Instant, Publisher } from '../model.ts';
import type { Database } from './database.ts';
import type { feeds } from './schema/sqlite.ts';

/** A feed with what only polling needs to know. */
export interface PolledFeed extends Feed {
  /** When the server last sent a body instead of "not modified". */
  readonly lastBodyAt: Instant | null;
  /** From how often it publishes. */
  readonly intervalMs: number | null;
  /** What the feed itself asks of pollers, minutes. */
  readonly pollMinutes: number | null;
  readonly hub: string | null;
}

/** What it takes to follow a feed. */
export interface NewFeed {
  readonly url: string;
  readonly title: string;
  readonly publisher: Publisher;
  readonly section: string | null;
}

/** What a poll may change. */
export type PollRecord = Partial<
  Omit<PolledFeed, 'id' | 'publisher' | 'title' | 'section' | 'url'> & { readonly url: string }
>;

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
  const rows = await db.orm.select().from(feeds).orderBy(asc(feeds.section), asc(feeds.title), asc(feeds.id));
  return rows.map(toFeed);
}

/** The two statements of a poll that finds nothing new, prepared: making them anew costs more than the poll itself. */
function prepare({ orm, tables: { feeds } }: Database) {
  const value = (name: string) => sql`${sql.placeholder(name)}`;
  return {
    byId: orm
      .select()
      .from(feeds)
      .where(eq(feeds.id, sql.placeholder('id')))
      .prepare(),
    quiet: orm
      .update(feeds)
      .set({
        etag: value('etag'),
        lastModified: value('lastModified'),
        lastCheckedAt: value('now'),
        lastSucceededAt: value('now'),
        lastBodyAt: value('lastBodyAt'),
        nextCheckAt: value('nextCheckAt'),
        failures: 0,
        lastError: null,
      })
      .where(eq(feeds.id, sql.placeholder('id')))
      .prepare(),
  };
}

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();

function statements(db: Database): ReturnType<typeof prepare> {
  let found = prepared.get(db);
  if (!found) {
    found = prepare(db);
    prepared.set(db, found);
  }
  return found;
}

/** One feed, or null. */
export async function feedById(db: Database, id: FeedId): Promise<PolledFeed | null> {
  const [row] = await statements(db).byId.execute({ id });
  return row ? toFeed(row) : null;
}

/** What a poll that found nothing new leaves behind. */
export interface QuietPoll {
  readonly now: Instant;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastBodyAt: Instant | null;
  readonly nextCheckAt: Instant;
}

/** Writes that a poll went well and found nothing new. */
export async function recordQuietPoll(db: Database, id: FeedId, poll: QuietPoll): Promise<void> {
  await statements(db).quiet.execute({ id, ...poll });
}

/** The feed at this address, or null. */
export async function feedByUrl(db: Database, url: string): Promise<PolledFeed | null> {
  const [row] = await db.orm.select().from(db.tables.feeds).where(eq(db.tables.feeds.url, url));
  return row ? toFeed(row) : null;
}

/** Active feeds whose time has come, the longest overdue first. */
export async function dueFeeds(db: Database, now: Instant, limit: number): Promise<PolledFeed[]> {
  const { feeds } = db.tables;
  const rows = await db.orm
    .select()
    .from(feeds)
    .where(and(eq(feeds.state, 'active'), lte(feeds.nextCheckAt, now)))
    .orderBy(asc(feeds.nextCheckAt), asc(feeds.id))
    .limit(limit);
  return rows.map(toFeed);
}

/** Writes what a poll found out. */
export async function recordPoll(db: Database, id: FeedId, change: PollRecord): Promise<void> {
  await db.orm.update(db.tables.feeds).set(change).where(eq(db.tables.feeds.id, id));
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
