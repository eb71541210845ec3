/** The read-only questions that commands and adapters ask. */
import type { BriefingView, RecapView } from '../cards/briefing.ts';
import type { FollowUpView } from '../cards/follow-up.ts';
import type { FollowsView } from '../cards/follows.ts';
import type { SourcesView } from '../cards/sources.ts';
import type { StoryView } from '../cards/story-view.ts';
import { countArticles } from '../db/articles.ts';
import { channelById } from '../db/channels.ts';
import { countDeliveries } from '../db/deliveries.ts';
import { type StandingTrouble, standingTroubles } from '../db/feed-troubles.ts';
import { listFeeds } from '../db/feeds.ts';
import { countFollows } from '../db/follows.ts';
import { claimKey } from '../db/marked-claims.ts';
import { channelsWith, preferencesOf } from '../db/preferences.ts';
import { nearestTopics } from '../db/search.ts';
import { allStories, countStories } from '../db/stories.ts';
import { subscriptionsOf } from '../db/subscriptions.ts';
import type {
  Channel,
  ChannelId,
  Claim,
  DeliveryState,
  Instant,
  Preference,
  StoryChanges,
  StoryId,
  Subscription,
} from '../model.ts';
import type { Suggestion } from '../suggestion.ts';
import { type BriefingRequest, briefing } from './briefing.ts';
import { type Catchup, type CatchupRequest, catchup } from './catchup.ts';
import { changesSince } from './changes.ts';
import { type DigestStories, digest } from './digest.ts';
import { type ChannelFeedback, channelFeedback, type FeedbackStatus, feedbackStatus } from './feedback.ts';
import { type Follower, followsBy, followUp } from './follows.ts';
import { type ModelStatus, modelStatus } from './model-status.ts';
import { recap } from './recap.ts';
import { type SourcesRequest, sourceNames, sources } from './sources.ts';
import { currentView, findStory, type QueryDeps, storyView } from './stories.ts';
import { type ChannelSuggest, suggest, suggestFollowed } from './suggest.ts';
import { type TimelineRequest, timeline } from './timeline.ts';
import { type TimelineAnswer, timelineAnswer } from './timeline-answer.ts';
import type { Week } from './week.ts';
import { why } from './why.ts';

/** How much is stored and owed. */
export interface Status {
  readonly articles: number;
  readonly sampleArticles: number;
  readonly stories: number;
  readonly feeds: { readonly active: number; readonly failing: number; readonly all: number };
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  /** Null where no language model is set. */
  readonly model: ModelStatus | null;
  /** The channel in which the operator is told what is wrong; null while nobody has said. */
  readonly notices: string | null;
  /** What feeds suffer from, oldest first. */
  readonly troubles: readonly StandingTrouble[];
  readonly feedback: FeedbackStatus;
  /** How many stories and topics are followed, and by how many people. */
  readonly followed: { readonly story: number; readonly topic: number; readonly people: number };
}

/** One story as `dateline stories --json` lists it. */
export interface StoryListing {
  readonly id: number;
  readonly headline: string;
  readonly firstPublished: string;
  readonly updated: string;
  readonly articles: readonly { id: string; url: string | null; title: string; source: string }[];
}

/** The questions; each answer is data for a card. */
export interface Queries {
  /** Whether a language model writes cards. */
  readonly hasModel: boolean;
  readonly audiences: readonly { readonly tag: string; readonly name: string; readonly summary: string }[];
  /** @throws UsageError when no story matches. */
  findStory(reference: string): Promise<StoryId>;
  /** With a channel, in the language that it wants. @throws UsageError when the story is gone. */
  storyView(id: StoryId, now: Instant, channel?: ChannelId): Promise<StoryView>;
  /** The same; null when the story is gone. */
  currentView(id: StoryId, now: Instant, channel?: ChannelId): Promise<StoryView | null>;
  /** What changed in a story since a version of it; nothing where that version, or the story, is not known any more. */
  changesSince(id: StoryId, version: number): Promise<StoryChanges>;
  briefing(request: BriefingRequest): Promise<Omit<BriefingView, 'again'>>;
  /** What a person missed in a channel. */
  catchup(request: CatchupRequest): Promise<Catchup>;
  /** With a channel, of what it gets. */
  recap(week: Week, now: Instant, channel?: ChannelId): Promise<Omit<RecapView, 'again'>>;
  /** These stories as one list, best first. */
  digest(stories: readonly StoryId[], now: Instant): Promise<DigestStories>;
  timeline(request: TimelineRequest, now: Instant): Promise<TimelineAnswer>;
  /** Known topics near an unknown one, best first. */
  nearestTopics(topic: string): Promise<readonly string[]>;
  why(story: StoryId, channel: Channel | null, now: Instant): Promise<string>;
  subscriptions(channel: Channel): Promise<readonly Subscription[]>;
  /** How a channel wants what it gets, oldest first. */
  settings(channel: Channel): Promise<readonly Preference[]>;
  /** Claims with the keys by which feedback names them. */
  keyed(claims: readonly Claim[]): readonly { readonly key: string; readonly text: string }[];
  /** What a channel's people said, and what that does to its stories. */
  feedback(channel: Channel, now: Instant): Promise<ChannelFeedback>;
  /** What a person follows. */
  follows(follower: Follower): Promise<FollowsView>;
  /** Word of a story to somebody who follows it or its topic; null where the follow or the story is gone. */
  followUp(told: Parameters<typeof followUp>[1], now: Instant): Promise<FollowUpView | null>;
  /** Feeds with how they do; those that fail first. */
  sources(request: SourcesRequest, now: Instant): Promise<SourcesView>;
  /** The names of the publishers that are followed. */
  sourceNames(): Promise<readonly string[]>;
  /** Every followed feed as an OPML file. */
  opml(): Promise<string>;
  stories(): Promise<readonly StoryListing[]>;
  status(now: Instant): Promise<Status>;
  suggest(kind: ChannelSuggest, typed: string, channel: Channel | null): Promise<readonly Suggestion[]>;
  suggestFollowed(typed: string, follower: Follower): Promise<readonly Suggestion[]>;
}

