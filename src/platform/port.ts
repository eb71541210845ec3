/**
 * The port between Dateline and the places where people are. An adapter implements `Platform`; it gets a
 * `Host` and knows nothing else of the core. `start`, `stop`, `post` and `edit` are required, everything
 * else is optional and the core degrades without it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Card, Invocation } from '../cards/blocks.ts';
import type { Picture } from '../cards/picture.ts';
import type { Command } from '../command.ts';
import type { Log } from '../log.ts';
import type { DeliveryId, Instant } from '../model.ts';
import type { Suggest, Suggestion } from '../suggestion.ts';

export type { Suggestion };

/** What a platform can do, as values: the core never asks which platform it is. */
export interface Capabilities {
  /** Shortest time between two posts into one place, ms. */
  readonly msBetweenPosts: number;
  /** Posts that may be under way at once, over all places. */
  readonly concurrentPosts: number;
  readonly threads: boolean;
  /** Places whose posts are threads with a title. */
  readonly forums: boolean;
  /** Posts that a place can pass on to its followers in an hour; 0 where nothing is passed on. */
  readonly publishedAnHour: number;
  readonly edits: boolean;
  readonly files: boolean;
}

/** How a post stands in its place. An adapter that does not know a form posts plainly. */
export interface PostOptions {
  /** As the channel chose: each card the start of a thread, or a post of a forum. */
  readonly form?: 'thread' | 'forum';
  /** As the channel chose: passed on to its followers, where the place has any. The delivery is done when that is. */
  readonly publish?: boolean;
  /** The message in whose thread it goes; given only where `capabilities.threads`. */
  readonly under?: string;
}

/** A place that exists from the first start, and what it wants (audience tags; none: everything). */
export interface StartingPlace {
  readonly address: string;
  readonly title: string;
  readonly audiences: readonly string[];
}

/** Something that `dateline doctor` found. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'error';
  /** One sentence: what was checked and what was seen. */
  readonly what: string;
  /** One sentence: what to do; '' where nothing is. */
  readonly mend: string;
}

/** What a process does that is one of several. */
export interface OneOfSeveral {
  /** False: it posts only, and opens no way in for people. */
  readonly answers: boolean;
  readonly accord: Accord;
}

/**
 * What the processes settle between them, by names of the adapter's own. Both calls wait while the database is away.
 * What a process holds goes back when it ends.
 */
export interface Accord {
  /** Takes what one process at a time may have; null where one has it, this one included. */
  take(name: string): Promise<Held | null>;
  /** A whole number above 0 that all who hold it go by: that of whoever came first, or `own`. */
  agree(name: string, own: number): Promise<Held & { readonly number: number }>;
}

