/** Posts that stand in channels: those to be brought up to date, and those to be taken back. */
import {
  and,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notExists,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import type { ChannelId, DeliveryId, DeliveryState, Instant, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';
import { notAwaitingModel } from './rewrites.ts';

/** A post that shows an older version of its story than the one analysed now (`version`). */
export interface OutdatedPost {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly story: StoryId;
  readonly message: string;
  readonly version: number;
  /** The version that the post shows. */
  readonly shown: number;
}

/** Which outdated posts are looked for. */
export interface OutdatedFilter {
  readonly postedAfter: Instant;
  /** Posts edited later than this wait, so that what comes close together makes one edit. */
  readonly editedBefore: Instant;
  readonly now: Instant;
  /** Platforms that can edit at the moment. */
  readonly platforms: readonly string[];
  readonly exceptChannels: readonly ChannelId[];
  readonly exceptPosts: readonly DeliveryId[];
  readonly limit: number;
}

/** The newest outdated post of each channel. */
export async function outdatedPosts(db: Database, filter: OutdatedFilter): Promise<OutdatedPost[]> {
  const { deliveries: d, stories: s } = db.tables;
  const turn = sql<number>`row_number() over (partition by ${d.channelId} order by ${d.postedAt} desc, ${d.id})`;
  const outdated = db.orm
    .select({
      id: d.id,
      channel: d.channelId,
      story: sql<StoryId>`${s.id}`.as('story'),
      message: d.message,
      version: sql<number>`${s.analysedVersion}`.as('analysed'),
      shown: sql<number>`${d.version}`.as('shown'),
      postedAt: d.postedAt,
      turn: turn.as('turn'),
    })
    .from(d)
    .innerJoin(s, eq(s.id, d.storyId))
    .innerJoin(db.tables.channels, eq(db.tables.channels.id, d.channelId))
    .where(isOutdated(db, filter))
    .as('outdated');
  const rows = await db.orm
    .select()
    .from(outdated)
    .where(eq(outdated.turn, 1))
    .orderBy(desc(outdated.postedAt))
    .limit(filter.limit);
  return rows.flatMap(({ message, turn: _, postedAt: __, ...row }) =>
    message === null ? [] : [{ ...row, message }],
  );
}

function isOutdated(db: Database, filter: OutdatedFilter) {
  const { deliveries: d, stories: s } = db.tables;
  const { now, exceptChannels, exceptPosts } = filter;
  return and(
    eq(d.kind, 'story'),
    eq(d.state, 'posted'),
    gte(d.postedAt, filter.postedAfter),
    lt(d.version, s.analysedVersion),
    eq(s.analysedVersion, s.version),
    inArray(db.tables.channels.platform, [...filter.platforms]),
    // A moment in the future is one from before the clock was set back.
    or(isNull(d.editedAt), lte(d.editedAt, filter.editedBefore), gt(d.editedAt, now)),
    exceptChannels.length > 0 ? notInArray(d.channelId, [...exceptChannels]) : undefined,
    exceptPosts.length > 0 ? notInArray(d.id, [...exceptPosts]) : undefined,
    notAwaitingModel(db, d.storyId, now),
  );
}

/** Notes which version a post shows after an edit; for `owe`, in whose transaction it runs. */
export function* markEdited(tx: Session, id: DeliveryId, version: number, now: Instant): Work<void> {
  const { deliveries: d } = tx.tables;
  yield* run(tx.orm.update(d).set({ version, editedAt: now }).where(eq(d.id, id)));
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
    .where(
      and(isNotNull(d.storyId), notExists(db.orm.select().from(stories).where(eq(stories.id, d.storyId)))),
    )
    .limit(limit);
}

/** Forgets a delivery. */
export async function deleteDelivery(db: Database, id: DeliveryId): Promise<void> {
  await db.orm.delete(db.tables.deliveries).where(eq(db.tables.deliveries.id, id));
}
