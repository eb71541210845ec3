/** What an operator sees of a bot at work: metrics, traces, and one id through the log. */

import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/log.ts';
import { type Running, start } from '../../src/main.ts';
import { type CommandLine, createCommandLine } from '../fakes/command-line.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';
import { until } from '../fakes/until.ts';
import { rss } from '../feeds/collecting.ts';

const TOKEN = 'a-long-workspace-token';
const lines: { readonly fields: Record<string, unknown>; readonly message: string }[] = [];
const note = (fields: object, message: string) => void lines.push({ fields: fields as never, message });
const log: Log = { debug() {}, info: note, warn: note, error: note, child: () => log };

interface Span {
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

let line: CommandLine;
let feeds: FeedServer;
let collector: Server;
let bot: Running;
const spans: Span[] = [];
const document = (...titles: string[]) =>
  rss(
    titles.map((title) => ({
      guid: title,
      title,
      text: `${title}. It said so.`,
      date: new Date().toUTCString(),
    })),
  );
const get = (path: string, token?: string) =>
  fetch(bot.address + path, { headers: token ? { authorization: `Bearer ${token}` } : {} });
const metric = (text: string, start: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(start))
      ?.split(' ')
      .at(-1),
  );

beforeAll(async () => {
  line = createCommandLine();
  feeds = await startFeedServer();
  collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    for (const { scopeSpans } of body.resourceSpans)
      for (const scope of scopeSpans) spans.push(...scope.spans);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  feeds.set('/feed.xml', { body: document('An old entry of no importance') });
  const FEEDS = join(line.folder, 'feeds.opml');
  const outline = `<outline type="rss" text="Test Wire" xmlUrl="${feeds.url('/feed.xml')}"/>`;
  writeFileSync(FEEDS, `<opml version="2.0"><body>${outline}</body></opml>`);
  const settings = {
    DATABASE_URL: line.database,
    FEEDS,
    PORT: '0',
    WORKSPACE_TOKEN: TOKEN,
    ALLOW_PRIVATE_HOSTS: feeds.host,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`,
  };
  bot = await start(readConfig(settings, join(line.folder, 'no.env')), log);
}, 60_000);
afterAll(async () => {
  await bot?.stop();
  await feeds?.close();
  collector?.closeAllConnections();
  await new Promise((resolve) => collector?.close(resolve));
  line?.close();
});

describe('a bot at work', () => {
  it('is alive, and ready once its platforms are up', async () => {
    expect((await get('/livez')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('tells its metrics to those who have the token of its page', async () => {
    expect((await get('/metrics')).status).toBe(401);
    expect((await get('/metrics', 'another-long-token')).status).toBe(401);
    await until(
      async () => metric(await text(), 'dateline_stage_seconds_count{stage="poll"') >= 1,
      'a poll is counted',
      30_000,
    );
    const all = await text();
    expect(metric(all, 'dateline_stage_items_total{stage="poll",part=""}')).toBe(1);
    expect(metric(all, 'dateline_feeds{state="active"}')).toBe(1);
    expect(metric(all, 'dateline_feeds{state="failing"}')).toBe(0);
    expect(all).toContain('dateline_waiting{stage="post"}');
    expect(all).toContain('process_cpu_seconds_total');
  }, 40_000);

  it('can be followed from the entry to the post by one id, and counts the post', async () => {
    const collected = () => lines.filter(({ message }) => message === '1 new articles');
    await until(() => collected().length === 1, 'the first poll is logged');
    const news = 'Tromso university retires its aurora forecast model';
    feeds.set('/feed.xml', { body: document(news, 'An old entry of no importance') });
    await repoll();
    const poll = await until(() => collected()[1], 'the second poll is logged');
    const [article = 0] = poll.fields.articles as number[];
    const told = () =>
      lines.filter(({ fields }) => (fields.articles as number[] | undefined)?.includes(article));
    await until(() => told().some(({ message }) => message === 'posted'), 'the story was posted');
    expect(told().map(({ message }) => message)).toEqual(
      expect.arrayContaining(['1 new articles', 'analysed', 'posted']),
    );
    expect(metric(await text(), 'dateline_stage_items_total{stage="post",part="local"}')).toBeGreaterThan(0);
  }, 90_000);

  it('sends a span for each unit of work to the collector, and the rest when it stops', async () => {
    await bot.stop();
    const names = new Set(spans.map(({ name }) => name));
    for (const stage of ['poll', 'group', 'analyse', 'route', 'post']) expect(names).toContain(stage);
    // A card of the sample edition, which went when the first real article came, has nothing to post.
    const posts = spans.filter(({ name }) => name === 'post');
    const outcomes = posts.map(({ attributes }) => attributes.find(({ key }) => key === 'dateline.outcome'));
    expect(outcomes.map((outcome) => outcome?.value.stringValue)).toContain('posted');
    await expect(get('/livez')).rejects.toThrow();
  }, 30_000);
});

const text = async () => (await get('/metrics', TOKEN)).text();

/** The feed is polled again when somebody asks a command: the test moves its time itself. */
async function repoll(): Promise<void> {
  const { openDatabase } = await import('../../src/db/open.ts');
  const db = await openDatabase(line.database);
  await db.orm.update(db.tables.feeds).set({ nextCheckAt: 0 });
  await db.close();
}
