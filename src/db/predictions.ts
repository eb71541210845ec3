/** Stored predictions and what came of them. */
import { and, asc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Citation, Instant, Prediction, PredictionState, StoryId } from '../model.ts';
import { among } from './among.ts';
import { type Database, oncePerSession } from './database.ts';

/** A prediction to keep. */
export type NewPrediction = Omit<Prediction, 'id' | 'state' | 'outcome' | 'reviewed'> & {
  readonly language: string;
};

/** A stored prediction with what judging it needs. */
export interface StoredPrediction extends Prediction {
  readonly language: string;
  /** Title of the article that makes it. */
  readonly title: string;
  readonly story: StoryId | null;
}

/** Keeps predictions; one that is known, by its article and quote, stays as it is. */
export async function savePredictions(db: Database, made: readonly NewPrediction[]): Promise<void> {
  if (made.length === 0) return;
  const rows = made.map(({ source, ...rest }) => ({
    ...rest,
    articleId: source.article,
    quote: source.quote,
  }));
  await db.orm.insert(db.tables.predictions).values(rows).onConflictDoNothing();
}

function read(db: Database) {
  const { predictions: p, articles: a } = db.tables;
  return db.orm
    .select({ prediction: p, title: a.title, story: a.storyId })
    .from(p)
    .innerJoin(a, eq(a.id, p.articleId));
}

type Row = Awaited<ReturnType<typeof read>>[number];

function toPrediction({ prediction: p, title, story }: Row): StoredPrediction {
  const outcome: Citation | null =
    p.outcomeArticle === null || p.outcomeQuote === null
      ? null
      : { article: p.outcomeArticle, quote: p.outcomeQuote };
  const { id, statement, rationale, horizon, madeAt, dueAt, state, language } = p;
  const source = { article: p.articleId, quote: p.quote };
  const reviewed = p.reviewedAt !== null;
  return {
    id,
    statement,
    rationale,
    source,
    horizon,
    madeAt,
    dueAt,
    reviewed,
    state,
    outcome,
    language,
    title,
    story,
  };
}

/** The predictions of these stories, oldest first. */
export async function predictionsOf(db: Database, stories: readonly StoryId[]): Promise<StoredPrediction[]> {
  if (stories.length === 0) return [];
  const rows = await ofStories(db).execute({ stories: JSON.stringify(stories) });
  return rows.map(toPrediction);
}

/** Both are asked after every article, prepared. */
const ofStories = oncePerSession((db: Database) => {
  const { predictions: p, articles: a } = db.tables;
  return read(db)
    .where(among(a.storyId, db.dialect.amongNumbers, sql.placeholder('stories')))
    .orderBy(asc(p.madeAt), asc(p.id))
    .prepare();
});
const lapsed = oncePerSession((db: Database) => {
  const { predictions: p } = db.tables;
  return read(db)
    .where(and(eq(p.state, 'open'), lt(p.dueAt, sql.placeholder('now')), isNull(p.reviewedAt)))
    .orderBy(asc(p.dueAt))
    .limit(sql.placeholder('limit'))
    .prepare();
});

/** Open predictions whose horizon has passed and that nobody has looked for since, longest overdue first. */
export async function lapsedPredictions(
  db: Database,
  now: Instant,
  limit: number,
): Promise<StoredPrediction[]> {
  const rows = await lapsed(db).execute({ now, limit });
  return rows.map(toPrediction);
}

/** Predictions decided in `[since, until)`, or open with a horizon that passed then. */
export async function predictionsBetween(
  db: Database,
  since: Instant,
  until: Instant,
  limit: number,
): Promise<StoredPrediction[]> {
  const { predictions: p } = db.tables;
  const decided = and(gte(p.decidedAt, since), lt(p.decidedAt, until));
  const lapsed = and(eq(p.state, 'open'), gte(p.dueAt, since), lt(p.dueAt, until));
  const rows = await read(db).where(or(decided, lapsed)).orderBy(asc(p.state), asc(p.id)).limit(limit);
  return rows.map(toPrediction);
}

/** Notes what came of a prediction. One that was decided stays decided. */
export async function settlePrediction(
  db: Database,
  id: number,
  outcome: Citation & { readonly state: PredictionState; readonly at: Instant },
): Promise<void> {
  const { predictions: p } = db.tables;
  const { state, article: outcomeArticle, quote: outcomeQuote, at: decidedAt } = outcome;
  await db.orm
    .update(p)
    .set({ state, outcomeArticle, outcomeQuote, decidedAt })
    .where(and(eq(p.id, id), eq(p.state, 'open')));
}

/** Notes that these were looked for after their horizon. */
export async function markReviewed(db: Database, ids: readonly number[], now: Instant): Promise<void> {
  const { predictions: p } = db.tables;
  await db.orm
    .update(p)
    .set({ reviewedAt: now })
    .where(inArray(p.id, [...ids]));
}

/** Forgets open predictions whose article does not say them any more, and decided ones whose proof is gone. */
export async function forgetPredictions(db: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const { predictions: p } = db.tables;
  await db.orm.delete(p).where(inArray(p.id, [...ids]));
}
