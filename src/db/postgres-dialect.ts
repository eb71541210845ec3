/** SQL as PostgreSQL knows it. Full-text search is over `tsvector`: table `article_search`, migration 0001. */
import { type SQL, sql } from 'drizzle-orm';
import type { Dialect, NewestQuestion, SampleQuestion, SearchQuestion } from './dialect.ts';

/** PostgreSQL's own. */
export const postgresDialect: Dialect = {
  name: 'PostgreSQL',
  greatest: (...values) => sql`greatest(${sql.join([...values], sql`, `)})`,
  least: (...values) => sql`least(${sql.join([...values], sql`, `)})`,
  // As arrays: of rows the planner would expect a hundred, and might read the whole table to find them.
  amongNumbers: '= any (array(select value::bigint from json_array_elements_text(?::json)))',
  amongTexts: '= any (array(select value from json_array_elements_text(?::json)))',
  // For this transaction; a stricter setting stays.
  flushed: sql`case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', true) end`,
  textsOfJson: '(select value from json_array_elements_text(?::json))',
  numbersOfJson: '(select value::bigint from json_array_elements_text(?::json))',
  lastId: (table) => `select case when is_called then last_value else 0 end from ${table}_id_seq`,
  countFrom: (table) => `select setval('${table}_id_seq', ?)`,
  // ts_rank reads the words of every article that is found: 10 µs each.
  rankable: 20_000,
  search,
  newest,
  sample,
};

function search({ spaced, unspaced, attached, mode, since, until, limit }: SearchQuestion): SQL {
  const inTexts = [
    ...unspaced.map((run) => sql`(strpos(a.title, ${run}) > 0 or strpos(a.text, ${run}) > 0)`),
    ...attached.map((part) => sql`(a.title ilike ${`%${part}%`} or a.text ilike ${`%${part}%`})`),
  ];
  const inTime = sql`a.sorted_at between ${since} and ${until}`;
  const query = queryOf(spaced, mode);
  if (inTexts.length === 0) return rankedBy(query, { since, until, limit });
  const indexed = sql`a.id in (select article_id from article_search where words @@ (${query}))`;
  const tests = spaced.length === 0 ? inTexts : [indexed, ...inTexts];
  return sql`select a.id from articles a
    where ${inTime} and (${sql.join(tests, mode === 'all' ? sql` and ` : sql` or `)})
    order by a.sorted_at desc, a.id limit ${limit}`;
}

function queryOf(words: readonly string[], mode: 'all' | 'any'): SQL {
  const asked = words.map((word) => sql`plainto_tsquery('dateline', dateline_words(${word}))`);
  return sql.join(asked, mode === 'all' ? sql` && ` : sql` || `);
}

function newest({ since, until, limit, ...question }: NewestQuestion): SQL {
  return sql`select s.article_id as id from article_search s ${joinedIn({ since, until })}
    where ${holding(question)} and ${inRange({ since, until })}
    order by s.article_id desc limit ${limit}`;
}

function holding({ words, mode, inTitle }: Pick<NewestQuestion, 'words' | 'mode' | 'inTitle'>): SQL {
  const query = sql`(${queryOf(words, mode)})`;
  return sql`s.words @@ ${inTitle ? ofTitles(query) : query}`;
}

/** The same words, each as one of the title (weight A), which is written behind the quotation mark that ends it. */
const ofTitles = (query: SQL): SQL =>
  sql`regexp_replace(${query}::text, '''(?=[ )]|$)', ''':A', 'g')::tsquery`;

/** By the ids: so few articles are read that the index of words would be the longer way. */
function sample({ step, ...question }: SampleQuestion): SQL {
  return sql`select s.article_id as id
    from generate_series(${step}::bigint, (select max(id) from articles), ${step}::bigint) as g(id)
    join article_search s on s.article_id = g.id where ${holding(question)} order by s.article_id`;
}

/** A hit in the title counts five times one in the text, and one in a long text less (the 1), as nearly as BM25 on SQLite. */
function rankedBy(
  query: SQL,
  { since, until, limit }: Pick<SearchQuestion, 'since' | 'until' | 'limit'>,
): SQL {
  return sql`select s.article_id as id from article_search s ${joinedIn({ since, until })}
    where s.words @@ (${query}) and ${inRange({ since, until })}
    order by ts_rank('{0.2, 0.2, 0.2, 1.0}', s.words, (${query}), 1) desc, s.article_id limit ${limit}`;
}

type Range = Pick<SearchQuestion, 'since' | 'until'>;

/** A range that holds all is left out: the planner would take it for a narrow one, and begin with it. */
const isAnyTime = ({ since, until }: Range): boolean =>
  since === Number.MIN_SAFE_INTEGER && until === Number.MAX_SAFE_INTEGER;

const joinedIn = (range: Range): SQL =>
  isAnyTime(range) ? sql`` : sql`join articles a on a.id = s.article_id`;

const inRange = (range: Range): SQL =>
  isAnyTime(range) ? sql`true` : sql`a.sorted_at between ${range.since} and ${range.until}`;
