/** The stories of a digest, ranked. */
import type { ListedStory } from '../cards/briefing.ts';
import { DIGEST_CHOICES } from '../cards/digest.ts';
import { storiesById } from '../db/stories.ts';
import type { Instant, StoryId } from '../model.ts';
import { listed } from './briefing.ts';
import { rank } from './rank.ts';
import type { QueryDeps } from './stories.ts';

/** What a digest lists. */
export interface DigestStories {
  /** Best first; no more than a digest shows. */
  readonly stories: readonly ListedStory[];
  readonly totalStories: number;
  readonly totalArticles: number;
}

const HOUR = 3_600_000;

/** The stories with these ids that are still there, ranked over the time that they span. */
export async function digest(deps: QueryDeps, ids: readonly StoryId[], now: Instant): Promise<DigestStories> {
  const stories = await storiesById(deps.db, ids);
  const span = Math.max(HOUR, ...stories.map(({ updated }) => now - updated));
  const score = new Map(stories.map((story) => [story.id, rank({ ...story, fit: 0 }, now, span)]));
  const best = stories.toSorted((a, b) => (score.get(b.id) ?? 0) - (score.get(a.id) ?? 0));
  return {
    stories: await listed(deps, best.slice(0, DIGEST_CHOICES), now),
    totalStories: stories.length,
    totalArticles: stories.reduce((sum, { articles }) => sum + articles.length, 0),
  };
}
