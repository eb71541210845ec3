/** What a hub pushes goes the way of a poll: the same reader, the same store; without news in it, a poll is made at once. */
import type { Database } from '../../db/database.ts';
import { feedById } from '../../db/feeds.ts';
import { type PushSubscription, pollSoon, recordPush } from '../../db/push-subscriptions.ts';
import { SourceError } from '../../errors.ts';
import type { ArticleId, Instant } from '../../model.ts';
import type { FeedReader } from '../reader.ts';
import { storeNews } from '../store-news.ts';
import type { ReadFeed } from '../words.ts';

/** A push whose signature holds. */
export interface Push {
  readonly subscription: PushSubscription;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

/** What a push did: `polls` where the feed is to be polled now. */
export interface PushResult {
  readonly added: readonly ArticleId[];
  readonly edited: readonly ArticleId[];
  readonly polls: boolean;
}

export interface ReceiveDeps {
  readonly db: Database;
  readonly reader: FeedReader;
  now(): Instant;
}

/** However often a hub calls, the feed's server is not asked more often for it. */
const BETWEEN_POLLS_MS = 60_000;

/** Stores what was pushed, or lets the feed be polled soon when the push holds no entries. */
export async function receivePush(deps: ReceiveDeps, push: Push): Promise<PushResult> {
  const { subscription } = push;
  const now = deps.now();
  const feed = await feedById(deps.db, subscription.feedId);
  if (feed?.state !== 'active') return { added: [], edited: [], polls: false };
  const parsed = await read(deps, push);
  if (parsed === null) {
    await recordPush(deps.db, subscription.id, { news: false, change: { lastPushAt: now, pingedAt: now } });
    await pollSoon(deps.db, feed.id, now, BETWEEN_POLLS_MS);
    return { added: [], edited: [], polls: true };
  }
  const { added, edited } = await storeNews(deps, feed, parsed);
  await recordPush(deps.db, subscription.id, { news: added.length > 0, change: { lastPushAt: now } });
  return { added, edited, polls: false };
}

/** The pushed document; null for one without entries, and for what is no feed: the poll will tell what is the matter. */
async function read(
  { reader }: ReceiveDeps,
  { bytes, contentType, subscription }: Push,
): Promise<ReadFeed | null> {
  if (bytes.length === 0) return null;
  try {
    const parsed = await reader.read(bytes, { contentType, url: subscription.topic });
    return parsed.entries.length > 0 ? parsed : null;
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}
