/** Deliveries that wait for a digest, for the end of quiet hours or for a free place within a limit. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, lte } from 'drizzle-orm';
import type { ChannelId, DeliveryId, DeliveryKind, Instant, StoryId } from '../model.ts';
import { type Database, run } from './database.ts';
import { insertDeliveries, type Owed } from './deliveries.ts';

/** A delivery that waits. */
export interface HeldDelivery {
  readonly id: DeliveryId;
  readonly kind: DeliveryKind;
  readonly createdAt: Instant;
  readonly payload: unknown;
}

/** The stories that a digest took, oldest first. */
export async function storiesInBundle(db: Database, digest: DeliveryId): Promise<StoryId[]> {
  return (await membersOf(db, digest)).map(({ story }) => story);
}

/** The deliveries that a list took, oldest first, each with its story. */
export async function membersOf(
  db: Database,
  digest: DeliveryId,
): Promise<{ story: StoryId; payload: unknown }[]> {
  const { deliveries: d } = db.tables;
  const rows = await db.orm
    .select({ story: d.storyId, payload: d.payload })
    .from(d)
    .where(and(eq(d.bundle, digest), eq(d.state, 'bundled')))
    .orderBy(asc(d.createdAt), asc(d.id));
  return rows.flatMap(({ story, payload }) => (story === null ? [] : [{ story, payload }]));
}

/** The channels in which something waits. */
export async function channelsHolding(db: Database): Promise<ChannelId[]> {
  const { deliveries: d } = db.tables;
  const rows = await db.orm
    .selectDistinct({ channel: d.channelId })
    .from(d)
    .where(eq(d.state, 'held'))
    .orderBy(d.channelId);
  return rows.map(({ channel }) => channel);
}

/** What waits in a channel, oldest first. */
export async function heldIn(db: Database, channel: ChannelId): Promise<HeldDelivery[]> {
  const { deliveries: d } = db.tables;
  return db.orm
    .select({ id: d.id, kind: d.kind, createdAt: d.createdAt, payload: d.payload })
    .from(d)
    .where(and(eq(d.channelId, channel), eq(d.state, 'held')))
    .orderBy(asc(d.createdAt), asc(d.id));
}

/** Lets these post as soon as it is their turn. */
export async function releaseHeld(db: Database, ids: readonly DeliveryId[], now: Instant): Promise<void> {
  await moveHeld(db, ids, { state: 'owed', nextAttemptAt: now });
}

/** Notes that these are not posted, and why. */
export async function dropHeld(db: Database, ids: readonly DeliveryId[], why: string): Promise<void> {
  await moveHeld(db, ids, { state: 'refused', lastError: why });
}

async function moveHeld(
  db: Database,
  ids: readonly DeliveryId[],
  to: { state: 'owed' | 'refused'; nextAttemptAt?: Instant; lastError?: string },
): Promise<void> {
  const { deliveries: d } = db.tables;
  await db.orm
    .update(d)
    .set(to)
    .where(and(inArray(d.id, [...ids]), eq(d.state, 'held')));
}

/**
 * Owes a digest of these. Where one with its subject was owed before, nothing happens and they go on waiting; a crash
 * leaves both done or neither.
 * @returns true when the digest is new.
 */
export async function bundleHeld(
  db: Database,
  digest: Owed,
  members: readonly DeliveryId[],
  now: Instant,
): Promise<boolean> {
  const { deliveries: d } = db.tables;
  return db.atomically(function* (tx) {
    const added = yield* insertDeliveries(tx, [digest], now);
    if (added.length === 0) return false;
    yield* run(
      tx.orm
        .update(d)
        .set({ state: 'bundled', bundle: digest.id })
        .where(and(inArray(d.id, [...members]), eq(d.state, 'held'))),
    );
    return true;
  });
}

/** Lets cards and follow-ups wait that were owed in a channel, and of which no attempt was begun; gives how many. */
export async function holdOwed(db: Database, channel: ChannelId): Promise<number> {
  const { deliveries: d } = db.tables;
  const held = await db.orm
    .update(d)
    .set({ state: 'held' })
    .where(
      and(
        eq(d.channelId, channel),
        inArray(d.kind, ['story', 'follow-up']),
        eq(d.state, 'owed'),
        isNotNull(d.storyId),
      ),
    )
    .returning({ id: d.id });
  return held.length;
}

/** Kinds that a limit counts: what stands in the channel itself and was not asked for one by one. */
const COUNTED = ['story', 'digest', 'briefing', 'recap'] as const;

/** How many posts a channel had after a moment, or is about to have. */
export async function countPosts(
  db: Database,
  channel: ChannelId,
  after: Instant,
  now: Instant,
): Promise<number> {
  const { deliveries: d } = db.tables;
  const counted = and(eq(d.channelId, channel), inArray(d.kind, COUNTED));
  const posted = and(counted, eq(d.state, 'posted'), gt(d.postedAt, after), lte(d.postedAt, now));
  const [done] = await db.orm.select({ posts: count() }).from(d).where(posted);
  const [due] = await db.orm
    .select({ posts: count() })
    .from(d)
    .where(and(counted, inArray(d.state, ['owed', 'posting'])));
  return (done?.posts ?? 0) + (due?.posts ?? 0);
}

/** The payload of the newest delivery of a kind in a channel; null with none. */
export async function lastPayload(db: Database, channel: ChannelId, kind: DeliveryKind): Promise<unknown> {
  const { deliveries: d } = db.tables;
  const [row] = await db.orm
    .select({ payload: d.payload })
    .from(d)
    .where(and(eq(d.channelId, channel), eq(d.kind, kind)))
    .orderBy(desc(d.createdAt))
    .limit(1);
  return row?.payload ?? null;
}
