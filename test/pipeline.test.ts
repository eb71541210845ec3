/** The stages joined, from a real feed server to posts on a platform in memory. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAudiences } from '../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../src/analysis/extractive/index.ts';
import { noticeCard } from '../src/cards/notice.ts';
import { plainCard } from '../src/cards/plain.ts';
import { ensureChannel } from '../src/db/channels.ts';
import type { Database } from '../src/db/database.ts';
import { addFeed, recordPoll } from '../src/db/feeds.ts';
import { storyById } from '../src/db/stories.ts';
import { addSubscription } from '../src/db/subscriptions.ts';
import { createCardSource } from '../src/delivery/card-of.ts';
import { createOutbox, type Outbox } from '../src/delivery/outbox.ts';
import { createFetcher, type Fetcher } from '../src/feeds/fetch.ts';
import { createFeedReader, type FeedReader } from '../src/feeds/reader.ts';
import { silentLog } from '../src/log.ts';
import type { FeedId, StoryId } from '../src/model.ts';
import { analyseAndRoute, collectDue, groupArticles, type PipelineDeps } from '../src/pipeline.ts';
import { freshDatabase } from './fakes/database.ts';
import { type FeedServer, startFeedServer } from './fakes/feed-server.ts';
import { createMemoryPlatform, type MemoryPlatform } from './fakes/memory-platform.ts';
import { NOON } from './fakes/news.ts';
import { queriesOver } from './fakes/queries.ts';

let db: Database;
let clock: number;
let server: FeedServer;
let fetcher: Fetcher;
let reader: FeedReader;
let deps: PipelineDeps;
let platform: MemoryPlatform;
let outbox: Outbox;
let feed: FeedId;

const HEADLINES = [
  'Lindqvist Labs opens a robot safety laboratory in Riga',
  'Okafor Systems recalls its scheduling software in Lagos',
  'Bergamo hospital trial finds triage model misses sepsis',
];

function rss(entries: readonly { title: string; text?: string; guid?: string; date?: number }[]): string {
  const items = entries.map(
    ({ title, text = `${title}.`, guid = title, date = NOON }) =>
      `<item><title>${title}</title><guid>${guid}</guid><link>https://news.example/${encodeURIComponent(guid)}</link>` +
      `<pubDate>${new Date(date).toUTCString()}</pubDate><description>${text}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Test Wire</title>${items.join('')}</channel></rss>`;
}

/** One round of everything, as the running bot does it again and again. */
async function round(): Promise<void> {
  clock += 60_000;
  await recordPoll(db, feed, { nextCheckAt: 0 });
  await collectDue(deps);
  await groupArticles(deps);
  while ((await analyseAndRoute(deps)) > 0);
  while ((await outbox.deliverDue()) > 0);
}

const posted = () => platform.posts.map(({ card }) => card.summary);

beforeEach(async () => {
  clock = NOON;
  db = await freshDatabase();
  server = await startFeedServer();
  fetcher = createFetcher({ userAgent: 'test', allowPrivateHosts: [server.host] });
  reader = createFeedReader({ workers: 1 });
  const now = () => clock;
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  deps = { db, fetcher, reader, analyst, now, log: silentLog };
  platform = createMemoryPlatform(now);
  const cardOf = async ({ story }: { story: StoryId | null }) => {
    const found = story && (await storyById(db, story));
    return found && { card: noticeCard(found.headline), version: found.version };
  };
  outbox = createOutbox({ db, platforms: [platform], cardOf, now, log: silentLog });
  const place = { platform: 'memory', address: 'a', title: 'a' };
  const { channel } = await ensureChannel(db, place, clock);
  await addSubscription(db, { channel: channel.id, kind: 'everything', value: '', by: null }, clock);
  const publisher = { name: 'Test Wire', region: null };
  const fullText = 'never' as const;
  const followed = { url: server.url('/feed'), title: 'Test Wire', publisher, section: null, fullText };
  feed = (await addFeed(db, followed, clock)).feed.id;
});

afterEach(async () => {
  await Promise.all([server.close(), fetcher.close(), reader.close()]);
  await db.close();
});

