/** Both platforms as storms meet them: the real adapter, the faithful fake, and what can go wrong in between. */
import { Discord } from '../../adapters/discord/connect.ts';
import type { Platform } from '../../src/platform/port.ts';
import { startFakeDiscord } from '../fakes/discord/index.ts';
import { createFakeHost } from '../fakes/host.ts';
import { startFakeSlack } from '../fakes/slack/index.ts';
import { createPlatform } from '../fakes/slack/rig.ts';

/** A platform at both ends of its wire. */
export interface StormPlace {
  readonly platform: Platform;
  readonly addresses: readonly string[];
  /** What people read, one text for each post that stands in any of the places. */
  seen(): readonly string[];
  /** What the next post can meet, by name. */
  readonly faults: Readonly<Record<string, () => void>>;
  /** What the connection for commands can meet; posts do not use it. */
  readonly connection: Readonly<Record<string, () => void>>;
  close(): Promise<void>;
}

/** Short, for Discord's library counts the wait by the machine's own clock. */
const WAIT_MS = 20;

async function openSlack(now: () => number): Promise<StormPlace> {
  const fake = await startFakeSlack({ clock: { now }, paced: false });
  const platform = createPlatform(fake);
  await platform.start(createFakeHost());
  const rooms = ['general', 'leads'];
  return {
    platform,
    addresses: [`${fake.team}/C0GENERAL`, `${fake.team}/C0LEADS`],
    seen: () => rooms.flatMap((room) => fake.messages(room).map(({ text }) => text)),
    faults: {
      'a 429': () => fake.limitNextPost(1000),
      'a long 429': () => fake.limitNextPost(40 * 60_000),
      'a lost reply': () => fake.loseNextReply(),
      'a 500': () => fake.failNext('chat.postMessage', 500),
      'a reset': () => fake.failNext('chat.postMessage', 0),
      'a 429 in words': () => fake.failNext('chat.postMessage', 'ratelimited'),
      'a history that fails': () => fake.failNext('conversations.history', 503),
      'a history that is reset': () => fake.failNext('conversations.history', 0),
    },
    connection: {
      refresh: () => fake.sockets.recycle('refresh_requested'),
      warning: () => fake.sockets.recycle('warning'),
      cut: () => fake.sockets.cut(),
    },
    async close() {
      await platform.stop();
      await fake.close();
    },
  };
}

async function openDiscord(now: () => number): Promise<StormPlace> {
  const rooms = ['news', 'research'];
  const fake = await startFakeDiscord({
    now,
    channels: rooms.map((name) => ({ name })),
    postsPerWindow: 1_000_000,
    requestsPerSecond: 1_000_000,
    // Its memory of nonces would hide whether the adapter looks.
    nonceMs: 0,
  });
  const platform = new Discord({ token: fake.token, api: fake.apiUrl, requestsPerSecond: 1_000_000 });
  await platform.start(createFakeHost());
  return {
    platform,
    addresses: rooms.map((room) => fake.address(room)),
    seen: () => rooms.flatMap((room) => fake.messages(room).map(({ text }) => text)),
    faults: {
      'a 429 of the user': () => fake.limitNextPost(WAIT_MS, 'user'),
      'a shared 429': () => fake.limitNextPost(WAIT_MS, 'shared'),
      'a global 429': () => fake.limitNextPost(WAIT_MS, 'global'),
      'a lost reply': () => fake.loseNextReply(),
      'a 500': () => fake.failNextPost(500),
      'a 503': () => fake.failNextPost(503),
      'a reset': () => fake.resetNextPost(),
    },
    connection: {
      reconnect: () => fake.gateway.askReconnect(),
      cut: () => fake.gateway.drop(),
      'a session that can be resumed': () => fake.gateway.invalidate(true),
    },
    async close() {
      await platform.stop();
      await fake.close();
    },
  };
}

/** How to open each; `now` is the platform's own clock. */
export const STORM_PLACES = { Slack: openSlack, Discord: openDiscord } as const;
