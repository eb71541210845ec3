/** Stored channels: the places that Dateline knows. */
import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Channel, ChannelId, Instant, Place } from '../model.ts';
import { chunks } from './chunks.ts';
import { type Database, run, type Session, type Work } from './database.ts';

function columns(db: Database) {
  const { id, platform, address, title } = db.tables.channels;
  return { id, platform, address, title };
}

/** The channel of a place, made when it is not known yet; its title is brought up to date. */
export async function ensureChannel(
  db: Database,
  place: Place & { title: string; starting?: boolean; person?: string },
  now: Instant,
): Promise<{ channel: Channel; isNew: boolean }> {
  const { channels } = db.tables;
  const [added] = await db.orm
    .insert(channels)
    .values({ ...place, createdAt: now })
    .onConflictDoNothing()
    .returning(columns(db));
  if (added) return { channel: added, isNew: true };
  const [known] = await db.orm
    .update(channels)
    .set({ title: place.title, ...(place.person !== undefined && { person: place.person }) })
    .where(and(eq(channels.platform, place.platform), eq(channels.address, place.address)))
    .returning(columns(db));
  if (!known) throw new Error('The channel vanished while it was looked up');
  return { channel: known, isNew: false };
}

/** The channel of a place without making it; null when nobody used Dateline there. */
export async function channelAt(db: Database, place: Place): Promise<Channel | null> {
  const { channels } = db.tables;
  const [row] = await db.orm
    .select(columns(db))
    .from(channels)
    .where(and(eq(channels.platform, place.platform), eq(channels.address, place.address)));
  return row ?? null;
}

/** The channel with this id; null with none. */
export async function channelById(db: Database, id: ChannelId): Promise<Channel | null> {
  const { channels } = db.tables;
  const [row] = await db.orm.select(columns(db)).from(channels).where(eq(channels.id, id));
  return row ?? null;
}

/** The channel of a person's direct messages; null while none is known. */
export async function directChannel(db: Database, platform: string, person: string): Promise<Channel | null> {
  const { channels } = db.tables;
  const [row] = await db.orm
    .select(columns(db))
    .from(channels)
    .where(and(eq(channels.platform, platform), eq(channels.person, person)));
  return row ?? null;
}

/** What a channel's platform says against posts there; null where it takes them. */
export async function refusalOf(db: Database, id: ChannelId): Promise<string | null> {
  const { channels } = db.tables;
  const [row] = await db.orm.select({ refusal: channels.refusal }).from(channels).where(eq(channels.id, id));
  return row?.refusal ?? null;
}

/** Those of these channels that have refused posts since before a moment. */
export async function refusedBefore(
  db: Database,
  ids: readonly ChannelId[],
  moment: Instant,
): Promise<ReadonlySet<ChannelId>> {
  const { channels } = db.tables;
  const refused: ChannelId[] = [];
  for (const some of chunks(ids, IDS)) {
    const rows = await db.orm
      .select({ id: channels.id })
      .from(channels)
      .where(and(inArray(channels.id, some), lt(channels.refusedSince, moment)));
    for (const { id } of rows) refused.push(id);
  }
  return new Set(refused);
}

/** Ids per statement. */
const IDS = 10_000;

/** The channels with these ids. */
export async function channelsById(
  db: Database,
  ids: readonly ChannelId[],
): Promise<Map<ChannelId, Channel>> {
  const statement = db.prepared<[ChannelId, string, string, string]>(
    `select id, platform, address, title from channels where id ${db.dialect.amongNumbers}`,
  );
  const rows = await statement.all(JSON.stringify(ids));
  return new Map(rows.map(([id, platform, address, title]) => [id, { id, platform, address, title }]));
}

/** All channels with what refuses posts there, oldest first. */
export async function listChannels(db: Database): Promise<(Channel & { refusal: string | null })[]> {
  const { channels } = db.tables;
  return db.orm
    .select({ ...columns(db), refusal: channels.refusal })
    .from(channels)
    .orderBy(asc(channels.id));
}

/** Moves the moment of the channel's last briefing forward and gives the one before; null at the first. */
export async function takeLastBriefing(db: Database, id: ChannelId, now: Instant): Promise<Instant | null> {
  const { channels } = db.tables;
  const [row] = await db.orm
    .select({ at: channels.lastBriefingAt })
    .from(channels)
    .where(eq(channels.id, id));
  await db.orm
    .update(channels)
    .set({ lastBriefingAt: now })
    .where(and(eq(channels.id, id), or(isNull(channels.lastBriefingAt), lt(channels.lastBriefingAt, now))));
  return row?.at ?? null;
}

/** Notes that the platform refuses posts here; gives since when it does. */
export async function noteRefusal(
  db: Database,
  id: ChannelId,
  refusal: { at: Instant; why: string },
): Promise<Instant> {
  const { channels } = db.tables;
  const [row] = await db.orm
    .update(channels)
    .set({
      refusedAt: refusal.at,
      refusedSince: sql`coalesce(${channels.refusedSince}, ${refusal.at})`,
      refusal: refusal.why,
    })
    .where(eq(channels.id, id))
    .returning({ since: channels.refusedSince });
  return row?.since ?? refusal.at;
}

/** A channel that refuses posts. */
export interface RefusedChannel extends Channel {
  readonly refusal: string;
  readonly since: Instant;
}

/** Channels whose refusal nobody was told of yet, oldest first; direct messages are left out. */
export async function refusedChannels(db: Database): Promise<RefusedChannel[]> {
  const { channels } = db.tables;
  const rows = await db.orm
    .select({ ...columns(db), refusal: channels.refusal, since: channels.refusedSince })
    .from(channels)
    .where(and(isNotNull(channels.refusedSince), isNull(channels.refusalToldAt), isNull(channels.person)))
    .orderBy(asc(channels.refusedSince), asc(channels.id));
  return rows.flatMap(({ refusal, since, ...channel }) =>
    refusal === null || since === null ? [] : { ...channel, refusal, since },
  );
}

/** Notes that these refusals are told; for `owe`, in whose transaction it runs. */
export function* markRefusalsTold(tx: Session, told: readonly RefusedChannel[], now: Instant): Work<void> {
  const { channels } = tx.tables;
  for (const { id, since } of told) {
    yield* run(
      tx.orm
        .update(channels)
        .set({ refusalToldAt: now })
        .where(and(eq(channels.id, id), eq(channels.refusedSince, since))),
    );
  }
}

/** Notes that posts are taken in these channels; gives those that refused them until now. */
export function* endRefusals(tx: Session, ids: readonly ChannelId[]): Work<ReadonlySet<ChannelId>> {
  const ended = tx.prepared<[ChannelId]>(
    `update channels set refused_at = null, refused_since = null, refusal = null, refusal_told_at = null
     where id ${tx.dialect.amongNumbers} and refusal is not null returning id`,
  );
  return new Set((yield* run(ended.all(JSON.stringify(ids)))).map(([id]) => id));
}

/**
 * Somebody uses Dateline there: what is owed is tried at once. That it was refused stays known until a post is
 * taken, so that nobody is told of the same refusal twice.
 */
export async function retryRefused(db: Database, id: ChannelId): Promise<void> {
  const { channels } = db.tables;
  await db.orm
    .update(channels)
    .set({ refusedAt: null })
    .where(and(eq(channels.id, id), isNotNull(channels.refusedAt)));
}
