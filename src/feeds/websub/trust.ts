/** How far a hub's pushing can be relied on: it earns rare polls by bringing news, and loses them by missing some. */
import { articlesById } from '../../db/articles.ts';
import type { Database } from '../../db/database.ts';
import type { PolledFeed } from '../../db/feeds.ts';
import { changePush, type PushSubscription, pushOf, recordPush } from '../../db/push-subscriptions.ts';
import type { Log } from '../../log.ts';
import type { ArticleId, Instant } from '../../model.ts';

/** After a miss, three pushes with news make up for it. */
const AFTER_A_MISS = -2;
/** Hubs need a moment: what came out later than this before a poll may still be on its way. */
const GRACE_MS = 15 * 60_000;

/** The subscription of a feed that names a hub; null for all others, which costs nothing. */
export async function pushFor(db: Database, feed: PolledFeed): Promise<PushSubscription | null> {
  return feed.hub === null ? null : pushOf(db, feed.id);
}

/** Until when the feed's news can be relied on to be pushed; null when they cannot. */
export function pushedUntil({ state, trust, leaseEndsAt }: PushSubscription, now: Instant): Instant | null {
  const works = state === 'active' && trust > 0 && leaseEndsAt !== null && leaseEndsAt > now;
  return works ? leaseEndsAt : null;
}

interface JudgeDeps {
  readonly db: Database;
  now(): Instant;
  readonly log: Log;
}

/** Looks at what a poll found beside what was pushed; gives the subscription as it is after that. */
export async function judgePush(
  deps: JudgeDeps,
  feed: PolledFeed,
  push: PushSubscription | null,
  added: readonly ArticleId[],
): Promise<PushSubscription | null> {
  if (push?.state !== 'active' || added.length === 0) return push;
  if (push.pingedAt !== null && push.pingedAt >= (feed.lastCheckedAt ?? 0)) {
    await recordPush(deps.db, push.id, { news: true, change: {} });
    return { ...push, trust: push.trust + 1 };
  }
  if (!(await wasMissed(deps, feed, push, added))) return push;
  const change = { trust: AFTER_A_MISS, missedAt: deps.now() };
  await changePush(deps.db, push.id, change);
  if (push.trust > 0)
    deps.log.warn({ feed: feed.id, hub: push.hub }, `${feed.title}: the hub missed news; polled as usual`);
  return { ...push, ...change };
}

/** Whether the hub had the time to push one of these and did not. */
async function wasMissed(
  { db, now }: JudgeDeps,
  { lastCheckedAt }: PolledFeed,
  { listeningFrom }: PushSubscription,
  added: readonly ArticleId[],
): Promise<boolean> {
  if (listeningFrom === null) return false;
  const latest = now() - GRACE_MS;
  // An entry without a date came out after the last poll at the earliest.
  const since = lastCheckedAt ?? 0;
  const articles = await articlesById(db, added);
  return articles.some(({ published }) => {
    const out = published ?? since;
    return out >= listeningFrom && out <= latest;
  });
}
