/**
 * A day of delivery on paper: stories come in, every channel that wants one is owed a post, platforms take posts at
 * the rates that they document. A discrete-event simulation: each post is one event; nothing is sent. What is
 * assumed and not documented stands in `ASSUMED`.
 */
import { numbersFrom } from '../test/fakes/numbers.ts';
import { print } from './measuring.ts';

/** Documented: docs.slack.dev/apis/web-api/rate-limits; discord.com/developers/docs/topics/rate-limits. */
const DOCUMENTED = { discordPerSecond: 50, slackPerSecondAndChannel: 1 };

const ASSUMED = {
  /** New stories a day, after grouping, and their daily rhythm: so many times the mean in the fullest hour. */
  storiesADay: 200,
  peak: 2,
  /** Share of the channels that want a story: two of twelve audiences each, stories with one or two audiences. */
  wanting: 0.2,
  /** Requests for each post: its edits when the story grows. */
  requestsAPost: 1.5,
  /** Slack documents "several hundred" a minute and workspace. */
  slackPerMinuteAndWorkspace: 300,
  channelsAWorkspace: 10,
  /** What Discord may give to bots in 150,000 servers or more, who ask; it documents no figure. */
  discordRaised: 500,
};

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** When stories come, seconds of the day: a Poisson process whose rate follows the hours of a working day. */
function arrivals(random: () => number): number[] {
  const mean = ASSUMED.storiesADay / DAY;
  const most = mean * ASSUMED.peak;
  const rate = (at: number) =>
    mean * (1 + (ASSUMED.peak - 1) * Math.cos((2 * Math.PI * (at / HOUR - 15)) / 24));
  const times: number[] = [];
  for (let at = -Math.log(1 - random()) / most; at < DAY; at += -Math.log(1 - random()) / most)
    if (random() < Math.max(0, rate(at)) / most) times.push(at);
  return times;
}

/** Requests that wait for one place to take them at a fixed rate, first come, first served; gives each one's wait. */
function queueAt(perSecond: number): (at: number) => number {
  let free = 0;
  return (at) => {
    free = Math.max(free, at) + 1 / perSecond;
    return free - at;
  };
}

interface Day {
  readonly posts: number;
  readonly waits: Float64Array;
}

/** One bot at Discord: all its channels share one rate. */
function discordDay(channels: number, perSecond: number): Day {
  const random = numbersFrom(channels);
  const wait = queueAt(perSecond / ASSUMED.requestsAPost);
  return day(
    arrivals(random),
    () => wantedBy(channels, random),
    () => wait,
  );
}

/** Slack: each workspace has a rate of its own; a channel gets one post of a story, so its own pace is kept. */
function slackDay(channels: number): Day {
  const random = numbersFrom(channels + 1);
  const workspaces = Math.ceil(channels / ASSUMED.channelsAWorkspace);
  const perSecond = ASSUMED.slackPerMinuteAndWorkspace / 60 / ASSUMED.requestsAPost;
  const queues = Array.from({ length: workspaces }, () =>
    queueAt(Math.min(perSecond, DOCUMENTED.slackPerSecondAndChannel * ASSUMED.channelsAWorkspace)),
  );
  return day(
    arrivals(random),
    () => wantedBy(channels, random),
    (channel) => queues[channel % workspaces] as (at: number) => number,
  );
}

function wantedBy(channels: number, random: () => number): number {
  return Math.round(channels * ASSUMED.wanting * (0.5 + random()));
}

function day(
  stories: readonly number[],
  wanting: () => number,
  queueOf: (channel: number) => (at: number) => number,
): Day {
  const fanOut = stories.map((at) => ({ at, posts: wanting() }));
  const waits = new Float64Array(fanOut.reduce((sum, { posts }) => sum + posts, 0));
  let n = 0;
  for (const { at, posts } of fanOut)
    for (let channel = 0; channel < posts; channel += 1) waits[n++] = queueOf(channel)(at);
  return { posts: waits.length, waits: waits.sort() };
}

function row(name: string, channels: number, { posts, waits }: Day): void {
  const at = (share: number) =>
    words(waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0);
  const figures = [posts.toLocaleString('en'), at(0.5), at(0.95), at(1)];
  print(
    `${name.padEnd(24)} ${channels.toLocaleString('en').padStart(9)}  ${figures.map((f) => f.padStart(11)).join(' ')}`,
  );
}

function words(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  return seconds < 2 * HOUR ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / HOUR).toFixed(1)} h`;
}

/** Prints a day's waits for growing numbers of channels. */
export async function fanOutBench(): Promise<void> {
  print(`${JSON.stringify(ASSUMED)}`);
  print(`${'platform'.padEnd(24)}  channels        posts      median         p95     longest`);
  for (const channels of [1_000, 10_000, 100_000, 500_000]) {
    row('Slack', channels, slackDay(channels));
    row('Discord, 50/s', channels, discordDay(channels, DOCUMENTED.discordPerSecond));
    row('Discord, 500/s', channels, discordDay(channels, ASSUMED.discordRaised));
  }
}
