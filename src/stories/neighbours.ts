/** Which articles and stories a new article is compared with: those that share weighty terms, near in time. */
import type { Database } from '../db/database.ts';
import { groupedArticles, postingsNear, storiesOfArticles } from '../db/term-index.ts';
import { groupBy } from '../group-by.ts';
import type { StoryId } from '../model.ts';
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
  const found = await postingsNear(db, looking, { within: WINDOW_MS, each: POSTINGS_EACH });
  const best = batch.map((article, i) => ranked(found[i] ?? [], weightsOf(article)));
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

/** The stories' articles for comparison. */
export async function membersOf(db: Database, stories: readonly StoryId[]): Promise<Map<StoryId, Titled[]>> {
  const rows = await groupedArticles(db, stories, MEMBERS_OF_STORY);
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
    const found = article.index.flatMap((term, k) => {
      const under = index.get(term) ?? [];
      const at = places[k] ?? 0;
      return under
        .slice(Math.max(0, at - POSTINGS_EACH), at + POSTINGS_EACH + 1)
        .map((other) => ({ term, article: other }));
    });
    return ranked(found, weightsOf(article)).filter((other) => other !== i);
  });
}

/** The weights of the terms by which an article looks for others. */
function weightsOf(article: Arriving): Map<number, number> {
  const weights = new Map<number, number>();
  for (const term of article.index) {
    const at = article.terms.indexOf(term);
    if (at >= 0) weights.set(term, Math.abs(article.weights[at] ?? 0));
  }
  // The same address is as good as all terms together.
  if (article.address !== 0) weights.set(article.address, 1);
  return weights;
}

/** The articles that share the most weight, at most `FOLLOWED`. */
function ranked<Id extends number>(
  found: readonly { term: number; article: Id }[],
  weights: ReadonlyMap<number, number>,
): Id[] {
  const scores = new Map<Id, number>();
  for (const { term, article } of found) {
    scores.set(article, (scores.get(article) ?? 0) + (weights.get(term) ?? 0) ** 2);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, FOLLOWED)
    .map(([id]) => id);
}
