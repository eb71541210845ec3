/** Every identity that a feed's entries ever had: what makes an entry known. */
import { and, count, eq, inArray, sql } from 'drizzle-orm';
import type { ArticleId, FeedId, Instant } from '../model.ts';
import type { NewArticle } from './articles.ts';
import type { Database } from './database.ts';

/** One known identity with the article that it belongs to. */
export interface KnownEntry {
  readonly identity: string;
  readonly articleId: ArticleId;
  readonly contentHash: string;
  readonly edits: number;
  /** The article's title and date as stored. */
  readonly title: string;
  readonly published: Instant | null;
}

/** An entry to store, with every identity that it shows. */
export interface NewEntry {
  readonly article: NewArticle;
  readonly identities: readonly string[];
  readonly contentHash: string;
}

/** Rows in one statement: both databases allow 32,766 values. */
const ROWS = 500;

function* inChunks<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += ROWS) yield items.slice(at, at + ROWS);
}

/** Those of the identities that the feed has shown before. */
export async function knownEntries(
  db: Database,
  feedId: FeedId,
  identities: readonly string[],
): Promise<KnownEntry[]> {
  const { entries, articles } = db.tables;
  const found: KnownEntry[] = [];
  for (const some of inChunks(identities)) {
    const rows = await db.orm
      .select({
        identity: entries.identity,
        articleId: articles.id,
        contentHash: entries.contentHash,
        edits: entries.edits,
        title: articles.title,
        published: articles.published,
      })
      .from(entries)
      .innerJoin(articles, eq(articles.id, entries.articleId))
      .where(and(eq(entries.feedId, feedId), inArray(entries.identity, some)));
    found.push(...rows);
  }
  return found;
}

/**
 * Stores articles, several rows a statement; returns the ids of those that were not there, by key.
 * An article whose key is known already is left as it is.
 */
export async function insertArticles(
  db: Database,
  articles: readonly NewArticle[],
): Promise<Map<string, ArticleId>> {
  const added = new Map<string, ArticleId>();
  for (const some of inChunks(articles)) {
    const rows = await db.orm
      .insert(db.tables.articles)
      .values(
        some.map(({ publisher, ...rest }) => ({
          ...rest,
          publisher: publisher.name,
          region: publisher.region,
          sortedAt: rest.published ?? rest.collected,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: db.tables.articles.id, key: db.tables.articles.key });
    for (const { key, id } of rows) added.set(key, id);
  }
  return added;
}

/**
 * Stores new entries: the articles first, then their identities, each in one statement. A crash in between leaves an
 * article whose key the next poll finds again, so nothing is stored twice. Returns the articles that are new.
 */
export async function storeEntries(
  db: Database,
  feedId: FeedId,
  entries: readonly NewEntry[],
  now: Instant,
): Promise<ArticleId[]> {
  const added = await insertArticles(
    db,
    entries.map((entry) => entry.article),
  );
  const earlier = entries.filter((entry) => !added.has(entry.article.key));
  const ids = new Map([
    ...added,
    ...(await idsByKey(
      db,
      earlier.map((entry) => entry.article.key),
    )),
  ]);
  const rows = entries.flatMap(({ article, identities, contentHash }) =>
    identities.map((identity) => ({ identity, contentHash, articleId: ids.get(article.key) ?? null })),
  );
  await insertIdentities(db, feedId, rows, now);
  return [...added.values()];
}

async function idsByKey(db: Database, keys: readonly string[]): Promise<Map<string, ArticleId>> {
  const { articles } = db.tables;
  const ids = new Map<string, ArticleId>();
  for (const some of inChunks(keys)) {
    const rows = await db.orm
      .select({ id: articles.id, key: articles.key })
      .from(articles)
      .where(inArray(articles.key, some));
    for (const { key, id } of rows) ids.set(key, id);
  }
  return ids;
}

async function insertIdentities(
  db: Database,
  feedId: FeedId,
  rows: readonly { identity: string; contentHash: string; articleId: ArticleId | null }[],
  now: Instant,
): Promise<void> {
  for (const some of inChunks(rows)) {
    await db.orm
      .insert(db.tables.entries)
      .values(some.map((row) => ({ ...row, feedId, firstSeenAt: now })))
      .onConflictDoNothing();
  }
}

/** An entry that changes its ids for ever must not fill the table. */
const MOST_IDENTITIES = 8;

/** Remembers further identities of a known entry. */
export async function addIdentities(
  db: Database,
  feedId: FeedId,
  known: KnownEntry,
  identities: readonly string[],
  now: Instant,
): Promise<void> {
  const { entries } = db.tables;
  const [row] = await db.orm
    .select({ all: count() })
    .from(entries)
    .where(and(eq(entries.feedId, feedId), eq(entries.articleId, known.articleId)));
  if (Number(row?.all ?? 0) >= MOST_IDENTITIES) return;
  const { contentHash, articleId } = known;
  await insertIdentities(
    db,
    feedId,
    identities.map((identity) => ({ identity, contentHash, articleId })),
    now,
  );
}

/** Remembers what an entry says now; `counted` where its article was changed for it. */
export async function recordEdit(
  db: Database,
  feedId: FeedId,
  known: KnownEntry,
  contentHash: string,
  counted: boolean,
): Promise<void> {
  const { entries } = db.tables;
  await db.orm
    .update(entries)
    .set({ contentHash, ...(counted && { edits: sql`${entries.edits} + 1` }) })
    .where(and(eq(entries.feedId, feedId), eq(entries.articleId, known.articleId)));
}
