/** Sentences that name a date, as found when their article was stored. */
import { and, asc, desc, gt, gte, inArray, lte } from 'drizzle-orm';
import type { ArticleId, DatePrecision } from '../model.ts';
import { chunks } from './chunks.ts';
import { type Database, run, type Session, type Work } from './database.ts';

/** One sentence and one date that it names; `start` is where it begins in the article's text (UTF-16 units). */
export interface StoredDatedSentence {
  readonly articleId: ArticleId;
  readonly start: number;
  /** Cut to its precision: `2014`, `2014-02`, `2014-02-11`. */
  readonly date: string;
  readonly precision: DatePrecision;
  readonly planned: boolean;
  readonly sentence: string;
}

/** Ids per statement. */
const IDS = 10_000;

const SENTENCES = {
  table: 'dated_sentences',
  columns: ['article_id', 'start', 'date', 'precision', 'planned', 'sentence'],
  onConflict: 'do nothing',
};

const valuesOf = ({ articleId, start, date, precision, planned, sentence }: StoredDatedSentence) => [
  articleId,
  start,
  date,
  precision,
  planned,
  sentence,
];

const COUNTS = {
  table: 'date_counts',
  columns: ['date', 'articles'],
  onConflict: '(date) do update set articles = date_counts.articles + excluded.articles',
};

/** Makes `rows` all that is known of these articles' dates, at once: after a crash either the old or the new is there. */
export async function replaceDatedSentences(
  db: Database,
  articles: readonly ArticleId[],
  rows: readonly StoredDatedSentence[],
): Promise<void> {
  await db.atomically(function* (tx) {
    yield* forgetDates(tx, articles);
    yield* run(tx.insertRows(SENTENCES, rows.map(valuesOf)));
    yield* countDates(tx, rows, 1);
  });
}

/** Takes the dates of these articles away, for inside `db.atomically`. */
export function* forgetDates(tx: Session, articles: readonly ArticleId[]): Work<void> {
  const { datedSentences: d } = tx.tables;
  for (const ids of chunks(articles, IDS)) {
    const gone = yield* run(
      tx.orm.delete(d).where(inArray(d.articleId, ids)).returning({ articleId: d.articleId, date: d.date }),
    );
    yield* countDates(tx, gone, -1);
  }
}

/** An article that names a date in several sentences counts once. */
function* countDates(
  tx: Session,
  rows: readonly Pick<StoredDatedSentence, 'articleId' | 'date'>[],
  sign: 1 | -1,
): Work<void> {
  const articles = new Map<string, Set<ArticleId>>();
  for (const { date, articleId } of rows)
    articles.set(date, (articles.get(date) ?? new Set()).add(articleId));
  const counts = [...articles].map(([date, ids]): [string, number] => [date, sign * ids.size]);
  // In one order everywhere: two processes that count at once must not wait for each other.
  yield* run(
    tx.insertRows(
      COUNTS,
      counts.sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

/** The dated sentences of these articles, in the order of their texts. */
export async function datedSentencesOf(
  db: Database,
  articles: readonly ArticleId[],
): Promise<StoredDatedSentence[]> {
  type Row = [ArticleId, number, string, DatePrecision, unknown, string];
  const rows = await db
    .prepared<Row>(
      `select article_id, start, date, precision, planned, sentence from dated_sentences
      where article_id ${db.dialect.amongNumbers} order by article_id, start`,
    )
    .all(JSON.stringify(articles));
  return rows.map(([articleId, start, date, precision, planned, sentence]) => {
    return { articleId, start, date, precision, planned: Boolean(planned), sentence };
  });
}

/**
 * The dates that most articles name, between two dates as strings (`since` ≤ date ≤ `until`, compared as text),
 * with up to `each` articles of each.
 */
export async function articlesOfBusiestDates(
  db: Database,
  range: { since: string; until: string },
  limits: { dates: number; each: number },
): Promise<ArticleId[]> {
  const { dateCounts } = db.tables;
  const busiest = await db.orm
    .select({ date: dateCounts.date })
    .from(dateCounts)
    .where(
      and(gte(dateCounts.date, range.since), lte(dateCounts.date, range.until), gt(dateCounts.articles, 0)),
    )
    .orderBy(desc(dateCounts.articles), asc(dateCounts.date))
    .limit(limits.dates);
  const articles = await db
    .prepared<[ArticleId]>(
      `select distinct article_id from dated_sentences where date = ? order by article_id limit ${limits.each}`,
    )
    .each(busiest.map(({ date }) => [date]));
  return [...new Set(articles.flat(2))];
}

/** What a timeline reads of an article: less than the whole, because it reads a thousand at once. */
export interface TimelineSource {
  readonly id: ArticleId;
  readonly key: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly title: string;
  readonly text: string;
  readonly published: number | null;
  readonly language: string | null;
}

/** These articles as a timeline needs them, by their ids. */
export async function timelineSources(db: Database, ids: readonly ArticleId[]): Promise<TimelineSource[]> {
  type Row = [ArticleId, string, string | null, string, string, string, number | null, string | null];
  const rows = await db
    .prepared<Row>(
      `select id, key, url, publisher, title, text, published, language from articles
      where id ${db.dialect.amongNumbers} order by id`,
    )
    .all(JSON.stringify(ids));
  return rows.map(([id, key, url, publisher, title, text, published, language]) => {
    return { id, key, url, publisher, title, text, published, language };
  });
}
