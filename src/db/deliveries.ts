/** The outbox: one row per card owed to a channel. A row is written with the decision and never lost. */
import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import type {
  ChannelId,
  Delivery,
  DeliveryId,
  DeliveryKind,
  DeliveryState,
  Instant,
  StoryId,
} from '../model.ts';
import type { Database } from './database.ts';

/** A decision that a channel is owed a card, and why. */
export interface Owed {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly kind: DeliveryKind;
  readonly because: string;
}

/** A delivery that is due, with what an attempt needs to know. */
export interface DueDelivery extends Delivery {
  readonly firstTriedAt: Instant | null;
}

function columns(db: Database) {
  const d = db.tables.deliveries;
  return {
    id: d.id,
    channel: d.channelId,
    story: d.storyId,
    kind: d.kind,
    state: d.state,
    attempts: d.attempts,
    nextAttemptAt: d.nextAttemptAt,
    message: d.message,
    because: d.because,
    lastError: d.lastError,
    firstTriedAt: d.firstTriedAt,
  };
}

/**
 * Writes the deliveries of a routing decision together with the note that it was taken for this version:
 * after a crash either both are there or neither. Who was owed the story before is not owed it again.
 */
export async function owe(
  db: Database,
  story: StoryId,
  version: number,
  owed: readonly Owed[],
  now: Instant,
): Promise<DeliveryId[]> {
  const { deliveries, stories } = db.tables;
  const rows = owed.map(({ id, channel, kind, because }) => ({
    id,
    channelId: channel,
    storyId: story,
    kind,
    state: 'owed' as const,
    nextAttemptAt: now,
    createdAt: now,
    because,
  }));
  return db.atomically(() => {
    const added =
      rows.length === 0
        ? []
        : db.orm.insert(deliveries).values(rows).onConflictDoNothing().returning({ id: deliveries.id }).all();
    db.orm.update(stories).set({ routedVersion: version }).where(eq(stories.id, story)).run();
    return added.map(({ id }) => id);
  });
}

/** A channel that refuses posts is asked again this long after: whoever mended it need not tell us. */
const PROBE_AFTER_MS = 3_600_000;

/** What a look for due deliveries may see. */
export interface DueFilter {
  readonly now: Instant;
  /** Platforms that can post at the moment. */
  readonly platforms: readonly string[];
  readonly limit: number;
}

/**
 * The delivery of each channel that is due first, longest waiting first: one a channel, so that a channel
 * with many owed cards holds up no other.
 */
export async function dueDeliveries(db: Database, filter: DueFilter): Promise<DueDelivery[]> {
  const { deliveries: d } = db.tables;
  const turn = sql<number>`row_number() over (partition by ${d.channelId} order by ${d.createdAt}, ${d.storyId})`;
  const due = db.orm
    .select({ ...columns(db), createdAt: d.createdAt, turn: turn.as('turn') })
    .from(d)
    .innerJoin(db.tables.channels, eq(db.tables.channels.id, d.channelId))
    .where(open(db, filter))
    .as('due');
  return db.orm
    .select()
    .from(due)
    .where(eq(due.turn, 1))
    .orderBy(asc(due.nextAttemptAt), asc(due.createdAt))
    .limit(filter.limit);
}

function open(db: Database, { now, platforms }: Omit<DueFilter, 'limit'>) {
  const { deliveries: d, channels: c } = db.tables;
  return and(
    inArray(d.state, ['owed', 'posting']),
    lte(d.nextAttemptAt, now),
    inArray(c.platform, [...platforms]),
    or(isNull(c.refusedAt), lte(c.refusedAt, now - PROBE_AFTER_MS)),
  );
}

/** Notes, before the platform is asked, that an attempt begins: a crash from here on leaves `posting`. */
export async function beginAttempt(db: Database, id: DeliveryId, now: Instant): Promise<void> {
  const { deliveries: d } = db.tables;
  await db.orm
    .update(d)
    .set({
      state: 'posting',
      attempts: sql`${d.attempts} + 1`,
      firstTriedAt: sql`coalesce(${d.firstTriedAt}, ${now})`,
    })
    .where(and(eq(d.id, id), inArray(d.state, ['owed', 'posting'])));
}

