/**
 * The index by which new articles find the stories they may belong to. The SQL here is SQLite's (`json_each`):
 * a list goes in as one parameter, so that a batch of thousands of rows is one statement.
 */
import { sql } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import type { Database } from './database.ts';

/** About how many articles are stored, and how many of them hold each of the terms; terms never seen are left out. */
export async function termFrequencies(
  db: Database,
  terms: readonly number[],
): Promise<{ articles: number; of: Map<number, number> }> {
  // Counting a million rows takes longer than grouping an article; ids only grow, and few articles are deleted.
  const [newest] = await db.orm.all<{ id: number | null }>(
    sql`select max(article_id) as id from article_profiles`,
  );
  const rows = await db.orm.all<{ term: number; articles: number }>(
    sql`select term, articles from term_counts where term in (select value from json_each(${JSON.stringify(terms)}))`,
  );
  return { articles: newest?.id ?? 0, of: new Map(rows.map(({ term, articles }) => [term, articles])) };
}

/** A term looked up around a moment, for the `place`-th article of a batch. */
export type Lookup = readonly [place: number, term: number, at: Instant];

/** An article found under a term. */
export interface Posting {
  readonly place: number;
  readonly term: number;
  readonly article: ArticleId;
}

/** What stands under terms around moments: at most `each` articles a term on either side, the nearest. */
export async function postingsNear(
  db: Database,
  lookups: readonly Lookup[],
  { within, each }: { within: Instant; each: number },
): Promise<Posting[]> {
  return db.orm.all<Posting>(sql`
    select l.value ->> 0 as place, p.term as term, p.article_id as article
    from json_each(${JSON.stringify(lookups)}) as l
    join article_terms as p on p.rowid in (
      select rowid from (
        select rowid from article_terms
        where term = l.value ->> 1 and sorted_at between (l.value ->> 2) - ${within} and l.value ->> 2
        order by sorted_at desc limit ${each}
      )
      union all
      select rowid from (
        select rowid from article_terms
        where term = l.value ->> 1 and sorted_at > l.value ->> 2 and sorted_at <= (l.value ->> 2) + ${within}
        order by sorted_at limit ${each}
      )
    )`);
}

/** The stories of these articles; articles without one are left out. */
export async function storiesOfArticles(
  db: Database,
  ids: readonly ArticleId[],
): Promise<Map<ArticleId, StoryId>> {
  const rows = await db.orm.all<{ id: ArticleId; story: StoryId }>(sql`
    select id, story_id as story from articles
    where id in (select value from json_each(${JSON.stringify(ids)})) and story_id is not null`);
  return new Map(rows.map(({ id, story }) => [id, story]));
}

/** An article of a story, as grouping compares it. */
export interface GroupedArticle {
  readonly id: ArticleId;
  readonly story: StoryId;
  readonly title: string;
  readonly publisher: string;
  readonly sortedAt: Instant;
  readonly sample: boolean;
  readonly profile: unknown;
}

/** The newest articles of these stories, at most `most` each, with their profiles. */
export async function groupedArticles(
  db: Database,
  stories: readonly StoryId[],
  most: number,
): Promise<GroupedArticle[]> {
  type Row = Omit<GroupedArticle, 'sample' | 'profile'> & { sample: number; profile: string };
  // An article without title is known by how it begins.
  const rows = await db.orm.all<Row>(sql`
    select a.id as id, a.story_id as story, coalesce(nullif(trim(a.title), ''), substr(a.text, 1, 160)) as title,
      a.publisher as publisher, a.sorted_at as sortedAt, a.sample as sample, p.profile as profile
    from json_each(${JSON.stringify(stories)}) as s
    join articles as a on a.id in (
      select id from articles where story_id = s.value order by sorted_at desc, id desc limit ${most}
    )
    join article_profiles as p on p.article_id = a.id`);
  return rows.map((row) => ({ ...row, sample: row.sample === 1, profile: JSON.parse(row.profile) }));
}

/** An article's rows in the index. */
export interface Indexed {
  readonly id: ArticleId;
  readonly sortedAt: Instant;
  /** Terms that lead to it. */
  readonly terms: readonly number[];
  readonly profile: unknown;
}

/** Writes articles into the index and counts their terms. Synchronous: for inside `db.atomically`. */
export function indexArticles(
  db: Database,
  articles: readonly Indexed[],
  counts: ReadonlyMap<number, number>,
): void {
  const profiles = articles.map(({ id, profile }) => [id, JSON.stringify(profile)]);
  const postings = articles.flatMap(({ id, sortedAt, terms }) => terms.map((term) => [term, sortedAt, id]));
  db.orm.run(sql`
    insert or replace into article_profiles (article_id, profile)
    select value ->> 0, value ->> 1 from json_each(${JSON.stringify(profiles)})`);
  db.orm.run(sql`
    insert or ignore into article_terms (term, sorted_at, article_id)
    select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(postings.sort(byTerm))})`);
  db.orm.run(sql`
    insert into term_counts (term, articles)
    select value ->> 0, value ->> 1 from json_each(${JSON.stringify([...counts].sort(byTerm))}) where true
    on conflict (term) do update set articles = articles + excluded.articles`);
}

/** Rows in the order of the index are written several times as fast as rows in none. */
function byTerm(a: readonly number[], b: readonly number[]): number {
  return (a[0] ?? 0) - (b[0] ?? 0);
}
