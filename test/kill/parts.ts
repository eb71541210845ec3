/**
 * Kills one of three processes after another, which share the work on PostgreSQL, takes the database away from all, and
 * counts what people see of what was published and owed: once, or lost, or twice.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { encodeAddress } from '../../adapters/slack/address.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { owe } from '../../src/db/deliveries.ts';
import { listFeeds, recordPoll } from '../../src/db/feeds.ts';
import { openDatabase } from '../../src/db/open.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import type { Channel } from '../../src/model.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/index.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';
import { numbersFrom } from '../fakes/numbers.ts';
import { startProxy } from '../fakes/proxy.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts';
import { until } from '../fakes/until.ts';
import { headlines } from '../fixtures/headlines.ts';
import { bundlePart } from './bundle.ts';

/** What a run saw. */
export interface PartsReport {
  readonly kills: number;
  readonly outages: number;
  /** Cards that should stand: of each story and each notice, on each platform. */
  readonly expected: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
}

/** Each does everything alone; two answer people, of which one has Discord's gateway and the other stands by. */
const PARTS = [
  'collect,analyse,deliver,connect',
  'collect,analyse,deliver,connect',
  'collect,analyse,deliver',
] as const;
/** Latest moment of a kill after something was published and owed, ms. */
const LATEST_KILL_MS = 1_200;
const AWAY_MS = 1_500;
const DRAIN_MS = 120_000;

const HEADLINES = headlines.slice(0, 12);

/** What is done to the processes. */
export interface PartsPlan {
  /** 3 or more: each process is killed in turn, and the one that was started last is left to finish alone. */
  readonly kills: number;
  /** Before so many of the first kills the database goes away and comes back. */
  readonly outages: number;
  /** The same seed plans the same waits. */
  readonly seed?: number;
}

/** Carries a plan out on the database at an address, one thing at a time. */
export async function killParts(address: string, plan: PartsPlan): Promise<PartsReport> {
  const { kills, outages, seed = 1 } = plan;
  const scene = await createScene(address);
  const random = numbersFrom(seed);
  try {
    await scene.publish(1);
    const parts = await Promise.all(
      PARTS.map(async (roles) => ({ roles, process: await scene.start(roles) })),
    );
    await until(() => scene.polled(), 'the feed is polled');
    for (let round = 0; round < kills; round += 1) {
      const shake = async () => {
        await scene.publish(1);
        await scene.oweOne();
        await pause(random() * LATEST_KILL_MS);
      };
      if (round < outages) {
        await shake();
        await scene.cutOff();
      }
      await shake();
      const victim = parts[round % parts.length];
      if (!victim) break;
      await scene.kill(victim.process);
      // The others go on alone for as long as the next one takes to start.
      if (round <= kills - parts.length) victim.process = await scene.start(victim.roles);
    }
    await scene.drain();
    return { ...plan, ...scene.count() };
  } finally {
    await scene.close();
  }
}

async function createScene(address: string) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-parts-'));
  const [slack, discord, feeds] = await Promise.all([
    startFakeSlack(),
    startFakeDiscord({
      requestsPerSecond: 1_000_000,
      token: 'test-token',
      channels: [{ name: 'news' }],
      sessionsLeft: 1_000_000,
      // Else most of the time would be waiting for the next process to log in.
      loginMs: 0,
    }),
    startFeedServer(),
  ]);
  const db = await openDatabase(address);
  const channels = await openChannels(db, slack, discord);
  const proxy = await startProxy(address);
  const { folder: bundle, program } = await bundlePart();
  const environment = environmentOf({ address: proxy.through(address), folder, slack, discord, feeds });
  const living = new Set<ChildProcess>();
  const began = Date.now() - 3_600_000;
  const notices: string[] = [];
  let published = 0;
  // The first was there before anybody followed the feed.
  const cards = () => [...HEADLINES.slice(1, published), ...notices];
  const end = async (part: ChildProcess) => {
    living.delete(part);
    if (part.exitCode !== null) return;
    const ended = new Promise((resolve) => part.once('close', resolve));
    part.kill('SIGKILL');
    await ended;
  };
  return {
    start: (roles: string) => startPart([program, roles], environment, living),
    polled: async () => (await listFeeds(db)).some(({ lastCheckedAt }) => lastCheckedAt !== null),
    /** Puts more into the feed while there is more, and makes it due. */
    async publish(more: number): Promise<void> {
      published = Math.min(HEADLINES.length, published + more);
      feeds.set('/feed', { body: feedOf(HEADLINES.slice(0, published), began) });
      await makeDue(db);
    },
    /** Waits until nothing is missing, or in vain. A poll that was under way may have missed what was published. */
    async drain(): Promise<void> {
      let looks = 0;
      const complete = async () => {
        looks += 1;
        if (looks % 100 === 0) await makeDue(db);
        return count(cards(), slack, discord).lost.length === 0;
      };
      await until(complete, 'all is posted', DRAIN_MS).catch(() => {});
    },
    /** Owes each channel a notice. */
    async oweOne(): Promise<void> {
      const name = `Notice ${notices.length} of the driver.`;
      notices.push(name);
      const notice = {
        kind: 'notice' as const,
        subject: name,
        because: 'the kill driver',
        payload: noticeCard(name),
      };
      const owed = channels.map((channel) => ({ ...notice, id: newDeliveryId(), channel: channel.id }));
      await owe(db, owed, Date.now());
    },
    async kill(part: ChildProcess): Promise<void> {
      if (part.exitCode !== null)
        throw new Error(`A process ended before it was killed (${part.exitCode}): ${said.get(part)}`);
      await end(part);
    },
    /** The database goes away from all processes, for longer than it takes to notice. */
    async cutOff(): Promise<void> {
      proxy.cut();
      await pause(AWAY_MS);
      proxy.mend();
    },
    count: () => count(cards(), slack, discord),
    async close(): Promise<void> {
      await Promise.all([...living].map(end));
      await db.close();
      await Promise.all([slack.close(), discord.close(), feeds.close(), proxy.close()]);
      for (const made of [folder, bundle]) rmSync(made, { recursive: true, force: true });
    },
  };
}