/** Notes that the platform has the post. */
export async function markPosted(
  db: Database,
  id: DeliveryId,
  posted: { message: string; version: number; at: Instant },
): Promise<void> {
  await db.orm
    .update(db.tables.deliveries)
    .set({
      state: 'posted',
      message: posted.message,
      version: posted.version,
      postedAt: posted.at,
      lastError: null,
    })
    .where(eq(db.tables.deliveries.id, id));
}

/**
 * Notes that an attempt failed and when to try again. `reached` says whether the platform may have the
 * post all the same: then the row stays `posting` and the next attempt looks first.
 */
export async function retryLater(
  db: Database,
  id: DeliveryId,
  retry: { at: Instant; why: string; reached: boolean },
): Promise<void> {
  await db.orm
    .update(db.tables.deliveries)
    .set({ state: retry.reached ? 'posting' : 'owed', nextAttemptAt: retry.at, lastError: retry.why })
    .where(eq(db.tables.deliveries.id, id));
}

/** Notes that this card will not be posted: there is nothing (any more) to post, and why. */
export async function markRefused(db: Database, id: DeliveryId, why: string): Promise<void> {
  await db.orm
    .update(db.tables.deliveries)
    .set({ state: 'refused', lastError: why })
    .where(eq(db.tables.deliveries.id, id));
}

/** How a story was delivered to a channel; null when it was not owed there. */
export async function deliveryOf(
  db: Database,
  channel: ChannelId,
  story: StoryId,
): Promise<DueDelivery | null> {
  const { deliveries: d } = db.tables;
  const [row] = await db.orm
    .select(columns(db))
    .from(d)
    .where(and(eq(d.channelId, channel), eq(d.storyId, story), eq(d.kind, 'story')));
  return row ?? null;
}

/** A post that shows an older version of its story than the one analysed now (`version`). */
export interface OutdatedPost {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly story: StoryId;
  readonly message: string;
  readonly version: number;
}

/** Outdated posts made after a moment, newest first. */
export async function outdatedPosts(
  db: Database,
  { postedAfter, limit }: { postedAfter: Instant; limit: number },
): Promise<OutdatedPost[]> {
  const { deliveries: d, stories: s } = db.tables;
  const rows = await db.orm
    .select({
      id: d.id,
      channel: d.channelId,
      story: d.storyId,
      message: d.message,
      version: s.analysedVersion,
    })
    .from(d)
    .innerJoin(s, eq(s.id, d.storyId))
    .where(
      and(
        eq(d.state, 'posted'),
        gte(d.postedAt, postedAfter),
        lt(d.version, s.analysedVersion),
        eq(s.analysedVersion, s.version),
      ),
    )
    .orderBy(desc(d.postedAt))
    .limit(limit);
  return rows.flatMap((row) => (row.message === null ? [] : [{ ...row, message: row.message }]));
}

/** Notes which version a post shows after an edit. */
export async function markEdited(db: Database, id: DeliveryId, version: number): Promise<void> {
  await db.orm.update(db.tables.deliveries).set({ version }).where(eq(db.tables.deliveries.id, id));
}

/** Deliveries whose story is gone (the sample edition, a removed source), with where they stand. */
export async function orphanedDeliveries(
  db: Database,
  limit: number,
): Promise<{ id: DeliveryId; channel: ChannelId; message: string | null; state: DeliveryState }[]> {
  const { deliveries: d, stories } = db.tables;
  return db.orm
    .select({ id: d.id, channel: d.channelId, message: d.message, state: d.state })
    .from(d)
    .where(notExists(db.orm.select().from(stories).where(eq(stories.id, d.storyId))))
    .limit(limit);
}

/** Forgets a delivery. */
export async function deleteDelivery(db: Database, id: DeliveryId): Promise<void> {
  await db.orm.delete(db.tables.deliveries).where(eq(db.tables.deliveries.id, id));
}

/** How many deliveries are in each state. */
export async function countDeliveries(db: Database): Promise<Readonly<Record<DeliveryState, number>>> {
  const { deliveries: d } = db.tables;
  const rows = await db.orm.select({ state: d.state, count: sql<number>`count(*)` }).from(d).groupBy(d.state);
  const counts = { owed: 0, posting: 0, posted: 0, refused: 0 };
  for (const row of rows) counts[row.state] = Number(row.count);
  return counts;
}
