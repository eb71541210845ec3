/** Stored articles. */
import { and, asc, eq, gt, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { Article, ArticleId, ArticleImage, Instant } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';
import type { articles } from './schema/sqlite.ts';

/** What it takes to store an article; the rest is filled in. */
export type NewArticle = Omit<Article, 'id' | 'storyId'>;

type Row = typeof articles.$inferSelect;

/** A row as the model's `Article`. */
export function toArticle(row: Row): Article {
  const { region, publisher, sortedAt: _, ...rest } = row;
  return { ...rest, publisher: { name: publisher, region } };
}

/** In plain SQL, for it runs for every article of every feed: Drizzle's statements take as long to fill as to run. */
const INSERT = `
  insert into articles (key, feed_id, publisher, region, url, title, text, language, published, collected, sorted_at,
    backlog, sample, images)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id`;

/** Stores an article inside a transaction; null when one with this key is already there. */
export function* insertNewArticle(tx: Session, article: NewArticle): Work<ArticleId | null> {
  const { key, feedId, publisher, url, title, text, language, published, collected } = article;
  const values = [
    ...[key, feedId, publisher.name, publisher.region, url, title, text, language, published, collected],
    ...[published ?? collected, article.backlog, article.sample, JSON.stringify(article.images ?? [])],
  ];
  const [row] = yield* run(tx.prepared<[ArticleId]>(INSERT).all(...values));
  return row?.[0] ?? null;
}

/** The same, alone. */
export async function insertArticle(db: Database, article: NewArticle): Promise<ArticleId | null> {
  return db.atomically((tx) => insertNewArticle(tx, article));
}

/** Replaces what an edited entry or its page says; its identity, story and times stay. Search follows by triggers. */
export async function updateArticleText(
  db: Database,
  id: ArticleId,
  change: { title?: string; text?: string; language?: string | null; images?: readonly ArticleImage[] },
): Promise<void> {
  await db.orm.update(db.tables.articles).set(change).where(eq(db.tables.articles.id, id));
}

/** The articles with these ids, oldest first; unknown ids are left out. */
export async function articlesById(db: Database, ids: readonly ArticleId[]): Promise<Article[]> {
  const { articles } = db.tables;
  const rows = await db.orm
    .select()
    .from(articles)
    .where(inArray(articles.id, [...ids]))
    .orderBy(asc(articles.sortedAt), asc(articles.id));
  return rows.map(toArticle);
}

/** Articles that no story has taken yet, oldest first, but for those that wait for their full text a little longer. */
export async function articlesWithoutStory(db: Database, limit: number, now: Instant): Promise<Article[]> {
  const { articles, fullTexts } = db.tables;
  const waiting = db.orm
    .select()
    .from(fullTexts)
    .where(
      and(eq(fullTexts.articleId, articles.id), eq(fullTexts.state, 'owed'), gt(fullTexts.waitUntil, now)),
    );
  const rows = await db.orm
    .select()
    .from(articles)
    .where(and(isNull(articles.storyId), notExists(waiting)))
    .orderBy(asc(articles.sortedAt), asc(articles.id))
    .limit(limit);
  return rows.map(toArticle);
}

/** How many articles are stored, and how many of them are the sample edition's. */
export async function countArticles(db: Database): Promise<{ all: number; sample: number }> {
  const { articles } = db.tables;
  const [row] = await db.orm
    .select({ all: sql<number>`count(*)`, sample: sql<number>`count(*) filter (where ${articles.sample})` })
    .from(articles);
  return { all: Number(row?.all ?? 0), sample: Number(row?.sample ?? 0) };
}

/** The article at this address, if one is stored. */
export async function articleAtUrl(db: Database, url: string): Promise<Article | null> {
  const { articles } = db.tables;
  const [row] = await db.orm
    .select()
    .from(articles)
    .where(and(eq(articles.url, url)))
    .limit(1);
  return row ? toArticle(row) : null;
}
