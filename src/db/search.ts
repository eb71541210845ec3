/**
 * Full-text search on SQLite: FTS5 over titles and texts (table `article_search`, migration 0001).
 * The only file with MATCH; PostgreSQL gets a sibling over tsvector with the same functions.
 */
import { and, asc, desc, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { nearest } from '../text/nearest.ts';
import { words as wordsOf } from '../text/tokens.ts';
import type { Database } from './database.ts';

/** How much to look for, and from when: instants, both inclusive. */
export interface SearchOptions {
  readonly limit: number;
  readonly since?: Instant;
  readonly until?: Instant;
  /** True: only articles with all the words. Otherwise, where none has all, those with any. */
  readonly strict?: boolean;
}

/** Scripts written without spaces. FTS5's unicode61 takes a whole run of them as one word, so it cannot find words inside. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu;

/** A person's words, ready to ask: `spaced` for the index, `unspaced` to be looked for in the text itself. */
interface Query {
  readonly spaced: readonly string[];
  readonly unspaced: readonly string[];
}

function read(text: string): Query {
  const normal = text.normalize('NFKC');
  const unspaced = normal.match(UNSPACED) ?? [];
  const spaced = normal.replace(UNSPACED, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return { spaced: spaced.slice(0, 20), unspaced: unspaced.slice(0, 20) };
}

/** Each word quoted, so that nothing that a person types is an operator of FTS5. */
const matchOf = (words: readonly string[], joint: ' ' | ' OR '): string =>
  words.map((word) => `"${word}"`).join(joint);

/**
 * The articles that these words find, best first (BM25; a hit in the title counts five times one in the text).
 *
 * Chinese, Japanese and Thai words are looked for with `instr` in every stored text: right, without a second
 * index (trigrams would triple the index and still not find words of two characters, the usual length),
 * but a scan: see docs/how-timelines-work.md for what it costs.
 */
export async function searchArticles(
  db: Database,
  words: string,
  options: SearchOptions,
): Promise<ArticleId[]> {
  const query = read(words);
  if (query.spaced.length + query.unspaced.length === 0) return [];
  const all = await find(db, query, 'all', options);
  if (all.length > 0 || options.strict) return all;
  const loose = { spaced: query.spaced, unspaced: query.unspaced.flatMap((run) => wordsOf(run, 'zh')) };
  return find(db, loose, 'any', options);
}

async function find(
  db: Database,
  query: Query,
  mode: 'all' | 'any',
  options: SearchOptions,
): Promise<ArticleId[]> {
  const { since = Number.MIN_SAFE_INTEGER, until = Number.MAX_SAFE_INTEGER, limit } = options;
  const inTexts = query.unspaced.map((run) => sql`(instr(a.title, ${run}) > 0 or instr(a.text, ${run}) > 0)`);
  const inTime = sql`a.sorted_at between ${since} and ${until}`;
  const match = matchOf(query.spaced, mode === 'all' ? ' ' : ' OR ');
  const rows =
    inTexts.length === 0
      ? db.orm.all<{ id: ArticleId }>(
          sql`select a.id from article_search s join articles a on a.id = s.rowid
              where article_search match ${match} and ${inTime} order by bm25(article_search, 5.0, 1.0), a.id limit ${limit}`,
        )
      : db.orm.all<{ id: ArticleId }>(
          sql`select a.id from articles a where ${inTime} and ${scan(inTexts, match, mode)}
              order by a.sorted_at desc, a.id limit ${limit}`,
        );
  return rows.map(({ id }) => id);
}

function scan(inTexts: SQL[], match: string, mode: 'all' | 'any'): SQL {
  const indexed = sql`a.id in (select rowid from article_search where article_search match ${match})`;
  const tests = match === '' ? inTexts : [indexed, ...inTexts];
  return sql`(${sql.join(tests, mode === 'all' ? sql` and ` : sql` or `)})`;
}

/** The stories that these words find: those of the best articles, best first. */
export async function searchStories(db: Database, words: string, limit: number): Promise<StoryId[]> {
  const found = await searchArticles(db, words, { limit: limit * 10 });
  if (found.length === 0) return [];
  const { articles } = db.tables;
  const rows = await db.orm
    .select({ id: articles.id, story: articles.storyId })
    .from(articles)
    .where(and(inArray(articles.id, found), isNotNull(articles.storyId)));
  const stories = new Map(rows.map(({ id, story }) => [id, story]));
  const ranked = found.map((id) => stories.get(id)).filter((story) => story != null);
  return [...new Set(ranked)].slice(0, limit);
}

/** How many of the newest titles are read for known topics: 5,000 take about 15 ms. */
const TITLES = 5000;

/** Names in headlines (runs of capitalised words, and their words), with how often they stand there. */
async function knownTopics(db: Database): Promise<Map<string, number>> {
  const { articles } = db.tables;
  const rows = await db.orm
    .select({ title: articles.title })
    .from(articles)
    .orderBy(desc(articles.sortedAt), asc(articles.id))
    .limit(TITLES);
  const counts = new Map<string, number>();
  for (const { title } of rows) {
    for (const name of namesIn(title)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

const NAME = /\p{Lu}[\p{L}\p{N}]*(?:[ -]\p{Lu}[\p{L}\p{N}]*)*|[\p{sc=Han}\p{sc=Katakana}]{2,}/gu;

/** A headline's first word has its capital anyway, so alone it is no name. */
function namesIn(title: string): Set<string> {
  const names = new Set<string>();
  for (const { 0: run, index } of title.matchAll(NAME)) {
    if (index > 0 || /[ -]|[^\p{sc=Latin}]/u.test(run) || /\d|\p{Ll}\p{Lu}|^\p{Lu}{2,}$/u.test(run))
      names.add(run);
    for (const word of run.split(/[ -]/).slice(index === 0 ? 1 : 0)) if (word.length > 2) names.add(word);
  }
  return names;
}

/** Known topics that hold what somebody has typed so far, the most frequent first; all of them for ''. */
export async function topicsLike(db: Database, typed: string, limit: number): Promise<string[]> {
  const known = await knownTopics(db);
  const wanted = typed.toLowerCase();
  return [...known.keys()]
    .filter((name) => name.toLowerCase().includes(wanted))
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, limit);

  function rank(name: string): number {
    return (known.get(name) ?? 0) + (name.toLowerCase().startsWith(wanted) ? 0.5 : 0);
  }
}

/** Known topics close to an unknown one, best first: spelled almost like it, or sharing a word with it. */
export async function nearestTopics(db: Database, words: string, limit: number): Promise<string[]> {
  const known = await knownTopics(db);
  const names = [...known.keys()].sort((a, b) => (known.get(b) ?? 0) - (known.get(a) ?? 0));
  const asked = words.trim().toLowerCase();
  const close = [asked, ...wordsOf(asked)]
    .filter((word) => word.length > 2)
    .flatMap((word) => [
      ...nearest(word, names, Math.max(1, Math.floor(word.length / 4))),
      ...names.filter((name) => wordsOf(name).includes(word)),
      ...names.filter((name) => word.length > 3 && name.toLowerCase().startsWith(word)),
    ]);
  const unique = new Map(close.map((name) => [name.toLowerCase(), name]));
  unique.delete(asked);
  return [...unique.values()].slice(0, limit);
}
