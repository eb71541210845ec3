/**
 * Kills a posting process again and again at random moments, under lost replies, server errors and rate limits,
 * and counts what people would see: every card, digest and follow-up once, or lost, or twice.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, deliveryById } from '../../src/db/deliveries.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { DeliveryId } from '../../src/model.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/index.ts';
import { numbersFrom } from '../fakes/numbers.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts';
import { until } from '../fakes/until.ts';
import { bundlePoster } from './bundle.ts';
import { type FastClock, timeOn } from './clock.ts';
import { openPlaces, oweCards, type Places, publish } from './owed.ts';
import type { PosterTask } from './poster.ts';

/** What a run saw. */
export interface KillReport {
  readonly kills: number;
  /** Kills after which a delivery was under way: noted as begun, its outcome not. */
  readonly inFlight: number;
  readonly owed: number;
  /** Posts of each kind on each platform, such as `slack digest`. */
  readonly posts: Readonly<Record<string, number>>;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** Replies lost, errors and 429s that the fakes were told to make. */
  readonly faults: number;
}

/** Minutes of waiting pass in seconds. */
const RATE = 60;
/** Latest moment of the first kill after the process was let go, ms of the machine. */
const FIRST_LATEST_MS = 120;
/** The latest moment moves within these, so that kills hit posts under way on a slow machine, too. */
const LATEST_MS = { least: 60, most: 2000 };
const MOVE = 1.2;
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
    return await scene.report(kills);
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
    // Else most of the time would be waiting for the next process to log in.
    loginMs: 0,
    windowMs: 5_000 / RATE,
  });
  const database = `file:${join(folder, 'kill.db')}`;
  const db = await openDatabase(database);
  const places = await openPlaces(db, { slack, discord, names }, now());
  const task: PosterTask = { database, settings: settingsOf(slack, discord), clock };
  const program = await bundlePoster();
  const living = new Set<ChildProcess>();
  const owed: DeliveryId[] = [];
  const seen = { inFlight: 0, faults: 0 };
  let latest = FIRST_LATEST_MS;

  return {
    start: () => startPoster(program, task, living),
    /** Owes some more of each kind, plans a fault, lets the process go, and kills it at a random moment. */
    async killOnce(poster: ChildProcess): Promise<void> {
      owed.push(...(await oweCards(db, places, owed.length, now())), ...(await publish(db, places, now())));
      if (random() < 0.5) {
        plan(slack, discord, random);
        seen.faults += 1;
      }
      poster.send('go');
      await pause(random() * latest);
      await kill(poster, living);
      const { held, owed: waiting, posting } = await countDeliveries(db);
      if (posting > 0) seen.inFlight += 1;
      else if (held + waiting > 0) latest = Math.min(LATEST_MS.most, latest * MOVE);
      else latest = Math.max(LATEST_MS.least, latest / MOVE);
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
    report: async (kills: number): Promise<KillReport> => ({
      kills,
      ...seen,
      ...(await count(db, owed, places, slack, discord)),
    }),
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
    poster.once('exit', (code, signal) => {
      living.delete(poster);
      reject(new Error(`The poster ended (${code ?? signal}): ${said}`));
    });
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

/** How often each delivery stands where people see it: by itself, or as the list that took it. */
async function count(
  db: Database,
  owed: readonly DeliveryId[],
  { rooms, digests, followers }: Places,
  slack: FakeSlack,
  discord: FakeDiscord,
): Promise<Pick<KillReport, 'owed' | 'posts' | 'lost' | 'twice'>> {
  const platforms = new Map([...rooms, ...digests, ...followers].map(({ id, platform }) => [id, platform]));
  const times = timesPosted(slack, discord);
  const posts: Record<string, number> = {};
  const found = new Map<DeliveryId, number>();
  for (const id of owed) {
    const delivery = await deliveryById(db, id);
    const post = delivery?.bundle ? await deliveryById(db, delivery.bundle) : delivery;
    if (!post || found.has(post.id)) continue;
    const often = times.get(post.id) ?? 0;
    found.set(post.id, often);
    const kind = `${platforms.get(post.channel)} ${post.kind}`;
    posts[kind] = (posts[kind] ?? 0) + often;
  }
  const named = (wrong: (often: number) => boolean) =>
    [...found].flatMap(([id, often]) => (wrong(often) ? [id] : []));
  return {
    owed: owed.length,
    posts,
    lost: named((often) => often === 0),
    twice: named((often) => often > 1),
  };
}

/** How many messages carry each delivery's id, where each adapter puts it. */
function timesPosted(slack: FakeSlack, discord: FakeDiscord): ReadonlyMap<string, number> {
  const bodies = [
    ...[...slack.workspace.channels.values()].flatMap(({ messages }) =>
      messages.map(({ metadata }) => metadata),
    ),
    ...discord.world.channels.flatMap(({ messages }) => messages.map(({ body }) => body.components)),
  ];
  const times = new Map<string, number>();
  for (const body of bodies) {
    const [id] = /\bd[0-9a-f]{20}\b/.exec(JSON.stringify(body)) ?? [];
    if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}
