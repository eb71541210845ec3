/** Stories on the same matter: those that share several of a story's telling terms. */
import type { RelatedStory } from '../cards/story-view.ts';
import type { Database } from '../db/database.ts';
import { storiesSharingTerms } from '../db/related.ts';
import type { Instant, Story } from '../model.ts';

const MOST = 4;

/** The related stories of a story, strongest first, each earlier or later than it. */
export async function relatedStories(db: Database, story: Story): Promise<RelatedStory[]> {
  const found = await storiesSharingTerms(db, story.id, MOST);
  return found.map(({ id, headline, firstPublished }) => ({
    id,
    headline,
    at: firstPublished,
    when: whenOf(firstPublished, story.firstPublished),
  }));
}

function whenOf(other: Instant, own: Instant): RelatedStory['when'] {
  return other <= own ? 'earlier' : 'later';
}
