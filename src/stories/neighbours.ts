/** Which articles and stories a new article is compared with: those that share weighty terms, near in time. */
import type { Database } from '../db/database.ts';
import { groupedArticles, postingsNear, storiesOfArticles } from '../db/term-index.ts';
import { groupBy } from '../group-by.ts';
import type { ArticleId, StoryId } from '../model.ts';
import type { Titled } from './headline.ts';
import { WINDOW_MS } from './likeness.ts';
import type { Profile } from './profile.ts';
import { profilesOf } from './profile-cache.ts';
import type { Arriving } from './weigh.ts';

/** Of a term in everybody's mouth only the nearest articles are looked at: the bound on the work. */
const POSTINGS_EACH = 12;
/** Articles found this way are ranked by the weight of the terms they share; so many are followed. */
const FOLLOWED = 12;
/** Of a long-running story the newest articles stand for all. */
export const MEMBERS_OF_STORY = 48;

/** For each article of a batch, the stored stories that hold articles like it, best first. */
export async function storiesNear(db: Database, batch: readonly Arriving[]): Promise<StoryId[][]> {
  const looking = batch.map(({ index, sortedAt }) => ({ terms: index, at: sortedAt }));
  const postings = await postingsNear(db, looking, { within: WINDOW_MS, each: POSTINGS_EACH });
  const best = batch.map((article) => {
    const scores = new Scores<ArticleId>();
    eachWeight(article, (term, weight) =>
      postings.nearest(term, article.sortedAt, (other) => scores.add(other, weight)),
    );
    return scores.best();
  });
  const stories = await storiesOfArticles(db, [...new Set(best.flat())]);
  return best.map((ids) => [...new Set(ids.flatMap((id) => stories.get(id) ?? []))]);
}

/** What stands for the profile of an article that has none stored: like nothing, and to be weighed again. */
export const UNKNOWN: Profile = {
  terms: new Int32Array(),
  weights: new Float32Array(),
  nameShare: 0,
  sketch: new Int32Array(),
  address: 0,
  template: 0,
  numbered: [],
  named: new Int32Array(),
  known: 0,
};

/** The stories' articles for comparison, the newest `most` of each. */
export async function membersOf(
  db: Database,
  stories: readonly StoryId[],
  most = MEMBERS_OF_STORY,
): Promise<Map<StoryId, Titled[]>> {
  const rows = await groupedArticles(db, stories, most);
  const profiles = await profilesOf(
    db,
    rows.map(({ id }) => id),
  );
  const members = rows.map((row) => ({ ...row, ...(profiles.get(row.id) ?? UNKNOWN) }));
  return groupBy(members, ({ story }) => story);
}

/** Finds, for each article of a batch, those of the same batch that are like it: positions, best first. */
export function nearInBatch(batch: readonly Arriving[]): number[][] {
  if (batch.length < 2) return batch.map(() => []);
  const byTime = batch.map((_, i) => i).sort((a, b) => (batch[a]?.sortedAt ?? 0) - (batch[b]?.sortedAt ?? 0));
  const index = new Map<number, number[]>();
  const placeIn = new Map<number, number[]>();
  for (const i of byTime) {
    const article = batch[i];
    if (!article) continue;
    const places: number[] = [];
    for (const term of article.index) {
      const under = index.get(term) ?? [];
      places.push(under.push(i) - 1);
      index.set(term, under);
    }
    placeIn.set(i, places);
  }
  return batch.map((article, i) => {
    const places = placeIn.get(i) ?? [];
    const scores = new Scores<number>();
    eachWeight(article, (term, weight, k) => {
      const under = index.get(term) ?? [];
      const at = places[k] ?? 0;
      const last = Math.min(under.length - 1, at + POSTINGS_EACH);
      for (let n = Math.max(0, at - POSTINGS_EACH); n <= last; n += 1) scores.add(under[n] ?? i, weight);
    });
    return scores.best().filter((other) => other !== i);
  });
}

/** The terms by which an article looks for others, each with its weight squared and its place in the index. */
function eachWeight(article: Arriving, use: (term: number, weight: number, k: number) => void): void {
  for (const [k, term] of article.index.entries()) {
    const at = article.terms.indexOf(term);
    // The same address is as good as all terms together.
    const weight = term === article.address ? 1 : at < 0 ? 0 : (article.weights[at] ?? 0);
    use(term, weight ** 2, k);
  }
}

/** Adds up what articles share with one that looks for them. */
class Scores<Id extends number> {
  readonly #scores = new Map<Id, number>();

  add(article: Id, weight: number): void {
    this.#scores.set(article, (this.#scores.get(article) ?? 0) + weight);
  }

  /** The articles that share the most, at most `FOLLOWED`, best first; of equal ones the older first. */
  best(): Id[] {
    const ids: Id[] = [];
    const scores: number[] = [];
    for (const [id, score] of this.#scores) {
      let place = ids.length;
      while (place > 0 && isBehind(scores[place - 1] ?? 0, ids[place - 1] ?? id, score, id)) place -= 1;
      if (place >= FOLLOWED) continue;
      ids.splice(place, 0, id);
      scores.splice(place, 0, score);
      if (ids.length > FOLLOWED) ids.pop();
    }
    return ids;
  }
}

function isBehind(score: number, id: number, other: number, otherId: number): boolean {
  return score < other || (score === other && id > otherId);
}
