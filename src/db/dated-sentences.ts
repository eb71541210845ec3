/** Sentences that name a date, as found when their article was stored. */
import { and, asc, countDistinct, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { ArticleId, DatePrecision } from '../model.ts';
import type { Database } from './database.ts';

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

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** Rows per statement: bounds the text that is bound as one value to about a megabyte. */
const CHUNK = 5000;

/**
 * One statement with one value, the rows as JSON: ten times as fast as a value for each column of each row, and
 * import stores five rows an article. PostgreSQL has `json_to_recordset` for the same.
 */
function insert(db: Database, rows: readonly StoredDatedSentence[]): void {
  const values = rows.map((row) => [
    row.articleId,
    row.start,
    row.date,
    row.precision,
    row.planned ? 1 : 0,
    row.sentence,
  ]);
  db.orm.run(sql`insert into ${db.tables.datedSentences} (article_id, start, date, precision, planned, sentence)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
    from json_each(${JSON.stringify(values)}) where true on conflict do nothing`);
}

/** Makes `rows` all that is known of these articles' dates, at once: after a crash either the old or the new is there. */
export async function replaceDatedSentences(
  db: Database,
  articles: readonly ArticleId[],
  rows: readonly StoredDatedSentence[],
): Promise<void> {
  const { datedSentences } = db.tables;
  db.atomically(() => {
    for (const ids of chunks(articles, IDS)) {
      db.orm.delete(datedSentences).where(inArray(datedSentences.articleId, ids)).run();
    }
    for (const chunk of chunks(rows, CHUNK)) insert(db, chunk);
  });
}

/** The dated sentences of these articles, in the order of their texts. */
export async function datedSentencesOf(
  db: Database,
  articles: readonly ArticleId[],
): Promise<StoredDatedSentence[]> {
  const { datedSentences } = db.tables;
  const found: StoredDatedSentence[] = [];
  for (const ids of chunks(articles, IDS)) {
    const rows = await db.orm
      .select()
      .from(datedSentences)
      .where(inArray(datedSentences.articleId, ids))
      .orderBy(asc(datedSentences.articleId), asc(datedSentences.start));
    for (const row of rows) found.push(row);
  }
  return found;
}

/**
 * The dates that most articles name, between two dates as strings (`since` ≤ date ≤ `until`, compared as text),
 * with up to `each` articles of each. Reads the index of dates once: about a second for five million rows.
 */
export async function articlesOfBusiestDates(
  db: Database,
  range: { since: string; until: string },
  limits: { dates: number; each: number },
): Promise<ArticleId[]> {
  const { datedSentences } = db.tables;
  const busiest = await db.orm
    .select({ date: datedSentences.date })
    .from(datedSentences)
    .where(and(gte(datedSentences.date, range.since), lte(datedSentences.date, range.until)))
    .groupBy(datedSentences.date)
    .orderBy(desc(countDistinct(datedSentences.articleId)), asc(datedSentences.date))
    .limit(limits.dates);
  const found = new Set<ArticleId>();
  for (const { date } of busiest) {
    const rows = await db.orm
      .selectDistinct({ id: datedSentences.articleId })
      .from(datedSentences)
      .where(eq(datedSentences.date, date))
      .limit(limits.each);
    for (const { id } of rows) found.add(id);
  }
  return [...found];
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

/** These articles as a timeline needs them, in no order. */
export async function timelineSources(db: Database, ids: readonly ArticleId[]): Promise<TimelineSource[]> {
  const { articles } = db.tables;
  const found: TimelineSource[] = [];
  for (const some of chunks(ids, IDS)) {
    const rows = await db.orm
      .select({
        id: articles.id,
        key: articles.key,
        url: articles.url,
        publisher: articles.publisher,
        title: articles.title,
        text: articles.text,
        published: articles.published,
        language: articles.language,
      })
      .from(articles)
      .where(inArray(articles.id, some));
    for (const row of rows) found.push(row);
  }
  return found;
}
