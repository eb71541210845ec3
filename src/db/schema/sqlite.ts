/** The tables on SQLite. Times are epoch milliseconds; JSON columns hold plain data of `src/model.ts`. */
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
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

export const feeds = sqliteTable(
  'feeds',
  {
    id: integer().$type<FeedId>().primaryKey({ autoIncrement: true }),
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
    /** When the server last sent a body instead of "not modified": validators are dropped 8 days after. */
    lastBodyAt: integer(),
    /** How often the feed is polled, from how often it publishes; null before its first body. */
    intervalMs: integer(),
    /** What the feed itself asks of pollers (ttl, sy:updatePeriod), minutes. */
    pollMinutes: integer(),
    /** Hours and days on which the feed asks not to be read. */
    skip: text({ mode: 'json' }).$type<SkippedTimes>(),
    /** WebSub hub that the feed names. */
    hub: text(),
    /** The feed's own address by which its hub knows it. */
    topic: text(),
    /** When the pages of its entries are read for their text. */
    fullText: text().$type<FullTextMode>().notNull().default('when-short'),
  },
  (t) => [index('feeds_due').on(t.state, t.nextCheckAt)],
);

/** Subscriptions at WebSub hubs. A feed has one that is not `leaving` at most. */
export const pushSubscriptions = sqliteTable(
  'push_subscriptions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    feedId: integer().$type<FeedId>().notNull(),
    hub: text().notNull(),
    topic: text().notNull(),
    /** The address that the hub calls: nobody else knows it. */
    callback: text().notNull().unique(),
    /** What the hub signs with, encrypted where there is a key (`push-secrets.ts`). */
    secret: text().notNull(),
    state: text().$type<PushState>().notNull(),
    /** Requests since the hub last verified one. */
    attempts: integer().notNull().default(0),
    nextActionAt: integer().notNull(),
    leaseEndsAt: integer(),
    /** Since when Dateline could be pushed to without a break: what came out before says nothing about the hub. */
    listeningFrom: integer(),
    /** Pushes that brought news, from -2 after one that was missed: from 1 on the feed is polled rarely. */
    trust: integer().notNull().default(0),
    missedAt: integer(),
    lastPushAt: integer(),
    /** When the hub last said that there is news, without the news itself. */
    pingedAt: integer(),
    lastError: text(),
  },
  (t) => [index('push_subscriptions_feed').on(t.feedId), index('push_subscriptions_due').on(t.nextActionAt)],
);

/** Every identity that a feed ever showed: an entry is new when none of its identities is here. */
export const entries = sqliteTable(
  'entries',
  {
    feedId: integer().$type<FeedId>().notNull(),
    /** Hash of one identity of the entry: its guid, its link, or its link, title and date. */
    identity: text().notNull(),
    articleId: integer().$type<ArticleId>(),
    firstSeenAt: integer().notNull(),
    contentHash: text().notNull(),
    edits: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.feedId, t.identity] })],
);

export const articles = sqliteTable(
  'articles',
  {
    id: integer().$type<ArticleId>().primaryKey({ autoIncrement: true }),
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
    /** Publication, or collection where the source gives no usable time: what lists are sorted by. */
    sortedAt: integer().notNull(),
    backlog: integer({ mode: 'boolean' }).notNull().default(false),
    sample: integer({ mode: 'boolean' }).notNull().default(false),
    images: text({ mode: 'json' }).$type<readonly ArticleImage[]>().notNull().default([]),
  },
  (t) => [
    index('articles_story').on(t.storyId, t.sortedAt),
    index('articles_sorted').on(t.sortedAt),
    index('articles_url').on(t.url),
    index('articles_sample').on(t.sample),
    index('articles_feed').on(t.feedId, t.collected),
  ],
);

/** Articles whose own page is read for their text, or was: work that is owed, and what became of it. */
export const fullTexts = sqliteTable(
  'full_texts',
  {
    articleId: integer().$type<ArticleId>().primaryKey(),
    state: text().$type<'owed' | 'had' | 'none'>().notNull(),
    /** Counted before the page is asked for, so that a page that ends the process is not tried for ever. */
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    /** Until then the article waits for its text before it gets a story. */
    waitUntil: integer().notNull(),
    /** Hash of the words that the feed gave: an edit is told from a page's text by it. */
    feedWords: text().notNull(),
    /** One sentence, where there is no text, or none yet. */
    problem: text(),
  },
  (t) => [index('full_texts_due').on(t.state, t.nextAttemptAt)],
);

