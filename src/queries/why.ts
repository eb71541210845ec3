/** Why a story was, or was not, posted in a channel. */
import { objection, type Stance, seenStory, stancesOf, storyMatcher } from '../channels/matching.ts';
import { localWords, nextDue, timeWords } from '../channels/times.ts';
import { wantedWords } from '../channels/wanted.ts';
import { isQuietNow, type Wishes } from '../channels/wishes.ts';
import { analysesOf } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { type DueDelivery, deliveryById, deliveryOf } from '../db/deliveries.ts';
import { type StoryHead, storyById } from '../db/stories.ts';
import { subscriptionsOf } from '../db/subscriptions.ts';
import type { Analysis, Channel, Instant, Story, StoryId } from '../model.ts';
import { rankWords } from './rank.ts';

/**
 * A few sentences: the subscription that brought it and what it waits for, or what kept it out; its audiences; its
 * rank by parts.
 */
export async function why(db: Database, id: StoryId, channel: Channel | null, now: Instant): Promise<string> {
  const story = await storyById(db, id);
  const analysis = (await analysesOf(db, [id])).get(id) ?? null;
  const parts: string[] = [];
  if (channel) {
    const delivery = await deliveryOf(db, channel.id, id);
    const stance = (await stancesOf(db, [channel.id], now))(channel.id);
    if (delivery) parts.push(await deliveredWhy(db, delivery, stance.wishes, now));
    else if (story) parts.push(await notDeliveredWhy(db, { story, analysis, channel, stance }));
  }
  parts.push(audienceWords(analysis));
  if (story) parts.push(rankWords({ ...story, fit: 0 }, now));
  return parts.join(' ');
}

function audienceWords(analysis: Analysis | null): string {
  const fits = analysis?.audiences.map(({ tag, score }) => `${tag} (${score.toFixed(2)})`) ?? [];
  return fits.length > 0 ? `Its audiences: ${fits.join(', ')}.` : 'It fits no audience.';
}

async function deliveredWhy(
  db: Database,
  { state, because, bundle, lastError }: DueDelivery,
  wishes: Wishes,
  now: Instant,
): Promise<string> {
  switch (state) {
    case 'posted':
      return `Posted because ${because}.`;
    case 'owed':
    case 'posting':
      return `Owed because ${because}, not posted yet: ${lastError ?? 'it is its turn soon'}.`;
    case 'held':
      return `Held because ${because}; it waits for ${waitsFor(wishes, now)}.`;
    case 'bundled':
      return `In a list because ${because}: ${bundle === null ? 'a digest' : await bundleWords(db, bundle)}.`;
    case 'refused':
      return `Not posted, though ${because}: ${lastError ?? 'there was nothing left to post.'}`;
  }
}

function waitsFor(wishes: Wishes, now: Instant): string {
  const { deliver, quiet, limit, zone } = wishes;
  if (quiet && isQuietNow(wishes, now))
    return `the end of the quiet hours at ${timeWords(quiet.to)} (${zone})`;
  if (deliver !== 'at-once' && deliver !== 'recap') {
    return `the digest of ${localWords(nextDue(deliver, zone, now), zone)} (${zone})`;
  }
  return limit === null ? 'its turn' : `a free place, since this channel gets at most ${limit} posts an hour`;
}

async function bundleWords(db: Database, id: DueDelivery['id']): Promise<string> {
  const digest = await deliveryById(db, id);
  const title = (digest?.payload as { title?: string } | null)?.title ?? 'a digest';
  return digest?.state === 'posted' ? `“${title}”` : `“${title}”, which is not posted yet`;
}

/** A story that a channel was not owed. */
interface Undelivered {
  readonly story: Story & StoryHead;
  readonly analysis: Analysis | null;
  readonly channel: Channel;
  readonly stance: Stance;
}

async function notDeliveredWhy(
  db: Database,
  { story, analysis, channel, stance }: Undelivered,
): Promise<string> {
  const wants = await subscriptionsOf(db, channel.id);
  if (wants.length === 0) return 'Not posted: this channel subscribes to nothing; /subscribe changes that.';
  if (story.backlog) return 'Not posted: it was in its feed before Dateline followed it.';
  const seen = seenStory(story, analysis);
  const match = wants.find(storyMatcher(seen));
  if (!match) return 'Not posted: none of this channel’s subscriptions matches it.';
  const matched = `this channel gets ${wantedWords(match)}`;
  if (stance.wishes.deliver === 'recap') return `Not posted, though ${matched}: it takes only the recap.`;
  const reason = objection(stance, seen);
  if (reason !== null) return `Not posted, though ${matched}: ${reason}.`;
  return `Not posted, though ${matched}: it is older than the subscription or the filter of today.`;
}
