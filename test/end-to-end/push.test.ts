/** News that a hub pushes, through the bot as its operator runs it: behind a proxy, with a token on the page. */
import { writeFileSync } from 'node:fs';
import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/open.ts';
import { silentLog } from '../../src/log.ts';
import { type Running, start } from '../../src/main.ts';
import { type CommandLine, createCommandLine } from '../fakes/command-line.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';
import { until } from '../fakes/until.ts';
import { type FakeHub, startFakeHub } from '../fakes/websub-hub.ts';
import { rss } from '../feeds/collecting.ts';

let line: CommandLine;
let feeds: FeedServer;
let hub: FakeHub;
let proxy: Server;
let bot: Running;
let db: Database;

const address = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const topic = () => feeds.url('/feed.xml');
const document = (...titles: string[]) =>
  rss(
    titles.map((title) => ({ guid: title, title, text: `${title}.`, date: new Date().toUTCString() })),
    `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hub.url}"/>` +
      `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${topic()}"/>`,
  );
const stored = async (title: string) =>
  (await db.orm.select().from(db.tables.articles)).find((article) => article.title === title);

beforeAll(async () => {
  line = createCommandLine();
  feeds = await startFeedServer();
  hub = await startFakeHub(Date.now);
  // The operator's reverse proxy: what comes to the public address goes to the bot.
  proxy = createServer((request, response) => {
    const { method, headers, url = '/' } = request;
    const inner = ask(bot.address + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(inner);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const opml = join(line.folder, 'feeds.opml');
  const outline = `<outline type="rss" text="Test Wire" xmlUrl="${topic()}"/>`;
  writeFileSync(opml, `<opml version="2.0"><body>${outline}</body></opml>`);
  feeds.set('/feed.xml', { body: document('Kiruna mine opens its ore scanner to rivals') });
  const settings = {
    DATABASE_URL: line.database,
    FEEDS: opml,
    PORT: '0',
    WORKSPACE_TOKEN: 'a-long-workspace-token',
    ALLOW_PRIVATE_HOSTS: `${feeds.host},${hub.host}`,
    PUBLIC_URL: address(proxy),
  };
  bot = await start(readConfig(settings, join(line.folder, 'no.env')), silentLog);
  db = await openDatabase(line.database);
});
afterAll(async () => {
  await bot?.stop();
  await db?.close();
  await Promise.all([feeds?.close(), hub?.close(), new Promise((resolve) => proxy?.close(resolve))]);
  line?.close();
});

it('asks the hub that a feed names, and stores and groups what it pushes without a poll', async () => {
  await until(() => hub.subscriptions().length > 0, 'the hub verified the subscription', 40_000);
  const polls = feeds.requests.length;
  const title = 'Tromsø university retires its aurora forecast model';
  expect(await hub.push(topic(), document(title))).toMatchObject([{ statuses: [202] }]);
  expect(await stored(title)).toMatchObject({ backlog: false, url: null });
  await until(async () => (await stored(title))?.storyId, 'the article has its story');
  expect(feeds.requests).toHaveLength(polls);
  expect((await fetch(`${address(proxy)}/`, { redirect: 'manual' })).status).not.toBe(200);
}, 60_000);

it('polls at once when the hub only says that there is news', async () => {
  const title = 'Bodø ferries are steered from the shore';
  feeds.set('/feed.xml', { body: document(title) });
  // Not within a minute of the last poll; that was long ago.
  await db.orm.update(db.tables.feeds).set({ lastCheckedAt: 0 });
  await hub.push(topic(), '');
  await until(() => stored(title), 'the poll found the entry');
}, 40_000);
