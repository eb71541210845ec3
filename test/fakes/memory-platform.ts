import type { Card } from '../../src/cards/blocks.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { PlatformError } from '../../src/errors.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import type { Capabilities, Platform, PostOptions } from '../../src/platform/port.ts';

/** A post that the memory platform keeps. */
export interface KeptPost {
  readonly message: string;
  readonly address: string;
  readonly delivery: DeliveryId;
  card: Card;
  readonly at: Instant;
  readonly options: PostOptions;
}

/** A platform in memory for tests of the core: keeps posts, and fails as it is told. */
export interface MemoryPlatform extends Platform {
  readonly posts: KeptPost[];
  /** Called before a post is kept; what it throws is the answer. */
  beforePost: (address: string) => void | Promise<void>;
  /** The next so many posts are kept, but their replies are lost. */
  repliesToLose: number;
}

/** Makes a memory platform; it has no pace unless one is given. */
export function createMemoryPlatform(
  now: () => Instant,
  options: { name?: string; capabilities?: Partial<Capabilities> } = {},
): MemoryPlatform {
  const posts: KeptPost[] = [];
  const platform: MemoryPlatform = {
    name: options.name ?? 'memory',
    capabilities: {
      msBetweenPosts: 0,
      concurrentPosts: 4,
      threads: false,
      forums: false,
      publishedAnHour: 0,
      edits: true,
      files: false,
      ...options.capabilities,
    },
    posts,
    beforePost: () => {},
    repliesToLose: 0,
    start: async () => {},
    stop: async () => {},
    async post(address, card, delivery, options = {}) {
      await platform.beforePost(address);
      const message = `m${posts.length + 1}`;
      posts.push({ message, address, delivery, card, at: now(), options });
      if (platform.repliesToLose > 0) {
        platform.repliesToLose -= 1;
        throw new PlatformError('The reply was lost.');
      }
      return message;
    },
    async edit(address, message, card) {
      const post = posts.find((kept) => kept.address === address && kept.message === message);
      if (!post) throw new Error(`There is no message ${message}`);
      post.card = card;
    },
    async remove(address, message) {
      const index = posts.findIndex((kept) => kept.address === address && kept.message === message);
      if (index >= 0) posts.splice(index, 1);
    },
    async find(address, delivery, since) {
      return (
        posts.find((p) => p.address === address && p.delivery === delivery && p.at >= since)?.message ?? null
      );
    },
    direct: async (person) => `direct ${person}`,
    render: (card, at) => plainCard(card, at),
  };
  return platform;
}
