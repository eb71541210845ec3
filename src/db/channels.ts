/** Stored channels: the places that Dateline knows. */
import { and, asc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Channel, ChannelId, Instant, Place } from '../model.ts';
import type { Database } from './database.ts';

function columns(db: Database) {
  const { id, platform, address, title } = db.tables.channels;
  return { id, platform, address, title };
}

/** The channel of a place, made when it is not known yet; its title is brought up to date. */
export async function ensureChannel(
  db: Database,
  place: Place & { title: string; starting?: boolean },
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
    .set({ title: place.title })
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

/** Notes that the platform refuses posts here, or, with null, that it takes them again. */
export async function noteRefusal(
  db: Database,
  id: ChannelId,
  refusal: { at: Instant; why: string } | null,
): Promise<void> {
  await db.orm
    .update(db.tables.channels)
    .set({ refusedAt: refusal?.at ?? null, refusal: refusal?.why ?? null })
    .where(eq(db.tables.channels.id, id));
}

/** Takes a refusal back: somebody uses Dateline there again. */
export async function clearRefusal(db: Database, id: ChannelId): Promise<void> {
  const { channels } = db.tables;
  await db.orm
    .update(channels)
    .set({ refusedAt: null, refusal: null })
    .where(and(eq(channels.id, id), isNotNull(channels.refusedAt)));
}
