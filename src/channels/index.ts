/** The writes that commands need. */
import { takeLastBriefing } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import { addFeed, listFeeds, removeFeed } from '../db/feeds.ts';
import { addSubscription, removeSubscription, removeSubscriptions } from '../db/subscriptions.ts';
import { UsageError } from '../errors.ts';
import type { Channel, Feed, Instant } from '../model.ts';
import type { Wanted } from './wanted.ts';

/** A feed that a page offers. */
export interface FoundFeed {
  readonly url: string;
  readonly title: string;
}

/** Every change that a command may make. */
export interface Channels {
  /** Adds what a channel wants; false when it wanted that already. */
  subscribe(channel: Channel, wanted: Wanted, by: string | null, now: Instant): Promise<boolean>;
  /** False when the channel did not want it. */
  unsubscribe(channel: Channel, wanted: Wanted): Promise<boolean>;
  unsubscribeAll(channel: Channel): Promise<number>;
  /** Notes that the channel has its briefing now; gives when it had the last one. */
  takeBriefing(channel: Channel, now: Instant): Promise<Instant | null>;
  /** The feeds at an address: the feed itself, or those that the page names. */
  findFeeds(address: string): Promise<readonly FoundFeed[]>;
  /** Follows a feed from now on; null when it is followed already. */
  followFeed(feed: FoundFeed, now: Instant): Promise<Feed | null>;
  /** Stops following the feed with this address or title. @throws UsageError when there is none. */
  unfollowFeed(reference: string): Promise<Feed>;
}

export interface ChannelsDeps {
  readonly db: Database;
  /** Looks for feeds on the network. */
  readonly findFeeds: (address: string) => Promise<readonly FoundFeed[]>;
}

/** Binds the writes to a database. */
export function createChannels({ db, findFeeds }: ChannelsDeps): Channels {
  return {
    subscribe: (channel, { kind, value }, by, now) =>
      addSubscription(db, { channel: channel.id, kind, value, by }, now),
    unsubscribe: (channel, { kind, value }) => removeSubscription(db, channel.id, kind, value),
    unsubscribeAll: (channel) => removeSubscriptions(db, channel.id),
    takeBriefing: (channel, now) => takeLastBriefing(db, channel.id, now),
    findFeeds,
    followFeed: (feed, now) => followFeed(db, feed, now),
    unfollowFeed: (reference) => unfollowFeed(db, reference),
  };
}

async function followFeed(db: Database, found: FoundFeed, now: Instant): Promise<Feed | null> {
  const title = found.title || new URL(found.url).hostname;
  const publisher = { name: title, region: null };
  const { feed, added } = await addFeed(db, { url: found.url, title, publisher, section: null }, now);
  return added ? feed : null;
}

async function unfollowFeed(db: Database, reference: string): Promise<Feed> {
  const wanted = reference.trim().toLowerCase();
  const feeds = await listFeeds(db);
  const feed = feeds.find(({ url, title }) => url.toLowerCase() === wanted || title.toLowerCase() === wanted);
  if (!feed) throw new UsageError(`No source is called “${reference}”; type /sources for their names.`);
  await removeFeed(db, feed.id);
  return feed;
}
