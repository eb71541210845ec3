/** The writes that commands need. */

import { retryRefused, takeLastBriefing } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import { forgetTaste, recordFeedback, takeBackFeedback } from '../db/feedback.ts';
import { addFeed, listFeeds, type NewFeed, removeFeed } from '../db/feeds.ts';
import { addFollow, type FollowTarget, followsOf, removeFollows, snoozeFollow } from '../db/follows.ts';
import { setFullTextMode } from '../db/full-texts.ts';
import { type Look, noteLook } from '../db/looks.ts';
import { setWithheld } from '../db/marked-claims.ts';
import { offeredAddress, rememberOffer } from '../db/offers.ts';
import { addPreference, removePreference, setOnly, setPreference } from '../db/preferences.ts';
import { newestFacts } from '../db/story-versions.ts';
import { addSubscription, removeSubscription, removeSubscriptions } from '../db/subscriptions.ts';
import { UsageError } from '../errors.ts';
import type {
  Analysis,
  Channel,
  Feed,
  FeedbackKind,
  Follow,
  FollowId,
  FullTextMode,
  Instant,
  Story,
  StoryId,
} from '../model.ts';
import { regionOf } from '../regions.ts';
import { traitsOf } from './taste.ts';
import type { Wanted } from './wanted.ts';
import type { PreferenceChange } from './wishes.ts';

/** A feed that a page offers. */
export interface FoundFeed {
  readonly url: string;
  readonly title: string;
}

/** A list of feeds, read; `why` is a whole sentence. */
export interface FeedList {
  readonly feeds: readonly NewFeed[];
  readonly refused: readonly { readonly why: string }[];
}

/** What became of a list. */
export interface ImportedFeeds {
  readonly added: number;
  readonly known: number;
  /** One sentence each. */
  readonly refused: readonly string[];
}

/** What a person says of a story; `claim` is the one that is wrong, in its words. */
export interface GivenFeedback {
  readonly channel: Channel;
  readonly story: Pick<Story, 'id' | 'headline' | 'articles'>;
  readonly analysis: Analysis | null;
  readonly person: string;
  readonly kind: FeedbackKind;
  readonly claim?: string | undefined;
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
  /** Notes that a person has seen what they missed in a channel until a moment. */
  noteLook(channel: Channel, person: string, look: Look): Promise<void>;
  /** Follows a story or topic in a person's direct messages; gives the follow, and whether it is new. @throws UsageError over the most that one person may. */
  follow(direct: Channel, target: FollowTarget, now: Instant): Promise<{ follow: Follow; isNew: boolean }>;
  /** Takes back one of a person's follows, or all; gives how many there were. What waits of them is not told. */
  unfollow(direct: Channel, id?: FollowId): Promise<number>;
  /** Lets follow-ups wait until a moment; null ends that. */
  snooze(follow: Follow, until: Instant | null): Promise<void>;
  /** Changes the channel's settings, in this order. */
  prefer(
    channel: Channel,
    changes: readonly PreferenceChange[],
    by: string | null,
    now: Instant,
  ): Promise<void>;
  /** From now on the operator is told here what is wrong, and nowhere else. */
  noticesHere(channel: Channel, by: string | null, now: Instant): Promise<void>;
  /** False when it was not told here. */
  noNoticesHere(channel: Channel): Promise<boolean>;
  /** Keeps what a person says of a story; saying it again changes nothing. */
  giveFeedback(given: GivenFeedback, now: Instant): Promise<void>;
  /** Takes back all that a person said of a story here; gives how much that was. */
  takeBackFeedback(channel: Channel, story: StoryId, person: string): Promise<number>;
  /** Forgets what this channel's people found useful or not for them; gives how much that was. */
  forgetTaste(channel: Channel): Promise<number>;
  /** Leaves a marked claim off every card, or with null shows it again. @throws UsageError when it is not marked. */
  withhold(claim: { readonly key: string; readonly story: StoryId }, at: Instant | null): Promise<void>;
  /** The feeds at an address: the feed itself, or those that the page names. */
  findFeeds(address: string): Promise<readonly FoundFeed[]>;
  /** Follows a feed from now on; null when it is followed already. */
  followFeed(feed: FoundFeed, now: Instant): Promise<Feed | null>;
  /** Follows the feeds of an OPML file at an address. @throws SourceError when it cannot be read. */
  importFeeds(address: string, now: Instant): Promise<ImportedFeeds>;
  /** A short reference to an address that is offered on a card. */
  rememberOffer(address: string): Promise<string>;
  /** The address behind such a reference, null where it is not known; anything else as it is. */
  offeredAddress(typed: string): Promise<string | null>;
  /** Stops following the feed with this address or title. @throws UsageError when there is none. */
  unfollowFeed(reference: string): Promise<Feed>;
  /** Says when the pages of a feed's entries are read for their text. @throws UsageError when there is no such feed. */
  setFullText(reference: string, mode: FullTextMode): Promise<Feed>;
}

export interface ChannelsDeps {
  readonly db: Database;
  /** Looks for feeds on the network. */
  readonly findFeeds: (address: string) => Promise<readonly FoundFeed[]>;
  /** Reads an OPML file from the network. */
  readonly readList: (address: string) => Promise<FeedList>;
}

