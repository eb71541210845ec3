/** Stories on the same matter: earlier and later news of what a story is about. */
import type { RelatedStory } from '../cards/story-view.ts';
import type { Database } from '../db/database.ts';
import { storiesSharingTerms } from '../db/related.ts';
import { storiesById } from '../db/stories.ts';
import type { Article, Story, StoryId } from '../model.ts';
import { cosines } from '../stories/likeness.ts';
import { membersOf } from '../stories/neighbours.ts';
import type { Vector } from '../stories/profile.ts';

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

/** The related stories of a story, nearest first, each earlier or later than it. */
export async function relatedStories(db: Database, story: Story): Promise<RelatedStory[]> {
  const candidates = await storiesSharingTerms(db, story.id, COMPARED);
  const members = await membersOf(db, [story.id, ...candidates.map(({ id }) => id)]);
  const voices = (id: StoryId) => (members.get(id) ?? []).slice(0, VOICES);
  const own = voices(story.id);
  return candidates
    .map((candidate) => ({ ...candidate, score: nearness(own, voices(candidate.id)) }))
    .filter(({ score }) => score >= SAME_MATTER)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ id, headline, firstPublished: at }) => {
      return { id, headline, at, when: at <= story.firstPublished ? 'earlier' : 'later' };
    });
}

function nearness(some: readonly Vector[], others: readonly Vector[]): number {
  return Math.max(0, ...some.flatMap((a) => others.map((b) => cosines(a, b).whole)));
}