function environmentOf(scene: {
  readonly address: string;
  readonly folder: string;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly feeds: FeedServer;
}): NodeJS.ProcessEnv {
  const { address, folder, slack, discord, feeds } = scene;
  const list = join(folder, 'feeds.opml');
  const outline = `<outline type="rss" text="Test Wire" xmlUrl="${feeds.url('/feed')}"/>`;
  writeFileSync(list, `<opml version="2.0"><body>${outline}</body></opml>`);
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    DATABASE_URL: address,
    PORT: '0',
    FEEDS: list,
    ALLOW_PRIVATE_HOSTS: feeds.host,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
}

/** Channels that get everything, one on each platform. */
async function openChannels(db: Database, slack: FakeSlack, discord: FakeDiscord): Promise<Channel[]> {
  const places = [
    {
      platform: 'slack',
      title: 'general',
      address: encodeAddress({ team: slack.team, channel: 'C0GENERAL' }),
    },
    { platform: 'discord', title: 'news', address: discord.address('news') },
  ];
  return Promise.all(
    places.map(async (place) => {
      const { channel } = await ensureChannel(db, place, Date.now());
      await addSubscription(db, { channel: channel.id, kind: 'everything', value: '', by: null }, Date.now());
      return channel;
    }),
  );
}

/** The feed's next poll comes now, and not in half an hour. */
async function makeDue(db: Database): Promise<void> {
  for (const feed of await listFeeds(db)) await recordPoll(db, feed.id, { nextCheckAt: 0 });
}

function feedOf(titles: readonly string[], began: number): string {
  const items = titles.map(
    (title, i) =>
      `<item><title>${title}</title><guid>n${i}</guid><link>https://news.example/${i}</link>` +
      `<pubDate>${new Date(began + i * 60_000).toUTCString()}</pubDate><description>${title}.</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Test Wire</title>${items.reverse().join('')}</channel></rss>`;
}

/** What each wrote to standard error. */
const said = new WeakMap<ChildProcess, string>();

async function startPart(
  call: readonly string[],
  env: NodeJS.ProcessEnv,
  living: Set<ChildProcess>,
): Promise<ChildProcess> {
  const part = spawn(process.execPath, call, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  living.add(part);
  part.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => said.set(part, `${said.get(part) ?? ''}${text}`));
  await new Promise<void>((resolve, reject) => {
    part.once('message', () => resolve());
    part.once('exit', (code, signal) =>
      reject(new Error(`A process ended (${code ?? signal}): ${said.get(part)}`)),
    );
  });
  return part;
}

/** How often each card stands where people see it. */
function count(
  cards: readonly string[],
  slack: FakeSlack,
  discord: FakeDiscord,
): Pick<PartsReport, 'expected' | 'lost' | 'twice'> {
  const walls = {
    slack: slack.messages().map(({ text }) => text),
    discord: discord.messages('news').map(({ text }) => text),
  };
  const times = Object.entries(walls).flatMap(([name, texts]) =>
    cards.map((card) => ({
      what: `${card} (${name})`,
      times: texts.filter((text) => text.includes(card)).length,
    })),
  );
  return {
    expected: times.length,
    lost: times.filter((card) => card.times === 0).map(({ what }) => what),
    twice: times.filter((card) => card.times > 1).map(({ what }) => what),
  };
}
