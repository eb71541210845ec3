/** Decides which channels are owed a story's card, and why. */
import { randomBytes } from 'node:crypto';
import { wantedWords } from '../channels/wanted.ts';
import { analysesOf } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { type Owed, owe } from '../db/deliveries.ts';
import { storyById } from '../db/stories.ts';
import { candidateSubscriptions } from '../db/subscriptions.ts';
import type { Analysis, DeliveryId, Instant, Story, StoryId, Subscription } from '../model.ts';
import { words } from '../text/tokens.ts';

/** A new delivery's id: 21 characters of `[a-z0-9]`, unique without asking anybody. */
export function newDeliveryId(): DeliveryId {
  return `d${randomBytes(10).toString('hex')}` as DeliveryId;
}

/**
 * Writes what is owed for the story as it is now, once per version and channel.
 * A story of nothing but backlog is owed to nobody: it was there before anyone subscribed.
 * @returns the deliveries that are new.
 */
export async function routeStory(db: Database, id: StoryId, now: Instant): Promise<DeliveryId[]> {
  const story = await storyById(db, id);
  if (!story) return [];
  const analysis = (await analysesOf(db, [id])).get(id);
  const owed = story.backlog ? [] : await decide(db, story, analysis ?? null);
  return owe(db, id, story.version, owed, now);
}

async function decide(
  db: Database,
  story: Story & { sample: boolean },
  analysis: Analysis | null,
): Promise<Owed[]> {
  const candidates = await candidateSubscriptions(db, {
    tags: analysis?.audiences.map(({ tag }) => tag) ?? [],
    publishers: [...new Set(story.articles.map(({ publisher }) => publisher.name))],
    startingOnly: story.sample,
  });
  const matching = storyMatcher(story, analysis);
  const owed = new Map<number, Owed>();
  for (const subscription of candidates) {
    if (owed.has(subscription.channel) || !matching(subscription)) continue;
    owed.set(subscription.channel, {
      id: newDeliveryId(),
      channel: subscription.channel,
      kind: 'story',
      because: reason(subscription),
    });
  }
  return [...owed.values()];
}

/**
 * A topic matches where every one of its words stands in the headline, a title or the analysis: what the
 * story is about, not a word in passing.
 */
function storyMatcher(story: Story, analysis: Analysis | null): (subscription: Subscription) => boolean {
  const claims = analysis ? [analysis.hook, analysis.whatChanged, ...analysis.takeaways] : [];
  const about = [
    story.headline,
    ...story.articles.map(({ title }) => title),
    ...claims.map((c) => c?.text ?? ''),
  ];
  const said = new Set(about.flatMap((text) => words(text)));
  return ({ kind, value }) => kind !== 'topic' || words(value).every((word) => said.has(word));
}

/** Why a subscription brings a story to its channel, in words for people. */
function reason(wanted: Pick<Subscription, 'kind' | 'value'>): string {
  return `this channel gets ${wantedWords(wanted)}`;
}