/** Binds the writes to a database. */
export function createChannels({ db, findFeeds, readList }: ChannelsDeps): Channels {
  return {
    subscribe: (channel, { kind, value }, by, now) =>
      addSubscription(db, { channel: channel.id, kind, value, by }, now),
    unsubscribe: (channel, { kind, value }) => removeSubscription(db, channel.id, kind, value),
    unsubscribeAll: (channel) => removeSubscriptions(db, channel.id),
    takeBriefing: (channel, now) => takeLastBriefing(db, channel.id, now),
    noteLook: ({ id }, person, look) => noteLook(db, { channel: id, person }, look),
    follow: (direct, target, now) => follow(db, direct, target, now),
    unfollow: (direct, id) => removeFollows(db, direct.id, id),
    snooze: ({ id }, until) => snoozeFollow(db, id, until),
    prefer: (channel, changes, by, now) => prefer(db, channel, changes, by, now),
    noticesHere: (channel, by, now) =>
      setOnly(db, { channel: channel.id, kind: 'notices', value: '', by }, now),
    noNoticesHere: async (channel) => (await removePreference(db, channel.id, 'notices')) > 0,
    giveFeedback: (given, now) => giveFeedback(db, given, now),
    takeBackFeedback: (channel, story, person) =>
      takeBackFeedback(db, { channel: channel.id, story, person }),
    forgetTaste: (channel) => forgetTaste(db, channel.id),
    withhold: (claim, at) => withhold(db, claim, at),
    findFeeds,
    followFeed: (feed, now) => followFeed(db, feed, now),
    importFeeds: async (address, now) => importFeeds(db, await readList(address), now),
    rememberOffer: (address) => rememberOffer(db, address),
    offeredAddress: (typed) => offeredAddress(db, typed),
    unfollowFeed: (reference) => unfollowFeed(db, reference),
    setFullText: (reference, mode) => setFullText(db, reference, mode),
  };
}

/** More than this nobody reads. */
const MOST_FOLLOWS = 100;

async function follow(
  db: Database,
  direct: Channel,
  { kind, value }: FollowTarget,
  now: Instant,
): Promise<{ follow: Follow; isNew: boolean }> {
  const before = await followsOf(db, direct.id);
  if (before.length >= MOST_FOLLOWS && !before.some((one) => one.kind === kind && one.value === value)) {
    throw new UsageError((words) => words.follow.most(MOST_FOLLOWS));
  }
  await retryRefused(db, direct.id);
  const seen = kind === 'story' ? await newestFacts(db, Number(value) as StoryId) : null;
  return addFollow(db, { channel: direct.id, kind, value, seen }, now);
}

async function giveFeedback(db: Database, given: GivenFeedback, now: Instant): Promise<void> {
  const { channel, story, analysis, person, kind, claim } = given;
  const said = { channel: channel.id, story: story.id, person, kind, traits: traitsOf(story, analysis) };
  await recordFeedback(db, { ...said, ...(claim !== undefined && { claim }) }, now);
}

async function withhold(
  db: Database,
  claim: { readonly key: string; readonly story: StoryId },
  at: Instant | null,
): Promise<void> {
  if (await setWithheld(db, claim, at)) return;
  throw new UsageError(({ feedback }) => feedback.notMarked);
}

async function prefer(
  db: Database,
  channel: Channel,
  changes: readonly PreferenceChange[],
  by: string | null,
  now: Instant,
): Promise<void> {
  for (const { does, kind, value } of changes) {
    if (does === 'clear') await removePreference(db, channel.id, kind, value);
    else {
      const wanted = { channel: channel.id, kind, value: value ?? '', by };
      await (does === 'set' ? setPreference(db, wanted, now) : addPreference(db, wanted, now));
    }
  }
}

async function followFeed(db: Database, found: FoundFeed, now: Instant): Promise<Feed | null> {
  const title = found.title || new URL(found.url).hostname;
  const publisher = { name: title, region: regionOf(title, found.url) };
  const { feed, added } = await addFeed(db, { url: found.url, title, publisher, section: null }, now);
  return added ? feed : null;
}

async function importFeeds(db: Database, { feeds, refused }: FeedList, now: Instant): Promise<ImportedFeeds> {
  let added = 0;
  for (const feed of feeds) if ((await addFeed(db, feed, now)).added) added += 1;
  return { added, known: feeds.length - added, refused: refused.map(({ why }) => why) };
}

async function unfollowFeed(db: Database, reference: string): Promise<Feed> {
  const feed = await feedCalled(db, reference);
  await removeFeed(db, feed.id);
  return feed;
}

async function setFullText(db: Database, reference: string, mode: FullTextMode): Promise<Feed> {
  const feed = await feedCalled(db, reference);
  await setFullTextMode(db, feed.id, mode);
  return { ...feed, fullText: mode };
}

async function feedCalled(db: Database, reference: string): Promise<Feed> {
  const wanted = reference.trim().toLowerCase();
  const feeds = await listFeeds(db);
  const feed = feeds.find(({ url, title }) => url.toLowerCase() === wanted || title.toLowerCase() === wanted);
  if (!feed) throw new UsageError((words) => words.channel.noSource(reference));
  return feed;
}
