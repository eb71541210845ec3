/** Stories on the same matter: earlier and later news of what a story is about. */
import type { RelatedStory } from '../cards/story-view.ts';
import type { Database } from '../db/database.ts';
import { storiesSharingTerms } from '../db/related.ts';
import { storiesById } from '../db/stories.ts';
import type { Article, Story } from '../model.ts';
import { cosines } from '../stories/likeness.ts';
import { membersOf } from '../stories/neighbours.ts';
import { indexTerms, type Vector } from '../stories/profile.ts';

const MOST = 4;
/** So many of those that share terms are compared in full. */
const COMPARED = 16;
/** Of a long-running story so many articles stand for all. */
const VOICES = 6;
/**
 * Two stories are on one matter from this cosine on. In the sample edition follow-ups have .13 to .55, and
 * stories that have no more in common than their field stay below .12 with few exceptions.
 */
const SAME_MATTER = 0.12;

/** The articles of the earlier ones of these stories: what an analysis may cite as background. */
export async function earlierArticles(db: Database, related: readonly RelatedStory[]): Promise<Article[]> {
  const earlier = related.filter(({ when }) => when === 'earlier').map(({ id }) => id);
  return (await storiesById(db, earlier)).flatMap(({ articles }) => articles);
}

/** A related story, and how like it is (cosine, from .12 to 1). */
export interface Related extends RelatedStory {
  readonly likeness: number;
}

/** The related stories of a story, nearest first, each earlier or later than it. */
export async function relatedStories(db: Database, story: Story): Promise<Related[]> {
  const whole = (await membersOf(db, [story.id])).get(story.id) ?? [];
  const terms = new Set(whole.flatMap(indexTerms));
  const candidates = await storiesSharingTerms(db, { story: story.id, terms }, COMPARED);
  const ids = candidates.map(({ id }) => id);
  const voices = await membersOf(db, ids, VOICES);
  const own = whole.slice(0, VOICES);
  return candidates
    .map((candidate) => ({ ...candidate, score: nearness(own, voices.get(candidate.id) ?? []) }))
    .filter(({ score }) => score >= SAME_MATTER)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ id, headline, firstPublished: at, score: likeness }) => {
      return { id, headline, at, likeness, when: at <= story.firstPublished ? 'earlier' : 'later' };
    });
}

/** From this likeness to an earlier story on, a story tells nothing new. */
const NOTHING_NEW = 0.62;

/** How much a story tells that no earlier one on its matter has told, 0 to 1: 1 with none, falling to 0 as they are alike. */
export function noveltyOf(related: readonly Related[]): number {
  const earlier = related.filter(({ when }) => when === 'earlier').map(({ likeness }) => likeness);
  const nearest = Math.max(SAME_MATTER, ...earlier);
  return Math.max(0, 1 - (nearest - SAME_MATTER) / (NOTHING_NEW - SAME_MATTER));
}

function nearness(some: readonly Vector[], others: readonly Vector[]): number {
  return Math.max(0, ...some.flatMap((a) => others.map((b) => cosines(a, b).whole)));
}
