/**
 * The port between Dateline and the places where people are. An adapter implements `Platform`; it gets a
 * `Host` and knows nothing else of the core. `start`, `stop`, `post` and `edit` are required, everything
 * else is optional and the core degrades without it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Card, Invocation } from '../cards/blocks.ts';
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
  readonly edits: boolean;
  readonly files: boolean;
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

/**
 * An adapter. `post`, `edit` and `find` throw `PlatformError` (worth another try), `RateLimitError` (wait)
 * or `RefusedError` (this place said no for good); anything else is a defect.
 */
export interface Platform {
  /** Lower case; the `platform` of every place it encodes. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Connects and registers commands. Resolves when posts can be made. A wrong token throws `SettingError`. */
  start(host: Host): Promise<void>;
  /** Lets calls in flight finish, then closes every connection. Safe to call twice and before `start`. */
  stop(): Promise<void>;
  /** Posts a card; resolves with what the platform calls the message, opaque. */
  post(address: string, card: Card, delivery: DeliveryId): Promise<string>;
  edit(address: string, message: string, card: Card): Promise<void>;
  /** Takes a post back. */
  remove?(address: string, message: string): Promise<void>;
  /** Looks whether this delivery was posted already, `since` then; its message or null. */
  find?(address: string, delivery: DeliveryId, since: Instant): Promise<string | null>;
  /** What the platform would get, as JSON data: `dateline render --as`. Needs no connection. */
  render(card: Card, now: Instant): unknown;
  readonly places?: readonly StartingPlace[];
  /** Checks tokens, scopes and permissions. */
  diagnose?(): Promise<readonly Finding[]>;
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
}

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
  /** Completions for an option; at most 25, best first. */
  suggest(kind: Suggest, typed: string, caller: Caller): Promise<readonly Suggestion[]>;
  /** The adapter's own small durable storage, apart from every other adapter's. */
  readonly store: Store;
}

/** Small durable key-value storage. Values are JSON data. */
export interface Store {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Entries whose key begins with `prefix`, newest key first (keys compare as text). */
  list(prefix: string, limit: number): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}
