/** What is to be written, so that the stored stories become what the clustering says. */
import type { Moved, StoryChange } from '../db/grouping.ts';
import { groupBy } from '../group-by.ts';
import type { Instant, StoryId } from '../model.ts';
import { headlineOf, type Titled } from './headline.ts';
import { copiesAmong } from './likeness.ts';

/**
 * The changes that make stories of these clusters. A story stays with the cluster that holds most of the articles that its
 * first post told (`posted` says when that was made), or most of its articles where it has none; articles that turned
 * out to tell another event move, to the story of that or to a new one. Several stories that stay with one cluster are
 * merged. A cluster that is one story already, whole, asks for nothing.
 */
export function changesOf(
  clusters: readonly (readonly Titled[])[],
  posted: ReadonlyMap<StoryId, Instant>,
): StoryChange[] {
  const home = homes(clusters, posted);
  const staying = groupBy(home.keys(), (story) => home.get(story)?.cluster);
  return clusters.flatMap((members, i) => {
    const stories = staying.get(i) ?? [];
    const moved: Moved[] = members
      .filter(({ story }) => story === null || !stories.includes(story))
      .map(({ id, story }) => ({ id, from: story }));
    const lost = stories.some((story) => !home.get(story)?.whole);
    if (moved.length === 0 && stories.length === 1 && !lost) return [];
    return [{ stories, moved, headline: headlineOf(members), copies: copiesAmong(members) }];
  });
}

interface Home {
  readonly cluster: number;
  /** True where all of the story's articles are in that cluster. */
  readonly whole: boolean;
}

/** The stories whose articles stand in several clusters. */
export function splitStories(clusters: readonly (readonly Titled[])[]): StoryId[] {
  return [...partsOf(clusters)].flatMap(([story, parts]) => (parts.length > 1 ? [story] : []));
}

/** The cluster that each story stays with. */
function homes(
  clusters: readonly (readonly Titled[])[],
  posted: ReadonlyMap<StoryId, Instant>,
): Map<StoryId, Home> {
  return new Map(
    [...partsOf(clusters)].map(([story, parts]) => {
      const at = posted.get(story) ?? Number.NEGATIVE_INFINITY;
      const told = (members: readonly Titled[]) => members.filter(({ collected }) => collected <= at).length;
      const ranked = parts.map(({ cluster, members }) => ({
        cluster,
        told: told(members),
        size: members.length,
        first: Math.min(...members.map(({ id }) => id)),
      }));
      // Where two parts are equal, the one that was there first is what people know the story by.
      const [best] = ranked.sort((a, b) => b.told - a.told || b.size - a.size || a.first - b.first);
      return [story, { cluster: best?.cluster ?? 0, whole: parts.length === 1 }];
    }),
  );
}

interface Part {
  readonly cluster: number;
  readonly members: readonly Titled[];
}

/** Each stored story's articles, by the cluster that they stand in. */
function partsOf(clusters: readonly (readonly Titled[])[]): Map<StoryId, Part[]> {
  const parts = new Map<StoryId, Part[]>();
  for (const [cluster, all] of clusters.entries()) {
    for (const [story, members] of groupBy(all, (member) => member.story)) {
      if (story === null) continue;
      parts.set(story, [...(parts.get(story) ?? []), { cluster, members }]);
    }
  }
  return parts;
}
