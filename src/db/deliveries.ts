/** The outbox: one row per card owed to a channel. A row is written with the decision and never lost. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type {
  ChannelId,
  Delivery,
  DeliveryId,
  DeliveryKind,
  DeliveryState,
  Instant,
  StoryId,
} from '../model.ts';
import { among } from './among.ts';
import { endRefusals } from './channels.ts';
import { chunks } from './chunks.ts';
import { type Database, oncePerSession, type RowChange, run, type Session, type Work } from './database.ts';
import { gathered } from './gathered.ts';

/** A decision that a channel is owed a card, and why. The fields are those of `Delivery`. */
export interface Owed {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly kind: DeliveryKind;
  readonly subject: string;
  readonly because: string;
  readonly story?: StoryId | null;
  /** `owed` unless it has to wait for more than its turn. */
  readonly state?: 'owed' | 'held';
  readonly payload?: unknown;
  readonly under?: DeliveryId | null;
}

/** A delivery that is due, with what an attempt needs to know. */
export interface DueDelivery extends Delivery {
  readonly createdAt: Instant;
  readonly firstTriedAt: Instant | null;
}

/** The columns of `DueDelivery`. */
export function deliveryColumns(db: Database) {
  const d = db.tables.deliveries;
  return {
    id: d.id,
    channel: d.channelId,
    kind: d.kind,
    subject: d.subject,
    story: d.storyId,
    state: d.state,
    attempts: d.attempts,
    nextAttemptAt: d.nextAttemptAt,
    payload: d.payload,
    under: d.under,
    bundle: d.bundle,
    message: d.message,
    because: d.because,
    lastError: d.lastError,
    createdAt: d.createdAt,
    firstTriedAt: d.firstTriedAt,
  };
}

/**
 * Writes deliveries; what was owed before (same channel, kind and subject) is not owed again. `alongside` is work
 * in the same transaction, so that a decision's other traces and its deliveries are there together or not at all.
 * @returns the deliveries that are new.
 */
export async function owe(
  db: Database,
  owed: readonly Owed[],
  now: Instant,
  alongside?: (tx: Session, added: readonly DeliveryId[]) => Work<void>,
): Promise<DeliveryId[]> {
  return db.atomically(function* (tx) {
    const added = yield* insertDeliveries(tx, owed, now);
    if (alongside) yield* alongside(tx, added);
    return added;
  });
}

/** Rows per statement: a story that everybody wants is owed to thousands of channels. */
const ROWS = 1000;

/** The statement of `owe`, for files of this folder that have a transaction of their own. */
export function* insertDeliveries(tx: Session, owed: readonly Owed[], now: Instant): Work<DeliveryId[]> {
  const { deliveries } = tx.tables;
  const rows = owed.map(({ channel, story, state, ...rest }) => ({
    ...rest,
    channelId: channel,
    storyId: story ?? null,
    state: state ?? ('owed' as const),
    nextAttemptAt: now,
    createdAt: now,
  }));
  const added: DeliveryId[] = [];
  for (const some of chunks(rows, ROWS)) {
    const insert = tx.orm.insert(deliveries).values(some).onConflictDoNothing();
    for (const { id } of yield* run(insert.returning({ id: deliveries.id }))) added.push(id);
  }
  return added;
}

/** A story's own card for a channel: one, however often the story grows. */
export function storySubject(story: StoryId): string {
  return String(story);
}

/**
 * Writes the deliveries of a routing decision together with the note that it was taken for this version, and what else
 * it decided: after a crash all of it is there or nothing.
 */
export async function oweStory(
  db: Database,
  { id, version }: { readonly id: StoryId; readonly version: number },
  owed: readonly Owed[],
  now: Instant,
  alongside: (tx: Session) => Work<void>,
): Promise<DeliveryId[]> {
  const { stories } = db.tables;
  return owe(db, owed, now, function* (tx) {
    yield* run(tx.orm.update(stories).set({ routedVersion: version }).where(eq(stories.id, id)));
    yield* alongside(tx);
  });
}

/** What every post writes: those that are written at the same moment share a transaction. */
const writes = oncePerSession((db: Database) => {
  const { deliveries: d } = db.tables;
  const { amongTexts, flushed } = db.dialect;
  const beginning = db.orm
    .update(d)
    .set({
      state: 'posting',
      attempts: sql`${d.attempts} + 1`,
      firstTriedAt: sql`coalesce(${d.firstTriedAt}, ${sql.placeholder('now')})`,
    })
    .where(and(among(d.id, amongTexts, sql.placeholder('ids')), inArray(d.state, ['owed', 'posting'])))
    .returning({ id: d.id, flushed })
    .prepare();
  return {
    begin: gathered(async (attempts: readonly Begun[]) => {
      // The earliest moment of them: the look for an earlier post begins there.
      const now = Math.min(...attempts.map((attempt) => attempt.now));
      const ids = JSON.stringify(attempts.map(({ id }) => id));
      const begun = new Set((await beginning.execute({ now, ids })).map(({ id }) => id));
      return ({ id }: Begun) => begun.has(id);
    }),
    posted: gathered((posted: readonly Posted[]) => markAllPosted(db, posted)),
  };
});

