/** The index by which new articles find the stories they may belong to, and the profiles that they are compared by. */
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';

const PERIOD_MS = 30 * 86_400_000;

/** The thirty days that a moment lies in: first in the index, so that what is new is written to few pages of it, however much is old. */
export const periodOf = (at: Instant): number => Math.trunc(at / PERIOD_MS);

/** A term and the article that stands under it. */
export interface Posting {
  readonly term: number;
  readonly article: ArticleId;
}

/** What an article looks for: its terms, around its moment. */
export interface Looking {
  readonly terms: readonly number[];
  readonly at: Instant;
}

/** How far to look, and how many articles of each term to follow on either side, the nearest. */
interface Bounds {
  readonly within: Instant;
  readonly each: number;
}

/**
 * For each, what stands under its terms around its moment. The bounds make the work the same for a term of ten articles
 * and for one of half a million.
 */
export async function postingsNear(
  db: Database,
  looking: readonly Looking[],
  bounds: Bounds,
): Promise<Posting[][]> {
  const { within } = bounds;
  const newest = (await db.prepared<[number | null]>('select max(period) from article_terms').all())[0]?.[0];
  const end = ((newest ?? -1) + 1) * PERIOD_MS - 1;
  const before = await directed(db, looking, bounds, 'desc', ({ at }) => [at - within, at]);
  const after = await directed(db, looking, bounds, 'asc', ({ at }) => [at + 1, Math.min(at + within, end)]);
  return looking.map((_, i) => [...(before[i] ?? []), ...(after[i] ?? [])]);
}

/** In one direction from each moment: the periods that the span touches, the nearest first. */
async function directed(
  db: Database,
  looking: readonly Looking[],
  { each }: Bounds,
  order: 'asc' | 'desc',
  spanOf: (one: Looking) => readonly [from: Instant, to: Instant],
): Promise<Posting[][]> {
  const asked = looking.flatMap((one, place) => {
    const [from, to] = spanOf(one);
    const periods = periodsOf(from, to);
    return (order === 'asc' ? periods : periods.reverse()).flatMap((period) =>
      one.terms.map((term) => ({ place, term, values: [period, term, from, to] })),
    );
  });
  const statement = db.prepared<[ArticleId]>(
    `select article_id from article_terms where period = ? and term = ? and sorted_at between ? and ?
    order by sorted_at ${order} limit ${each}`,
  );
  const answers = await statement.each(asked.map(({ values }) => values));
  const found = looking.map(() => ({ postings: [] as Posting[], counts: new Map<number, number>() }));
  for (const [i, { place, term }] of asked.entries()) {
    const into = found[place];
    if (!into) continue;
    const { postings, counts } = into;
    const had = counts.get(term) ?? 0;
    const nearest = (answers[i] ?? []).slice(0, each - had);
    counts.set(term, had + nearest.length);
    for (const [article] of nearest) postings.push({ term, article });
  }
  return found.map(({ postings }) => postings);
}

function periodsOf(from: Instant, to: Instant): number[] {
  const [first, last] = [periodOf(from), periodOf(to)];
  return from > to ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The stories of these articles; articles without one are left out. */
export async function storiesOfArticles(
  db: Database,
  ids: readonly ArticleId[],
): Promise<Map<ArticleId, StoryId>> {
  const rows = await db
    .prepared<[ArticleId, StoryId]>(
      `select id, story_id from articles where id ${db.dialect.amongNumbers} and story_id is not null`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows);
}

/** An article of a story, as grouping compares it. */
export interface GroupedArticle {
  readonly id: ArticleId;
  readonly story: StoryId;
  readonly title: string;
  readonly publisher: string;
  readonly collected: Instant;
  readonly sortedAt: Instant;
  readonly sample: boolean;
}

/** The newest articles of these stories, at most `most` each. */
export async function groupedArticles(
  db: Database,
  stories: readonly StoryId[],
  most: number,
): Promise<GroupedArticle[]> {
  // An article without title is known by how it begins.
  const newest = db.prepared<[ArticleId, string, string, Instant, Instant, unknown]>(
    `select id, coalesce(nullif(trim(title), ''), substr(text, 1, 160)), publisher, collected, sorted_at, sample
    from articles where story_id = ? order by sorted_at desc, id desc limit ${most}`,
  );
  const rows = await newest.each(stories.map((story) => [story]));
  return stories.flatMap((story, i) =>
    (rows[i] ?? []).map(([id, title, publisher, collected, sortedAt, sample]) => {
      return { id, story, title, publisher, collected, sortedAt, sample: Boolean(sample) };
    }),
  );
}

/** The stored profiles of these articles, as bytes; articles without one are left out. */
export async function storedProfiles(
  db: Database,
  ids: readonly ArticleId[],
): Promise<Map<ArticleId, Uint8Array>> {
  const rows = await db
    .prepared<[ArticleId, Uint8Array]>(
      `select article_id, profile from article_profiles where article_id ${db.dialect.amongNumbers}`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows);
}

/** An article's rows in the index. */
export interface Indexed {
  readonly id: ArticleId;
  readonly sortedAt: Instant;
  /** Terms that lead to it. */
  readonly terms: readonly number[];
  readonly profile: Uint8Array;
}

const PROFILES = {
  table: 'article_profiles',
  columns: ['article_id', 'profile'],
  onConflict: '(article_id) do update set profile = excluded.profile',
};
const POSTINGS = {
  table: 'article_terms',
  columns: ['period', 'term', 'sorted_at', 'article_id'],
  onConflict: 'do nothing',
};

/** Writes articles into the index; for inside `db.atomically`. */
export function* indexArticles(tx: Session, articles: readonly Indexed[]): Work<void> {
  yield* run(
    tx.insertRows(
      PROFILES,
      articles.map(({ id, profile }) => [id, profile]),
    ),
  );
  const postings = articles.flatMap(({ id, sortedAt, terms }) =>
    terms.map((term) => [periodOf(sortedAt), term, sortedAt, id] as const),
  );
  // In the order of the index: several times as fast as in none.
  postings.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  yield* run(tx.insertRows(POSTINGS, postings));
}