describe('the pipeline', () => {
  it('posts one sample of a feed at its first poll, and everything new from then on, once', async () => {
    const [a = '', b = '', c = ''] = HEADLINES;
    server.set('/feed', {
      body: rss([
        { title: b, date: NOON - 1000 },
        { title: a, date: NOON - 2000 },
      ]),
    });
    await round();
    expect(posted()).toEqual([b]);
    server.set('/feed', {
      body: rss([{ title: c }, { title: b, date: NOON - 1000 }, { title: a, date: NOON - 2000 }]),
    });
    await round();
    await round();
    expect(posted()).toEqual([b, c]);
  });

  it('does not post again when a date, a guid or the order changes', async () => {
    const [a = '', b = ''] = HEADLINES;
    server.set('/feed', { body: rss([{ title: a }]) });
    await round();
    server.set('/feed', { body: rss([{ title: a }, { title: b }]) });
    await round();
    server.set('/feed', {
      body: rss([
        { title: b, date: NOON + 5000 },
        { title: a, date: NOON - 9000 },
      ]),
    });
    await round();
    expect(posted()).toEqual([a, b]);
  });

  it('analyses a story again when its article was edited, without posting it again', async () => {
    const [a = ''] = HEADLINES;
    server.set('/feed', { body: rss([{ title: a, text: `${a}. It has 40 rooms.` }]) });
    await round();
    server.set('/feed', { body: rss([{ title: a, text: `${a}. Corrected: it has 14 rooms.` }]) });
    await round();
    expect(posted()).toHaveLength(1);
    const [{ story = 0 } = {}] = await db.orm
      .select({ story: db.tables.articles.storyId })
      .from(db.tables.articles);
    const found = await storyById(db, story as Parameters<typeof storyById>[1]);
    expect(found?.version).toBe(2);
    expect(found?.articles[0]?.text).toContain('14 rooms');
  });

  it('posts a right card, or one that says less, of an entry without text, of a megabyte, in markup or in two languages', async () => {
    const cardOf = createCardSource({ db, queries: queriesOver(db), now: () => clock });
    outbox = createOutbox({ db, platforms: [platform], cardOf, now: () => clock, log: silentLog });
    server.set('/feed', { body: rss([{ title: 'First' }]) });
    await round();
    const [lindqvist = '', okafor = '', bergamo = ''] = HEADLINES;
    const sentence = 'The trial in Bergamo followed 4,100 patients for a year. ';
    const entries = [
      { title: lindqvist, text: ' ' },
      { title: bergamo, text: sentence + 'Nobody at the plant was asked about the weather. '.repeat(21_000) },
      {
        title: okafor,
        text: '&lt;div onclick="x()"&gt;&lt;p&gt;Okafor Systems recalled its software in Lagos.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;@everyone',
      },
      {
        title: 'Umoja eröffnet ein Rechenzentrum in Nairobi',
        text: 'Umoja eröffnete am Mittwoch ein Rechenzentrum in Nairobi. Das Zentrum beschäftigt 70 Menschen. Umoja opened a data centre in Nairobi on Wednesday. The centre employs 70 people.',
      },
    ];
    server.set('/feed', { body: rss([...entries, { title: 'First' }]) });
    await round();
    const cards = new Map(platform.posts.map(({ card }) => [card.summary, plainCard(card, clock)]));
    expect(cards.size).toBe(entries.length + 1);
    const card = (title: string) => [...cards].find(([summary]) => summary.includes(title))?.[1] ?? '';
    expect(card(lindqvist)).not.toMatch(/What changed|Deep insight|undefined|null/);
    expect(card(bergamo)).toContain(sentence.trim());
    expect(card(bergamo).length).toBeLessThan(4_000);
    expect(card(okafor)).toContain('Okafor Systems recalled its software in Lagos.');
    expect(card(okafor)).not.toMatch(/onclick|<|alert/);
    expect(card('Umoja')).toContain('Umoja eröffnete am Mittwoch ein Rechenzentrum in Nairobi.');
  });

  it('goes on when a feed fails, and says so in one sentence', async () => {
    server.set('/feed', { status: 500, body: 'oops' });
    const results: (string | undefined)[] = [];
    await collectDue(deps, (_, { error }) => results.push(error));
    expect(results).toHaveLength(1);
    expect(results[0]).toMatch(/500.*\.$/);
    server.set('/feed', { body: rss([{ title: HEADLINES[0] ?? '' }]) });
    await round();
    expect(posted()).toHaveLength(1);
  });
});
