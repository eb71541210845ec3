/** The tables on PostgreSQL: those of `sqlite.ts`, where each is explained. A test holds the two equal. */
import { sql } from 'drizzle-orm';
import { bigint, boolean, customType, index, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core';
import type {
  Analysis,
  ArticleId,
  ArticleImage,
  ChannelId,
  DatePrecision,
  DeliveryId,
  DeliveryKind,
  DeliveryState,
  FeedbackKind,
  FeedId,
  FeedState,
  FeedTrouble,
  FollowId,
  FollowKind,
  FullTextMode,
  PredictionState,
  PreferenceKind,
  PushState,
  SkippedTimes,
  StoryFacts,
  StoryId,
  StoryTraits,
  SubscriptionKind,
} from '../../model.ts';

/** Whole numbers are all of 64 bits: moments in milliseconds need them. */
const integer = () => bigint({ mode: 'number' });

/** Text is compared and sorted by its code points, as SQLite does; PostgreSQL refuses the character 0 in it. */
const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
  // A prepared statement hands its nulls over, too, whatever the types say.
  toDriver: (value: string | null) => (value?.replaceAll('\0', '') ?? null) as string,
});

/** `json` and not `jsonb`: nobody asks by what is in it, and it is read as it was written, the order of keys included. */
const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'json',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (written) => JSON.parse(written),
});

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

export const feeds = pgTable(
  'feeds',
  {
    id: integer().$type<FeedId>().primaryKey().generatedByDefaultAsIdentity(),
    // Held by hashes (migration 0009), for which Drizzle has no word.
    url: text().notNull().unique(),
    title: text().notNull(),
    publisher: text().notNull(),
    region: text(),
    section: text(),
    etag: text(),
    lastModified: text(),
    bodyHash: text(),
    nextCheckAt: integer().notNull(),
    lastCheckedAt: integer(),
    lastSucceededAt: integer(),
    failures: integer().notNull().default(0),
    lastError: text(),
    state: text().$type<FeedState>().notNull().default('active'),
    lastBodyAt: integer(),
    intervalMs: integer(),
    pollMinutes: integer(),
    skip: json().$type<SkippedTimes>(),
    hub: text(),
    topic: text(),
    fullText: text().$type<FullTextMode>().notNull().default('when-short'),
  },
  (t) => [index('feeds_due').on(t.state, t.nextCheckAt)],
);
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    feedId: integer().$type<FeedId>().notNull(),
    hub: text().notNull(),
    topic: text().notNull(),
    callback: text().notNull().unique(),
    secret: text().notNull(),
    state: text().$type<PushState>().notNull(),
    attempts: integer().notNull().default(0),
    nextActionAt: integer().notNull(),
    leaseEndsAt: integer(),
    listeningFrom: integer(),
    trust: integer().notNull().default(0),
    missedAt: integer(),
    lastPushAt: integer(),
    pingedAt: integer(),
    lastError: text(),
  },
  (t) => [index('push_subscriptions_feed').on(t.feedId), index('push_subscriptions_due').on(t.nextActionAt)],
);
export const entries = pgTable(
  'entries',
  {
    feedId: integer().$type<FeedId>().notNull(),
    identity: text().notNull(),
    articleId: integer().$type<ArticleId>(),
    firstSeenAt: integer().notNull(),
    contentHash: text().notNull(),
    edits: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.feedId, t.identity] })],
);

export const articles = pgTable(
  'articles',
  {
    id: integer().$type<ArticleId>().primaryKey().generatedByDefaultAsIdentity(),
    key: text().notNull().unique(),
    feedId: integer().$type<FeedId>(),
    storyId: integer().$type<StoryId>(),
    publisher: text().notNull(),
    region: text(),
    url: text(),
    title: text().notNull(),
    text: text().notNull(),
    language: text(),
    published: integer(),
    collected: integer().notNull(),
    sortedAt: integer().notNull(),
    backlog: boolean().notNull().default(false),
    sample: boolean().notNull().default(false),
    images: json().$type<readonly ArticleImage[]>().notNull().default([]),
  },
  (t) => [
    index('articles_story').on(t.storyId, t.sortedAt),
    index('articles_sorted').on(t.sortedAt),
    // By a hash: an address may be longer than what a row of a tree holds, 2.7 kB.
    index('articles_url').using('hash', t.url),
    index('articles_sample').on(t.sample),
    index('articles_feed').on(t.feedId, t.collected),
  ],
);
export const fullTexts = pgTable(
  'full_texts',
  {
    articleId: integer().$type<ArticleId>().primaryKey(),
    state: text().$type<'owed' | 'had' | 'none'>().notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    waitUntil: integer().notNull(),
    feedWords: text().notNull(),
    problem: text(),
  },
  (t) => [index('full_texts_due').on(t.state, t.nextAttemptAt)],
);

