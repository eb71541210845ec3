/**
 * Kills a posting process again and again at random moments, under lost replies, server errors and rate limits,
 * and counts what people would see: every card once, or lost, or twice.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { encodeAddress } from '../../adapters/slack/address.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, owe } from '../../src/db/deliveries.ts';
import { openDatabase } from '../../src/db/open.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import type { Channel } from '../../src/model.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/index.ts';
import { numbersFrom } from '../fakes/numbers.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts';
import { until } from '../fakes/until.ts';
import { storyCard } from '../fixtures/cards.ts';
import { bundlePoster } from './bundle.ts';
import { type FastClock, timeOn } from './clock.ts';
import type { PosterTask } from './poster.ts';

/** What a run saw. */
export interface KillReport {
  readonly kills: number;
  /** Kills after which a delivery was under way: noted as begun, its outcome not. */
  readonly inFlight: number;
  readonly owed: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** Replies lost, errors and 429s that the fakes were told to make. */
  readonly faults: number;
}

/** Minutes of waiting pass in seconds. */
const RATE = 60;
/** Latest moment of a kill after the process was let go, ms of the machine. */
const LATEST_KILL_MS = 120;
const DRAIN_MS = 180_000;

/** Kills `kills` processes; the same seed plans the same faults and waits. */
export async function runKills(kills: number, seed = 1): Promise<KillReport> {
  const scene = await createScene(seed);
  try {
    let next = scene.start();
    for (let round = 0; round < kills; round += 1) {
      const poster = await next;
      next = scene.start();
      await scene.killOnce(poster);
    }
    await scene.drain(await next);
    return scene.report(kills);
  } finally {
    await scene.close();
  }
}

async function createScene(seed: number) {
  const random = numbersFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
  const clock: FastClock = { base: Date.now(), rate: RATE };
  const now = () => timeOn(clock);
  const slack = await startFakeSlack({ clock: { now } });
  const names = ['news', 'research', 'policy'];
  const discord = await startFakeDiscord({
    requestsPerSecond: 1_000_000,
    now,
    token: 'test-token',
    channels: names.map((name) => ({ name })),
    sessionsLeft: 1_000_000,
    windowMs: 5_000 / RATE,
  });
  const database = `file:${join(folder, 'kill.db')}`;
  const db = await openDatabase(database);
  const channels = await openChannels(db, slack, discord, names, now());
  const task: PosterTask = { database, settings: settingsOf(slack, discord), clock };
  const program = await bundlePoster();
  const living = new Set<ChildProcess>();
  const told: string[] = [];
  const seen = { inFlight: 0, faults: 0 };

  return {
    start: () => startPoster(program, task, living),
    /** Owes some more cards, plans a fault, lets the process go, and kills it at a random moment. */
    async killOnce(poster: ChildProcess): Promise<void> {
      told.push(...(await oweMore(db, channels, told.length, now())));
      if (random() < 0.5) {
        plan(slack, discord, random);
        seen.faults += 1;
      }
      poster.send('go');
      await pause(random() * LATEST_KILL_MS);
      await kill(poster, living);
      if (await anyUnderWay(db)) seen.inFlight += 1;
    },
    /** Lets a last process finish everything. */
    async drain(poster: ChildProcess): Promise<void> {
      const drained = new Promise<boolean>((resolve) => {
        poster.on('message', (message) => message === 'drained' && resolve(true));
        poster.once('exit', () => resolve(false));
      });
      poster.send('go');
      await until(async () => (await Promise.race([drained, pause(10)])) === true, 'all is posted', DRAIN_MS);
    },
    report: (kills: number): KillReport => ({ kills, ...seen, ...count(told, slack, discord, names) }),
    async close(): Promise<void> {
      await Promise.all([...living].map((poster) => kill(poster, living)));
      await db.close();
      await Promise.all([slack.close(), discord.close()]);
      rmSync(folder, { recursive: true, force: true });
      rmSync(program, { force: true });
    },
  };
}

function settingsOf(slack: FakeSlack, discord: FakeDiscord): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
}

