/** What is wrong with feeds, from when it was seen until it is over. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { FeedId, FeedTrouble, Instant } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';

/** A trouble that is not over. */
export interface StandingTrouble {
  readonly feed: FeedId;
  readonly title: string;
  readonly url: string;
  readonly trouble: FeedTrouble;
  readonly since: Instant;
  readonly toldAt: Instant | null;
  /** What the last poll said, in a sentence; null where it went well. */
  readonly lastError: string | null;
}

/** When the newest articles of a feed were published and collected, newest first. */
export async function recentTimes(db: Database, feed: FeedId, limit: number) {
  const { articles: a } = db.tables;
  return db.orm
    .select({ published: a.published, collected: a.collected, backlog: a.backlog })
    .from(a)
    .where(eq(a.feedId, feed))
    .orderBy(desc(a.collected), desc(a.id))
    .limit(limit);
}

/** The troubles that are not over, oldest first; those of feeds that are followed no longer are left out. */
export async function standingTroubles(db: Database): Promise<StandingTrouble[]> {
  const { feedTroubles: t, feeds } = db.tables;
  return db.orm
    .select({
      feed: t.feedId,
      title: feeds.title,
      url: feeds.url,
      trouble: t.trouble,
      since: t.since,
      toldAt: t.toldAt,
      lastError: feeds.lastError,
    })
    .from(t)
    .innerJoin(feeds, eq(feeds.id, t.feedId))
    .orderBy(asc(t.since), asc(t.feedId));
}

/** Writes what a feed suffers from now: what is new begins, what is over goes. */
export async function recordTroubles(
  db: Database,
  feed: FeedId,
  change: { readonly begun: readonly FeedTrouble[]; readonly over: readonly FeedTrouble[] },
  now: Instant,
): Promise<void> {
  const { feedTroubles: t } = db.tables;
  const rows = change.begun.map((trouble) => ({ feedId: feed, trouble, since: now }));
  await db.atomically(function* (tx) {
    if (change.over.length > 0)
      yield* run(tx.orm.delete(t).where(and(eq(t.feedId, feed), inArray(t.trouble, [...change.over]))));
    if (rows.length > 0) yield* run(tx.orm.insert(t).values(rows).onConflictDoNothing());
  });
}

/** Notes that the operator is told of these; for `owe`, in whose transaction it runs. */
export function* markTroublesTold(tx: Session, told: readonly StandingTrouble[], now: Instant): Work<void> {
  const { feedTroubles: t } = tx.tables;
  for (const { feed, trouble } of told) {
    const one = and(eq(t.feedId, feed), eq(t.trouble, trouble), isNull(t.toldAt));
    yield* run(tx.orm.update(t).set({ toldAt: now }).where(one));
  }
}
