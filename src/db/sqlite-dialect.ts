/** SQL as SQLite knows it. Full-text search is FTS5's: table `article_search`, migrations 0001 and 0007. */
import { type SQL, sql } from 'drizzle-orm';
import type { Dialect, NewestQuestion, SampleQuestion, SearchQuestion } from './dialect.ts';

/** SQLite's own. */
export const sqliteDialect: Dialect = {
  name: 'SQLite',
  greatest: (...values) => sql`max(${sql.join([...values], sql`, `)})`,
  least: (...values) => sql`min(${sql.join([...values], sql`, `)})`,
  amongNumbers: 'in (select value from json_each(?))',
  amongTexts: 'in (select value from json_each(?))',
  // As safe as `synchronous = NORMAL` makes every commit.
  flushed: sql`1`,
  textsOfJson: '(select value from json_each(?))',
  numbersOfJson: '(select value from json_each(?))',
  lastId: (table) => `select coalesce(max(seq), 0) from sqlite_sequence where name = '${table}'`,
  countFrom: (table) => `update sqlite_sequence set seq = ? where name = '${table}'`,
  // BM25 looks at every article that holds one of the words: about 3 µs each.
  rankable: 5_000,
  search,
  newest,
  sample,
};

/** Each word quoted, so that nothing that a person types is an operator of FTS5. */
const matchOf = (words: readonly string[], joint: ' ' | ' OR '): string =>
  words.map((word) => `"${word}"`).join(joint);

function search({ spaced, ranked, unspaced, attached, mode, since, until, limit }: SearchQuestion): SQL {
  const inTexts = [
    ...unspaced.map((run) => sql`(instr(a.title, ${run}) > 0 or instr(a.text, ${run}) > 0)`),
    ...attached.map((part) => sql`(a.title like ${`%${part}%`} or a.text like ${`%${part}%`})`),
  ];
  const inTime = sql`a.sorted_at between ${since} and ${until}`;
  const match = matchOf(spaced, mode === 'all' ? ' ' : ' OR ');
  // The plus: else FTS5 would be asked anew for each of the ids.
  const all =
    ranked.length === spaced.length
      ? sql`true`
      : sql`+s.rowid in (select rowid from article_search where article_search match ${match})`;
  const atAnyTime = isAnyTime({ since, until });
  return inTexts.length === 0
    ? sql`select s.rowid as id from article_search s ${atAnyTime ? sql`` : sql`join articles a on a.id = s.rowid`}
          where article_search match ${matchOf(ranked, mode === 'all' ? ' ' : ' OR ')} and ${all}
            and ${atAnyTime ? sql`true` : inTime}
          order by bm25(article_search, 5.0, 1.0), s.rowid limit ${limit}`
    : sql`select a.id from articles a where ${inTime} and ${scan(inTexts, match, mode)}
          order by a.sorted_at desc, a.id limit ${limit}`;
}

/** Then the articles' own rows need not be read. */
const isAnyTime = ({ since, until }: Pick<SearchQuestion, 'since' | 'until'>): boolean =>
  since === Number.MIN_SAFE_INTEGER && until === Number.MAX_SAFE_INTEGER;

function newest({ since, until, limit, ...question }: NewestQuestion): SQL {
  const match = matchIn(question);
  return isAnyTime({ since, until })
    ? sql`select rowid as id from article_search where article_search match ${match} order by rowid desc limit ${limit}`
    : sql`select a.id from article_search s join articles a on a.id = s.rowid
          where article_search match ${match} and a.sorted_at between ${since} and ${until}
          order by s.rowid desc limit ${limit}`;
}

function matchIn({ words, mode, inTitle }: Pick<NewestQuestion, 'words' | 'mode' | 'inTitle'>): string {
  const match = matchOf(words, mode === 'all' ? ' ' : ' OR ');
  return inTitle ? `title : (${match})` : match;
}

/** FTS5 goes through all that hold a word, 0.1 µs each: it cannot leap to an id in the middle of them. */
function sample({ step, ...question }: SampleQuestion): SQL {
  return sql`select rowid as id from article_search
    where article_search match ${matchIn(question)} and rowid % ${step} = 0 order by rowid`;
}

function scan(inTexts: SQL[], match: string, mode: 'all' | 'any'): SQL {
  const indexed = sql`a.id in (select rowid from article_search where article_search match ${match})`;
  const tests = match === '' ? inTexts : [indexed, ...inTexts];
  return sql`(${sql.join(tests, mode === 'all' ? sql` and ` : sql` or `)})`;
}