/** What a process has until it gives it back. */
export interface Held {
  /** Aborted when the database was away: another process may have it by now. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * An adapter. `post`, `edit` and `find` throw `PlatformError` (worth another try), `RateLimitError` (wait)
 * or `RefusedError` (this place said no for good); anything else is a defect.
 */
export interface Platform {
  /** Lower case; the `platform` of every place it encodes. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /**
   * Connects and registers commands. Resolves when posts can be made. A wrong token throws `SettingError`. `among` is
   * given where others post too.
   */
  start(host: Host, among?: OneOfSeveral): Promise<void>;
  /** Lets calls in flight finish, then closes every connection. Safe to call twice and before `start`. */
  stop(): Promise<void>;
  /** Posts a card; resolves with what the platform calls the message, opaque. */
  post(address: string, card: Card, delivery: DeliveryId, options?: PostOptions): Promise<string>;
  edit(address: string, message: string, card: Card): Promise<void>;
  /** Takes a post back. */
  remove?(address: string, message: string): Promise<void>;
  /** Looks whether this delivery was posted already, `since` then, with these options; its message or null. */
  find?(address: string, delivery: DeliveryId, since: Instant, options?: PostOptions): Promise<string | null>;
  /** The address of a person's direct messages; `person` as in `Caller`. The same one each time. */
  direct?(person: string): Promise<string>;
  /** What the platform would get, as JSON data: `dateline render --as`. Needs no connection. */
  render(card: Card, now: Instant): unknown;
  readonly places?: readonly StartingPlace[];
  /** Checks tokens, scopes and permissions. Needs no connection. */
  diagnose?(around: Surroundings): Promise<readonly Finding[]>;
  /** Takes HTTP requests below its prefixes, on the one server that Dateline runs. */
  readonly routes?: readonly Route[];
}

/** `prefix` '/' is the page; longer prefixes win. */
export interface Route {
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/** Who asks and where, in the platform's own opaque words. */
export interface Caller {
  readonly person: string | null;
  readonly address: string;
  /** The channel's name as people know it. */
  readonly channelTitle: string;
  /** May change what this channel gets. */
  readonly canManage: boolean;
  /** The address of the channel that this place is a thread of. */
  readonly within?: string | undefined;
  /** The asker's language as the platform tells it: `de`, `en-GB`. */
  readonly language?: string | undefined;
}

/** A channel with what it gets, in words: "stories for developers, everything". */
export interface SubscribedChannel {
  readonly address: string;
  readonly title: string;
  readonly gets: string;
  /** How its posts stand, where it chose that. */
  readonly form?: PostOptions['form'] | undefined;
  /** Its posts are to be passed on to its followers. */
  readonly publish?: boolean;
}

/** The background that a picture is drawn for. */
export type Theme = 'light' | 'dark';

/** What an adapter may call back. */
export interface Host {
  readonly log: Log;
  now(): Instant;
  readonly commands: readonly Command[];
  /**
   * Runs a command for somebody and gives the card to show. Never throws for a person's mistake: that is a
   * notice card with one sentence. `invocation.share` is the adapter's to honour.
   */
  run(invocation: Invocation, caller: Caller): Promise<Card>;
  /** The same for words as typed after the slash: `timeline beijing`. */
  runText(text: string, caller: Caller): Promise<Card>;
  /** The channels of this platform that get something, oldest first. Whom to tell of them is the adapter's to judge. */
  subscribed(): Promise<readonly SubscribedChannel[]>;
  /** Completions for an option; at most 25, best first. */
  suggest(kind: Suggest, typed: string, caller: Caller): Promise<readonly Suggestion[]>;
  /**
   * Draws a card's picture for a light or a dark background: PNG bytes. It may take seconds, and it may fail;
   * the card says the same without it.
   */
  draw(picture: Picture, theme: Theme): Promise<Uint8Array>;
  /** How cards look on the platforms that can say so, set up here or not. */
  looks(): Promise<readonly Look[]>;
  /**
   * True for the first, in all processes, that asks with this id within an hour: what the platform sends again, or to two
   * processes, is carried out once. True as well while the database is away, for what then runs says so itself.
   */
  once(id: string): Promise<boolean>;
  /** The adapter's own small durable storage, apart from every other adapter's. */
  readonly store: Store;
  /** The same for tokens that the adapter was given; null where the operator set no key to encrypt them with. */
  readonly secrets: SecretStore | null;
}

/** How cards look on a platform, for a page that shows it. */
export interface Look {
  /** The adapter's. */
  readonly name: string;
  /** What people call the platform. */
  readonly title: string;
  /** A stylesheet for what stands in an element of the class `look-NAME`. */
  readonly style: string;
  /** What the platform would get for a card now, as JSON data, and how that looks: HTML with every text escaped. */
  show(card: Card, now: Instant): { readonly payload: unknown; readonly html: string };
}

/** Storage whose values are encrypted at rest. Reading throws `SettingError` where the key is not there. */
export interface SecretStore extends Store {
  /** Encrypts with the newest key what older keys encrypted; gives how many entries. */
  renew(): Promise<number>;
}

/** What a check looks at beside the platform itself. */
export type Surroundings = Pick<Host, 'subscribed' | 'secrets'>;

/** Small durable key-value storage. Values are JSON data. */
export interface Store {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Entries whose key begins with `prefix`, newest key first (keys compare as text). */
  list(prefix: string, limit: number): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}