export const stories = pgTable(
  'stories',
  {
    id: integer().$type<StoryId>().primaryKey().generatedByDefaultAsIdentity(),
    headline: text().notNull(),
    firstPublished: integer().notNull(),
    updated: integer().notNull(),
    grewAt: integer().notNull().default(0),
    version: integer().notNull().default(1),
    analysedVersion: integer().notNull().default(0),
    routedVersion: integer().notNull().default(0),
    publishers: integer().notNull().default(1),
    novelty: integer().notNull().default(1000),
    backlog: boolean().notNull().default(false),
    sample: boolean().notNull().default(false),
  },
  (t) => [
    index('stories_updated').on(t.updated),
    index('stories_pending').on(t.updated).where(sql`analysed_version < version or routed_version < version`),
  ],
);

export const analyses = pgTable('analyses', {
  storyId: integer().$type<StoryId>().primaryKey(),
  version: integer().notNull(),
  madeAt: integer().notNull(),
  analysis: json().$type<Analysis>().notNull(),
});
export const translatedAnalyses = pgTable(
  'translated_analyses',
  {
    storyId: integer().$type<StoryId>().notNull(),
    language: text().notNull(),
    version: integer().notNull(),
    madeAt: integer().notNull(),
    analysis: json().$type<Analysis>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.language] })],
);
export const storyVersions = pgTable(
  'story_versions',
  {
    storyId: integer().$type<StoryId>().notNull(),
    version: integer().notNull(),
    facts: json().$type<StoryFacts>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.version] })],
);
export const predictions = pgTable(
  'predictions',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    articleId: integer().$type<ArticleId>().notNull(),
    quote: text().notNull(),
    statement: text().notNull(),
    rationale: text(),
    language: text().notNull(),
    horizon: text(),
    madeAt: integer().notNull(),
    dueAt: integer(),
    reviewedAt: integer(),
    state: text().$type<PredictionState>().notNull().default('open'),
    outcomeArticle: integer().$type<ArticleId>(),
    outcomeQuote: text(),
    decidedAt: integer(),
  },
  (t) => [
    uniqueIndex('predictions_once').on(t.articleId, t.quote),
    index('predictions_due').on(t.state, t.dueAt),
    index('predictions_decided').on(t.decidedAt),
  ],
);
export const owedRewrites = pgTable(
  'owed_rewrites',
  {
    storyId: integer().$type<StoryId>().primaryKey(),
    version: integer().notNull(),
    owedAt: integer().notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    holdUntil: integer().notNull(),
    lastError: text(),
  },
  (t) => [index('owed_rewrites_due').on(t.nextAttemptAt)],
);
export const modelAnswers = pgTable(
  'model_answers',
  {
    key: text().primaryKey(),
    answer: text().notNull(),
    answeredAt: integer().notNull(),
  },
  (t) => [index('model_answers_age').on(t.answeredAt)],
);
export const modelUsage = pgTable(
  'model_usage',
  {
    day: text().notNull(),
    model: text().notNull(),
    inputTokens: integer().notNull().default(0),
    outputTokens: integer().notNull().default(0),
    reservedTokens: integer().notNull().default(0),
    answers: integer().notNull().default(0),
    claims: integer().notNull().default(0),
    verified: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.day, t.model] })],
);
export const storyAudiences = pgTable(
  'story_audiences',
  {
    tag: text().notNull(),
    storyId: integer().$type<StoryId>().notNull(),
    score: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tag, t.storyId] }), index('story_audiences_story').on(t.storyId)],
);
export const articleTerms = pgTable(
  'article_terms',
  {
    period: integer().notNull(),
    term: integer().notNull(),
    articleId: integer().$type<ArticleId>().notNull(),
    sortedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.term, t.sortedAt, t.articleId] })],
);
export const termCounts = pgTable('term_counts', {
  term: integer().primaryKey(),
  articles: integer().notNull(),
  leadsTo: text().notNull().default(''),
});
export const articleProfiles = pgTable('article_profiles', {
  articleId: integer().$type<ArticleId>().primaryKey(),
  profile: bytea().notNull(),
});
export const articleOrigins = pgTable('article_origins', {
  articleId: integer().$type<ArticleId>().primaryKey(),
  storyId: integer().$type<StoryId>().notNull(),
});
export const deliveryOrigins = pgTable('delivery_origins', {
  deliveryId: text().$type<DeliveryId>().primaryKey(),
  storyId: integer().$type<StoryId>().notNull(),
});
export const mergedStories = pgTable('merged_stories', {
  id: integer().$type<StoryId>().primaryKey(),
  into: integer().$type<StoryId>().notNull(),
});
export const datedSentences = pgTable(
  'dated_sentences',
  {
    articleId: integer().$type<ArticleId>().notNull(),
    start: integer().notNull(),
    date: text().notNull(),
    precision: text().$type<DatePrecision>().notNull(),
    planned: boolean().notNull(),
    sentence: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.start, t.date] }),
    index('dated_sentences_date').on(t.date, t.articleId),
  ],
);