export const stories = sqliteTable(
  'stories',
  {
    id: integer().$type<StoryId>().primaryKey({ autoIncrement: true }),
    headline: text().notNull(),
    firstPublished: integer().notNull(),
    updated: integer().notNull(),
    /** When it was last given an article here: what somebody has seen of the list of stories is told by it. */
    grewAt: integer().notNull().default(0),
    /** Grows with every article; an analysis of a lower version is out of date. */
    version: integer().notNull().default(1),
    analysedVersion: integer().notNull().default(0),
    /** The version for which it was decided which channels are owed a card. */
    routedVersion: integer().notNull().default(0),
    publishers: integer().notNull().default(1),
    /** How much it tells that no earlier story has told, thousandths; set when it is analysed. */
    novelty: integer().notNull().default(1000),
    /** True while every article of it was backlog: stored, shown when asked for, not posted. */
    backlog: integer({ mode: 'boolean' }).notNull().default(false),
    sample: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    index('stories_updated').on(t.updated),
    index('stories_pending').on(t.updated).where(sql`analysed_version < version or routed_version < version`),
  ],
);

export const analyses = sqliteTable('analyses', {
  storyId: integer().$type<StoryId>().primaryKey(),
  version: integer().notNull(),
  madeAt: integer().notNull(),
  analysis: text({ mode: 'json' }).$type<Analysis>().notNull(),
});

/** The same analyses once more, in the languages that channels want. */
export const translatedAnalyses = sqliteTable(
  'translated_analyses',
  {
    storyId: integer().$type<StoryId>().notNull(),
    /** ISO 639-1. */
    language: text().notNull(),
    version: integer().notNull(),
    madeAt: integer().notNull(),
    analysis: text({ mode: 'json' }).$type<Analysis>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.language] })],
);

/** What earlier versions of a story said, so that an update can tell what changed. */
export const storyVersions = sqliteTable(
  'story_versions',
  {
    storyId: integer().$type<StoryId>().notNull(),
    version: integer().notNull(),
    facts: text({ mode: 'json' }).$type<StoryFacts>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.version] })],
);

/** Predictions of analyses, kept to be looked at again. A prediction belongs to the story that its article is in. */
export const predictions = sqliteTable(
  'predictions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    articleId: integer().$type<ArticleId>().notNull(),
    quote: text().notNull(),
    statement: text().notNull(),
    rationale: text(),
    language: text().notNull(),
    horizon: text(),
    madeAt: integer().notNull(),
    /** End of the horizon. */
    dueAt: integer(),
    /** When it was looked for after the horizon. */
    reviewedAt: integer(),
    state: text().$type<PredictionState>().notNull().default('open'),
    outcomeArticle: integer().$type<ArticleId>(),
    outcomeQuote: text(),
    /** When the article that shows the outcome was published. */
    decidedAt: integer(),
  },
  (t) => [
    uniqueIndex('predictions_once').on(t.articleId, t.quote),
    index('predictions_due').on(t.state, t.dueAt),
    index('predictions_decided').on(t.decidedAt),
  ],
);

/** Stories that a language model still has to write about; the row goes when it did, or cannot. */
export const owedRewrites = sqliteTable(
  'owed_rewrites',
  {
    storyId: integer().$type<StoryId>().primaryKey(),
    /** The story's version when it was owed: a story that grows is owed anew. */
    version: integer().notNull(),
    owedAt: integer().notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    /** Posts and edits of the story wait until then, so that what the model writes is posted at once. */
    holdUntil: integer().notNull(),
    lastError: text(),
  },
  (t) => [index('owed_rewrites_due').on(t.nextAttemptAt)],
);

/** What models answered, by a hash of model, words and sources: the same question is not paid for twice. */
export const modelAnswers = sqliteTable(
  'model_answers',
  {
    key: text().primaryKey(),
    answer: text().notNull(),
    answeredAt: integer().notNull(),
  },
  (t) => [index('model_answers_age').on(t.answeredAt)],
);

