/** Stored preferences: how channels want what they get. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { ChannelId, Instant, Preference, PreferenceKind } from '../model.ts';
import { chunks } from './chunks.ts';
import { type Database, run } from './database.ts';

/** A setting to be written. */
export interface NewPreference {
  readonly channel: ChannelId;
  readonly kind: PreferenceKind;
  readonly value: string;
  readonly by: string | null;
}

/** What a channel has set, oldest first. */
export async function preferencesOf(db: Database, channel: ChannelId): Promise<Preference[]> {
  return (await preferencesOfAll(db, [channel])).map(({ channel: _, ...preference }) => preference);
}

/** Ids per statement. */
const IDS = 10_000;

/** What each of these channels has set, its oldest first. */
export async function preferencesOfAll(
  db: Database,
  channels: readonly ChannelId[],
): Promise<(Preference & { channel: ChannelId })[]> {
  const { channelPreferences: p } = db.tables;
  const columns = {
    channel: p.channelId,
    kind: p.kind,
    value: p.value,
    createdAt: p.createdAt,
    createdBy: p.createdBy,
  };
  const found: (Preference & { channel: ChannelId })[] = [];
  for (const some of chunks(channels, IDS)) {
    const rows = await db.orm
      .select(columns)
      .from(p)
      .where(inArray(p.channelId, some))
      .orderBy(asc(p.createdAt), asc(p.kind), asc(p.value));
    for (const row of rows) found.push(row);
  }
  return found;
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
