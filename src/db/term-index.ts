/**
 * The index by which a new article finds the stories it may belong to. The SQL here is SQLite's (`json_each`):
 * a list goes in as one parameter, so that a batch of thousands of rows is one statement.
 */
import { sql } from 'drizzle-orm';
import type { ArticleId, Instant } from '../model.ts';
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

/** An article that stands under a term. */
export interface Posting {
  readonly term: number;
  readonly article: ArticleId;
}

/** What stands under `terms` around a moment: at most `each` articles a term on either side, the nearest. */
export async function postingsNear(
  db: Database,
  terms: readonly number[],
  near: { at: Instant; within: Instant; each: number },
): Promise<Posting[]> {
  const { at, within, each } = near;
  return db.orm.all<Posting>(sql`
    select p.term as term, p.article_id as article
    from json_each(${JSON.stringify(terms)}) as t
    join article_terms as p on p.rowid in (
      select rowid from (
        select rowid from article_terms
        where term = t.value and sorted_at between ${at - within} and ${at}
        order by sorted_at desc limit ${each}
      )
      union all
      select rowid from (
        select rowid from article_terms
        where term = t.value and sorted_at > ${at} and sorted_at <= ${at + within}
        order by sorted_at limit ${each}
      )
    )`);
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
    select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(postings)})`);
  db.orm.run(sql`
    insert into term_counts (term, articles)
    select value ->> 0, value ->> 1 from json_each(${JSON.stringify([...counts])}) where true
    on conflict (term) do update set articles = articles + excluded.articles`);
}
