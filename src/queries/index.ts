/** The read-only questions that commands and adapters ask. */
import type { BriefingView, RecapView } from '../cards/briefing.ts';
import type { StoryView } from '../cards/story-view.ts';
import { countArticles } from '../db/articles.ts';
import { countDeliveries } from '../db/deliveries.ts';
import { listFeeds } from '../db/feeds.ts';
import { nearestTopics } from '../db/search.ts';
import { allStories, countStories } from '../db/stories.ts';
import { subscriptionsOf } from '../db/subscriptions.ts';
import type { Channel, DeliveryState, Instant, StoryId, Subscription } from '../model.ts';
import type { Suggest, Suggestion } from '../suggestion.ts';
import { type BriefingRequest, briefing, recap } from './briefing.ts';
import { type SourcesView, sourceNames, sources } from './sources.ts';
import { currentView, findStory, type QueryDeps, storyView } from './stories.ts';
import { suggest } from './suggest.ts';
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
  readonly audiences: readonly { readonly tag: string; readonly name: string; readonly summary: string }[];
  /** @throws UsageError when no story matches. */
  findStory(reference: string): Promise<StoryId>;
  /** @throws UsageError when the story is gone. */
  storyView(id: StoryId, now: Instant): Promise<StoryView>;
  /** Null when the story is gone. */
  currentView(id: StoryId, now: Instant): Promise<StoryView | null>;
  briefing(request: BriefingRequest): Promise<Omit<BriefingView, 'again'>>;
  recap(week: Week, now: Instant): Promise<Omit<RecapView, 'again'>>;
  timeline(request: TimelineRequest, now: Instant): Promise<TimelineAnswer>;
  /** Known topics near an unknown one, best first. */
  nearestTopics(topic: string): Promise<readonly string[]>;
  why(story: StoryId, channel: Channel | null): Promise<string>;
  subscriptions(channel: Channel): Promise<readonly Subscription[]>;
  /** Feeds with how they do; those that fail first. */
  sources(request: { filter?: string | undefined; limit: number }, now: Instant): Promise<SourcesView>;
  /** The names of the publishers that are followed. */
  sourceNames(): Promise<readonly string[]>;
  /** Every followed feed as an OPML file. */
  opml(): Promise<string>;
  stories(): Promise<readonly StoryListing[]>;
  status(): Promise<Status>;
  suggest(kind: Suggest, typed: string, channel: Channel | null): Promise<readonly Suggestion[]>;
}

/** Binds the questions to a database, an analyst and the audiences. */
export function createQueries(deps: QueryDeps): Queries {
  const { db } = deps;
  return {
    audiences: deps.audiences,
    findStory: (reference) => findStory(deps, reference),
    storyView: (id, now) => storyView(deps, id, now),
    currentView: (id, now) => currentView(deps, id, now),
    briefing: (request) => briefing(deps, request),
    recap: (week, now) => recap(deps, week, now),
    timeline: async (request, now) => timelineAnswer(db, request.topic, await timeline({ db, now }, request)),
    nearestTopics: (topic) => nearestTopics(db, topic, 5),
    why: (story, channel) => why(db, story, channel),
    subscriptions: (channel) => subscriptionsOf(db, channel.id),
    sources: (request, now) => sources(db, request, now),
    sourceNames: () => sourceNames(db),
    // Loaded when asked for: no other question needs a feed library.
    opml: async () => (await import('../feeds/opml.ts')).writeOpml(await listFeeds(db)),
    stories: async () => (await allStories(db)).map(asListing),
    status: () => status(deps),
    suggest: (kind, typed, channel) => suggest(deps, kind, typed, channel),
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

async function status({ db }: QueryDeps): Promise<Status> {
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
  };
}
