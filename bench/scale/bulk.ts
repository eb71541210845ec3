/** Writes news of many years in the form in which the stages leave it, without taking it through them: a million in minutes. */
import type { NewArticle } from '../../src/db/articles.ts';
import { type Database, type RowTarget, run } from '../../src/db/database.ts';
import { replaceDatedSentences, type StoredDatedSentence } from '../../src/db/dated-sentences.ts';
import { countTerms } from '../../src/db/term-counts.ts';
import { type Indexed, indexArticles } from '../../src/db/term-index.ts';
import type { ArticleId, StoryId } from '../../src/model.ts';
import { UNKNOWN } from '../../src/stories/neighbours.ts';
import type { Profile } from '../../src/stories/profile.ts';
import { profileBytes } from '../../src/stories/profile-bytes.ts';
import { terms as termsOf } from '../../src/text/terms.ts';

/** Events written in one transaction. */
const EVENTS = 1000;
/** Terms that lead to an article, and the share of articles from which on a term does not. */
const INDEXED = 24;
const COMMON = 0.02;

const ARTICLES: RowTarget = {
  table: 'articles',
  columns:
    'id key feed_id story_id publisher url title text language published collected sorted_at backlog sample'.split(
      ' ',
    ),
  onConflict: 'do nothing',
};
const STORIES: RowTarget = {
  table: 'stories',
  columns: ['id', 'headline', 'first_published', 'updated', 'grew_at', 'publishers'],
  onConflict: 'do nothing',
};

/** Writes each event as one story; gives how many articles that were. */
export async function writeInBulk(db: Database, events: Iterable<readonly NewArticle[]>): Promise<number> {
  const written: Written = { articles: 0, stories: 0, counts: new Map(), leads: new Map() };
  let some: (readonly NewArticle[])[] = [];
  for (const reports of events) {
    some.push(reports);
    if (some.length < EVENTS) continue;
    await write(db, some, written);
    some = [];
  }
  await write(db, some, written);
  const { articles, counts, leads } = written;
  await db.atomically((tx) => countTerms(tx, new Map(), counts, { articles, turn: 0 }, leads));
  if (db.dialect.name === 'PostgreSQL')
    for (const table of ['articles', 'stories'])
      await db.prepared(`select setval('${table}_id_seq', (select max(id) from ${table}))`).all();
  await tidy(db);
  return articles;
}

/** What a PostgreSQL server does by itself within a minute, where nobody has told it not to: without, it plans for empty tables. */
export async function tidy(db: Database): Promise<void> {
  if (db.dialect.name === 'PostgreSQL') await db.prepared('vacuum analyze').run();
}

interface Written {
  articles: number;
  stories: number;
  readonly counts: Map<number, number>;
  /** Articles that terms lead to; of a common one the first. */
  readonly leads: Map<number, ArticleId[]>;
}

/** From here on a term leads to none. */
const RARE = 300;

async function write(
  db: Database,
  events: readonly (readonly NewArticle[])[],
  written: Written,
): Promise<void> {
  const stories: unknown[][] = [];
  const articles: unknown[][] = [];
  const indexed: Indexed[] = [];
  const dated: StoredDatedSentence[] = [];
  for (const reports of events) {
    const story = ++written.stories;
    const times = reports.map(({ collected }) => collected);
    const publishers = new Set(reports.map(({ publisher }) => publisher.name)).size;
    const last = Math.max(...times);
    stories.push([story, reports[0]?.title, Math.min(...times), last, last, publishers]);
    for (const report of reports) {
      const id = ++written.articles as ArticleId;
      articles.push(rowOf(id, story as StoryId, report));
      indexed.push(indexedOf(id, report, written));
      dated.push(...datedOf(id, report.text));
    }
  }
  await db.atomically(function* (tx) {
    yield* run(tx.insertRows(STORIES, stories));
    yield* run(tx.insertRows(ARTICLES, articles));
    yield* indexArticles(tx, indexed);
  });
  await replaceDatedSentences(db, [], dated);
}

function rowOf(id: ArticleId, story: StoryId, article: NewArticle): unknown[] {
  const { key, feedId, publisher, url, title, text, language, published, collected } = article;
  const times = [published, collected, published ?? collected];
  return [id, key, feedId, story, publisher.name, url, title, text, language, ...times, false, false];
}

/** The rarest terms so far, all of one weight. */
function indexedOf(
  id: ArticleId,
  { title, text, collected }: NewArticle,
  { counts, articles, leads }: Written,
): Indexed {
  const found = new Map(termsOf(`${text} ${title}`).map(({ hash, capital }) => [hash, capital]));
  for (const hash of found.keys()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const rare = [...found].filter(([hash]) => (counts.get(hash) ?? 0) <= 50 + COMMON * articles);
  const kept = rare.slice(0, 2 * INDEXED).sort(([a], [b]) => a - b);
  const weight = 1 / Math.sqrt(Math.max(1, kept.length));
  const profile: Profile = {
    ...UNKNOWN,
    terms: Int32Array.from(kept, ([hash]) => hash),
    weights: Float32Array.from(kept, ([, capital]) => (capital ? -weight : weight)),
    known: articles,
  };
  const terms = rare.slice(0, INDEXED).map(([hash]) => hash);
  for (const term of terms) {
    const led = leads.get(term) ?? [];
    if (led.length <= RARE) leads.set(term, [...led, id]);
  }
  return { id, sortedAt: collected, terms, fresh: terms, profile: profileBytes(profile) };
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DATE = /(?:on (\d+)|in) (\p{Lu}\p{Ll}+) (\d{4})\.$/u;

/** The sentences that end with a date. */
function datedOf(articleId: ArticleId, text: string): StoredDatedSentence[] {
  const found: StoredDatedSentence[] = [];
  let start = 0;
  for (const sentence of text.split(/(?<=\.) /)) {
    const [, day, month = '', year] = DATE.exec(sentence) ?? [];
    const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
    const date = `${year}-${number}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
    const precision = day === undefined ? 'month' : 'day';
    if (year !== undefined) found.push({ articleId, start, date, precision, planned: false, sentence });
    start += sentence.length + 1;
  }
  return found;
}
