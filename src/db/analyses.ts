/** Stored analyses. */
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Analysis, Instant, StoryFacts, StoryId } from '../model.ts';
import { among } from './among.ts';
import { type Database, oncePerSession, run, type Session, type Work } from './database.ts';
import { withheldKeys, withoutClaims } from './marked-claims.ts';
import { writeFacts } from './story-versions.ts';

/** That a language model shall write about the story, and how long its posts wait for that. */
export interface RewriteTerms {
  readonly firstAttemptAt: Instant;
  readonly holdUntil: Instant;
}

/** What is stored beside an analysis, in the same transaction. */
export interface Beside {
  /** What the story says now. */
  readonly facts?: StoryFacts;
  /** How much the story tells that no earlier one has told, 0 to 1. */
  readonly novelty?: number;
  /** The story is owed to a language model from then on. */
  readonly rewrite?: RewriteTerms | undefined;
}

/** Stores the analysis of a story's `version`, with its audiences; an older version never replaces a newer one. */
export async function saveAnalysis(
  db: Database,
  story: StoryId,
  version: number,
  analysis: Analysis,
  now: Instant,
  { facts, novelty, rewrite }: Beside = {},
): Promise<void> {
  const { analyses } = db.tables;
  await db.atomically(function* (tx) {
    const known = yield* run(
      tx.orm.select({ version: analyses.version }).from(analyses).where(eq(analyses.storyId, story)),
    );
    if (known[0] && known[0].version > version) return;
    yield* writeAnalysis(tx, story, { version, madeAt: now, analysis }, novelty);
    if (facts) yield* writeFacts(tx, story, version, facts);
    if (rewrite) yield* oweRewrite(tx, story, version, rewrite, now);
  });
}

function* oweRewrite(
  tx: Session,
  story: StoryId,
  version: number,
  terms: RewriteTerms,
  now: Instant,
): Work<void> {
  const { owedRewrites } = tx.tables;
  const { firstAttemptAt: nextAttemptAt, holdUntil } = terms;
  const row = {
    storyId: story,
    version,
    owedAt: now,
    attempts: 0,
    nextAttemptAt,
    holdUntil,
    lastError: null,
  };
  yield* run(
    tx.orm.insert(owedRewrites).values(row).onConflictDoUpdate({ target: owedRewrites.storyId, set: row }),
  );
}

/** Writes an analysis, its audiences and the story's mark, inside a transaction of the caller's. */
export function* writeAnalysis(
  tx: Session,
  story: StoryId,
  made: { version: number; madeAt: Instant; analysis: Analysis },
  novelty?: number,
): Work<void> {
  const { analyses, storyAudiences, stories } = tx.tables;
  const row = { storyId: story, ...made };
  const tags = made.analysis.audiences.map(({ tag, score }) => ({
    tag,
    storyId: story,
    score: Math.round(score * 1000),
  }));
  yield* run(tx.orm.insert(analyses).values(row).onConflictDoUpdate({ target: analyses.storyId, set: row }));
  yield* run(tx.orm.delete(storyAudiences).where(eq(storyAudiences.storyId, story)));
  if (tags.length > 0) yield* run(tx.orm.insert(storyAudiences).values(tags).onConflictDoNothing());
  const marks = {
    analysedVersion: made.version,
    ...(novelty === undefined ? {} : { novelty: Math.round(novelty * 1000) }),
  };
  yield* run(tx.orm.update(stories).set(marks).where(eq(stories.id, story)));
}

/** The analyses of these stories as people see them, by story: without the claims that the operator withheld. */
export async function analysesOf(
  db: Database,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, Analysis>> {
  const whole = await wholeAnalysesOf(db, ids);
  const withheld = await withheldKeys(db);
  if (withheld.size === 0) return whole;
  return new Map([...whole].map(([id, analysis]) => [id, withoutClaims(analysis, withheld)]));
}

/** The analyses of these stories as they were made, by story. */
export async function wholeAnalysesOf(
  db: Database,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, Analysis>> {
  if (ids.length === 0) return new Map();
  const rows = await ofStories(db).execute({ ids: JSON.stringify(ids) });
  return new Map(rows.map((row) => [row.storyId, row.analysis]));
}

/** It is asked for every story that is routed, and for every card, prepared. */
const ofStories = oncePerSession((db: Database) => {
  const { analyses } = db.tables;
  return db.orm
    .select()
    .from(analyses)
    .where(among(analyses.storyId, db.dialect.amongNumbers, sql.placeholder('ids')))
    .prepare();
});

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
