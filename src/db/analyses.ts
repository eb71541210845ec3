/** Stored analyses. */
import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Analysis, Instant, StoryId } from '../model.ts';
import type { Database } from './database.ts';

/** Stores the analysis of a story's `version`, with its audiences; an older version never replaces a newer one. */
export async function saveAnalysis(
  db: Database,
  story: StoryId,
  version: number,
  analysis: Analysis,
  now: Instant,
): Promise<void> {
  const { analyses, storyAudiences, stories } = db.tables;
  const row = { storyId: story, version, madeAt: now, analysis };
  const tags = analysis.audiences.map(({ tag, score }) => ({
    tag,
    storyId: story,
    score: Math.round(score * 1000),
  }));
  db.atomically(() => {
    const known = db.orm.select().from(analyses).where(eq(analyses.storyId, story)).get();
    if (known && known.version > version) return;
    db.orm.insert(analyses).values(row).onConflictDoUpdate({ target: analyses.storyId, set: row }).run();
    db.orm.delete(storyAudiences).where(eq(storyAudiences.storyId, story)).run();
    if (tags.length > 0) db.orm.insert(storyAudiences).values(tags).onConflictDoNothing().run();
    db.orm.update(stories).set({ analysedVersion: version }).where(eq(stories.id, story)).run();
  });
}

/** The analyses of these stories, by story. */
export async function analysesOf(
  db: Database,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, Analysis>> {
  if (ids.length === 0) return new Map();
  const { analyses } = db.tables;
  const rows = await db.orm
    .select()
    .from(analyses)
    .where(inArray(analyses.storyId, [...ids]));
  return new Map(rows.map((row) => [row.storyId, row.analysis]));
}

/** Audience tags with how many stories of `[since, until)` have them, most first. */
export async function countByAudience(
  db: Database,
  since: Instant,
  until: Instant,
): Promise<{ tag: string; stories: number }[]> {
  const { storyAudiences, stories } = db.tables;
  const count = sql<number>`count(*)`;
  const rows = await db.orm
    .select({ tag: storyAudiences.tag, stories: count })
    .from(storyAudiences)
    .innerJoin(stories, eq(stories.id, storyAudiences.storyId))
    .where(and(gte(stories.updated, since), lt(stories.updated, until)))
    .groupBy(storyAudiences.tag)
    .orderBy(desc(count), storyAudiences.tag);
  return rows.map((row) => ({ tag: row.tag, stories: Number(row.stories) }));
}
