/** The index by which new articles find the stories they may belong to, and the profiles that they are compared by. */
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';

const PERIOD_MS = 30 * 86_400_000;

/** The thirty days that a moment lies in: first in the index, so that what is new is written to few pages of it, however much is old. */
const periodOf = (at: Instant): number => Math.trunc(at / PERIOD_MS);

/** What an article looks for: its terms, around its moment. */
export interface Looking {
  readonly terms: readonly number[];
  readonly at: Instant;
}

/** How far to look, and how many articles of each term to follow on either side, the nearest. */
export interface Bounds {
  readonly within: Instant;
  readonly each: number;
}

/** What stands under one term, in the order of time. */
interface Postings {
  readonly at: Instant[];
  readonly articles: ArticleId[];
}

/** What stands under terms around moments. */
export class NearPostings {
  readonly #under = new Map<number, Postings>();
  readonly #bounds: Bounds;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** Takes a posting; fastest where those of a term come in the order of time. */
  add(term: number, at: Instant, article: ArticleId): void {
    let under = this.#under.get(term);
    if (!under) {
      under = { at: [], articles: [] };
      this.#under.set(term, under);
    }
    let place = under.at.length;
    while (place > 0 && isLater(under, place - 1, at, article)) place -= 1;
    under.at.splice(place, 0, at);
    under.articles.splice(place, 0, article);
  }

  /** Gives `follow` the articles under a term that are nearest to a moment, within the bounds on either side. */
  nearest(term: number, at: Instant, follow: (article: ArticleId) => void): void {
    const under = this.#under.get(term);
    if (!under) return;
    const { within, each } = this.#bounds;
    const later = firstLater(under.at, at);
    const last = Math.min(under.at.length, later + each);
    for (let i = Math.max(0, later - each); i < last; i += 1) {
      const article = under.articles[i];
      const distance = Math.abs((under.at[i] ?? at) - at);
      if (article !== undefined && distance <= within) follow(article);
    }
  }
}

function isLater({ at, articles }: Postings, place: number, than: Instant, article: ArticleId): boolean {
  const moment = at[place] ?? than;
  return moment > than || (moment === than && (articles[place] ?? article) > article);
}

/** The place of the first moment later than `at`; moments ascend. */
function firstLater(moments: readonly Instant[], at: Instant): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What stands under the terms of all these around their moments: each term is asked for once in each period. The bounds
 * make the work the same for a term of ten articles and for one of half a million.
 */
export async function postingsNear(
  db: Database,
  looking: readonly Looking[],
  bounds: Bounds,
): Promise<NearPostings> {
  const near = new NearPostings(bounds);
  const statement = db.prepared<[term: number, at: Instant, ArticleId]>(
    nearestOf(db.dialect.numbersOfJson, bounds.each),
  );
  for (const { period, terms, first, last } of await askedPeriods(db, looking, bounds)) {
    const [from, to] = [first - bounds.within, last + bounds.within];
    // In the order of the index: its pages are read one after the other.
    const asked = JSON.stringify([...terms].sort((a, b) => a - b));
    const rows = await statement.all(asked, period, period, from, first, from, period, last + 1, to, to);
    for (const [term, at, article] of rows) near.add(term, at, article);
  }
  return near;
}

/** In one period: all between the first and the last moment, and of each term the nearest before and after. */
const nearestOf = (terms: string, each: number) => `
  select t.term, t.sorted_at, t.article_id
  from ${terms} as asked cross join article_terms as t
  where t.period = ? and t.term = asked.value
    and t.sorted_at between coalesce((
      select b.sorted_at from article_terms as b
      where b.period = ? and b.term = asked.value and b.sorted_at between ? and ?
      order by b.sorted_at desc limit 1 offset ${each - 1}
    ), ?) and coalesce((
      select b.sorted_at from article_terms as b
      where b.period = ? and b.term = asked.value and b.sorted_at between ? and ?
      order by b.sorted_at limit 1 offset ${each - 1}
    ), ?)`;

/** A period with all that is looked for in it, and the first and the last moment around which. */
interface AskedPeriod {
  readonly period: number;
  readonly terms: Set<number>;
  first: Instant;
  last: Instant;
}

/** The periods that the spans touch, ascending. */
async function askedPeriods(
  db: Database,
  looking: readonly Looking[],
  { within }: Bounds,
): Promise<AskedPeriod[]> {
  const [[newest] = []] = await db.prepared<[number | null]>('select max(period) from article_terms').all();
  const asked = new Map<number, AskedPeriod>();
  for (const { terms, at } of looking) {
    const end = Math.min(periodOf(at + within), newest ?? Number.NEGATIVE_INFINITY);
    for (let period = periodOf(at - within); period <= end; period += 1) {
      const one = asked.get(period) ?? { period, terms: new Set(), first: at, last: at };
      for (const term of terms) one.terms.add(term);
      one.first = Math.min(one.first, at);
      one.last = Math.max(one.last, at);
      asked.set(period, one);
    }
  }
  return [...asked.values()].sort((a, b) => a.period - b.period);
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
  /** The words among them that have not led to it before. */
  readonly fresh: readonly number[];
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
