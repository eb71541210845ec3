/** Analyses that a model wrote once more in another language, for the channels that want their cards in it. */
import { and, eq } from 'drizzle-orm';
import type { Analysis, ChannelId, Instant, StoryId } from '../model.ts';
import type { CardLanguage } from '../text/card-languages.ts';
import { type Database, run, type Session, type Work } from './database.ts';

/** The analysis in each of these languages. */
export type Translations = ReadonlyMap<CardLanguage, Analysis>;

/** Keeps the translations of a story's `version` in place of all earlier ones, inside a transaction of the caller's. */
export function* writeTranslations(
  tx: Session,
  story: StoryId,
  version: number,
  translations: Translations,
  now: Instant,
): Work<void> {
  const { translatedAnalyses: t } = tx.tables;
  yield* run(tx.orm.delete(t).where(eq(t.storyId, story)));
  const rows = [...translations].map(([language, analysis]) => ({
    storyId: story,
    language,
    version,
    madeAt: now,
    analysis,
  }));
  if (rows.length > 0) yield* run(tx.orm.insert(t).values(rows));
}

/** The story's analysis in the language that the channel wants; null where it wants none, or this version has none. */
export async function translationFor(
  db: Database,
  story: StoryId,
  channel: ChannelId,
): Promise<Analysis | null> {
  const { translatedAnalyses: t, analyses: a, channelPreferences: p } = db.tables;
  const [row] = await db.orm
    .select({ analysis: t.analysis })
    .from(t)
    .innerJoin(a, and(eq(a.storyId, t.storyId), eq(a.version, t.version)))
    .innerJoin(p, and(eq(p.value, t.language), eq(p.kind, 'written'), eq(p.channelId, channel)))
    .where(eq(t.storyId, story));
  return row?.analysis ?? null;
}
