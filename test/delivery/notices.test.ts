import { beforeEach, describe, expect, it } from 'vitest';
import { plainCard } from '../../src/cards/plain.ts';
import { insertArticle } from '../../src/db/articles.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { addFeed, recordPoll } from '../../src/db/feeds.ts';
import { setOnly } from '../../src/db/preferences.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { routeStory } from '../../src/delivery/route.ts';
import { createDelivery, type DeliveryTasks } from '../../src/delivery/tasks.ts';
import { RefusedError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { ChannelId, FeedId } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let db: Database;
let clock: number;
let platform: MemoryPlatform;
let tasks: DeliveryTasks;

function restart(): void {
  const deps = { db, queries: queriesOver(db), platforms: [platform], now: () => clock, log: silentLog };
  tasks = createDelivery({ ...deps, onDue: () => {} });
}

async function channel(address: string): Promise<ChannelId> {
  const place = { platform: 'memory', address, title: `#${address}` };
  return (await ensureChannel(db, place, clock)).channel.id;
}

async function operatorIn(address: string): Promise<void> {
  await setOnly(db, { channel: await channel(address), kind: 'notices', value: '', by: 'olu' }, clock);
}

/** Half an hour later everything has had its turn. */
async function later(ms = HOUR): Promise<void> {
  clock += ms;
  await tasks.watch();
  await tasks.deliver();
  await tasks.settled();
}

const told = (address: string) =>
  platform.posts.filter((post) => post.address === address).map(({ card }) => plainCard(card, clock));

beforeEach(async () => {
  db = await freshDatabase();
  clock = NOON;
  platform = createMemoryPlatform(() => clock);
  restart();
});

describe('a feed in trouble', () => {
  let feed: FeedId;
  beforeEach(async () => {
    const publisher = { name: 'Harbour Review', region: null };
    const wanted = { url: 'https://harbour.example/feed', title: 'Harbour Feed', publisher, section: null };
    feed = (await addFeed(db, wanted, clock)).feed.id;
    await recordPoll(db, feed, { lastSucceededAt: clock });
  });

  const article = (at: number, published: number | null = at) =>
    insertArticle(db, newArticle({ feedId: feed, collected: at, published }));
  const fail = (failures: number, lastError = 'The server answers 500.') =>
    recordPoll(db, feed, { failures, lastError });

  it('is told once when it is gone, in the channel that the operator chose', async () => {
    await operatorIn('ops');
    await recordPoll(db, feed, { state: 'gone', lastError: 'The server says that it is gone (410).' });
    for (let i = 0; i < 5; i += 1) await later();
    restart();
    await later();
    expect(told('ops')).toHaveLength(1);
    expect(told('ops')[0]).toMatch(/Harbour Feed cannot be read any more .*410/);
  });

  it('is told when it has failed for days, not for hours, and again only after it recovered and broke anew', async () => {
    await operatorIn('ops');
    await fail(4);
    await later(2 * DAY);
    expect(told('ops')).toEqual([]);
    await later(2 * DAY);
    await later(9 * DAY);
    expect(told('ops')).toHaveLength(1);
    await recordPoll(db, feed, { failures: 0, lastError: null, lastSucceededAt: clock });
    await later();
    await fail(7);
    await later(4 * DAY);
    expect(told('ops')).toHaveLength(2);
  });

  it('is told when it froze: silent for much longer than its own rhythm', async () => {
    await operatorIn('ops');
    for (let i = 20; i > 0; i -= 1) await article(clock - i * 6 * HOUR);
    await later(2 * DAY);
    expect(told('ops')).toEqual([]);
    await later(2 * DAY);
    expect(told('ops')[0]).toContain('nothing new for much longer than usual');
  });

  it('is not called frozen where it is silent by habit, or where little is known of it', async () => {
    await operatorIn('ops');
    for (let i = 10; i > 0; i -= 1) await article(clock - i * 30 * DAY);
    await later(40 * DAY);
    expect(told('ops')).toEqual([]);
  });

  it('is told when it stops giving dates', async () => {
    await operatorIn('ops');
    for (let i = 10; i > 0; i -= 1) await article(clock - i * HOUR);
    for (let i = 1; i < 5; i += 1) await article(clock + i, null);
    await later();
    expect(told('ops')).toEqual([]);
    await article(clock, null);
    await later();
    expect(told('ops')[0]).toContain('has stopped giving dates');
    for (let i = 1; i < 40; i += 1) await article(clock + i, null);
    await later();
    expect(told('ops')).toHaveLength(1);
  });

  it('waits until somebody says where, and many are one notice', async () => {
    const publisher = { name: 'Other', region: null };
    for (let i = 0; i < 30; i += 1) {
      const other = { url: `https://${i}.example/`, title: `Feed ${i}`, publisher, section: null };
      const { feed: added } = await addFeed(db, other, clock);
      await recordPoll(db, added.id, { state: 'gone', lastError: 'Gone.' });
    }
    await later();
    await operatorIn('ops');
    await later();
    expect(told('ops')).toHaveLength(1);
    expect(told('ops')[0]).toMatch(/30 feeds need your attention[\s\S]*and 20 more/);
  });
});

describe('a place that refuses posts', () => {
  beforeEach(async () => {
    const news = await channel('news');
    await addSubscription(db, { channel: news, kind: 'everything', value: '', by: 'anna' }, clock);
    platform.beforePost = (address) => {
      if (address === 'news') throw new RefusedError('The channel is archived; unarchive it.');
    };
  });

  async function aStory(): Promise<void> {
    const [story] = await storeNews(db, [newArticle()]);
    if (story === undefined) throw new Error('not grouped');
    await tagStory(db, story, []);
    await routeStory(db, story, clock);
  }

  it('is told once to who subscribed it and to the operator, and everything is posted when it is mended', async () => {
    await operatorIn('ops');
    await aStory();
    await aStory();
    await tasks.deliver();
    await tasks.settled();
    for (let i = 0; i < 30; i += 1) await later();
    for (const place of ['ops', 'direct anna']) {
      expect(told(place), place).toHaveLength(1);
      expect(told(place)[0]).toMatch(/cannot post in #news[\s\S]*unarchive it/);
    }
    platform.beforePost = () => {};
    for (let i = 0; i < 3; i += 1) await later();
    expect(told('news')).toHaveLength(2);
  });

  it('tells the operator of many at once in one notice, as when a token is revoked', async () => {
    await operatorIn('ops');
    for (let i = 0; i < 12; i += 1) {
      const id = await channel(`c${i}`);
      await addSubscription(db, { channel: id, kind: 'everything', value: '', by: null }, clock);
    }
    platform.beforePost = (address) => {
      if (/^(c\d+|news)$/.test(address)) throw new RefusedError('The token was revoked.');
    };
    await aStory();
    await tasks.deliver();
    await tasks.settled();
    await later();
    await later();
    expect(told('ops')).toHaveLength(1);
    expect(told('ops')[0]).toContain('cannot post in 13 channels');
  });

  it('tells the operator although the person takes no messages', async () => {
    await operatorIn('ops');
    platform.direct = async () => {
      throw new RefusedError('This person takes no direct messages.');
    };
    await aStory();
    await tasks.deliver();
    await tasks.settled();
    await later();
    expect(told('ops')).toHaveLength(1);
  });
});