/** Two channels of the workspace and those of the server. */
async function openChannels(
  db: Database,
  slack: FakeSlack,
  discord: FakeDiscord,
  names: readonly string[],
  now: number,
): Promise<Channel[]> {
  const rooms = [...slack.workspace.channels.values()].filter(({ name }) => SLACK_ROOMS.includes(name));
  const places = [
    ...rooms.map(({ id, name }) => ({
      platform: 'slack',
      title: name,
      address: encodeAddress({ team: slack.team, channel: id }),
    })),
    ...names.map((name) => ({ platform: 'discord', title: name, address: discord.address(name) })),
  ];
  return Promise.all(places.map(async (place) => (await ensureChannel(db, place, now)).channel));
}

const SLACK_ROOMS: readonly string[] = ['general', 'leads'];

/** Owes each channel one card that says which it is; gives their names. */
async function oweMore(
  db: Database,
  channels: readonly Channel[],
  from: number,
  now: number,
): Promise<string[]> {
  const owed = channels.map((channel, i) => {
    const name = `Card ${from + i} for ${channel.platform} ${channel.title}.`;
    const payload: Card = { ...storyCard, summary: name, blocks: [headingOf(name), ...storyCard.blocks] };
    return { name, row: { id: newDeliveryId(), channel: channel.id, payload, because: 'the kill driver' } };
  });
  const rows = owed.map(({ name, row }) => ({ ...row, kind: 'notice' as const, subject: name }));
  await owe(db, rows, now);
  return owed.map(({ name }) => name);
}

function headingOf(text: string): Card['blocks'][number] {
  return { type: 'heading', level: 1, text };
}

/** One thing that goes wrong at the platform's end. */
function plan(slack: FakeSlack, discord: FakeDiscord, random: () => number): void {
  const faults = [
    () => slack.loseNextReply(),
    () => slack.failNext('chat.postMessage', 500),
    () => slack.limitNextPost(1000),
    () => slack.failNext('conversations.history', 500),
    () => discord.loseNextReply(),
    () => discord.failNextPost(500),
    () => discord.limitNextPost(1000, 'user'),
    () => discord.limitNextPost(1000, 'shared'),
    () => discord.limitNextPost(1000, 'global'),
  ];
  faults[Math.floor(random() * faults.length)]?.();
}

async function startPoster(
  program: string,
  task: PosterTask,
  living: Set<ChildProcess>,
): Promise<ChildProcess> {
  const { PATH, HOME } = process.env;
  const poster = spawn(process.execPath, [program], {
    env: { PATH, HOME, POSTER: JSON.stringify(task) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  living.add(poster);
  let said = '';
  poster.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise<void>((resolve, reject) => {
    poster.once('message', () => resolve());
    poster.once('exit', (code, signal) => reject(new Error(`The poster ended (${code ?? signal}): ${said}`)));
  });
  return poster;
}

async function kill(poster: ChildProcess, living: Set<ChildProcess>): Promise<void> {
  if (poster.exitCode !== null) throw new Error('The poster ended before it was killed.');
  const ended = new Promise((resolve) => poster.once('close', resolve));
  poster.kill('SIGKILL');
  await ended;
  living.delete(poster);
}

async function anyUnderWay(db: Database): Promise<boolean> {
  return (await countDeliveries(db)).posting > 0;
}

/** How often each card stands where people see it. */
function count(
  told: readonly string[],
  slack: FakeSlack,
  discord: FakeDiscord,
  names: readonly string[],
): Pick<KillReport, 'owed' | 'lost' | 'twice'> {
  const texts = [
    ...SLACK_ROOMS.flatMap((room) => slack.messages(room).map(({ text }) => text)),
    ...names.flatMap((name) => discord.messages(name).map(({ text }) => text)),
  ];
  const times = new Map<string, number>();
  for (const text of texts) {
    const name = /Card \d+ for \w+ \w+\./.exec(text)?.[0];
    if (name) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return {
    owed: told.length,
    lost: told.filter((name) => !times.has(name)),
    twice: told.filter((name) => (times.get(name) ?? 0) > 1),
  };
}