export const dateCounts = pgTable('date_counts', {
  date: text().primaryKey(),
  articles: integer().notNull(),
});
export const channels = pgTable(
  'channels',
  {
    id: integer().$type<ChannelId>().primaryKey().generatedByDefaultAsIdentity(),
    platform: text().notNull(),
    address: text().notNull(),
    title: text().notNull(),
    createdAt: integer().notNull(),
    lastBriefingAt: integer(),
    starting: boolean().notNull().default(false),
    refusedAt: integer(),
    refusedSince: integer(),
    refusal: text(),
    refusalToldAt: integer(),
    person: text(),
  },
  (t) => [uniqueIndex('channels_place').on(t.platform, t.address)],
);

export const subscriptions = pgTable(
  'subscriptions',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    channelId: integer().$type<ChannelId>().notNull(),
    kind: text().$type<SubscriptionKind>().notNull(),
    value: text().notNull(),
    createdAt: integer().notNull(),
    createdBy: text(),
  },
  (t) => [
    uniqueIndex('subscriptions_once').on(t.channelId, t.kind, t.value),
    index('subscriptions_wants').on(t.kind, t.value),
  ],
);
export const channelPreferences = pgTable(
  'channel_preferences',
  {
    channelId: integer().$type<ChannelId>().notNull(),
    kind: text().$type<PreferenceKind>().notNull(),
    value: text().notNull(),
    createdAt: integer().notNull(),
    createdBy: text(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.kind, t.value] }),
    index('channel_preferences_kind').on(t.kind),
  ],
);
export const feedTroubles = pgTable(
  'feed_troubles',
  {
    feedId: integer().$type<FeedId>().notNull(),
    trouble: text().$type<FeedTrouble>().notNull(),
    since: integer().notNull(),
    toldAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.feedId, t.trouble] })],
);

export const deliveries = pgTable(
  'deliveries',
  {
    id: text().$type<DeliveryId>().primaryKey(),
    channelId: integer().$type<ChannelId>().notNull(),
    kind: text().$type<DeliveryKind>().notNull(),
    subject: text().notNull(),
    storyId: integer().$type<StoryId>(),
    state: text().$type<DeliveryState>().notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    createdAt: integer().notNull(),
    firstTriedAt: integer(),
    postedAt: integer(),
    message: text(),
    because: text().notNull(),
    lastError: text(),
    version: integer().notNull().default(0),
    editedAt: integer(),
    payload: json().$type<unknown>(),
    under: text().$type<DeliveryId>(),
    bundle: text().$type<DeliveryId>(),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.channelId, t.kind, t.subject),
    index('deliveries_due').on(t.state, t.nextAttemptAt),
    index('deliveries_story').on(t.storyId),
    index('deliveries_bundle').on(t.bundle),
  ],
);
export const feedback = pgTable(
  'feedback',
  {
    channelId: integer().$type<ChannelId>().notNull(),
    storyId: integer().$type<StoryId>().notNull(),
    person: text().notNull(),
    kind: text().$type<FeedbackKind>().notNull(),
    at: integer().notNull(),
    traits: json().$type<StoryTraits>().notNull(),
    claim: text(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.storyId, t.person, t.kind] }),
    index('feedback_age').on(t.at),
    index('feedback_claim').on(t.claim),
  ],
);

export const follows = pgTable(
  'follows',
  {
    id: integer().$type<FollowId>().primaryKey().generatedByDefaultAsIdentity(),
    channelId: integer().$type<ChannelId>().notNull(),
    kind: text().$type<FollowKind>().notNull(),
    value: text().notNull(),
    createdAt: integer().notNull(),
    snoozedUntil: integer(),
    seen: json().$type<StoryFacts>(),
  },
  (t) => [
    uniqueIndex('follows_once').on(t.channelId, t.kind, t.value),
    index('follows_of').on(t.kind, t.value),
  ],
);

export const looks = pgTable(
  'looks',
  {
    channelId: integer().$type<ChannelId>().notNull(),
    person: text().notNull(),
    lookedAt: integer().notNull(),
    listedSince: integer(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.person] })],
);

export const markedClaims = pgTable('marked_claims', {
  key: text().primaryKey(),
  text: text().notNull(),
  storyId: integer().$type<StoryId>().notNull(),
  markedAt: integer().notNull(),
  toldAt: integer(),
  withheldAt: integer(),
});

export const seenEvents = pgTable(
  'seen_events',
  {
    platform: text().notNull(),
    id: text().notNull(),
    seenAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.id] }), index('seen_events_age').on(t.seenAt)],
);

export const platformState = pgTable(
  'platform_state',
  {
    platform: text().notNull(),
    key: text().notNull(),
    value: json().$type<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.key] })],
);
