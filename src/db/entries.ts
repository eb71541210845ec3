/** Every identity that a feed's entries ever had: what makes an entry known. */
import { and, count, eq, inArray, sql } from 'drizzle-orm';
import type { ArticleId, FeedId, Instant } from '../model.ts';
import { articleRow, type NewArticle } from './articles.ts';
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

/** Statements for single rows, prepared: building a statement of many rows costs more than SQLite needs to run it. */
function prepare({ orm, tables: { articles, entries } }: Database) {
  const value = sql.placeholder;
  return {
    article: orm
      .insert(articles)
      .values({
        key: value('key'),
        feedId: value('feedId'),
        publisher: value('publisher'),
        region: value('region'),
        url: value('url'),
        title: value('title'),
        text: value('text'),
        language: value('language'),
        published: value('published'),
        collected: value('collected'),
        sortedAt: value('sortedAt'),
        backlog: value('backlog'),
        sample: value('sample'),
      })
      .onConflictDoNothing()
      .returning({ id: articles.id })
      .prepare(),
    articleByKey: orm
      .select({ id: articles.id })
      .from(articles)
      .where(eq(articles.key, value('key')))
      .prepare(),
    identity: orm
      .insert(entries)
      .values({
        feedId: value('feedId'),
        identity: value('identity'),
        articleId: value('articleId'),
        firstSeenAt: value('now'),
        contentHash: value('contentHash'),
      })
      .onConflictDoNothing()
      .prepare(),
  };
}

type Statements = ReturnType<typeof prepare>;
const prepared = new WeakMap<Database, Statements>();

function statements(db: Database): Statements {
  let found = prepared.get(db);
  if (!found) {
    found = prepare(db);
    prepared.set(db, found);
  }
  return found;
}

/** Stores articles in one transaction; returns how many were not there. One whose key is known stays as it is. */
export async function insertArticles(db: Database, articles: readonly NewArticle[]): Promise<number> {
  const { article } = statements(db);
  return db.atomically(() => articles.filter((one) => article.get(articleRow(one)) !== undefined).length);
}

/** Stores new entries with their identities in one transaction; returns the articles that were not there. */
export async function storeEntries(
  db: Database,
  feedId: FeedId,
  entries: readonly NewEntry[],
  now: Instant,
): Promise<ArticleId[]> {
  if (entries.length === 0) return [];
  const { article, articleByKey } = statements(db);
  return db.atomically(() => {
    const added: ArticleId[] = [];
    for (const entry of entries) {
      const fresh = article.get(articleRow(entry.article));
      if (fresh) added.push(fresh.id);
      const id = fresh?.id ?? articleByKey.get({ key: entry.article.key })?.id;
      if (id !== undefined)
        remember(db, { feedId, articleId: id, contentHash: entry.contentHash, now }, entry.identities);
    }
    return added;
  });
}

/** Writes identities down; inside a transaction. */
function remember(
  db: Database,
  row: { feedId: FeedId; articleId: ArticleId; contentHash: string; now: Instant },
  identities: readonly string[],
): void {
  const { identity } = statements(db);
  for (const one of identities) identity.run({ ...row, identity: one });
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
  db.atomically(() => remember(db, { feedId, articleId, contentHash, now }, identities));
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
