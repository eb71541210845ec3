/** When people last looked at what they missed. */
import { and, eq, sql } from 'drizzle-orm';
import type { ChannelId, Instant } from '../model.ts';
import type { Database } from './database.ts';

/** A person in a channel; `person` is the platform's opaque name. */
export interface Looker {
  readonly channel: ChannelId;
  readonly person: string;
}

/** A person's last look in a channel. */
export interface Look {
  /** What came from this moment on was not shown yet. */
  readonly at: Instant;
  /** From when the last list told that held something; null where none did. */
  readonly listedSince: Instant | null;
}

/** Null where that person never looked there. */
export async function lastLook(db: Database, { channel, person }: Looker): Promise<Look | null> {
  const { looks: l } = db.tables;
  const [row] = await db.orm
    .select({ at: l.lookedAt, listedSince: l.listedSince })
    .from(l)
    .where(and(eq(l.channelId, channel), eq(l.person, person)));
  return row ?? null;
}

/** Notes a look. A list that held nothing (`listedSince` null) leaves the one before to be shown again. */
export async function noteLook(db: Database, { channel, person }: Looker, look: Look): Promise<void> {
  const { looks: l } = db.tables;
  const { at: lookedAt, listedSince } = look;
  await db.orm
    .insert(l)
    .values({ channelId: channel, person, lookedAt, listedSince })
    .onConflictDoUpdate({
      target: [l.channelId, l.person],
      set: { lookedAt, listedSince: sql`coalesce(${listedSince}, ${l.listedSince})` },
    });
}
