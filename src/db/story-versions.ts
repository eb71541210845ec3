/** What earlier versions of stories said. */
import { and, desc, eq, lte } from 'drizzle-orm';
import type { StoryFacts, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';

/** So many of a story's versions are kept: a post that shows an older one is told what changed since the oldest. */
const KEPT = 12;

/** Notes what this version of a story says, and forgets its oldest ones, in the caller's transaction. */
export function* writeFacts(
  { orm, tables }: Session,
  story: StoryId,
  version: number,
  facts: StoryFacts,
): Work<void> {
  const { storyVersions: v } = tables;
  const row = { storyId: story, version, facts };
  yield* run(
    orm
      .insert(v)
      .values(row)
      .onConflictDoUpdate({ target: [v.storyId, v.version], set: { facts } }),
  );
  const [oldest] = yield* run(
    orm
      .select({ version: v.version })
      .from(v)
      .where(eq(v.storyId, story))
      .orderBy(desc(v.version))
      .limit(1)
      .offset(KEPT),
  );
  if (oldest) yield* run(orm.delete(v).where(and(eq(v.storyId, story), lte(v.version, oldest.version))));
}

/** What the story said at this version, or at the newest one before it that is kept; null where none is. */
export async function factsAt(db: Database, story: StoryId, version: number): Promise<StoryFacts | null> {
  const { storyVersions: v } = db.tables;
  const [row] = await db.orm
    .select({ facts: v.facts })
    .from(v)
    .where(and(eq(v.storyId, story), lte(v.version, version)))
    .orderBy(desc(v.version))
    .limit(1);
  return row?.facts ?? null;
}

/** What the story said last; null where it was never analysed. */
export async function newestFacts(db: Database, story: StoryId): Promise<StoryFacts | null> {
  return factsAt(db, story, Number.MAX_SAFE_INTEGER);
}

/** Forgets what a story said that is no more; inside a transaction. */
export function* forgetFacts(tx: Session, story: StoryId): Work<void> {
  const { storyVersions: v } = tx.tables;
  yield* run(tx.orm.delete(v).where(eq(v.storyId, story)));
}
