/** Stored subscriptions: what channels want. */
import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { ChannelId, Instant, Subscription, SubscriptionKind } from '../model.ts';
import type { Database } from './database.ts';

function columns(db: Database) {
  const { id, channelId, kind, value, createdAt, createdBy } = db.tables.subscriptions;
  return { id, channel: channelId, kind, value, createdAt, createdBy };
}

/** Adds what a channel wants; false when it wanted that already. */
export async function addSubscription(
  db: Database,
  wanted: { channel: ChannelId; kind: SubscriptionKind; value: string; by: string | null },
  now: Instant,
): Promise<boolean> {
  const { subscriptions } = db.tables;
  const added = await db.orm
    .insert(subscriptions)
    .values({
      channelId: wanted.channel,
      kind: wanted.kind,
      value: wanted.value,
      createdBy: wanted.by,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: subscriptions.id });
  return added.length > 0;
}

/** Takes one back; false when the channel did not want it. */
export async function removeSubscription(
  db: Database,
  channel: ChannelId,
  kind: SubscriptionKind,
  value: string,
): Promise<boolean> {
  const { subscriptions } = db.tables;
  const removed = await db.orm
    .delete(subscriptions)
    .where(
      and(eq(subscriptions.channelId, channel), eq(subscriptions.kind, kind), eq(subscriptions.value, value)),
    )
    .returning({ id: subscriptions.id });
  return removed.length > 0;
}

/** Takes all of a channel's subscriptions back; gives how many there were. */
export async function removeSubscriptions(db: Database, channel: ChannelId): Promise<number> {
  const { subscriptions } = db.tables;
  const removed = await db.orm
    .delete(subscriptions)
    .where(eq(subscriptions.channelId, channel))
    .returning({ id: subscriptions.id });
  return removed.length;
}

/** What a channel wants, oldest first. */
export async function subscriptionsOf(db: Database, channel: ChannelId): Promise<Subscription[]> {
  const { subscriptions } = db.tables;
  return db.orm
    .select(columns(db))
    .from(subscriptions)
    .where(eq(subscriptions.channelId, channel))
    .orderBy(asc(subscriptions.id));
}

/**
 * Subscriptions that a story may match: those to everything, to one of its audiences or sources, and every
 * topic (whose words the caller compares); with `startingOnly`, of starting places alone. Oldest first, so that the first match names the reason.
 */
export async function candidateSubscriptions(
  db: Database,
  story: { tags: readonly string[]; publishers: readonly string[]; startingOnly: boolean },
): Promise<Subscription[]> {
  const { subscriptions: s, channels } = db.tables;
  return db.orm
    .select(columns(db))
    .from(s)
    .innerJoin(channels, eq(channels.id, s.channelId))
    .where(
      and(
        story.startingOnly ? eq(channels.starting, true) : undefined,
        or(
          inArray(s.kind, ['everything', 'topic']),
          and(eq(s.kind, 'audience'), inArray(s.value, [...story.tags])),
          and(eq(s.kind, 'source'), inArray(s.value, [...story.publishers])),
        ),
      ),
    )
    .orderBy(asc(s.id));
}
