/** What posting must know of a channel: its kind, and a forum's tags. */
import type { APIChannel, Client } from 'discord.js';

/** Kinds of channels (resources/channel#channel-object-channel-types). */
const KIND = { text: 0, direct: 1, announcement: 5, forum: 15, media: 16 } as const;
const THREADS: readonly number[] = [10, 11, 12];
/** Posts of this forum need a tag (resources/channel#channel-object-channel-flags). */
const REQUIRE_TAG = 1 << 4;

/** A tag that a forum's posts can have. */
export interface ForumTag {
  readonly id: string;
  readonly name: string;
  /** Only moderators may apply it. */
  readonly moderated: boolean;
}

/** A channel, as far as posting asks. */
export interface ChannelFacts {
  readonly id: string;
  readonly kind: number;
  /** The channel that a thread is in; a category for other channels. */
  readonly parent: string | null;
  readonly tags: readonly ForumTag[];
  readonly requiresTag: boolean;
}

/** True where nothing but threads can be posted. */
export function isForum({ kind }: ChannelFacts): boolean {
  return kind === KIND.forum || kind === KIND.media;
}

/** True where others can follow what is posted. */
export function hasFollowers({ kind }: ChannelFacts): boolean {
  return kind === KIND.announcement;
}

/** True for a thread, whose parent is a channel. */
export function isThread({ kind }: ChannelFacts): boolean {
  return THREADS.includes(kind);
}

/** True where a thread can be started from a message. */
export function takesThreads({ kind }: ChannelFacts): boolean {
  return kind === KIND.text || kind === KIND.announcement;
}

/** Direct messages, which nothing needs to be asked about. */
export function directFacts(id: string): ChannelFacts {
  return { id, kind: KIND.direct, parent: null, tags: [], requiresTag: false };
}

/** What the gateway has told of a channel; null where it has not. */
export function knownFacts(client: Client, id: string): ChannelFacts | null {
  const channel = client.channels.cache.get(id);
  if (!channel) return null;
  return {
    id,
    kind: channel.type,
    parent: 'parentId' in channel ? channel.parentId : null,
    tags: 'availableTags' in channel ? channel.availableTags : [],
    requiresTag: ((channel.flags?.bitfield ?? 0) & REQUIRE_TAG) !== 0,
  };
}

/** The same from the answer to `GET /channels/ID`. */
export function factsFrom(channel: APIChannel): ChannelFacts {
  const flags = 'flags' in channel ? Number(channel.flags ?? 0) : 0;
  return {
    id: channel.id,
    kind: channel.type,
    parent: 'parent_id' in channel ? (channel.parent_id ?? null) : null,
    tags: 'available_tags' in channel ? channel.available_tags : [],
    requiresTag: (flags & REQUIRE_TAG) !== 0,
  };
}

/** Channels change seldom; a forum's tags now and then. */
const FACTS_LIVE_MS = 10 * 60_000;
const FACTS_KEPT = 20_000;

/** Facts that were asked for, kept a while: where no gateway tells of channels, a post is not two requests. */
export function createFactsMemory(now: () => number): {
  known(id: string): ChannelFacts | null;
  learn(facts: ChannelFacts): void;
} {
  const kept = new Map<string, { readonly facts: ChannelFacts; readonly at: number }>();
  return {
    known(id) {
      const entry = kept.get(id);
      return entry && Math.abs(now() - entry.at) < FACTS_LIVE_MS ? entry.facts : null;
    },
    learn(facts) {
      kept.delete(facts.id);
      kept.set(facts.id, { facts, at: now() });
      if (kept.size > FACTS_KEPT) for (const oldest of kept.keys()) return void kept.delete(oldest);
    },
  };
}
