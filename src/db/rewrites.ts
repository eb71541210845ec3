/** Stories that a language model still has to write about. A story is owed with its analysis, in one transaction. */
import { and, asc, type Column, desc, eq, exists, gt, inArray, lt, lte, notExists, sql } from 'drizzle-orm';
import type { Analysis, Instant, StoryFacts, StoryId } from '../model.ts';
import { type CardLanguage, readCardLanguage } from '../text/card-languages.ts';
import { writeAnalysis } from './analyses.ts';
import { type Database, run } from './database.ts';
import { writeFacts } from './story-versions.ts';
import { type Translations, writeTranslations } from './translations.ts';

/** A story that is due to be written. */
export interface DueRewrite {
  readonly story: StoryId;
  readonly version: number;
  readonly attempts: number;
}

/** Deliveries for which it is worth asking a model: made, or still to be made; a digest tells what changed, too. */
const WANTED = ['held', 'owed', 'posting', 'posted'] as const;

/** Stories that are due, of those that some channel gets; the newest first, since most readers are there. */
export async function dueRewrites(db: Database, now: Instant, limit: number): Promise<DueRewrite[]> {
  const { owedRewrites: r } = db.tables;
  return db.orm
    .select({ story: r.storyId, version: r.version, attempts: r.attempts })
    .from(r)
    .where(and(lte(r.nextAttemptAt, now), isWanted(db)))
    .orderBy(desc(r.owedAt), asc(r.storyId))
    .limit(limit);
}

/** How many stories that some channel gets are owed. */
export async function countRewrites(db: Database): Promise<number> {
  const { owedRewrites: r } = db.tables;
  const [row] = await db.orm.select({ count: sql<number>`count(*)` }).from(r).where(isWanted(db));
  return Number(row?.count ?? 0);
}

function isWanted(db: Database) {
  const { owedRewrites: r, deliveries: d } = db.tables;
  const delivered = db.orm
    .select({ id: d.id })
    .from(d)
    .where(and(eq(d.storyId, r.storyId), inArray(d.state, [...WANTED])));
  return exists(delivered);
}

/** The languages in which some channel that gets the story wants its cards. */
export async function languagesWanted(db: Database, story: StoryId): Promise<CardLanguage[]> {
  const { deliveries: d, channelPreferences: p } = db.tables;
  const rows = await db.orm
    .selectDistinct({ language: p.value })
    .from(p)
    .innerJoin(d, eq(d.channelId, p.channelId))
    .where(and(eq(p.kind, 'written'), eq(d.storyId, story), inArray(d.state, [...WANTED])))
    .orderBy(p.value);
  return rows.flatMap(({ language }) => readCardLanguage(language) ?? []);
}

/** A condition: what is posted of this story does not wait for the model (any more). */
export function notAwaitingModel(db: Database, story: Column, now: Instant) {
  const { owedRewrites: r } = db.tables;
  const awaited = db.orm
    .select({ id: r.storyId })
    .from(r)
    .where(and(eq(r.storyId, story), gt(r.holdUntil, now)));
  return notExists(awaited);
}

/** Notes that an attempt failed, and when the next may be made; what waited for it waits no longer. */
export async function postponeRewrite(
  db: Database,
  { story, version }: Pick<DueRewrite, 'story' | 'version'>,
  { at, why, counts }: { at: Instant; why: string; counts: boolean },
): Promise<void> {
  const { owedRewrites: r } = db.tables;
  await db.orm
    .update(r)
    .set({
      nextAttemptAt: at,
      holdUntil: 0,
      lastError: why,
      ...(counts && { attempts: sql`${r.attempts} + 1` }),
    })
    .where(and(eq(r.storyId, story), eq(r.version, version)));
}

/** Takes a story off the list: it was written, or cannot be. */
export async function dropRewrite(db: Database, story: StoryId, version: number): Promise<void> {
  const { owedRewrites: r } = db.tables;
  await db.orm.delete(r).where(and(eq(r.storyId, story), eq(r.version, version)));
}

/** Lets everything that waits for the model go: it gives no answers at present. */
export async function releaseHolds(db: Database, now: Instant): Promise<void> {
  const { owedRewrites: r } = db.tables;
  await db.orm.update(r).set({ holdUntil: 0 }).where(gt(r.holdUntil, now));
}

/** Forgets what was owed before a moment: nobody reads those posts any more. */
export async function forgetRewrites(db: Database, before: Instant): Promise<void> {
  const { owedRewrites: r } = db.tables;
  await db.orm.delete(r).where(lt(r.owedAt, before));
}

/** What a model made of a story. */
export interface Rewrite {
  readonly analysis: Analysis;
  readonly facts: StoryFacts;
  readonly translations: Translations;
}

/**
 * Stores what the model wrote in place of the analysis of the story's `version`, and its translations. The story becomes one
 * version newer, so that its posts are edited and its audiences are looked at again. False, and nothing
 * stored, where the story grew meanwhile: it is owed anew.
 */
export async function saveRewrite(
  db: Database,
  { story, version }: Pick<DueRewrite, 'story' | 'version'>,
  { analysis, facts, translations }: Rewrite,
  now: Instant,
): Promise<boolean> {
  const { owedRewrites: r, stories: s } = db.tables;
  const isCurrent = and(eq(s.id, story), eq(s.version, version), eq(s.analysedVersion, version));
  return db.atomically(function* (tx) {
    const changed = yield* run(
      tx.orm
        .update(s)
        .set({ version: version + 1 })
        .where(isCurrent)
        .returning({ id: s.id }),
    );
    if (changed.length === 0) return false;
    yield* writeAnalysis(tx, story, { version: version + 1, madeAt: now, analysis });
    yield* writeFacts(tx, story, version + 1, facts);
    yield* writeTranslations(tx, story, version + 1, translations, now);
    yield* run(tx.orm.delete(r).where(eq(r.storyId, story)));
    return true;
  });
}
