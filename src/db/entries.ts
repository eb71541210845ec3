/** Every identity that a feed's entries ever had: what makes an entry known. */
import { and, count, eq, sql } from 'drizzle-orm';
import type { ArticleId, FeedId, Instant } from '../model.ts';
import { insertNewArticle, type NewArticle } from './articles.ts';
import { type Database, run, type Session, type Work } from './database.ts';
import type { Dialect } from './dialect.ts';
import { type OwedText, oweFullText } from './full-texts.ts';

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
  /** Set where the article's own page is to be read for its text. */
  readonly owed?: OwedText | undefined;
}

/** A list goes in as one JSON text, so that the statement is the same for any number. */
const knownStatement = ({ amongTexts }: Dialect) => `
  select e.identity, e.article_id, e.content_hash, e.edits, a.title, a.published
  from entries e join articles a on a.id = e.article_id
  where e.feed_id = ? and e.identity ${amongTexts}`;

/** Those of the identities that the feed has shown before. */
export async function knownEntries(
  db: Database,
  feedId: FeedId,
  identities: readonly string[],
): Promise<KnownEntry[]> {
  type Row = [string, ArticleId, string, number, string, Instant | null];
  const rows = await db.prepared<Row>(knownStatement(db.dialect)).all(feedId, JSON.stringify(identities));
  return rows.map(([identity, articleId, contentHash, edits, title, published]) => {
    return { identity, articleId, contentHash, edits, title, published };
  });
}

/** Stores articles in one transaction; returns how many were not there. One whose key is known stays as it is. */
export async function insertArticles(db: Database, articles: readonly NewArticle[]): Promise<number> {
  return db.atomically(function* (tx) {
    let added = 0;
    for (const article of articles) if (yield* insertNewArticle(tx, article)) added += 1;
    return added;
  });
}

/** Stores new entries with their identities in one transaction; returns the articles that were not there. */
export async function storeEntries(
  db: Database,
  feedId: FeedId,
  entries: readonly NewEntry[],
  now: Instant,
): Promise<ArticleId[]> {
  if (entries.length === 0) return [];
  return db.atomically(function* (tx) {
    const byKey = tx.prepared<[ArticleId]>('select id from articles where key = ?');
    const added: ArticleId[] = [];
    const seen: Seen[] = [];
    for (const entry of entries) {
      const fresh = yield* insertNewArticle(tx, entry.article);
      if (fresh) added.push(fresh);
      if (fresh && entry.owed) yield* oweFullText(tx, fresh, entry.owed);
      const articleId = fresh ?? (yield* run(byKey.all(entry.article.key)))[0]?.[0];
      if (articleId) seen.push({ ...entry, articleId });
    }
    yield* remember(tx, feedId, seen, now);
    return added;
  });
}

const ENTRIES = {
  table: 'entries',
  columns: ['feed_id', 'identity', 'article_id', 'first_seen_at', 'content_hash'],
  onConflict: 'do nothing',
};

type Seen = Pick<NewEntry, 'identities' | 'contentHash'> & Pick<KnownEntry, 'articleId'>;

/** Writes identities down; inside a transaction. */
function* remember(tx: Session, feedId: FeedId, seen: readonly Seen[], now: Instant): Work<void> {
  const rows = seen.flatMap(({ identities, articleId, contentHash }) =>
    identities.map((identity) => [feedId, identity, articleId, now, contentHash]),
  );
  yield* run(tx.insertRows(ENTRIES, rows));
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
  await db.atomically((tx) => remember(tx, feedId, [{ ...known, identities }], now));
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
