/** Each adapter's own small storage; shaped as the port's `Store`. */
import { and, desc, eq, gte, lt } from 'drizzle-orm';
import type { Database } from './database.ts';

/** The storage of one platform, apart from every other's. */
export function platformStore(db: Database, platform: string) {
  const { platformState: t } = db.tables;
  const at = (key: string) => and(eq(t.platform, platform), eq(t.key, key));
  return {
    async get(key: string): Promise<unknown> {
      const [row] = await db.orm.select({ value: t.value }).from(t).where(at(key));
      return row?.value;
    },
    async put(key: string, value: unknown): Promise<void> {
      await db.orm
        .insert(t)
        .values({ platform, key, value })
        .onConflictDoUpdate({ target: [t.platform, t.key], set: { value } });
    },
    async delete(key: string): Promise<void> {
      await db.orm.delete(t).where(at(key));
    },
    /** Newest key first; the range form of a prefix uses the primary key. */
    async list(prefix: string, limit: number): Promise<{ key: string; value: unknown }[]> {
      return db.orm
        .select({ key: t.key, value: t.value })
        .from(t)
        .where(and(eq(t.platform, platform), gte(t.key, prefix), lt(t.key, `${prefix}\u{10FFFF}`)))
        .orderBy(desc(t.key))
        .limit(limit);
    },
  };
}
