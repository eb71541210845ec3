/** The tables on SQLite. Times are epoch milliseconds; JSON columns hold plain data of `src/model.ts`. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  Analysis,
  ArticleId,
  ChannelId,
  DatePrecision,
  DeliveryId,
  DeliveryKind,
  DeliveryState,
  FeedId,
  FeedState,
  StoryId,
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
    /** WebSub hub that the feed names. */
    hub: text(),
  },
  (t) => [index('feeds_due').on(t.state, t.nextCheckAt)],
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
  },
  (t) => [
    index('articles_story').on(t.storyId, t.sortedAt),
    index('articles_sorted').on(t.sortedAt),
    index('articles_url').on(t.url),
    index('articles_sample').on(t.sample),
    index('articles_feed').on(t.feedId, t.collected),
  ],
);

export const stories = sqliteTable(
  'stories',
  {
    id: integer().$type<StoryId>().primaryKey({ autoIncrement: true }),
    headline: text().notNull(),
    firstPublished: integer().notNull(),
    updated: integer().notNull(),
    /** Grows with every article; an analysis of a lower version is out of date. */
    version: integer().notNull().default(1),
    analysedVersion: integer().notNull().default(0),
    /** The version for which it was decided which channels are owed a card. */
    routedVersion: integer().notNull().default(0),
    publishers: integer().notNull().default(1),
    /** True while every article of it was backlog: stored, shown when asked for, not posted. */
    backlog: integer({ mode: 'boolean' }).notNull().default(false),
    sample: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    index('stories_updated').on(t.updated),
    index('stories_pending').on(t.version).where(sql`analysed_version < version or routed_version < version`),
  ],
);

export const analyses = sqliteTable('analyses', {
  storyId: integer().$type<StoryId>().primaryKey(),
  version: integer().notNull(),
  madeAt: integer().notNull(),
  analysis: text({ mode: 'json' }).$type<Analysis>().notNull(),
});

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

/** The weightiest terms of each article, as hashes, by which a new one finds its story: an index, not a scan. */
export const articleTerms = sqliteTable(
  'article_terms',
  {
    term: integer().notNull(),
    articleId: integer().$type<ArticleId>().notNull(),
    sortedAt: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.term, t.sortedAt, t.articleId] }),
    index('article_terms_article').on(t.articleId),
  ],
);

/** In how many articles a term (its hash) stands. */
export const termCounts = sqliteTable('term_counts', {
  term: integer().primaryKey(),
  articles: integer().notNull(),
});

/** What grouping knows of an article: written when it is grouped, never changed. */
export const articleProfiles = sqliteTable('article_profiles', {
  articleId: integer().$type<ArticleId>().primaryKey(),
  profile: text({ mode: 'json' }).$type<unknown>().notNull(),
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
  (t) => [primaryKey({ columns: [t.articleId, t.start, t.date] }), index('dated_sentences_date').on(t.date)],
);

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
    /** Set when the platform refused this place: posting there waits until somebody uses it again. */
    refusedAt: integer(),
    refusal: text(),
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

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text().$type<DeliveryId>().primaryKey(),
    channelId: integer().$type<ChannelId>().notNull(),
    storyId: integer().$type<StoryId>().notNull(),
    kind: text().$type<DeliveryKind>().notNull(),
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
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.channelId, t.storyId, t.kind),
    index('deliveries_due').on(t.state, t.nextAttemptAt),
    index('deliveries_story').on(t.storyId),
  ],
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
