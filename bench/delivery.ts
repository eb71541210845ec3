/**
 * Delivery against the faithful fakes: how much of what a platform allows is used, what the outbox costs beside a bare
 * loop with the platform's own client, whether a slow place holds up others, and how soon a great fan-out begins.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { REST, Routes } from 'discord.js';
import { Discord } from '../adapters/discord/connect.ts';
import { encodeAddress } from '../adapters/slack/address.ts';
import { slack as slackAdapter } from '../adapters/slack/index.ts';
import { defaultAudiences } from '../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../src/analysis/extractive/index.ts';
import type { Card } from '../src/cards/blocks.ts';
import { storyCard as cardOf } from '../src/cards/story.ts';
import { ensureChannel } from '../src/db/channels.ts';
import type { Database } from '../src/db/database.ts';
import { owe, storySubject } from '../src/db/deliveries.ts';
import { addSubscription } from '../src/db/subscriptions.ts';
import { newDeliveryId } from '../src/delivery/delivery-id.ts';
import { routeStory } from '../src/delivery/route.ts';
import { createDelivery } from '../src/delivery/tasks.ts';
import { silentLog } from '../src/log.ts';
import { startLoop } from '../src/loop.ts';
import type { Channel, StoryId } from '../src/model.ts';
import { analyseAndRoute } from '../src/pipeline.ts';
import type { Platform } from '../src/platform/port.ts';
import { type FakeDiscord, startFakeDiscord } from '../test/fakes/discord/index.ts';
import { createFakeHost } from '../test/fakes/host.ts';
import { createMemoryPlatform } from '../test/fakes/memory-platform.ts';
import { newArticle, storeNews, tagStory } from '../test/fakes/news.ts';
import { queriesOver } from '../test/fakes/queries.ts';
import { type FakeSlack, startFakeSlack } from '../test/fakes/slack/index.ts';
import { storyCard } from '../test/fixtures/cards.ts';
import { inFile, inParallel, print, took } from './measuring.ts';

const AIM = { allowed: 0.95, bare: 0.5 };
/** Channels and seconds of the runs at the platforms' pace. */
const CHANNELS = 80;
const SECONDS = 20;
/** Cards of the runs without a pace, one a channel. */
const CARDS = 1500;

const TITLE = 'Halden buys the chip maker Brightcell';
const TEXT = [
  'Halden agreed on Monday to buy the chip maker Brightcell for $3 billion, the company said.',
  'Brightcell employs 4,200 people in Dresden and makes sensors for cars.',
  'The purchase is expected to close in June 2026 if regulators in Brussels agree.',
  'Analysts say that the deal could raise prices for small manufacturers across Europe.',
].join(' ');

/** A platform that is up, with its channels, and a bare loop that posts as many cards to it. */
interface Scene {
  readonly name: string;
  readonly platform: Platform;
  readonly addresses: readonly string[];
  /** Posts a second that its documented limits allow over all these channels. */
  readonly allowed: number;
  posted(): number;
  bare(): Promise<void>;
  close(): Promise<void>;
}

async function slackScene(channels: number, paced: boolean, card: Card = storyCard): Promise<Scene> {
  const fake = await startFakeSlack({ paced });
  const ids = Array.from({ length: channels }, (_, i) => addRoom(fake, i));
  const [platform] = [
    slackAdapter.create({
      SLACK_BOT_TOKEN: fake.botToken,
      SLACK_APP_TOKEN: fake.appToken,
      SLACK_API_URL: fake.apiUrl,
    }),
  ].flat();
  if (!platform) throw new Error('Slack was not configured.');
  await platform.start(createFakeHost());
  const client = new WebClient(fake.botToken, { slackApiUrl: fake.apiUrl });
  const body = platform.render(card, Date.now()) as Record<string, unknown>;
  return {
    name: 'Slack',
    platform,
    addresses: ids.map((channel) => encodeAddress({ team: fake.team, channel })),
    allowed: channels,
    posted: () => ids.reduce((sum, id) => sum + fake.messages(id).length, 0),
    bare: () =>
      inParallel(ids, platform.capabilities.concurrentPosts, (channel) =>
        client.apiCall('chat.postMessage', { ...body, channel }),
      ),
    close: () => closeAll(platform, fake),
  };
}

