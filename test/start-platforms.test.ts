/** Starts while Slack or Discord is away or asks to wait, over the wire. */
import { afterEach, describe, expect, it } from 'vitest';
import { discord } from '../adapters/discord/index.ts';
import { PlatformError, RateLimitError, SettingError } from '../src/errors.ts';
import type { Log } from '../src/log.ts';
import { waitAfter } from '../src/platform/wait-out.ts';
import { createStarts } from '../src/start-platforms.ts';
import { type FakeDiscord, startFakeDiscord } from './fakes/discord/index.ts';
import { limited } from './fakes/discord/reply.ts';
import { createFakeHost } from './fakes/host.ts';
import { type FakeSlack, startFakeSlack } from './fakes/slack/index.ts';
import { createPlatform } from './fakes/slack/rig.ts';
import { until } from './fakes/until.ts';

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** Both platforms before their start. A wait is over when the test says so. */
async function stage() {
  const slack = await startFakeSlack({ paced: false });
  const fake = await startFakeDiscord({ loginMs: 0 });
  const logged: string[] = [];
  const note = (_: object, message: string) => void logged.push(message);
  const log: Log = { debug() {}, info: note, warn: note, error: note, child: () => log };
  const host = Object.assign(createFakeHost(), { log });
  const waits: { ms: number; end: () => void }[] = [];
  const refused: Error[] = [];
  const made = discord.create({ DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl });
  if (!made) throw new Error('not configured');
  const starts = createStarts({
    platforms: [createPlatform(slack), made],
    hostOf: () => host,
    amongOf: () => undefined,
    log,
    now: host.now,
    onUp: () => {},
    onRefused: (why) => refused.push(why),
    rest: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        waits.push({ ms, end: resolve });
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  });
  ending.push(slack.close, () => fake.close(), starts.stop);
  return { slack, fake, starts, logged, waits, refused, tokenOfDiscord: fake.token };
}

const PAGE = { status: 429, body: '<html>error code: 1015</html>', page: true };
type Disturb = (at: { slack: FakeSlack; fake: FakeDiscord }) => void;
const DISCORD: readonly (readonly [string, number, Disturb])[] = [
  ['a user limit at login', 30_050, ({ fake }) => fake.answerNext('/gateway/bot', limited(30_000, 'user'))],
  [
    'a shared limit at login',
    30_050,
    ({ fake }) => fake.answerNext('/gateway/bot', limited(30_000, 'shared')),
  ],
  ['a global limit', 30_050, ({ fake }) => fake.answerNext('/users/@me', limited(30_000, 'global'))],
  ['a page of Cloudflare that gives no time', 1000, ({ fake }) => fake.answerNext('/gateway/bot', PAGE)],
  ['a block of the address', 1000, ({ fake }) => fake.answerNext('/users/@me', { ...PAGE, status: 403 })],
  ['a server error', 1000, ({ fake }) => fake.answerNext('/users/@me', { status: 500 })],
  ['no connection', 1000, ({ fake }) => fake.answerNext('/users/@me', { status: 0, drop: true })],
];
const SLACK: readonly (readonly [string, number, Disturb])[] = [
  ['a limit of auth.test', 30_000, ({ slack }) => slack.failNext('auth.test', { ms: 30_000 })],
  ['a limit of its sockets', 30_000, ({ slack }) => slack.failNext('apps.connections.open', { ms: 30_000 })],
  ['a page of 429 that gives no time', 1000, ({ slack }) => slack.failNext('auth.test', 429)],
  ['a server error', 1000, ({ slack }) => slack.failNext('auth.test', 500)],
  ['a server error at its sockets', 1000, ({ slack }) => slack.failNext('apps.connections.open', 503)],
  ['no connection', 1000, ({ slack }) => slack.failNext('auth.test', 0)],
];
const CASES = [
  ...DISCORD.map(([why, ms, disturb]) => ['discord', why, ms, disturb] as const),
  ...SLACK.map(([why, ms, disturb]) => ['slack', why, ms, disturb] as const),
];

describe('a start', () => {
  it.each(CASES)('of %s waits out %s, while the other is up', async (name, _why, ms, disturb) => {
    const { slack, fake, starts, logged, waits } = await stage();
    disturb({ slack, fake });
    await starts.begin();
    const other = name === 'slack' ? 'discord' : 'slack';
    expect([starts.isUp(name), starts.isUp(other)]).toEqual([false, true]);
    expect(waits.map((wait) => wait.ms)).toEqual([ms]);
    const lines = logged.filter((line) => line.includes('trying again at'));
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^${name} is not connected; trying again at 2026-`)),
    ]);
    waits[0]?.end();
    await until(() => starts.isUp(name), 'it is up');
    expect(logged).toContain(`${name} is connected now`);
  });

  it('that waits ends at once when it is told to stop', async () => {
    const { slack, starts, waits, refused } = await stage();
    slack.failNext('auth.test', { ms: 3_600_000 });
    await starts.begin();
    await starts.stop();
    expect([waits.length, refused, slack.sockets.count()]).toEqual([1, [], 0]);
  });

  it('that a wrong token stops says so, although the other platform waits', async () => {
    const { slack, fake, starts } = await stage();
    fake.answerNext('/users/@me', limited(30_000, 'user'));
    slack.failNext('auth.test', 'invalid_auth');
    await expect(starts.begin()).rejects.toThrow(/^SLACK_BOT_TOKEN was refused/);
  });

  it('says that a token is wrong also when it was away before', async () => {
    const { slack, starts, waits, refused } = await stage();
    slack.failNext('auth.test', 500);
    await starts.begin();
    slack.failNext('auth.test', 'invalid_auth');
    waits[0]?.end();
    await until(() => refused.length > 0, 'it is refused');
    expect(refused[0]).toBeInstanceOf(SettingError);
  });

  it('asks no more logins of Discord than a day has', async () => {
    const { fake, starts, waits } = await stage();
    const session_start_limit = { total: 1000, remaining: 0, reset_after: 7_200_000, max_concurrency: 1 };
    const reply = { status: 200, body: { url: fake.gateway.url, shards: 1, session_start_limit } };
    fake.answerNext('/gateway/bot', reply);
    fake.answerNext('/gateway/bot', reply);
    await starts.begin();
    expect([waits.map(({ ms }) => ms), fake.gateway.identified]).toEqual([[7_200_000], 0]);
  });
});

describe('the waits', () => {
  it('are what was asked for, else longer and longer up to five minutes; nothing else is waited for', () => {
    const away = [0, 1, 2, 8, 9, 1000].map((failures) => waitAfter(new PlatformError('away'), failures));
    expect(away).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000]);
    expect(waitAfter(new RateLimitError('wait', 3_600_000, 'platform'), 7)).toBe(3_600_000);
    expect([new SettingError('wrong'), new Error('a defect')].map((error) => waitAfter(error, 0))).toEqual([
      null,
      null,
    ]);
  });
});
