/** Texts of articles that were collected long ago, to be cut to what timelines and cards quote. */
import { and, asc, eq, exists, inArray, lt } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { type Database, run } from './database.ts';

/** An article whose text is still whole, as far as anybody knows. */
export interface OldText {
  readonly id: ArticleId;
  readonly story: StoryId | null;
  readonly title: string;
  readonly text: string;
}

/** The cut text of an article, and for each of its dated sentences where it began and begins now. */
export interface CutText {
  readonly id: ArticleId;
  readonly text: string;
  readonly moved: readonly { readonly from: number; readonly to: number }[];
}

/** Articles looked at for old ones: the longest stored, since ids are given in the order of collection. */
const LOOKED_AT = 200;

/**
 * The next articles that were collected before a moment and are not cut, in the order of their ids. What grouping
 * knows of an article goes with its whole text, so those that still have that are the ones that are left; only the
 * first of them are looked at, or each look for old texts would read all that are young.
 */
export async function wholeTexts(db: Database, before: Instant, limit: number): Promise<OldText[]> {
  const { articles: a, articleProfiles: p } = db.tables;
  const first = db.orm.select({ id: p.articleId }).from(p).orderBy(asc(p.articleId)).limit(LOOKED_AT);
  return db.orm
    .select({ id: a.id, story: a.storyId, title: a.title, text: a.text })
    .from(a)
    .where(and(inArray(a.id, first), lt(a.collected, before)))
    .orderBy(asc(a.id))
    .limit(limit);
}

/** The sentences that predictions of these articles quote, by article. */
export async function predictedIn(
  db: Database,
  ids: readonly ArticleId[],
): Promise<{ article: ArticleId; quote: string }[]> {
  const { predictions: p } = db.tables;
  const made = await db.orm
    .select({ article: p.articleId, quote: p.quote })
    .from(p)
    .where(inArray(p.articleId, [...ids]));
  const shown = await db.orm
    .select({ article: p.outcomeArticle, quote: p.outcomeQuote })
    .from(p)
    .where(inArray(p.outcomeArticle, [...ids]));
  return [
    ...made,
    ...shown.flatMap(({ article, quote }) =>
      article !== null && quote !== null ? [{ article, quote }] : [],
    ),
  ];
}

/** Writes cut texts, and forgets what only whole ones were needed for; all of it or nothing. */
export async function cutTexts(db: Database, cut: readonly CutText[]): Promise<void> {
  const { articles, datedSentences: d, articleProfiles, fullTexts } = db.tables;
  const ids = cut.map(({ id }) => id);
  await db.atomically(function* ({ orm }) {
    for (const { id, text, moved } of cut) {
      const [row] = yield* run(orm.select().from(articles).where(eq(articles.id, id)));
      if (!row) continue;
      // Out and in again: SQLite leaves the page of a row that became shorter as empty as it is, but joins pages
      // that lose a row.
      yield* run(orm.delete(articles).where(eq(articles.id, id)));
      yield* run(orm.insert(articles).values({ ...row, text }));
      // Passages only move forward, the first first: no sentence takes the place of another on the way.
      for (const { from, to } of moved) {
        yield* run(
          orm
            .update(d)
            .set({ start: to })
            .where(and(eq(d.articleId, id), eq(d.start, from))),
        );
      }
    }
    yield* run(orm.delete(articleProfiles).where(inArray(articleProfiles.articleId, ids)));
    yield* run(orm.delete(fullTexts).where(inArray(fullTexts.articleId, ids)));
  });
}

/** Forgets what earlier versions of stories said that have not changed since a moment: no post of theirs is edited any more. */
export async function forgetOldFacts(db: Database, before: Instant): Promise<void> {
  const { storyVersions: v, stories } = db.tables;
  // Not by the old stories, of which there are more and more: of most nothing is left to forget.
  const old = db.orm
    .select()
    .from(stories)
    .where(and(eq(stories.id, v.storyId), lt(stories.updated, before)));
  await db.orm.delete(v).where(exists(old));
}