function addRoom({ workspace }: FakeSlack, i: number): string {
  const id = `C9${String(i).padStart(7, '0')}`;
  const [model] = workspace.channels.values();
  if (!model) throw new Error('The fake has no channel.');
  workspace.channels.set(id, { ...model, id, name: `room-${i}`, messages: [] });
  return id;
}

async function discordScene(channels: number, paced: boolean, card: Card = storyCard): Promise<Scene> {
  const names = Array.from({ length: channels }, (_, i) => `room-${i}`);
  const fake = await startFakeDiscord({
    channels: names.map((name) => ({ name })),
    // The library keeps it; what its window and the fake's lie apart is no figure of Dateline's.
    requestsPerSecond: 1_000_000,
    ...(!paced && { postsPerWindow: 1_000_000 }),
  });
  const requestsPerSecond = paced ? 50 : 1_000_000;
  const platform = new Discord({ token: fake.token, api: fake.apiUrl, requestsPerSecond });
  await platform.start(createFakeHost());
  const rest = new REST({ api: fake.apiUrl, version: '10', globalRequestsPerSecond: 1_000_000 }).setToken(
    fake.token,
  );
  const body = platform.render(card, Date.now());
  return {
    name: 'Discord',
    platform,
    addresses: names.map((name) => fake.address(name)),
    // Five in five seconds and channel, fifty in a second over all.
    allowed: Math.min(channels, 50),
    posted: () => fake.world.channels.reduce((sum, { messages }) => sum + messages.length, 0),
    bare: () =>
      inParallel(names, platform.capabilities.concurrentPosts, (name) =>
        rest.post(Routes.channelMessages(fake.world.channel(name).id), { body }),
      ),
    close: () => closeAll(platform, fake),
  };
}

async function closeAll(platform: Platform, fake: FakeSlack | FakeDiscord): Promise<void> {
  await platform.stop();
  await fake.close();
}

async function open(db: Database, { platform, addresses }: Scene): Promise<Channel[]> {
  const channels: Channel[] = [];
  for (const address of addresses) {
    const place = { platform: platform.name, address, title: address };
    channels.push((await ensureChannel(db, place, Date.now())).channel);
  }
  return channels;
}

async function oweEach(db: Database, channels: readonly Channel[], cards: number): Promise<void> {
  for (let n = 0; n < cards; n += 1) {
    const rows = channels.map(({ id }) => ({
      id: newDeliveryId(),
      channel: id,
      kind: 'notice' as const,
      subject: `card ${n}`,
      because: 'the bench',
      payload: storyCard,
    }));
    await owe(db, rows, Date.now());
  }
}

/** Between two looks whether a run is over. */
const ASK_MS = 5;

/** Delivers as the bot does; `isOver` is asked every few milliseconds. */
async function deliver(db: Database, platforms: readonly Platform[], isOver: () => boolean): Promise<void> {
  const onDue = () => loop.wake();
  const queries = queriesOver(db);
  const delivery = createDelivery({ db, queries, platforms, now: Date.now, log: silentLog, onDue });
  const loop = startLoop('delivery', silentLog, () => delivery.deliver());
  while (!isOver()) await pause(ASK_MS);
  await loop.stop();
  await delivery.settled();
}

async function atPace(scene: Scene): Promise<void> {
  await inFile(async (db) => {
    await oweEach(db, await open(db, scene), SECONDS + 10);
    const began = performance.now();
    let posts = 0;
    await deliver(db, [scene.platform], () => {
      posts = scene.posted();
      return performance.now() - began >= SECONDS * 1000;
    });
    // A window opens with its first post: so many seconds begin one more of them.
    const ratio = posts / (scene.allowed * SECONDS);
    print(
      `${scene.name}: ${posts} posts in ${SECONDS} s into ${CHANNELS} channels, ${ratio.toFixed(2)} of what is allowed (aim ${AIM.allowed})`,
    );
  });
  await scene.close();
}

/** Rounds that count, after one in which everything runs for the first time: a cold bare loop is no measure. */
const ROUNDS = 3;

/** What is owed to each channel, beside a card that is the same. */
interface Load {
  readonly name: string;
  readonly card: Card;
  owe(db: Database, channels: readonly Channel[]): Promise<void>;
}

