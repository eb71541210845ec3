/** Stored subscriptions: what channels want. */
import { and, asc, desc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { groupBy } from '../group-by.ts';
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

/** Who last said what a channel wants, by the platform's opaque name; null where nobody did. */
export async function lastSubscriber(db: Database, channel: ChannelId): Promise<string | null> {
  const { subscriptions: s } = db.tables;
  const [row] = await db.orm
    .select({ by: s.createdBy })
    .from(s)
    .where(and(eq(s.channelId, channel), isNotNull(s.createdBy)))
    .orderBy(desc(s.id))
    .limit(1);
  return row?.by ?? null;
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

/** A channel that wants something. */
export interface SubscribedChannel {
  readonly id: ChannelId;
  readonly address: string;
  readonly title: string;
  readonly wants: readonly { readonly kind: SubscriptionKind; readonly value: string }[];
}

/** The channels of a platform that want something, with it, oldest first. */
export async function subscribedChannels(db: Database, platform: string): Promise<SubscribedChannel[]> {
  const { subscriptions: s, channels: c } = db.tables;
  const rows = await db.orm
    .select({ id: c.id, address: c.address, title: c.title, kind: s.kind, value: s.value })
    .from(s)
    .innerJoin(c, eq(c.id, s.channelId))
    .where(eq(c.platform, platform))
    .orderBy(asc(c.id), asc(s.id));
  return [...groupBy(rows, ({ id }) => id).values()].flatMap((wants) => {
    const [first] = wants;
    return first ? [{ id: first.id, address: first.address, title: first.title, wants }] : [];
  });
}
