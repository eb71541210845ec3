/** Stored preferences: how channels want what they get. */
import { and, eq, inArray, ne } from 'drizzle-orm';
import { groupBy } from '../group-by.ts';
import type { ChannelId, Instant, Preference, PreferenceKind } from '../model.ts';
import { type Database, oncePerSession, run } from './database.ts';
import { gathered } from './gathered.ts';

/** A setting to be written. */
export interface NewPreference {
  readonly channel: ChannelId;
  readonly kind: PreferenceKind;
  readonly value: string;
  readonly by: string | null;
}

/** What a channel has set, oldest first. Those who ask at the same moment share a question: every post does. */
export function preferencesOf(db: Database, channel: ChannelId): Promise<readonly Preference[]> {
  return asking(db)(channel);
}

const asking = oncePerSession((db: Database) =>
  gathered(async (channels: readonly ChannelId[]) => {
    const found = groupBy(await preferencesOfAll(db, channels), ({ channel }) => channel);
    return (channel: ChannelId) =>
      (found.get(channel) ?? []).map(({ channel: _, ...preference }): Preference => preference);
  }),
);

/** What each of these channels has set, its oldest first. */
export async function preferencesOfAll(
  db: Database,
  channels: readonly ChannelId[],
): Promise<(Preference & { channel: ChannelId })[]> {
  const statement = db.prepared<[ChannelId, PreferenceKind, string, Instant, string | null]>(
    `select channel_id, kind, value, created_at, created_by from channel_preferences
     where channel_id ${db.dialect.amongNumbers} order by created_at, kind, value`,
  );
  const rows = await statement.all(JSON.stringify(channels));
  return rows.map(([channel, kind, value, createdAt, createdBy]) => ({
    channel,
    kind,
    value,
    createdAt,
    createdBy,
  }));
}

/** Adds a setting beside others of its kind; false when it was set already. */
export async function addPreference(db: Database, wanted: NewPreference, now: Instant): Promise<boolean> {
  const { channelPreferences: p } = db.tables;
  const added = await db.orm
    .insert(p)
    .values(rowOf(wanted, now))
    .onConflictDoNothing()
    .returning({ kind: p.kind });
  return added.length > 0;
}

/** Sets the one value of a kind, in place of the one before. */
export async function setPreference(db: Database, wanted: NewPreference, now: Instant): Promise<void> {
  const { channelPreferences: p } = db.tables;
  const others = and(eq(p.channelId, wanted.channel), eq(p.kind, wanted.kind), ne(p.value, wanted.value));
  await db.atomically(function* (tx) {
    yield* run(tx.orm.delete(p).where(others));
    yield* run(tx.orm.insert(p).values(rowOf(wanted, now)).onConflictDoNothing());
  });
}

/** The same over all channels: no other keeps a setting of this kind. */
export async function setOnly(db: Database, wanted: NewPreference, now: Instant): Promise<void> {
  const { channelPreferences: p } = db.tables;
  await db.atomically(function* (tx) {
    yield* run(tx.orm.delete(p).where(eq(p.kind, wanted.kind)));
    yield* run(tx.orm.insert(p).values(rowOf(wanted, now)));
  });
}

function rowOf({ channel, kind, value, by }: NewPreference, now: Instant) {
  return { channelId: channel, kind, value, createdAt: now, createdBy: by };
}

/** Takes one value back, or all of a kind; gives how many there were. */
export async function removePreference(
  db: Database,
  channel: ChannelId,
  kind: PreferenceKind,
  value?: string,
): Promise<number> {
  const { channelPreferences: p } = db.tables;
  const removed = await db.orm
    .delete(p)
    .where(
      and(eq(p.channelId, channel), eq(p.kind, kind), value === undefined ? undefined : eq(p.value, value)),
    )
    .returning({ kind: p.kind });
  return removed.length;
}

/** The channels that have set one of these kinds. */
export async function channelsWith(db: Database, kinds: readonly PreferenceKind[]): Promise<ChannelId[]> {
  const { channelPreferences: p } = db.tables;
  const rows = await db.orm
    .selectDistinct({ channel: p.channelId })
    .from(p)
    .where(inArray(p.kind, [...kinds]));
  return rows.map(({ channel }) => channel);
}