interface Begun {
  readonly id: DeliveryId;
  readonly now: Instant;
}

/**
 * Notes on disk, before the platform is asked, that an attempt begins: a crash from here on leaves `posting`. False when the
 * delivery is not owed any more, and then nothing may be posted.
 */
export function beginAttempt(db: Database, id: DeliveryId, now: Instant): Promise<boolean> {
  return writes(db).begin({ id, now });
}

/** A delivery that the platform has, as it calls it, and what follows from that. */
export interface Posted {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly message: string;
  /** The story's version that it shows; 0 for what shows none. */
  readonly version: number;
  readonly at: Instant;
  readonly also?: readonly Owed[];
}

/**
 * Notes that the platform has the post; what follows from it is owed in the same transaction, and the channel takes
 * posts. True where it refused them until now.
 */
export function markPosted(db: Database, posted: Posted): Promise<boolean> {
  return writes(db).posted(posted);
}

const POSTED: RowChange = {
  table: 'deliveries',
  columns: ['message', 'version', 'posted_at'],
  also: "state = 'posted', last_error = null",
};

async function markAllPosted(db: Database, all: readonly Posted[]): Promise<(posted: Posted) => boolean> {
  const now = Math.max(...all.map(({ at }) => at));
  const also = all.flatMap((posted) => posted.also ?? []);
  const channels = all.map(({ channel }) => channel);
  const rows = all.map(({ id, message, version, at }) => [id, message, version, at]);
  const again = await db.atomically(function* (tx) {
    yield* insertDeliveries(tx, also, now);
    yield* run(tx.updateRows(POSTED, rows));
    return yield* endRefusals(tx, channels);
  });
  return ({ channel }) => again.has(channel);
}

/**
 * Notes that an attempt failed and when to try again. `reached` says whether the platform may have the
 * post all the same: then the row stays `posting` and the next attempt looks first. What is closed by
 * now, or waits again, stays so: an attempt that ends late opens nothing.
 */
export async function retryLater(
  db: Database,
  id: DeliveryId,
  retry: { at: Instant; why: string; reached: boolean },
): Promise<void> {
  await db.orm
    .update(db.tables.deliveries)
    .set({ state: retry.reached ? 'posting' : 'owed', nextAttemptAt: retry.at, lastError: retry.why })
    .where(isOpen(db, id));
}

/** Still to be posted, and not waiting for more than its turn. */
function isOpen(db: Database, id: DeliveryId) {
  const { deliveries: d } = db.tables;
  return and(eq(d.id, id), inArray(d.state, ['owed', 'posting']));
}

/** Notes that this card will not be posted: there is nothing (any more) to post, and why. What is closed stays as it is. */
export async function markRefused(db: Database, id: DeliveryId, why: string): Promise<void> {
  await db.orm.update(db.tables.deliveries).set({ state: 'refused', lastError: why }).where(isOpen(db, id));
}

/** How a story was delivered to a channel; null when it was not owed there. */
export async function deliveryOf(
  db: Database,
  channel: ChannelId,
  story: StoryId,
): Promise<DueDelivery | null> {
  const { deliveries: d } = db.tables;
  const [row] = await db.orm
    .select(deliveryColumns(db))
    .from(d)
    .where(and(eq(d.channelId, channel), eq(d.kind, 'story'), eq(d.subject, storySubject(story))));
  return row ?? null;
}

/** One delivery; null when there is none of this id. */
export async function deliveryById(db: Database, id: DeliveryId): Promise<DueDelivery | null> {
  const { deliveries: d } = db.tables;
  const [row] = await db.orm.select(deliveryColumns(db)).from(d).where(eq(d.id, id));
  return row ?? null;
}

/** How many deliveries are in each state. */
export async function countDeliveries(db: Database): Promise<Readonly<Record<DeliveryState, number>>> {
  const { deliveries: d } = db.tables;
  const rows = await db.orm.select({ state: d.state, count: sql<number>`count(*)` }).from(d).groupBy(d.state);
  const counts = { held: 0, owed: 0, posting: 0, posted: 0, bundled: 0, refused: 0 };
  for (const row of rows) counts[row.state] = Number(row.count);
  return counts;
}
