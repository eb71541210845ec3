/** What the outbox posts next. */
import { and, asc, eq, gt, inArray, isNull, lte, not, or, sql } from 'drizzle-orm';
import type { ChannelId, DeliveryId, Instant } from '../model.ts';
import { among } from './among.ts';
import type { Database } from './database.ts';
import { type DueDelivery, deliveryColumns } from './deliveries.ts';
import { notAwaitingModel } from './rewrites.ts';

/** A channel that refuses posts is asked again this long after: whoever mended it need not tell us. */
const PROBE_AFTER_MS = 3_600_000;

/** Nothing is put off by more: what is due later than this from now was noted before the clock was set back. */
const LONGEST_WAIT_MS = 30 * 60_000;

/** One of so many shares of all channels, from 0. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

/** What a look for due deliveries may see. */
export interface DueFilter {
  readonly now: Instant;
  /** Platforms that can post at the moment. */
  readonly platforms: readonly string[];
  /** Channels that have to wait for their pace. */
  readonly except?: readonly ChannelId[];
  readonly part?: Part | undefined;
  readonly limit: number;
}

/**
 * The delivery of each channel that is due first, longest waiting first: one a channel, so that a channel
 * with many owed cards holds up no other.
 */
export async function dueDeliveries(db: Database, filter: DueFilter): Promise<DueDelivery[]> {
  const { deliveries: d } = db.tables;
  const turn = sql<number>`row_number() over (partition by ${d.channelId} order by ${d.createdAt}, ${d.storyId} nulls first, ${d.id})`;
  // Ids alone are sorted: cards that wait by the thousand are not carried along.
  const first = db.orm
    .select({ due: sql<DeliveryId>`${d.id}`.as('due'), turn: turn.as('turn') })
    .from(d)
    .innerJoin(db.tables.channels, eq(db.tables.channels.id, d.channelId))
    .where(open(db, filter))
    .as('first');
  return db.orm
    .select(deliveryColumns(db))
    .from(first)
    .innerJoin(d, eq(d.id, first.due))
    .where(eq(first.turn, 1))
    .orderBy(asc(d.nextAttemptAt), asc(d.createdAt), asc(d.channelId))
    .limit(filter.limit);
}

function open(db: Database, { now, platforms, except = [], part }: DueFilter) {
  const { deliveries: d, channels: c } = db.tables;
  return and(
    inArray(d.state, ['owed', 'posting']),
    or(lte(d.nextAttemptAt, now), gt(d.nextAttemptAt, now + LONGEST_WAIT_MS)),
    inArray(c.platform, [...platforms]),
    not(among(d.channelId, db.dialect.amongNumbers, JSON.stringify(except))),
    part && sql`${d.channelId} % ${part.of} = ${part.index}`,
    or(isNull(c.refusedAt), lte(c.refusedAt, now - PROBE_AFTER_MS)),
    notAwaitingModel(db, d.storyId, now),
  );
}
