/** Keeps to each platform's pace: between two posts into one place, and at once over all places. */
import type { Channel, ChannelId, Instant } from '../model.ts';
import type { Platform } from '../platform/port.ts';

/** Whose turn it is. Held in memory: after a restart the platform's own answers correct it. */
export interface Pacer {
  /** Whether this place may have a post now. */
  ready(channel: Channel): boolean;
  /** Whether the platform asked everybody to wait. */
  paused(platform: string): boolean;
  pause(platform: string, until: Instant): void;
  /** Runs a post when the platform has a free slot, and counts it. */
  run(channel: Channel, post: () => Promise<void>): Promise<void>;
  msUntilReady(): number;
}

/** Makes a pacer from the platforms' capabilities. */
export function createPacer(platforms: readonly Platform[], now: () => Instant): Pacer {
  const capabilities = new Map(platforms.map((platform) => [platform.name, platform.capabilities]));
  const nextPostAt = new Map<ChannelId, Instant>();
  const pausedUntil = new Map<string, Instant>();
  const slots = new Map(platforms.map((p) => [p.name, createSlots(p.capabilities.concurrentPosts)]));

  return {
    ready: (channel) => (nextPostAt.get(channel.id) ?? 0) <= now(),
    paused: (platform) => (pausedUntil.get(platform) ?? 0) > now(),
    pause: (platform, until) => void pausedUntil.set(platform, until),
    async run(channel, post) {
      const pace = capabilities.get(channel.platform)?.msBetweenPosts ?? 0;
      // Set before as well, so that an overlapping pass leaves the place alone while a post is under way.
      nextPostAt.set(channel.id, Number.POSITIVE_INFINITY);
      try {
        await (slots.get(channel.platform) ?? runAtOnce)(post);
      } finally {
        nextPostAt.set(channel.id, now() + pace);
      }
    },
    msUntilReady() {
      const waits = [...nextPostAt.values(), ...pausedUntil.values()].map((at) => at - now());
      for (const [id, at] of nextPostAt) if (at <= now()) nextPostAt.delete(id);
      return Math.min(...waits.filter((ms) => ms > 0), Number.POSITIVE_INFINITY);
    },
  };
}

type Slots = (work: () => Promise<void>) => Promise<void>;

const runAtOnce: Slots = (work) => work();

/** Runs at most `limit` pieces of work at once, the rest in order of arrival. */
function createSlots(limit: number): Slots {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
