/**
 * Plain data that every stage shares. No behaviour, no imports.
 *
 * Times are `Instant`s: milliseconds since 1970-01-01T00:00:00Z. Calendar dates that sources give with
 * less precision than a day are ISO strings cut to their precision: `2014`, `2014-02`, `2014-02-11`.
 */

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

type Branded<T, Name extends string> = T & { readonly __brand: Name };

export type FeedId = Branded<number, 'FeedId'>;
export type ArticleId = Branded<number, 'ArticleId'>;
export type StoryId = Branded<number, 'StoryId'>;
export type ChannelId = Branded<number, 'ChannelId'>;
/** At most 25 characters of `[a-z0-9]`, so that it fits Discord's nonce and every custom id. */
export type DeliveryId = Branded<string, 'DeliveryId'>;

/** Who stands behind one or more feeds. `region` is ISO 3166-1 alpha-2, upper case, or null if unknown. */
export interface Publisher {
  readonly name: string;
  readonly region: string | null;
}

/** One entry of a feed as read from the wire: every string decoded, links absolute, dates UTC. */
export interface Entry {
  /** The feed's own identity for the entry: guid or id, else the link, else a hash. Never empty. */
  readonly id: string;
  readonly title: string;
  readonly link: string | null;
  readonly published: Instant | null;
  readonly updated: Instant | null;
  readonly author: string | null;
  /** Plain text. */
  readonly summary: string | null;
  /** HTML as the feed gave it: hostile until sanitised. */
  readonly content: string | null;
  readonly enclosures: readonly Enclosure[];
}

export interface Enclosure {
  readonly url: string;
  readonly type: string | null;
  /** Bytes. */
  readonly length: number | null;
}

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json';

/** A feed document, read. */
export interface ParsedFeed {
  readonly title: string | null;
  readonly link: string | null;
  readonly format: FeedFormat;
  readonly entries: readonly Entry[];
  /** What the feed itself asks of pollers, in minutes (`<ttl>`, `sy:updatePeriod`), if anything. */
  readonly pollMinutes: number | null;
  /** WebSub hub named by the feed, if any. */
  readonly hub: string | null;
}

/** A feed that Dateline follows, with the state of its polling. */
export interface Feed {
  readonly id: FeedId;
  readonly url: string;
  readonly title: string;
  readonly publisher: Publisher;
  /** Heading under which the OPML file lists it. */
  readonly section: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the last body, hex. */
  readonly bodyHash: string | null;
  readonly nextCheckAt: Instant;
  readonly lastCheckedAt: Instant | null;
  readonly lastSucceededAt: Instant | null;
  readonly failures: number;
  /** One sentence in words, or null when the last poll went well. */
  readonly lastError: string | null;
  /** 'active', 'gone' (410 or removed by its server), 'paused' (by the operator). */
  readonly state: FeedState;
}

export type FeedState = 'active' | 'gone' | 'paused';

/** An entry with its full text, as stored. */
export interface Article {
  readonly id: ArticleId;
  /** The id that the outside sees: given by `import`, or made from the feed and the entry's identity. */
  readonly key: string;
  readonly feedId: FeedId | null;
  readonly storyId: StoryId | null;
  readonly publisher: Publisher;
  readonly url: string | null;
  readonly title: string;
  /** Plain text, paragraphs separated by one empty line. Citations quote this text word for word. */
  readonly text: string;
  /** ISO 639-1, or null if not detected. */
  readonly language: string | null;
  /** Null where the source gives no usable time; never "now" for a missing one. */
  readonly published: Instant | null;
  readonly collected: Instant;
  /** True for entries that were already in a feed when it was first polled: stored, but not posted. */
  readonly backlog: boolean;
  /** True for the sample edition that the project ships. */
  readonly sample: boolean;
}

/** All articles about one event. */
export interface Story {
  readonly id: StoryId;
  readonly headline: string;
  readonly firstPublished: Instant;
  readonly updated: Instant;
  readonly articles: readonly Article[];
}

/** Where a claim stands in a source: `quote` occurs in the article's text (or title) word for word. */
export interface Citation {
  readonly article: ArticleId;
  readonly quote: string;
}

/** One statement of an analysis. Never without a citation. */
export interface Claim {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** A prediction that the sources support. */
export interface Implication extends Claim {
  /** Why, in the sources' words; null where no source says. */
  readonly rationale: string | null;
  /** By when it could be checked: a year, month or day; null where no source says. */
  readonly horizon: string | null;
}

export type DatePrecision = 'year' | 'month' | 'day';

/** A dated event of a timeline. `date` is cut to its precision: `2014`, `2014-02`, `2014-02-11`. */
export interface DatedEvent extends Claim {
  readonly date: string;
  readonly precision: DatePrecision;
  /** True where the source speaks of it as still to come. */
  readonly planned: boolean;
}

/** How an analysis was made, said truthfully on the card. */
export type Method =
  | { readonly kind: 'extractive' }
  | { readonly kind: 'model'; readonly model: string; readonly verified: number; readonly claims: number };

/** An audience tag with the score that put it on the story (0 to 1). */
export interface AudienceMatch {
  readonly tag: string;
  readonly score: number;
}

/** What was worked out about a story. What has no support in the sources is null or absent. */
export interface Analysis {
  readonly method: Method;
  /** One line, 120 characters at most. */
  readonly hook: Claim | null;
  /** These three: 75 words at most in all. */
  readonly whatChanged: Claim | null;
  readonly whyItMatters: Claim | null;
  readonly whatToDoNext: Claim | null;
  /** Best first. */
  readonly audiences: readonly AudienceMatch[];
  readonly takeaways: readonly Claim[];
  readonly implications: readonly Implication[];
  /** Oldest first. */
  readonly timeline: readonly DatedEvent[];
}

/** An opaque place on a platform: only that platform's adapter encodes and reads `address`. */
export interface Place {
  readonly platform: string;
  readonly address: string;
}

/** A place where cards are posted. */
export interface Channel extends Place {
  readonly id: ChannelId;
  readonly title: string;
}

export type SubscriptionKind = 'audience' | 'topic' | 'source' | 'everything';

/** One thing that a channel wants. `value` is a tag, a topic's words or a publisher's name; '' for everything. */
export interface Subscription {
  readonly id: number;
  readonly channel: ChannelId;
  readonly kind: SubscriptionKind;
  readonly value: string;
  readonly createdAt: Instant;
  /** The platform's name for who set it, opaque. */
  readonly createdBy: string | null;
}

export type DeliveryKind = 'story' | 'recap';

/**
 * One card owed to one channel.
 * owed → posting → posted, or → refused (for good, with a reason). A crash leaves `posting`: the adapter
 * looks for the post before it posts again.
 */
export type DeliveryState = 'owed' | 'posting' | 'posted' | 'refused';

export interface Delivery {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly story: StoryId;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
  /** What the platform calls the posted message, opaque. */
  readonly message: string | null;
  /** Why it was decided: the subscription that matched, in words. */
  readonly because: string;
  /** One sentence for people, where it was refused or is being retried. */
  readonly lastError: string | null;
}
