/** Subscriptions at WebSub hubs: what was asked for, what the hub granted, and how well it pushes. */
import { and, asc, eq, exists, inArray, isNotNull, isNull, lte, ne, not, notExists, sql } from 'drizzle-orm';
import type { FeedId, Instant, PushState } from '../model.ts';
import { type Database, oncePerSession } from './database.ts';
import type { pushSubscriptions } from './schema/sqlite.ts';

/** One subscription at a hub; the columns are explained in the schema. */
export type PushSubscription = Readonly<typeof pushSubscriptions.$inferSelect>;

/** What may change of a subscription. */
export type PushChange = Partial<Omit<PushSubscription, 'id' | 'feedId' | 'hub' | 'topic' | 'callback'>>;

/** A feed that names a hub and has no subscription there. */
export interface PushOffer {
  readonly feedId: FeedId;
  readonly hub: string;
  readonly topic: string;
}

/** How a feed's push does, for people. */
export interface PushHealth {
  readonly state: PushState;
  /** Host name of the hub. */
  readonly hub: string;
  /** True while the feed is polled rarely because its news are pushed. */
  readonly trusted: boolean;
  readonly lastPushAt: Instant | null;
  /** When a poll last found what should have been pushed. */
  readonly missedAt: Instant | null;
  readonly lastError: string | null;
}

/** The statement that every poll of a feed with a hub runs, prepared. */
const ofFeed = oncePerSession(({ orm, tables: { pushSubscriptions: t } }) =>
  orm
    .select()
    .from(t)
    .where(and(eq(t.feedId, sql.placeholder('feedId')), ne(t.state, 'leaving')))
    .prepare(),
);

/** The feed's subscription, or null. One that is being taken back does not count. */
export async function pushOf(db: Database, feedId: FeedId): Promise<PushSubscription | null> {
  const [row] = await ofFeed(db).execute({ feedId });
  return row ?? null;
}

/** The subscription whose hub calls this address, or null. */
export async function pushAt(db: Database, callback: string): Promise<PushSubscription | null> {
  const { pushSubscriptions: t } = db.tables;
  const [row] = await db.orm.select().from(t).where(eq(t.callback, callback));
  return row ?? null;
}

/** How these feeds' push does; feeds without a subscription are left out. */
export async function pushHealth(
  db: Database,
  feeds: readonly FeedId[],
): Promise<ReadonlyMap<FeedId, PushHealth>> {
  const { pushSubscriptions: t } = db.tables;
  const pushes = await db.orm
    .select()
    .from(t)
    .where(and(inArray(t.feedId, [...feeds]), ne(t.state, 'leaving')));
  return new Map(pushes.map((push) => [push.feedId, healthOf(push)]));
}

function healthOf({ state, hub, lastPushAt, missedAt, lastError, trust }: PushSubscription): PushHealth {
  const trusted = state === 'active' && trust > 0;
  return { state, hub: new URL(hub).host, trusted, lastPushAt, missedAt, lastError };
}

/** Active feeds that name a hub and have no subscription. */
export async function pushOffers(db: Database): Promise<PushOffer[]> {
  const { feeds, pushSubscriptions: t } = db.tables;
  const subscribed = db.orm
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.feedId, feeds.id), ne(t.state, 'leaving')));
  const rows = await db.orm
    .select({ feedId: feeds.id, hub: feeds.hub, topic: feeds.topic })
    .from(feeds)
    .where(
      and(eq(feeds.state, 'active'), isNotNull(feeds.hub), isNotNull(feeds.topic), notExists(subscribed)),
    );
  return rows.flatMap(({ feedId, hub, topic }) => (hub && topic ? [{ feedId, hub, topic }] : []));
}

/** Starts to take back what no feed wants any more: the feed was removed or ended, or names another hub or address. */
export async function leaveStrays(db: Database, now: Instant): Promise<void> {
  const { feeds, pushSubscriptions: t } = db.tables;
  const wanted = db.orm
    .select({ id: feeds.id })
    .from(feeds)
    .where(
      and(eq(feeds.id, t.feedId), eq(feeds.state, 'active'), eq(feeds.hub, t.hub), eq(feeds.topic, t.topic)),
    );
  await db.orm
    .update(t)
    .set({ state: 'leaving', attempts: 0, nextActionAt: now })
    .where(and(ne(t.state, 'leaving'), not(exists(wanted))));
}

