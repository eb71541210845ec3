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
export type FollowId = Branded<number, 'FollowId'>;
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
  /** Pictures that the feed names or shows, the first few. */
  readonly images: readonly ArticleImage[];
}

export interface Enclosure {
  readonly url: string;
  readonly type: string | null;
  /** Bytes. */
  readonly length: number | null;
}

/** A picture of an article, by its address at the publisher. `alt` says in words what it shows; '' where nobody says. */
export interface ArticleImage {
  readonly url: string;
  readonly alt: string;
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
  /** Hours and days on which the feed asks not to be read (RSS 2.0 `skipHours`, `skipDays`); null without any. */
  readonly skip: SkippedTimes | null;
  /** WebSub hub named by the feed, if any. */
  readonly hub: string | null;
  /** The address by which the hub knows the feed (`rel="self"`), if the feed gives one. */
  readonly topic: string | null;
}

/** Times at which a feed asks not to be read, in GMT. */
export interface SkippedTimes {
  /** 0 to 23. */
  readonly hours: readonly number[];
  /** 0 (Sunday) to 6. */
  readonly days: readonly number[];
}

/**
 * A subscription at a WebSub hub: asked → active, or → denied; a renewal stays active while its lease lasts.
 * `leaving` ones are being taken back.
 */
export type PushState = 'asked' | 'active' | 'denied' | 'leaving';

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
  readonly fullText: FullTextMode;
}

/** What can be wrong with a feed for long: it is gone or fails, brings nothing new, or gives no dates any more. */
export type FeedTrouble = 'dead' | 'frozen' | 'undated';

/** When the page of an entry is read for its text: always, never, or where the feed gives a teaser only. */
export type FullTextMode = 'always' | 'never' | 'when-short';

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
  /** Its pictures at the publisher, best first; they are never fetched. Left out where nobody looked for any. */
  readonly images?: readonly ArticleImage[];
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

/** What came of a prediction: `open` until an article says; then that article and its words are kept. */
export type PredictionState = 'open' | 'came-true' | 'did-not';

