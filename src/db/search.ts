/**
 * Full-text search over titles and texts: an article is in the index once it has its story. How an index is asked is
 * the dialect's (FTS5 or tsvector).
 */
import { and, asc, desc, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { nearest } from '../text/nearest.ts';
import { terms } from '../text/terms.ts';
import { words as wordsOf } from '../text/tokens.ts';
import type { Database } from './database.ts';
import type { NewestQuestion } from './dialect.ts';
import { termCounts } from './term-counts.ts';

/** How much to look for, and from when: instants, both inclusive. */
export interface SearchOptions {
  readonly limit: number;
  readonly since?: Instant;
  readonly until?: Instant;
  /** True: only articles with all the words. Otherwise, where none has all, those with any. */
  readonly strict?: boolean;
  /** True: where there are too many to rank them, some from all of the time that is stored, not the newest. */
  readonly spread?: boolean;
}

/** Scripts written without spaces. FTS5's unicode61 takes a whole run of them as one word, so it cannot find words inside. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}]+/gu;

/**
 * A person's words, ready to ask: `spaced` for the index, `unspaced` to be looked for in the text itself. So are those
 * `attached` to an unspaced one, such as the 2 of はやぶさ2: the index has them inside the run that they stand in.
 */
interface Query {
  readonly spaced: readonly string[];
  readonly unspaced: readonly string[];
  readonly attached: readonly string[];
}

function read(text: string): Query {
  const query = { spaced: [] as string[], unspaced: [] as string[], attached: [] as string[] };
  for (const run of text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const unspaced = run.match(UNSPACED) ?? [];
    query.unspaced.push(...unspaced);
    if (unspaced.length === 0) query.spaced.push(run);
    else query.attached.push(...run.split(UNSPACED).filter(Boolean));
  }
  return {
    spaced: query.spaced.slice(0, 20),
    unspaced: query.unspaced.slice(0, 20),
    attached: query.attached.slice(0, 20),
  };
}

/**
 * The articles that these words find, best first (BM25; a hit in the title counts five times one in the text). Where very
 * many hold them, they are ranked by the rarer words; where all words are common, those that have them in their title
 * come first, the newest before.
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
  const loose = {
    spaced: [...query.spaced, ...query.attached],
    unspaced: query.unspaced.flatMap((run) => wordsOf(run, 'zh')),
    attached: [],
  };
  return find(db, loose, 'any', options);
}

async function find(
  db: Database,
  query: Query,
  mode: 'all' | 'any',
  options: SearchOptions,
): Promise<ArticleId[]> {
  const { since = Number.MIN_SAFE_INTEGER, until = Number.MAX_SAFE_INTEGER, limit } = options;
  const counts = await articlesWith(db, query.spaced);
  const ranked = query.spaced.filter((word) => (counts.get(word) ?? 0) <= db.dialect.rankable);
  if (ranked.length === 0 && query.unspaced.length === 0) {
    const question = { words: query.spaced, mode };
    return options.spread
      ? spread(db, { ...question, matching: Math.min(...counts.values()) }, limit)
      : newest(db, { ...question, since, until, limit });
  }
  // Common words say nothing where any word will do.
  const spaced = mode === 'any' ? ranked : query.spaced;
  const question = { ...query, spaced, ranked, mode, since, until, limit };
  return idsOf(db, db.dialect.search(question));
}

async function idsOf(db: Database, question: SQL): Promise<ArticleId[]> {
  return (await db.rows<{ id: ArticleId }>(question)).map(({ id }) => id);
}

/** In how many articles each word stands, nearly: by the counts of grouping, whose words are cut a little differently. */
async function articlesWith(db: Database, spaced: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const hashes = new Map(spaced.map((word) => [word, terms(word).map(({ hash }) => hash)]));
  const { of } = await termCounts(db, [...hashes.values()].flat());
  return new Map(
    [...hashes].map(([word, all]) => [word, Math.max(0, ...all.map((hash) => of.get(hash) ?? 0))]),
  );
}

/** Those that have the words in their title, then, where they are not enough, the others. */
async function newest(db: Database, question: Omit<NewestQuestion, 'inTitle'>): Promise<ArticleId[]> {
  const titled = await idsOf(db, db.dialect.newest({ ...question, inTitle: true }));
  if (titled.length >= question.limit) return titled;
  const others = await idsOf(db, db.dialect.newest({ ...question, inTitle: false }));
  return [...new Set([...titled, ...others])].slice(0, question.limit);
}

/** Of articles that hold a common word one in so many is taken to have it in its title. */
const TITLED = 4;

/** The same, but evenly from all that is stored; `matching` is how many hold the words, or at least one of them. */
async function spread(
  db: Database,
  { matching, ...question }: Pick<NewestQuestion, 'words' | 'mode'> & { readonly matching: number },
  limit: number,
): Promise<ArticleId[]> {
  const step = (share: number) => Math.max(1, Math.floor(matching / (share * limit)));
  const titled = await idsOf(db, db.dialect.sample({ ...question, inTitle: true, step: step(TITLED) }));
  if (titled.length >= limit) {
    return Array.from(
      { length: limit },
      (_, i) => titled[Math.floor((i * titled.length) / limit)] as ArticleId,
    );
  }
  const others = await idsOf(db, db.dialect.sample({ ...question, inTitle: false, step: step(1) }));
  return [...new Set([...titled, ...others])].slice(0, limit);
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