/** Notes a subscription that is to be asked for at once. */
export async function addPush(
  db: Database,
  offer: PushOffer,
  given: { readonly callback: string; readonly secret: string },
  now: Instant,
): Promise<void> {
  await db.orm
    .insert(db.tables.pushSubscriptions)
    .values({ ...offer, ...given, state: 'asked', nextActionAt: now });
}

/** Subscriptions about which something is to be done, the longest overdue first. */
export async function duePushes(db: Database, now: Instant, limit: number): Promise<PushSubscription[]> {
  const { pushSubscriptions: t } = db.tables;
  return db.orm
    .select()
    .from(t)
    .where(lte(t.nextActionAt, now))
    .orderBy(asc(t.nextActionAt), asc(t.id))
    .limit(limit);
}

/** Changes a subscription. */
export async function changePush(db: Database, id: number, change: PushChange): Promise<void> {
  const { pushSubscriptions: t } = db.tables;
  await db.orm.update(t).set(change).where(eq(t.id, id));
}

/** Writes what came of a request, unless the hub verified it in the meantime (`attempts` is 0 again). */
export async function recordRefusedRequest(
  db: Database,
  { id, attempts }: Pick<PushSubscription, 'id' | 'attempts'>,
  change: Pick<PushSubscription, 'nextActionAt' | 'lastError'>,
): Promise<void> {
  const { pushSubscriptions: t } = db.tables;
  await db.orm
    .update(t)
    .set(change)
    .where(and(eq(t.id, id), eq(t.attempts, attempts)));
}

/** Counts a push that came: `news` where it brought or led to something new. */
export async function recordPush(
  db: Database,
  id: number,
  push: { readonly news: boolean; readonly change: PushChange },
): Promise<void> {
  const { pushSubscriptions: t } = db.tables;
  const counted = push.news ? { trust: sql`${t.trust} + 1` } : {};
  await db.orm
    .update(t)
    .set({ ...push.change, ...counted })
    .where(eq(t.id, id));
}

/** Forgets a subscription. */
export async function removePush(db: Database, id: number): Promise<void> {
  const { pushSubscriptions: t } = db.tables;
  await db.orm.delete(t).where(eq(t.id, id));
}

/** Forgets every subscription whose hub calls another address than those below `base`; null for all of them. */
export async function removePushesElsewhere(db: Database, base: string | null): Promise<void> {
  const { pushSubscriptions: t } = db.tables;
  const here = sql`substr(${t.callback}, 1, ${base?.length ?? 0}) = ${base}`;
  await db.orm.delete(t).where(base === null ? undefined : not(here));
}

/** After a time in which nobody listened: what came out in it was not missed by the hubs. */
export async function listenFrom(db: Database, now: Instant): Promise<void> {
  const { pushSubscriptions: t } = db.tables;
  await db.orm.update(t).set({ listeningFrom: now }).where(isNotNull(t.listeningFrom));
}

/**
 * Brings the next poll of pushed feeds forward to about when it would be without push, though no sooner than
 * `leastMs` after the last: of one feed, or of all after a time in which nobody listened.
 */
export async function pollAsUsual(db: Database, leastMs: number, feedId?: FeedId): Promise<void> {
  const { feeds, pushSubscriptions: t } = db.tables;
  const pace = db.dialect.greatest(
    sql`coalesce(${feeds.intervalMs}, 0)`,
    sql`coalesce(${feeds.pollMinutes}, 0) * 60000`,
    leastMs,
  );
  const usual = sql`coalesce(${feeds.lastCheckedAt}, 0) + ${pace}`;
  const pushed = db.orm
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.feedId, feeds.id), isNotNull(t.listeningFrom)));
  await db.orm
    .update(feeds)
    .set({ nextCheckAt: db.dialect.least(feeds.nextCheckAt, usual) })
    .where(
      and(
        eq(feeds.failures, 0),
        isNull(feeds.skip),
        feedId === undefined ? exists(pushed) : eq(feeds.id, feedId),
      ),
    );
}

/** Lets a feed be polled at once, though not twice within `leastMs`: its hub said that there is news. */
export async function pollSoon(db: Database, feedId: FeedId, now: Instant, leastMs: number): Promise<void> {
  const { feeds } = db.tables;
  const { least, greatest } = db.dialect;
  const allowed = sql`coalesce(${feeds.lastCheckedAt}, 0) + ${leastMs}`;
  const soon = least(feeds.nextCheckAt, greatest(now, allowed));
  // One that fails keeps its distance: the server may have asked for it.
  await db.orm
    .update(feeds)
    .set({ nextCheckAt: soon })
    .where(and(eq(feeds.id, feedId), eq(feeds.failures, 0)));
}