/** Every channel gets the same story: what fan-out is. */
async function oneStory(): Promise<Load> {
  let card: Card | null = null;
  await inFile(async (db) => {
    const view = await queriesOver(db).currentView(await storeStory(db), Date.now());
    card = view && cardOf(view);
  });
  if (!card) throw new Error('No card was made.');
  const owed = async (db: Database, channels: readonly Channel[]) => {
    const story = await storeStory(db);
    const about = { kind: 'story' as const, subject: storySubject(story), story, because: 'the bench' };
    const rows = channels.map(({ id }) => ({ ...about, id: newDeliveryId(), channel: id }));
    await owe(db, rows, Date.now());
  };
  return { name: 'one story', card, owe: owed };
}

/** Every channel gets a card of its own, which is read and drawn for it. */
const cardEach: Load = {
  name: 'a card each',
  card: storyCard,
  owe: (db, channels) => oweEach(db, channels, 1),
};

async function storeStory(db: Database): Promise<StoryId> {
  const [story] = await storeNews(db, [newArticle({ title: TITLE, text: TEXT })]);
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  while ((await analyseAndRoute({ db, analyst, now: Date.now, log: silentLog })) > 0);
  if (story === undefined) throw new Error('No story was made.');
  return story;
}

async function withoutPace(make: (card: Card) => Promise<Scene>, load: Load): Promise<void> {
  const rounds: { clock: number; processor: number }[] = [];
  let last = '';
  for (let round = 0; round <= ROUNDS; round += 1) {
    const bare = await make(load.card);
    const bareTook = await took(bare.bare);
    await bare.close();
    const scene = await make(load.card);
    await inFile(async (db) => {
      await load.owe(db, await open(db, scene));
      const own = await took(() => deliver(db, [scene.platform], () => scene.posted() >= CARDS));
      if (round > 0)
        rounds.push({ clock: bareTook.clock / own.clock, processor: bareTook.processor / own.processor });
      last = `${scene.name}, rates off, ${load.name}: ${(CARDS / own.clock).toFixed(0)} posts/s, the bare loop ${(CARDS / bareTook.clock).toFixed(0)}`;
    });
    await scene.close();
  }
  const listed = (one: 'clock' | 'processor') => rounds.map((round) => round[one].toFixed(2)).join(', ');
  print(
    `${last}; ratios by the clock ${listed('clock')}, by processor time ${listed('processor')} (aim ${AIM.bare})`,
  );
}

/** One story that 10,000 channels want: until the first post, until the last is owed. */
async function fanOut(): Promise<void> {
  await inFile(async (db) => {
    const platform = createMemoryPlatform(Date.now);
    const addresses = Array.from({ length: 10_000 }, (_, i) => `place-${i}`);
    const everything = { kind: 'everything', value: '', by: null } as const;
    for (const address of addresses) {
      const place = { platform: platform.name, address, title: address };
      const { channel } = await ensureChannel(db, place, 0);
      await addSubscription(db, { ...everything, channel: channel.id }, 0);
    }
    const [story] = await storeNews(db, [newArticle()]);
    if (story === undefined) throw new Error('No story was made.');
    await tagStory(db, story, ['developers']);
    const began = performance.now();
    await routeStory(db, story, Date.now());
    const owed = performance.now() - began;
    let first = 0;
    platform.beforePost = () => {
      first ||= performance.now() - began;
    };
    await deliver(db, [platform], () => platform.posts.length >= 10_000);
    const all = performance.now() - began;
    print(
      `one story to 10,000 channels: all owed after ${owed.toFixed(0)} ms, the first posted after ${first.toFixed(0)} ms (aim 1000), all after ${(all / 1000).toFixed(1)} s`,
    );
  });
}

/** Prints throughput and fan-out. */
export async function deliveryBench(): Promise<void> {
  await fanOut();
  for (const load of [await oneStory(), cardEach]) {
    await withoutPace((card) => slackScene(CARDS, false, card), load);
    await withoutPace((card) => discordScene(CARDS, false, card), load);
  }
  await atPace(await slackScene(CHANNELS, true));
  await atPace(await discordScene(CHANNELS, true));
}
