/** What users of other feed bots complain about, each made impossible. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listFeeds } from '../../src/db/feeds.ts';
import type { FeedId } from '../../src/model.ts';
import { type Collecting, DAY, HOUR, type Item, rss, startCollecting } from './collecting.ts';

const item = (n: number, more: Item = {}): Item => ({
  guid: `guid-${n}`,
  link: `https://news.example/${n}`,
  title: `Post ${n}`,
  date: `Sat, 0${n} Jun 2024 09:00:00 GMT`,
  text: `The words of post ${n}.`,
  ...more,
});

describe('complaints about other bots that must stay impossible', () => {
  let c: Collecting;
  let paths = 0;
  let path: string;
  let id: FeedId;
  beforeAll(async () => {
    c = await startCollecting();
  });
  afterAll(() => c.close());

  /** A feed that was polled once with these items, so that its first poll is over. */
  async function followed(items: readonly Item[]): Promise<void> {
    path = `/feed-${++paths}`;
    id = await c.follow(path);
    c.server.set(path, { body: rss(items) });
    await c.poll(id);
  }
  async function pollWith(items: readonly Item[], head = '') {
    c.now += HOUR;
    c.server.set(path, { body: rss(items, head) });
    return c.poll(id);
  }
  beforeEach(() => followed([item(1), item(2)]));

  it('"it posted the same article again after its date changed"', async () => {
    const result = await pollWith([item(1, { date: 'Sun, 09 Jun 2024 09:00:00 GMT' }), item(2)]);
    expect(result.added).toEqual([]);
  });

  it('"it posted everything again after the site changed its guids"', async () => {
    const result = await pollWith([item(1, { guid: 'new-1' }), item(2, { guid: 'new-2' })]);
    expect(result.added).toEqual([]);
  });

  it('"it posts everything again at every poll because the guids are random"', async () => {
    for (let round = 0; round < 12; round++) {
      const result = await pollWith([item(1, { guid: `r${round}-1` }), item(2, { guid: `r${round}-2` })]);
      expect(result.added).toEqual([]);
    }
  });

  it('"it posted everything again after the site moved to https and another domain"', async () => {
    const result = await pollWith(
      [1, 2].map((n) => item(n, { guid: `https://other.example/${n}`, link: `https://other.example/${n}` })),
    );
    expect(result.added).toEqual([]);
  });

  it('"it posted old articles again when the feed was re-ordered"', async () => {
    const result = await pollWith([item(2), item(1)]);
    expect(result.added).toEqual([]);
  });

  it('"it posted a re-dated entry again, and the feed has neither guids nor links"', async () => {
    const bare = (n: number, day: number): Item => ({
      title: `Bare ${n}`,
      text: `Bare words ${n}.`,
      date: `2024-06-0${day}`,
    });
    await followed([bare(1, 1), bare(2, 1)]);
    expect((await pollWith([bare(1, 2), bare(2, 2), bare(3, 2)])).added).toHaveLength(1);
  });

  it('"posts are lost because many entries share one day as their time"', async () => {
    const sameDay = [3, 4, 5, 6].map((n) => item(n, { date: '2024-06-01' }));
    expect((await pollWith([item(1), item(2), ...sameDay])).added).toHaveLength(4);
    const more = [7, 8].map((n) => item(n, { date: '2024-06-01' }));
    expect((await pollWith([...sameDay, ...more])).added).toHaveLength(2);
  });

  it('"entries without a date are never posted"', async () => {
    const { title = '', text = '' } = item(3);
    const result = await pollWith([item(1), { title, text }]);
    const [article] = await c.articles(result);
    expect(article).toMatchObject({ title: 'Post 3', published: null, backlog: false });
  });

  it('"posts are lost because every entry links to the home page"', async () => {
    const home = 'https://news.example/';
    await followed([item(1, { link: home })]);
    expect((await pollWith([item(2, { link: home })])).added).toHaveLength(1);
    expect((await pollWith([item(3, { link: `${home}latest` })])).added).toHaveLength(1);
    expect((await pollWith([item(4, { link: `${home}latest` })])).added).toHaveLength(1);
  });

  it('"posts are lost because all entries have the same guid"', async () => {
    await followed([item(1, { guid: 'x' }), item(2, { guid: 'x' })]);
    expect((await pollWith([1, 2, 3].map((n) => item(n, { guid: 'x' })))).added).toHaveLength(1);
  });

  it('"the first subscription floods the channel": one sample, the rest is backlog', async () => {
    path = `/feed-${++paths}`;
    id = await c.follow(path);
    c.server.set(path, { body: rss([item(2), item(5), item(1)]) });
    const articles = await c.articles(await c.poll(id));
    expect(articles).toHaveLength(3);
    expect(articles.filter((article) => !article.backlog).map((article) => article.title)).toEqual([
      'Post 5',
    ]);
  });

  it('"the feed froze on a cache hit": a body that could not be stored is read again', async () => {
    c.now += HOUR;
    c.server.set(path, { body: '<html><body>Down for maintenance</body></html>', etag: '"down"' });
    expect((await c.poll(id)).outcome).toBe('failed');
    c.server.set(path, { body: rss([item(3)]), etag: '"down"' });
    expect((await c.poll(id)).added).toHaveLength(1);
  });

  it('"the feed froze on a cache hit": validators are dropped after 8 days of "not modified"', async () => {
    c.server.set(path, { body: rss([item(1)]), etag: '"stuck"' });
    await c.poll(id);
    c.server.set(path, { body: rss([item(1), item(3)]), etag: '"stuck"' });
    c.now += 7 * DAY;
    expect((await c.poll(id)).outcome).toBe('unchanged');
    c.now += 2 * DAY;
    expect((await c.poll(id)).added).toHaveLength(1);
  });

  it('"two feeds at one address lock each other out": the one that moved there retires, the other goes on', async () => {
    const first = id;
    const target = path;
    const second = await c.follow(`/old-${paths}`);
    c.server.set(`/old-${paths}`, { status: 301, headers: { location: target } });
    expect(await c.poll(second)).toMatchObject({ outcome: 'gone' });
    expect((await pollWith([item(1), item(2), item(3)])).added).toHaveLength(1);
    expect(await c.feed(first)).toMatchObject({ state: 'active', failures: 0 });
  });

  it('"adding a feed twice broke both": the second time nothing changes', async () => {
    const before = (await listFeeds(c.db)).length;
    expect(await c.follow(path)).toBe(id);
    expect(await listFeeds(c.db)).toHaveLength(before);
  });

  it('"it posted an article from last year again": an entry that returns is known', async () => {
    await pollWith([item(3)]);
    c.now += 365 * DAY;
    expect((await pollWith([item(1), item(3)])).added).toEqual([]);
  });

  it('"an article that is edited all the time floods": an edit updates its article, 24 times at most', async () => {
    const edits = [];
    for (let round = 0; round < 30; round++) {
      const result = await pollWith([item(1, { text: `Visitors so far: ${round}.` }), item(2)]);
      expect(result.added).toEqual([]);
      edits.push(...result.edited);
    }
    expect(edits).toHaveLength(24);
  });
});
