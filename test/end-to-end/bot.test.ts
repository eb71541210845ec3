/** The whole bot as its operator runs it: a process of its own, a feed server, a Slack, a Discord, a page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { type CommandLine, createCommandLine } from '../fakes/command-line.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/index.ts';
import { makeFeedsDue } from '../fakes/due-feeds.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts';
import { until } from '../fakes/until.ts';
import { headlines } from '../fixtures/headlines.ts';

interface Bot {
  readonly address: string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

let line: CommandLine;
let feeds: FeedServer;
let slack: FakeSlack;
let discord: FakeDiscord;
let settings: NodeJS.ProcessEnv;
let published = 0;
const base = Date.now() - 3_600_000;

function feedXml(count: number): string {
  const items = headlines
    .slice(0, count)
    .map(
      (title, i) =>
        `<item><title>${title}</title><link>${feeds.url(`/page/${i}`)}</link><guid>n${i}</guid>` +
        `<pubDate>${new Date(base + i * 60_000).toUTCString()}</pubDate>` +
        `<description>${title}.</description></item>`,
    );
  return `<rss version="2.0"><channel><title>Test Wire</title><link>https://news.example/</link>${items.reverse().join('')}</channel></rss>`;
}

/** Puts entries into the feed, and makes it due. */
async function publish(more: number): Promise<void> {
  published += more;
  feeds.set('/feed.xml', { body: feedXml(published), headers: { 'content-type': 'application/rss+xml' } });
  await makeFeedsDue(line.database);
}

async function startBot(): Promise<Bot> {
  const { process: child, outcome } = line.start(['run'], settings);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = await until(() => {
    if (child.exitCode !== null) throw new Error(`The bot ended at once: ${outcome.err}`);
    return /Dateline is ready: (\S+)/.exec(outcome.out)?.[1];
  }, 'the bot is ready');
  return {
    address,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** How often each topic stands in a channel, by what people see. */
function timesPosted(texts: readonly string[]): number[] {
  return headlines.slice(1, published).map((title) => texts.filter((text) => text.includes(title)).length);
}
const onSlack = () => timesPosted(slack.messages().map(({ text }) => text));
const onDiscord = () => timesPosted(discord.messages('news').map(({ text }) => text));
const once = () => Array.from({ length: published - 1 }, () => 1);
/** Waits until everything published stands on both platforms; a poll that was under way may have missed it. */
async function untilPosted(what: string, ms?: number): Promise<void> {
  let looks = 0;
  const posted = async () => {
    looks += 1;
    if (looks % 100 === 0) await makeFeedsDue(line.database);
    return all(onSlack()) && all(onDiscord());
  };
  await until(posted, what, ms).catch((error: unknown) => {
    throw new Error(`${what}: ${JSON.stringify({ slack: onSlack(), discord: onDiscord() })}`, {
      cause: error,
    });
  });
}
const all = (times: readonly number[]) => times.length === published - 1 && times.every((n) => n >= 1);

beforeAll(async () => {
  line = createCommandLine();
  feeds = await startFeedServer();
  slack = await startFakeSlack();
  discord = await startFakeDiscord({ token: 'test-token', loginMs: 0 });
  const opml = join(line.folder, 'feeds.opml');
  writeFileSync(
    opml,
    `<opml version="2.0"><body><outline type="rss" text="Test Wire" xmlUrl="${feeds.url('/feed.xml')}"/></body></opml>`,
  );
  settings = {
    FEEDS: opml,
    ALLOW_PRIVATE_HOSTS: feeds.host,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'warn',
  };
});

afterAll(async () => {
  await Promise.all([feeds?.close(), slack?.close(), discord?.close()]);
  line?.close();
});

describe('a wrong token', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-wrong'],
    ['SLACK_APP_TOKEN', 'xapp-wrong'],
    ['DISCORD_TOKEN', 'wrong-token'],
  ])('in %s ends the start with one sentence that names it: exit status 1', async (name, token) => {
    const elsewhere = createCommandLine();
    const { status, err } = await elsewhere.run(['run'], { env: { ...settings, [name]: token } });
    expect(status).toBe(1);
    expect(err.trim().split('\n').at(-1)).toMatch(new RegExp(`${name}.*\\.$`));
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    expect(err).not.toContain(token);
    elsewhere.close();
  });
});

describe('a bot that waits for a platform', () => {
  it('is ready, and ends cleanly on SIGTERM', async () => {
    const elsewhere = createCommandLine();
    slack.failNext('auth.test', { ms: 3_600_000 });
    const { process: child, outcome } = elsewhere.start(['run'], settings);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await until(() => outcome.out.includes('Dateline is ready'), 'the bot is ready');
    expect(outcome.err).toContain('slack is not connected; trying again at ');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    elsewhere.close();
  }, 60_000);
});

describe('the bot, whole', () => {
  let bot: Bot;

  it('starts, is healthy, and collects what is there without flooding anybody', async () => {
    published = 1;
    feeds.set('/feed.xml', { body: feedXml(1) });
    bot = await startBot();
    const health = await fetch(`${bot.address}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect((await slack.command('general', 'subscribe everything')).text).toContain('now gets everything');
    expect((await discord.type('news', 'subscribe everything')).text).toContain('now gets everything');
    await until(() => feeds.requests.length >= 1, 'the feed is polled');
  }, 60_000);

  it('posts a new entry to Slack and to Discord within one poll, once', async () => {
    await publish(1);
    await untilPosted('the entry is posted on both');
    await publish(1);
    await untilPosted('the next entry is posted on both');
    expect([onSlack(), onDiscord()]).toEqual([once(), once()]);
  });

  it('answers slash commands on both platforms', async () => {
    expect((await slack.command('general', 'briefing')).text).toContain('Briefing · last 24 h');
    expect((await discord.type('news', 'briefing')).text).toContain('Briefing · last 24 h');
    expect((await slack.command('general', 'story okafor')).text).toContain('Okafor Systems recalls');
  });

  it('killed at any moment and started again, posts what is missing and nothing twice', async () => {
    for (const afterMs of [0, 30, 120, 300, 700, 1500]) {
      await publish(2);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await bot.kill('SIGKILL');
      bot = await startBot();
    }
    // An article whose page was being read when the process was killed waits a minute for its text.
    await untilPosted('everything is posted', 80_000);
    expect([onSlack(), onDiscord()]).toEqual([once(), once()]);
  }, 180_000);

  it('stops when asked to, leaving nothing half done', async () => {
    expect(await bot.kill('SIGTERM')).toBe(0);
    const db = await openDatabase(line.database);
    const { countDeliveries } = await import('../../src/db/deliveries.ts');
    expect(await countDeliveries(db)).toMatchObject({ posting: 0, owed: 0 });
    await db.close();
  });
});
