/** What is to be written, so that the stored stories become what the clustering says. */
import type { Moved, StoryChange } from '../db/grouping.ts';
import { groupBy } from '../group-by.ts';
import type { StoryId } from '../model.ts';
import { headlineOf, type Titled } from './headline.ts';
import { copiesAmong } from './likeness.ts';

/**
 * The changes that make stories of these clusters. A story stays with the cluster that holds most of its articles, and
 * its posts with it; articles that turned out to tell another event move, to the story of that or to a new one. Several
 * stories that stay with one cluster are merged. A cluster that is one story already, whole, asks for nothing.
 */
export function changesOf(clusters: readonly (readonly Titled[])[]): StoryChange[] {
  const home = homes(clusters);
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

/** The cluster that each story stays with. */
function homes(clusters: readonly (readonly Titled[])[]): Map<StoryId, Home> {
  const parts = clusters.flatMap((members, cluster) =>
    [...groupBy(members, ({ story }) => story)].flatMap(([story, of]) =>
      story === null ? [] : [{ story, cluster, size: of.length, first: Math.min(...of.map(({ id }) => id)) }],
    ),
  );
  return new Map(
    [...groupBy(parts, ({ story }) => story)].map(([story, candidates]) => {
      // Where two parts are equal, the one that was there first is what people know the story by.
      const [best] = [...candidates].sort((a, b) => b.size - a.size || a.first - b.first);
      return [story, { cluster: best?.cluster ?? 0, whole: candidates.length === 1 }];
    }),
  );
}
