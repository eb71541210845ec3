/** What platforms sent, by its ids, for as long as they may send it again: so it is carried out once, by one process. */
import { lt } from 'drizzle-orm';
import type { Instant } from '../model.ts';
import type { Database } from './database.ts';

/** Platforms send again within minutes. */
const REMEMBER_MS = 3_600_000;
/** Between two clearings of one process. */
const CLEAR_MS = 600_000;

/** Gives true to the first, in all processes, that asks with an id of this platform. */
export function createOnce(
  db: Database,
  platform: string,
  now: () => Instant,
): (id: string) => Promise<boolean> {
  const { seenEvents: t } = db.tables;
  let clearedAt = Number.NEGATIVE_INFINITY;
  return async (id) => {
    const seenAt = now();
    const first = await db.orm
      .insert(t)
      .values({ platform, id, seenAt })
      .onConflictDoNothing()
      .returning({ id: t.id });
    // A clock that was set back begins to count anew.
    if (Math.abs(seenAt - clearedAt) >= CLEAR_MS) {
      clearedAt = seenAt;
      await db.orm.delete(t).where(lt(t.seenAt, seenAt - REMEMBER_MS));
    }
    return first.length > 0;
  };
}
