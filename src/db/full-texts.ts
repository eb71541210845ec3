/** Articles whose own page is read for their text: what is owed, and what became of it. */
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Article, ArticleId, FeedId, FullTextMode, Instant } from '../model.ts';
import { toArticle } from './articles.ts';
import { type Database, run, type Session, type Work } from './database.ts';

/** What it takes to owe an article its full text. */
export interface OwedText {
  readonly nextAttemptAt: Instant;
  /** Until then the article waits before it gets a story. */
  readonly waitUntil: Instant;
  /** Hash of the words that the feed gave. */
  readonly feedWords: string;
}

/** An article that is owed its text. */
export interface OwedPage {
  readonly article: Article;
  /** How often its page was asked for. */
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
  /** Until then its article waits for it; 0 where it never did. */
  readonly waitUntil: Instant;
  readonly feedWords: string;
}

/** What is known of an article's page. */
export interface FullTextRow {
  readonly state: 'owed' | 'had' | 'none';
  readonly feedWords: string;
}

const OWE = `
  insert into full_texts (article_id, state, attempts, problem, next_attempt_at, wait_until, feed_words)
  values (?, 'owed', 0, null, ?, ?, ?)
  on conflict (article_id) do update set state = excluded.state, attempts = excluded.attempts,
    problem = excluded.problem, next_attempt_at = excluded.next_attempt_at, wait_until = excluded.wait_until,
    feed_words = excluded.feed_words`;

/** Owes an article its full text, or owes it again; inside a transaction. */
export function* oweFullText(tx: Session, articleId: ArticleId, owed: OwedText): Work<void> {
  const { nextAttemptAt, waitUntil, feedWords } = owed;
  yield* run(tx.prepared(OWE).run(articleId, nextAttemptAt, waitUntil, feedWords));
}

/** The same, alone. */
export async function oweFullTextNow(db: Database, articleId: ArticleId, owed: OwedText): Promise<void> {
  await db.atomically((tx) => oweFullText(tx, articleId, owed));
}

/** Pages whose time has come, the newest article first: it is the one that somebody waits for. */
export async function duePages(db: Database, now: Instant, limit: number): Promise<OwedPage[]> {
  const { fullTexts, articles } = db.tables;
  const rows = await db.orm
    .select({
      article: articles,
      attempts: fullTexts.attempts,
      nextAttemptAt: fullTexts.nextAttemptAt,
      waitUntil: fullTexts.waitUntil,
      feedWords: fullTexts.feedWords,
    })
    .from(fullTexts)
    .innerJoin(articles, eq(articles.id, fullTexts.articleId))
    .where(and(eq(fullTexts.state, 'owed'), lte(fullTexts.nextAttemptAt, now)))
    .orderBy(asc(fullTexts.nextAttemptAt), sql`${articles.sortedAt} desc`)
    .limit(limit);
  return rows.map(({ article, ...row }) => ({ ...row, article: toArticle(article) }));
}

/**
 * Takes a due page for one attempt, which is counted; false where somebody else was faster. After a crash it is due again
 * at `until`.
 */
export async function takePage(db: Database, page: OwedPage, until: Instant): Promise<boolean> {
  const { fullTexts } = db.tables;
  const taken = await db.orm
    .update(fullTexts)
    .set({ attempts: page.attempts + 1, nextAttemptAt: until })
    .where(
      and(
        eq(fullTexts.articleId, page.article.id),
        eq(fullTexts.state, 'owed'),
        eq(fullTexts.nextAttemptAt, page.nextAttemptAt),
      ),
    )
    .returning({ id: fullTexts.articleId });
  return taken.length > 0;
}

/** Writes down what became of a page. */
export async function recordFullText(
  db: Database,
  id: ArticleId,
  change: {
    readonly state?: 'had' | 'none';
    readonly problem?: string | null;
    readonly nextAttemptAt?: Instant;
    readonly waitUntil?: Instant;
    readonly feedWords?: string;
  },
): Promise<void> {
  const { fullTexts } = db.tables;
  await db.orm.update(fullTexts).set(change).where(eq(fullTexts.articleId, id));
}

/** What is known of these articles' pages; those that never were owed one are left out. */
export async function fullTextsOf(
  db: Database,
  ids: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, FullTextRow>> {
  const { fullTexts } = db.tables;
  const rows = await db.orm
    .select()
    .from(fullTexts)
    .where(inArray(fullTexts.articleId, [...ids]));
  return new Map(rows.map((row) => [row.articleId, row]));
}

/** Lets no article wait any longer: a one-shot command shows what is there. Not 0, which is for those that never waited. */
export async function stopWaiting(db: Database): Promise<void> {
  const { fullTexts } = db.tables;
  await db.orm.update(fullTexts).set({ waitUntil: 1 }).where(eq(fullTexts.state, 'owed'));
}

/** Changes when a feed's pages are read. With `never`, those still owed are not read any more. */
export async function setFullTextMode(db: Database, id: FeedId, mode: FullTextMode): Promise<void> {
  const { feeds, fullTexts, articles } = db.tables;
  await db.atomically(function* (tx) {
    yield* run(tx.orm.update(feeds).set({ fullText: mode }).where(eq(feeds.id, id)));
    if (mode !== 'never') return;
    const own = tx.orm.select({ id: articles.id }).from(articles).where(eq(articles.feedId, id));
    yield* run(
      tx.orm
        .update(fullTexts)
        .set({ state: 'none', problem: 'The operator turned it off for this feed.' })
        .where(and(eq(fullTexts.state, 'owed'), inArray(fullTexts.articleId, own))),
    );
  });
}

/** How many of each feed's pages since a moment were read, and why the last one that was not was not; of feeds that had any. */
export async function fullTextCounts(
  db: Database,
  feeds: readonly FeedId[],
  since: Instant,
): Promise<ReadonlyMap<FeedId, { had: number; settled: number; problem: string | null }>> {
  const settled = await db
    .prepared<[state: string, problem: string | null]>(
      `select f.state, f.problem from articles a join full_texts f on f.article_id = a.id
      where a.feed_id = ? and a.collected >= ? and f.state <> 'owed' order by a.collected, a.id`,
    )
    .each(feeds.map((id) => [id, since]));
  return new Map(
    feeds.map((id, i) => {
      const rows = settled[i] ?? [];
      const had = rows.filter(([state]) => state === 'had').length;
      const problem = rows.findLast(([state]) => state === 'none')?.[1] ?? null;
      return [id, { had, settled: rows.length, problem }];
    }),
  );
}
