/** Keeps to each platform's pace: between two posts into one place, and at once over all places. */
import type { Channel, ChannelId, Instant } from '../model.ts';
import type { Platform } from '../platform/port.ts';

/** Whose turn it is. Held in memory: after a restart the platform's own answers correct it. */
export interface Pacer {
  /** Whether this place may have a post now. */
  ready(channel: Channel): boolean;
  /** The places that may not. */
  waiting(): ChannelId[];
  /** Whether the platform asked everybody to wait. */
  paused(platform: string): boolean;
  /** Whether so many posts wait for a slot of the platform that looking for more would be for nothing. */
  full(platform: string): boolean;
  pause(platform: string, until: Instant): void;
  /** Leaves one place alone until then. */
  hold(channel: ChannelId, until: Instant): void;
  /** Notes that the post into this place goes out now: its pace counts from here, not from what came before. */
  sending(channel: ChannelId): void;
  /** Runs a post when the platform has a free slot, and counts it. */
  run(channel: Channel, post: () => Promise<void>): Promise<void>;
  msUntilReady(): number;
}

/** A post that takes longer than this lends its slot to another place: a few that hang do not stop the rest. */
const LEND_SLOT_MS = 2000;

/** A clock that goes back by more was set. */
const SET_BACK_MS = 60_000;

/** Some tenths of a second of posts: long enough for the next look to bring more. */
const ENOUGH_QUEUED = 50;

/** Makes a pacer from the platforms' capabilities. */
export function createPacer(platforms: readonly Platform[], now: () => Instant): Pacer {
  const capabilities = new Map(platforms.map((platform) => [platform.name, platform.capabilities]));
  const nextPostAt = new Map<ChannelId, Instant>();
  const sentAt = new Map<ChannelId, Instant>();
  const heldUntil = new Map<ChannelId, Instant>();
  const pausedUntil = new Map<string, Instant>();
  const slots = new Map(platforms.map((p) => [p.name, createSlots(p.capabilities.concurrentPosts)]));
  const time = minding(now, () => {
    for (const [id, next] of nextPostAt) if (Number.isFinite(next)) nextPostAt.delete(id);
    heldUntil.clear();
    pausedUntil.clear();
  });

  return {
    // The time stands first, for asking it may empty the maps.
    ready: ({ id }) => time() >= (nextPostAt.get(id) ?? 0),
    waiting() {
      const at = time();
      return [...nextPostAt].flatMap(([id, until]) => (until <= at ? [] : [id]));
    },
    paused: (platform) => time() < (pausedUntil.get(platform) ?? 0),
    full: (platform) => (slots.get(platform)?.queued() ?? 0) >= ENOUGH_QUEUED,
    pause: (platform, until) => void pausedUntil.set(platform, until),
    sending: (channel) => void sentAt.set(channel, now()),
    hold: (channel, until) => void heldUntil.set(channel, until),
    async run(channel, post) {
      const pace = capabilities.get(channel.platform)?.msBetweenPosts ?? 0;
      // Set before as well, so that an overlapping pass leaves the place alone while a post is under way.
      nextPostAt.set(channel.id, Number.POSITIVE_INFINITY);
      try {
        await (slots.get(channel.platform)?.run ?? runAtOnce)(post);
      } finally {
        // The platform counts from when it got the last post: between the sending and the answer, nobody knows where.
        const ended = time();
        const sent = Math.min(sentAt.get(channel.id) ?? ended, ended);
        nextPostAt.set(channel.id, Math.max((sent + ended) / 2 + pace, heldUntil.get(channel.id) ?? 0));
        heldUntil.delete(channel.id);
        sentAt.delete(channel.id);
      }
    },
    msUntilReady() {
      const at = time();
      const waits = [...nextPostAt.values(), ...pausedUntil.values()].map((until) => until - at);
      for (const [id, until] of nextPostAt) if (until <= at) nextPostAt.delete(id);
      return Math.min(...waits.filter((ms) => ms > 0), Number.POSITIVE_INFINITY);
    },
  };
}

/** The clock; `forget` is called when it was set back: times noted before would be waited for ever so long. */
function minding(now: () => Instant, forget: () => void): () => Instant {
  let latest = now();
  return () => {
    const at = now();
    const setBack = at < latest - SET_BACK_MS;
    if (setBack) forget();
    latest = setBack ? at : Math.max(latest, at);
    return at;
  };
}

interface Slots {
  readonly run: (work: () => Promise<void>) => Promise<void>;
  /** How many wait for one. */
  readonly queued: () => number;
}

const runAtOnce: Slots['run'] = (work) => work();

/** Runs at most `limit` pieces of work at once, the rest in order of arrival. */
function createSlots(limit: number): Slots {
  let free = limit;
  const waiting: (() => void)[] = [];
  const release = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const run: Slots['run'] = async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let held = true;
    const giveBack = () => {
      if (held) release();
      held = false;
    };
    const lending = setTimeout(giveBack, LEND_SLOT_MS);
    try {
      await work();
    } finally {
      clearTimeout(lending);
      giveBack();
    }
  };
  return { run, queued: () => waiting.length };
}