/** Binds the questions to a database, an analyst and the audiences. */
export function createQueries(deps: QueryDeps): Queries {
  const { db } = deps;
  return {
    audiences: deps.audiences,
    hasModel: deps.model !== undefined,
    findStory: (reference) => findStory(deps, reference),
    storyView: (id, now, channel) => storyView(deps, id, now, channel),
    currentView: (id, now, channel) => currentView(deps, id, now, channel),
    changesSince: (id, version) => changesSince(db, id, version),
    briefing: (request) => briefing(deps, request),
    catchup: (request) => catchup(deps, request),
    recap: (week, now, channel) => recap(deps, week, now, channel),
    digest: (stories, now) => digest(deps, stories, now),
    timeline: async (request, now) => timelineAnswer(db, request.topic, await timeline({ db, now }, request)),
    nearestTopics: (topic) => nearestTopics(db, topic, 5),
    why: (story, channel, now) => why(db, story, channel, now),
    subscriptions: (channel) => subscriptionsOf(db, channel.id),
    settings: (channel) => preferencesOf(db, channel.id),
    keyed: (claims) => claims.map(({ text }) => ({ key: claimKey(text), text })),
    feedback: (channel, now) => channelFeedback(db, channel, now),
    follows: (follower) => followsBy(db, follower),
    followUp: (told, now) => followUp(deps, told, now),
    sources: (request, now) => sources(db, request, now),
    sourceNames: () => sourceNames(db),
    // Loaded when asked for: no other question needs a feed library.
    opml: async () => (await import('../feeds/opml.ts')).writeOpml(await listFeeds(db)),
    stories: async () => (await allStories(db)).map(asListing),
    status: (now) => status(deps, now),
    suggest: (kind, typed, channel) => suggest(deps, kind, typed, channel),
    suggestFollowed: (typed, follower) => suggestFollowed(deps, typed, follower),
  };
}

function asListing({ head, articles }: Awaited<ReturnType<typeof allStories>>[number]): StoryListing {
  return {
    id: head.id,
    headline: head.headline,
    firstPublished: new Date(head.firstPublished).toISOString(),
    updated: new Date(head.updated).toISOString(),
    articles: articles.map(({ key, url, title, publisher }) => ({
      id: key,
      url,
      title,
      source: publisher.name,
    })),
  };
}

async function status({ db, model }: QueryDeps, now: Instant): Promise<Status> {
  const { all, sample } = await countArticles(db);
  const feeds = await listFeeds(db);
  return {
    articles: all,
    sampleArticles: sample,
    stories: await countStories(db),
    feeds: {
      all: feeds.length,
      active: feeds.filter(({ state }) => state === 'active').length,
      failing: feeds.filter(({ lastError }) => lastError !== null).length,
    },
    deliveries: await countDeliveries(db),
    model: model ? await modelStatus(db, model, now) : null,
    notices: await noticesTitle(db),
    troubles: await standingTroubles(db),
    feedback: await feedbackStatus(db, now),
    followed: await countFollows(db),
  };
}

async function noticesTitle(db: QueryDeps['db']): Promise<string | null> {
  const [id] = await channelsWith(db, ['notices']);
  return id === undefined ? null : ((await channelById(db, id))?.title ?? null);
}