/** What a model used on a day (UTC), and what became of it. */
export const modelUsage = sqliteTable(
  'model_usage',
  {
    /** `2026-03-05`. */
    day: text().notNull(),
    model: text().notNull(),
    inputTokens: integer().notNull().default(0),
    outputTokens: integer().notNull().default(0),
    /** Set aside for questions under way; left standing when the process ends in the middle of one. */
    reservedTokens: integer().notNull().default(0),
    answers: integer().notNull().default(0),
    claims: integer().notNull().default(0),
    verified: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.day, t.model] })],
);

/** A story's audiences, beside the analysis, so that lists can be asked by tag. */
export const storyAudiences = sqliteTable(
  'story_audiences',
  {
    tag: text().notNull(),
    storyId: integer().$type<StoryId>().notNull(),
    score: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tag, t.storyId] }), index('story_audiences_story').on(t.storyId)],
);

/** The weightiest terms of each article, as hashes, by which a new one finds its story: an index, not a scan. It has no rowid (by hand in its migration): it is its key. */
export const articleTerms = sqliteTable(
  'article_terms',
  {
    /** The thirty days, counted from 1970, that `sortedAt` lies in: what is written together lies together. */
    period: integer().notNull(),
    term: integer().notNull(),
    articleId: integer().$type<ArticleId>().notNull(),
    sortedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.term, t.sortedAt, t.articleId] })],
);

/** In how many articles a term (its hash) stands, large numbers nearly; under 0, how many were counted. */
export const termCounts = sqliteTable('term_counts', {
  term: integer().primaryKey(),
  articles: integer().notNull(),
  /** Of a rare term the ids of the articles that it leads to, a comma behind each; kept here, where its count is written anyway. */
  leadsTo: text().notNull().default(''),
});

/** What grouping knows of an article, in the form of `src/stories/profile-bytes.ts`; made again from the text where it is missing. */
export const articleProfiles = sqliteTable('article_profiles', {
  articleId: integer().$type<ArticleId>().primaryKey(),
  profile: blob({ mode: 'buffer' }).notNull(),
});

/** Articles that came into their story by a merge, and the story that they were in before: a split may restore it. */
export const articleOrigins = sqliteTable('article_origins', {
  articleId: integer().$type<ArticleId>().primaryKey(),
  storyId: integer().$type<StoryId>().notNull(),
});

/** Posts that came to their story by a merge, and the story that they were made for: a split gives them back. */
export const deliveryOrigins = sqliteTable('delivery_origins', {
  deliveryId: text().$type<DeliveryId>().primaryKey(),
  storyId: integer().$type<StoryId>().notNull(),
});

/** Stories that were merged into another: posts and links that still name them lead there. */
export const mergedStories = sqliteTable('merged_stories', {
  id: integer().$type<StoryId>().primaryKey(),
  into: integer().$type<StoryId>().notNull(),
});

/** Sentences that name a date, found when the article is stored, so that a timeline need not read texts again. */
export const datedSentences = sqliteTable(
  'dated_sentences',
  {
    articleId: integer().$type<ArticleId>().notNull(),
    /** Where the sentence begins in the article's text, in UTF-16 units. */
    start: integer().notNull(),
    date: text().notNull(),
    precision: text().$type<DatePrecision>().notNull(),
    planned: integer({ mode: 'boolean' }).notNull(),
    sentence: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.start, t.date] }),
    index('dated_sentences_date').on(t.date, t.articleId),
  ],
);

/** How many articles name a date: what a timeline of everything begins with. */
export const dateCounts = sqliteTable('date_counts', {
  date: text().primaryKey(),
  articles: integer().notNull(),
});

export const channels = sqliteTable(
  'channels',
  {
    id: integer().$type<ChannelId>().primaryKey({ autoIncrement: true }),
    platform: text().notNull(),
    address: text().notNull(),
    title: text().notNull(),
    createdAt: integer().notNull(),
    lastBriefingAt: integer(),
    /** True for a place that its platform has from the first start; only there is the sample edition shown. */
    starting: integer({ mode: 'boolean' }).notNull().default(false),
    /** When the platform last refused this place: posting there waits, and is tried again from time to time. */
    refusedAt: integer(),
    /** When that began. */
    refusedSince: integer(),
    refusal: text(),
    /** When somebody was told of it. */
    refusalToldAt: integer(),
    /** The person whose direct messages this is, by the platform's own opaque name; null for a channel. */
    person: text(),
  },
  (t) => [uniqueIndex('channels_place').on(t.platform, t.address)],
);