/** A prediction as it is kept, to be looked at again. */
export interface Prediction {
  readonly id: number;
  readonly statement: string;
  readonly rationale: string | null;
  /** Where it was made. */
  readonly source: Citation;
  /** Cut date; null where no source says by when. */
  readonly horizon: string | null;
  /** Publication of the article that makes it. */
  readonly madeAt: Instant;
  /** When the horizon has passed; null with none. */
  readonly dueAt: Instant | null;
  /** True where it was looked for after that. */
  readonly reviewed: boolean;
  readonly state: PredictionState;
  /** The article that shows what came of it; null while it is open. */
  readonly outcome: Citation | null;
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
  | {
      readonly kind: 'model';
      readonly model: string;
      readonly verified: number;
      readonly claims: number;
      /** ISO 639-1 of the language that was asked for; the sources' own where none was. */
      readonly language?: string | undefined;
    };

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

/** What one version of a story said: enough to tell later what has changed since. */
export interface StoryFacts {
  readonly articles: readonly {
    readonly id: ArticleId;
    readonly publisher: string;
    readonly title: string;
    /** Of title and text: another one means that the entry was edited. */
    readonly hash: number;
  }[];
  /** Corrections and retractions, as `kind publisher`. */
  readonly notices: readonly string[];
  /** The claims that the card showed, with what they cite. */
  readonly claims: readonly Claim[];
}

/** What changed in a story since an earlier version. */
export interface StoryChanges {
  /** One short line for the card: "the price is now $4 billion, before $3 billion; 2 new sources"; '' for nothing. */
  readonly line: string;
  /** The same, one statement each, the gravest first, uncut. */
  readonly parts: readonly string[];
  /** True where those who read the earlier version should be told: a note in the thread is worth it. */
  readonly material: boolean;
}

/** What a person says of a story in a channel. `useful` and `not-for-us` take each other's place. */
export type FeedbackKind = 'useful' | 'wrong' | 'duplicate' | 'not-for-us';

/** What a story is about, as feedback judges it. */
export interface StoryTraits {
  /** Names. */
  readonly publishers: readonly string[];
  /** Tags. */
  readonly audiences: readonly string[];
  /** Stemmed words of the headline, without common ones. */
  readonly terms: readonly string[];
}

/** A claim that a reader calls wrong. It is known by its words, so that it stays marked wherever it stands. */
export interface MarkedClaim {
  /** 12 hexadecimal digits, of the claim's text. */
  readonly key: string;
  readonly text: string;
  readonly story: StoryId;
  readonly markedAt: Instant;
  /** How many people say so. */
  readonly people: number;
  /** When the operator was told; null while nobody has said where. */
  readonly toldAt: Instant | null;
  /** Since when no card shows it; null where cards do. */
  readonly withheldAt: Instant | null;
}

/** An opaque place on a platform: only that platform's adapter encodes and reads `address`. */
export interface Place {
  readonly platform: string;
  readonly address: string;
}

/** A place where cards are posted: a channel that people share, or one person's direct messages. */
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

export type FollowKind = 'story' | 'topic';

/** A story or topic that a person follows. */
export interface Follow {
  readonly id: FollowId;
  /** The person's direct messages. */
  readonly channel: ChannelId;
  readonly kind: FollowKind;
  /** A story's number or a topic's words. */
  readonly value: string;
  readonly createdAt: Instant;
  /** Until when follow-ups wait; null where they come at once. */
  readonly snoozedUntil: Instant | null;
}

/**
 * How a channel wants what it gets. One row a setting, so that several words, expressions and languages stand
 * beside each other; of the others a channel has one row at most.
 */
export type PreferenceKind =
  /** `hourly`, `daily 09:00`, `friday 17:00` …, or `recap` for nothing but the recap; at once without a row. */
  | 'deliver'
  /** IANA name, for every time of day of this channel; UTC without a row. */
  | 'zone'
  /** `22:00-07:00`: hours in which nothing is posted. */
  | 'quiet'
  /** At most so many posts in an hour. */
  | 'limit'
  /** When a briefing is posted: `weekdays 08:30`. */
  | 'briefing'
  /** When the recap is posted: `monday 09:00`. */
  | 'recap'
  /** How posts stand in the channel: `thread` or `forum`; plain posts without a row. */
  | 'post'
  /** `on`: posts are passed on to all who follow the channel. */
  | 'publish'
  /** A word or phrase of which a story must hold one, where any is set. */
  | 'include'
  /** A word or phrase that no story may hold. */
  | 'exclude'
  /** A regular expression (RE2) of which a story must match one, where any is set. */
  | 'match'
  /** A regular expression that no story may match. */
  | 'unless'
  /** At least so many publishers tell the story. */
  | 'publishers'
  /** ISO 639-1: one of which some article of the story is written in, where any is set. */
  | 'language'
  /** ISO 639-1: the language in which the model writes this channel's cards; CARD_LANGUAGE without a row. */
  | 'written'
  /** This channel is told what the operator must know. */
  | 'notices';

/** One setting of a channel; `value` is written as people type it. */
export interface Preference {
  readonly kind: PreferenceKind;
  readonly value: string;
  readonly createdAt: Instant;
  /** The platform's name for who set it, opaque. */
  readonly createdBy: string | null;
}

/**
 * What a delivery posts. The set is closed; how to add to it stands at `createCardSource`
 * (src/delivery/card-of.ts).
 */
export type DeliveryKind =
  /** A story's card. */
  | 'story'
  /** The stories that were held for a channel, as one list. */
  | 'digest'
  | 'recap'
  | 'briefing'
  /** Something about Dateline itself: a feed that died, a place that refuses posts. */
  | 'notice'
  /** What changed in a story, said in the thread of its card. */
  | 'note'
  /** News to one person who asked for it; the channel is their direct messages. */
  | 'follow-up';

/**
 * One card owed to one channel.
 * owed → posting → posted, or → refused (for good, with a reason). A crash leaves `posting`: the adapter
 * looks for the post before it posts again. `held` waits for a digest, the end of quiet hours or a free place
 * within the channel's limit; from there it becomes `owed`, or `bundled` into a digest.
 */
export type DeliveryState = 'held' | 'owed' | 'posting' | 'posted' | 'bundled' | 'refused';

export interface Delivery {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly kind: DeliveryKind;
  /** What it is about, within its kind: a story's id, a digest's period, a notice's key. Owed once per channel. */
  readonly subject: string;
  /** The story, where it is about one: the delivery goes when the story goes. */
  readonly story: StoryId | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
  /** JSON data that its decision wrote down for its card; only the card source of its kind reads it. */
  readonly payload: unknown;
  /** The delivery in whose thread it belongs. */
  readonly under: DeliveryId | null;
  /** The digest that took it. */
  readonly bundle: DeliveryId | null;
  /** What the platform calls the posted message, opaque. */
  readonly message: string | null;
  /** Why it was decided: the subscription that matched, in words. */
  readonly because: string;
  /** One sentence for people, where it was refused or is being retried. */
  readonly lastError: string | null;
}
