/** Why a story was, or was not, posted in a channel. */
import { analysesOf } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { deliveryOf } from '../db/deliveries.ts';
import { storyById } from '../db/stories.ts';
import { subscriptionsOf } from '../db/subscriptions.ts';
import type { Channel, StoryId } from '../model.ts';

/** One or two sentences: the subscription that brought it, or what would have. */
export async function why(db: Database, id: StoryId, channel: Channel | null): Promise<string> {
  const tags = (await analysesOf(db, [id])).get(id)?.audiences ?? [];
  const fits = tags.map(({ tag, score }) => `${tag} (${score.toFixed(2)})`).join(', ');
  const audiences = fits ? `Its audiences: ${fits}.` : 'It fits no audience.';
  if (!channel) return audiences;
  const delivery = await deliveryOf(db, channel.id, id);
  if (delivery?.state === 'posted') return `Posted because ${delivery.because}. ${audiences}`;
  if (delivery) {
    return `Owed because ${delivery.because}, not posted yet: ${delivery.lastError ?? 'it is its turn soon'}. ${audiences}`;
  }
  const wants = await subscriptionsOf(db, channel.id);
  if (wants.length === 0)
    return `Not posted: this channel subscribes to nothing; /subscribe changes that. ${audiences}`;
  const story = await storyById(db, id);
  if (story?.backlog) return `Not posted: it was in its feed before Dateline followed it. ${audiences}`;
  return `Not posted: none of this channel's subscriptions matches it, or it is older than they are. ${audiences}`;
}
