/** Decides which channels are owed a story's card, and why; with the people who follow it. */
import { objection, type SeenStory, seenStory, stancesOf, storyMatcher } from '../channels/matching.ts';
import { wantedWords } from '../channels/wanted.ts';
import { firstState } from '../channels/wishes.ts';
import { analysesOf } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { type Owed, oweStory, storySubject } from '../db/deliveries.ts';
import { type StoryHead, storyById } from '../db/stories.ts';
import { candidateSubscriptions } from '../db/subscriptions.ts';
import type { DeliveryId, Instant, StoryId, Subscription } from '../model.ts';
import { newDeliveryId } from './delivery-id.ts';
import { followUpsOf } from './follow-ups.ts';

/**
 * Writes what is owed for the story as it is now, once per version and channel.
 * A story of nothing but backlog is owed to no channel: it was there before anyone subscribed.
 * @returns the deliveries that are new.
 */
export async function routeStory(db: Database, id: StoryId, now: Instant): Promise<DeliveryId[]> {
  const story = await storyById(db, id);
  if (!story) return [];
  const seen = seenStory(story, (await analysesOf(db, [id])).get(id) ?? null);
  const cards = story.backlog ? [] : await decide(db, story, seen, now);
  const { owed, alongside } = await followUpsOf(db, story, seen, now);
  return oweStory(db, story, [...cards, ...owed], now, alongside);
}

async function decide(db: Database, story: StoryHead, seen: SeenStory, now: Instant): Promise<Owed[]> {
  const { audiences: tags, publishers } = seen.traits;
  const candidates = await candidateSubscriptions(db, { tags, publishers, startingOnly: story.sample });
  const matching = candidates.filter(storyMatcher(seen));
  // The oldest subscription of each channel names the reason.
  const reasons = new Map(matching.toReversed().map((found) => [found.channel, found]));
  const stanceOf = await stancesOf(db, [...reasons.keys()], now);
  return [...reasons.values()].flatMap((subscription): Owed[] => {
    const stance = stanceOf(subscription.channel);
    const state = firstState(stance.wishes, now);
    if (state === 'none' || objection(stance, seen) !== null) return [];
    return [
      {
        id: newDeliveryId(),
        channel: subscription.channel,
        kind: 'story',
        subject: storySubject(story.id),
        story: story.id,
        state,
        because: reason(subscription),
      },
    ];
  });
}

/** Why a subscription brings a story to its channel, in words for people. */
function reason(wanted: Pick<Subscription, 'kind' | 'value'>): string {
  return `this channel gets ${wantedWords(wanted)}`;
}
