/** Tells the operator what is wrong with feeds, once, in the channel chosen for it. */
import { markedClaimsCard } from '../cards/feedback.ts';
import { feedTroubleCard } from '../cards/notices.ts';
import type { Database } from '../db/database.ts';
import { owe } from '../db/deliveries.ts';
import { markTroublesTold, recentTimes, recordTroubles, standingTroubles } from '../db/feed-troubles.ts';
import { listFeeds } from '../db/feeds.ts';
import { markClaimsTold, markedClaims } from '../db/marked-claims.ts';
import { channelsWith } from '../db/preferences.ts';
import { troublesOf } from '../feeds/troubles.ts';
import type { ChannelId, FeedId, FeedTrouble, Instant } from '../model.ts';
import { newDeliveryId } from './delivery-id.ts';

/** The rules look at so many of a feed's articles. */
const RECENT = 30;
/** Between so many feeds, others have their turn. */
const AT_ONCE = 50;

/** Where the operator is told; null while nobody has said where. */
export async function operatorChannel(db: Database): Promise<ChannelId | null> {
  const [channel] = await channelsWith(db, ['notices']);
  return channel ?? null;
}

/** Looks at every feed and writes down what it suffers from, since when, and what is over. */
export async function watchFeeds(db: Database, now: Instant): Promise<void> {
  const known = new Map<FeedId, FeedTrouble[]>();
  for (const { feed, trouble } of await standingTroubles(db)) {
    known.set(feed, [...(known.get(feed) ?? []), trouble]);
  }
  for (const [i, feed] of (await listFeeds(db)).entries()) {
    const before = known.get(feed.id) ?? [];
    const troubles = troublesOf({ ...feed, recent: await recentTimes(db, feed.id, RECENT) }, now, before);
    const begun = troubles.filter((trouble) => !before.includes(trouble));
    const over = before.filter((trouble) => !troubles.includes(trouble));
    if (begun.length + over.length > 0) await recordTroubles(db, feed.id, { begun, over }, now);
    if (i % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Owes the operator one notice of all troubles that were not told yet; gives how many those are. */
export async function tellTroubles(db: Database, now: Instant): Promise<number> {
  const untold = (await standingTroubles(db)).filter(({ toldAt }) => toldAt === null);
  const channel = await operatorChannel(db);
  if (channel === null || untold.length === 0) return 0;
  const notice = {
    id: newDeliveryId(),
    channel,
    kind: 'notice' as const,
    subject: `feeds ${now}`,
    because: 'this channel is told what the operator must know',
    payload: feedTroubleCard(untold),
  };
  const added = await owe(db, [notice], now, function* (tx, { length }) {
    if (length > 0) yield* markTroublesTold(tx, untold, now);
  });
  return added.length > 0 ? untold.length : 0;
}

/** Owes the operator one notice of all claims that readers marked and that were not told yet; gives how many those are. */
export async function tellMarkedClaims(db: Database, now: Instant): Promise<number> {
  const untold = (await markedClaims(db)).filter(({ toldAt }) => toldAt === null);
  const channel = await operatorChannel(db);
  const [first] = untold;
  if (channel === null || !first) return 0;
  const keys = untold.map(({ key }) => key);
  const notice = {
    id: newDeliveryId(),
    channel,
    kind: 'notice' as const,
    subject: `claims ${first.key} ${now}`,
    because: 'this channel is told what the operator must know',
    payload: markedClaimsCard(untold),
  };
  const added = await owe(db, [notice], now, function* (tx, { length }) {
    if (length > 0) yield* markClaimsTold(tx, keys, now);
  });
  return added.length > 0 ? untold.length : 0;
}
