/** Stored articles. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Article, ArticleId } from '../model.ts';
import type { Database } from './database.ts';
import type { articles } from './schema/sqlite.ts';

/** What it takes to store an article; the rest is filled in. */
export type NewArticle = Omit<Article, 'id' | 'storyId'>;

type Row = typeof articles.$inferSelect;

/** A row as the model's `Article`. */
export function toArticle(row: Row): Article {
  const { region, publisher, sortedAt: _, ...rest } = row;
  return { ...rest, publisher: { name: publisher, region } };
}

/** An article as its row, without the id. */
export function articleRow({ publisher, ...rest }: NewArticle) {
  const sortedAt = rest.published ?? rest.collected;
  return { ...rest, publisher: publisher.name, region: publisher.region, sortedAt };
}

/** Stores an article; null when one with this key is already there. */
export async function insertArticle(db: Database, article: NewArticle): Promise<ArticleId | null> {
  const rows = await db.orm
    .insert(db.tables.articles)
    .values(articleRow(article))
    .onConflictDoNothing()
    .returning({ id: db.tables.articles.id });
  return rows[0]?.id ?? null;
}

/** Replaces what an edited entry says; its identity, story and times stay. */
export async function updateArticleText(
  db: Database,
  id: ArticleId,
  change: { title: string; text: string },
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

/** Articles that no story has taken yet, oldest first. */
export async function articlesWithoutStory(db: Database, limit: number): Promise<Article[]> {
  const { articles } = db.tables;
  const rows = await db.orm
    .select()
    .from(articles)
    .where(isNull(articles.storyId))
    .orderBy(asc(articles.sortedAt), asc(articles.id))
    .limit(limit);
  return rows.map(toArticle);
}

/** How many articles are stored, and how many of them are the sample edition's. */
export async function countArticles(db: Database): Promise<{ all: number; sample: number }> {
  const { articles } = db.tables;
  const [row] = await db.orm
    .select({ all: sql<number>`count(*)`, sample: sql<number>`coalesce(sum(${articles.sample}), 0)` })
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