export const subscriptions = sqliteTable(
  'subscriptions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
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

/** How a channel wants what it gets, one setting a row; `value` is written as people type it. */
export const channelPreferences = sqliteTable(
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

/** What is wrong with feeds, from when it was seen until it is over, so that it is told once. */
export const feedTroubles = sqliteTable(
  'feed_troubles',
  {
    feedId: integer().$type<FeedId>().notNull(),
    trouble: text().$type<FeedTrouble>().notNull(),
    since: integer().notNull(),
    /** When the operator was told; null while nobody has said where. */
    toldAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.feedId, t.trouble] })],
);

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text().$type<DeliveryId>().primaryKey(),
    channelId: integer().$type<ChannelId>().notNull(),
    kind: text().$type<DeliveryKind>().notNull(),
    /** What it is about, within its kind: a story's id, a digest's period, a notice's key. */
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
    /** The story's version that the post shows. */
    version: integer().notNull().default(0),
    /** When the post was last edited. */
    editedAt: integer(),
    /** What the card of this kind is made of, where the subject does not say it. */
    payload: text({ mode: 'json' }).$type<unknown>(),
    /** The delivery in whose thread this one belongs. */
    under: text().$type<DeliveryId>(),
    /** The digest that took this one. */
    bundle: text().$type<DeliveryId>(),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.channelId, t.kind, t.subject),
    index('deliveries_due').on(t.state, t.nextAttemptAt),
    index('deliveries_story').on(t.storyId),
    index('deliveries_bundle').on(t.bundle),
  ],
);

/** What people say of stories: one of a kind for each person, story and channel. */
export const feedback = sqliteTable(
  'feedback',
  {
    channelId: integer().$type<ChannelId>().notNull(),
    storyId: integer().$type<StoryId>().notNull(),
    /** The platform's opaque name. */
    person: text().notNull(),
    kind: text().$type<FeedbackKind>().notNull(),
    at: integer().notNull(),
    /** What the story was about then: the story may be merged, split or gone later. */
    traits: text({ mode: 'json' }).$type<StoryTraits>().notNull(),
    /** The key of the claim that is wrong, once it was chosen. */
    claim: text(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.storyId, t.person, t.kind] }),
    index('feedback_age').on(t.at),
    index('feedback_claim').on(t.claim),
  ],
);

/** Stories and topics that people follow: the channel is the person's direct messages. */
export const follows = sqliteTable(
  'follows',
  {
    id: integer().$type<FollowId>().primaryKey({ autoIncrement: true }),
    channelId: integer().$type<ChannelId>().notNull(),
    kind: text().$type<FollowKind>().notNull(),
    /** A story's number or a topic's words. */
    value: text().notNull(),
    createdAt: integer().notNull(),
    /** Until when follow-ups wait. */
    snoozedUntil: integer(),
    /** What the story said when this person last heard of it. */
    seen: text({ mode: 'json' }).$type<StoryFacts>(),
  },
  (t) => [
    uniqueIndex('follows_once').on(t.channelId, t.kind, t.value),
    index('follows_of').on(t.kind, t.value),
  ],
);

/** When a person last looked at what they missed, and from when that list told; by channel. */
export const looks = sqliteTable(
  'looks',
  {
    channelId: integer().$type<ChannelId>().notNull(),
    /** The platform's opaque name. */
    person: text().notNull(),
    lookedAt: integer().notNull(),
    /** From when the last list told that held something. */
    listedSince: integer(),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.person] })],
);

/** Claims that people call wrong, by a hash of their words. */
export const markedClaims = sqliteTable('marked_claims', {
  key: text().primaryKey(),
  text: text().notNull(),
  storyId: integer().$type<StoryId>().notNull(),
  markedAt: integer().notNull(),
  toldAt: integer(),
  withheldAt: integer(),
});

/** Ids of interactions and events that platforms sent of late. */
export const seenEvents = sqliteTable(
  'seen_events',
  {
    platform: text().notNull(),
    id: text().notNull(),
    seenAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.id] }), index('seen_events_age').on(t.seenAt)],
);

/** Each adapter's own small storage. */
export const platformState = sqliteTable(
  'platform_state',
  {
    platform: text().notNull(),
    key: text().notNull(),
    value: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.key] })],
);
