import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { feedHealth } from '../../src/db/feed-health.ts';
import { dueFeeds, feedById, removeFeed } from '../../src/db/feeds.ts';
import { pollFeed } from '../../src/feeds/poll.ts';
import { silentLog } from '../../src/log.ts';
import type { FeedId } from '../../src/model.ts';
import { type Collecting, DAY, HOUR, rss, startCollecting } from './collecting.ts';

describe('polling a feed', () => {
  let c: Collecting;
  beforeAll(async () => {
    c = await startCollecting();
  });
  afterAll(() => c.close());

  it('stores articles as plain text with the publisher, the link and the time', async () => {
    const id = await c.follow('/one');
    c.server.set('/one', {
      body: rss([
        {
          guid: 'a',
          link: 'https://news.example/a',
          title: 'A &amp; B',
          date: 'Sat, 01 Jun 2024 09:00:00 GMT',
          text: '<![CDATA[<p>First.</p><p>Second &amp; third.</p>]]>',
        },
      ]),
    });
    const result = await c.poll(id);
    expect(result.outcome).toBe('new');
    expect(await c.articles(result)).toEqual([
      expect.objectContaining({
        feedId: id,
        publisher: { name: 'News', region: null },
        url: 'https://news.example/a',
        title: 'A & B',
        text: 'First.\n\nSecond & third.',
        published: Date.UTC(2024, 5, 1, 9),
        collected: c.now,
      }),
    ]);
  });

  it('remembers validators from 200 and 304, and is not told that anything is new', async () => {
    const id = await c.follow('/valid');
    c.server.set('/valid', {
      body: rss([{ guid: 'a', title: 'a' }]),
      etag: '"1"',
      lastModified: 'Sat, 01 Jun 2024 09:00:00 GMT',
    });
    await c.poll(id);
    expect(await c.feed(id)).toMatchObject({
      etag: '"1"',
      lastModified: 'Sat, 01 Jun 2024 09:00:00 GMT',
      failures: 0,
    });
    c.now += HOUR;
    expect((await c.poll(id)).outcome).toBe('unchanged');
    expect(c.server.requests.at(-1)?.headers['if-none-match']).toBe('"1"');
    expect(await c.feed(id)).toMatchObject({ lastSucceededAt: c.now, etag: '"1"' });
  });

  it('polls a lively feed more rarely while it is silent, and as before once it speaks again', async () => {
    const id = await c.follow('/lively');
    const items = (from: number) =>
      rss(
        Array.from({ length: 48 }, (_, n) => ({
          guid: `lively-${from - n * HOUR}`,
          title: `At ${n}`,
          date: new Date(from - n * (HOUR / 2)).toUTCString(),
        })),
      );
    c.server.set('/lively', { body: items(c.now), etag: '"l1"' });
    await c.poll(id);
    const wait = async () => ((await c.feed(id)).nextCheckAt ?? 0) - c.now;
    expect(await wait()).toBe(HOUR / 6);
    for (const [silence, interval] of [
      [6 * HOUR, HOUR / 4],
      [2 * DAY, 2 * HOUR],
      [7 * DAY, 4 * HOUR],
    ] as const) {
      c.now = ((await c.feed(id)).lastBodyAt ?? 0) + silence;
      expect((await c.poll(id)).outcome).toBe('unchanged');
      expect(await wait()).toBe(interval);
    }
    c.server.set('/lively', { body: items(c.now), etag: '"l2"' });
    await c.poll(id);
    expect(await wait()).toBe(HOUR / 6);
  });

  it('writes the quiet polls of a round in a few commits, and every one of them', async () => {
    const ids: FeedId[] = [];
    for (let n = 0; n < 30; n++) {
      c.server.set(`/quiet-${n}`, { body: rss([{ guid: `q${n}`, title: `q${n}` }]), etag: `"${n}"` });
      ids.push(await c.follow(`/quiet-${n}`));
      await c.poll(ids[n] as FeedId);
    }
    c.now += DAY;
    let commits = 0;
    const counted: Database = {
      ...c.db,
      atomically: (work) => {
        commits += 1;
        return c.db.atomically(work);
      },
    };
    const written = new Set<Promise<void>>();
    const deps = {
      ...c,
      db: counted,
      now: () => c.now,
      log: silentLog,
      later: (quiet: Promise<void>) => void written.add(quiet),
    };
    for (const id of ids) expect((await pollFeed(deps, id)).outcome).toBe('unchanged');
    await Promise.all(written);
    expect(commits).toBe(written.size);
    expect(commits).toBeLessThan(ids.length);
    for (const id of ids) expect(await c.feed(id)).toMatchObject({ lastSucceededAt: c.now, failures: 0 });
  });

  it('stores new validators when the body is the same', async () => {
    const id = await c.follow('/same');
    const body = rss([{ guid: 'a', title: 'a' }]);
    c.server.set('/same', { body, etag: '"1"' });
    await c.poll(id);
    c.server.set('/same', { body, etag: '"2"' });
    expect((await c.poll(id)).outcome).toBe('unchanged');
    expect((await c.feed(id)).etag).toBe('"2"');
  });

  it('comes back when the feed, the server and its own pace allow, and not before', async () => {
    const id = await c.follow('/pace');
    c.server.set('/pace', {
      body: rss([{ guid: 'a', title: 'a' }], '<ttl>90</ttl>'),
      headers: { 'cache-control': 'max-age=7200' },
    });
    await c.poll(id);
    expect((await c.feed(id)).nextCheckAt).toBe(c.now + 2 * HOUR);
    expect((await dueFeeds(c.db, c.now + 2 * HOUR - 1, 99)).map((feed) => feed.id)).not.toContain(id);
    expect((await dueFeeds(c.db, c.now + 2 * HOUR, 99)).map((feed) => feed.id)).toContain(id);
  });

  it('says what failed in one sentence and waits longer each time', async () => {
    const id = await c.follow('/failing');
    c.server.set('/failing', { status: 500 });
    const waits = [];
    for (let round = 0; round < 3; round++) {
      expect(await c.poll(id)).toMatchObject({
        outcome: 'failed',
        error: expect.stringMatching(/the server has a fault/),
      });
      waits.push((await c.feed(id)).nextCheckAt - c.now);
    }
    expect(waits).toEqual([10, 20, 40].map((minutes) => minutes * 60_000));
    c.server.set('/failing', { body: rss([{ guid: 'a', title: 'a' }]) });
    await c.poll(id);
    expect(await c.feed(id)).toMatchObject({ failures: 0, lastError: null });
  });

  it('moves with a permanent redirect that leads to a feed, and not with one that leads to a page', async () => {
    const id = await c.follow('/old');
    c.server.set('/old', { status: 301, headers: { location: '/login' } });
    c.server.set('/login', { body: '<html><form>Log in</form></html>' });
    expect((await c.poll(id)).outcome).toBe('failed');
    expect((await c.feed(id)).url).toBe(c.server.url('/old'));
    c.server.set('/old', { status: 308, headers: { location: '/moved' } });
    c.server.set('/moved', { body: rss([{ guid: 'a', title: 'a' }]) });
    expect((await c.poll(id)).outcome).toBe('new');
    expect((await c.feed(id)).url).toBe(c.server.url('/moved'));
  });

  it('moves with a permanent redirect though nothing is new there: "not modified", or the same document', async () => {
    const body = rss([{ guid: 'a', title: 'a' }]);
    for (const etag of ['"kept"', undefined]) {
      const path = `/moves-quietly-${etag ? 'unmodified' : 'same'}`;
      const id = await c.follow(path);
      c.server.set(path, { body, ...(etag && { etag }) });
      await c.poll(id);
      c.server.set(path, { status: 301, headers: { location: `${path}-new` } });
      c.server.set(`${path}-new`, { body, ...(etag && { etag }) });
      expect((await c.poll(id)).outcome).toBe('unchanged');
      expect(await c.feed(id)).toMatchObject({ url: c.server.url(`${path}-new`), etag: etag ?? null });
    }
  });

  it('does not move to a log-in page that calls itself "not modified"', async () => {
    const lastModified = 'Sat, 01 Jun 2024 09:00:00 GMT';
    const id = await c.follow('/behind-login');
    c.server.set('/behind-login', { body: rss([{ guid: 'a', title: 'a' }]), lastModified });
    await c.poll(id);
    c.server.set('/behind-login', { status: 301, headers: { location: '/login-page' } });
    c.server.set('/login-page', { body: '<html><form>Log in</form></html>', lastModified });
    expect(await c.poll(id)).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/web page/) });
    expect((await c.feed(id)).url).toBe(c.server.url('/behind-login'));
  });

  it('retires a feed that moves to one that is followed, also when nothing is new there', async () => {
    const body = rss([{ guid: 'a', title: 'a' }]);
    const [old, twin] = [await c.follow('/twin-old'), await c.follow('/twin')];
    c.server.set('/twin-old', { body, etag: '"1"' });
    c.server.set('/twin', { body, etag: '"1"' });
    await c.poll(old);
    c.server.set('/twin-old', { status: 301, headers: { location: '/twin' } });
    expect(await c.poll(old)).toMatchObject({
      outcome: 'gone',
      error: expect.stringMatching(/followed already/),
    });
    expect((await c.poll(twin)).outcome).toBe('new');
  });

  it('lets one of two feeds that move to one address at once go on, whichever comes first', async () => {
    const pair = [await c.follow('/pair-1'), await c.follow('/pair-2')];
    for (const path of ['/pair-1', '/pair-2']) {
      c.server.set(path, { status: 308, headers: { location: '/pair-new' } });
    }
    c.server.set('/pair-new', { body: rss([{ guid: 'p', title: 'p' }]) });
    const outcomes = (await Promise.all(pair.map((id) => c.poll(id)))).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['gone', 'new']);
  });

  it('goes on through its old address where the new one belongs to a feed that is gone', async () => {
    const gone = await c.follow('/back-again');
    c.server.set('/back-again', { status: 410 });
    await c.poll(gone);
    const id = await c.follow('/to-back-again');
    c.server.set('/to-back-again', { status: 301, headers: { location: '/back-again' } });
    c.server.set('/back-again', { body: rss([{ guid: 'b', title: 'b' }]) });
    expect((await c.poll(id)).outcome).toBe('new');
    expect((await c.feed(id)).url).toBe(c.server.url('/to-back-again'));
  });

  it('ends a feed that is gone for good', async () => {
    const id = await c.follow('/gone');
    c.server.set('/gone', { status: 410 });
    expect((await c.poll(id)).outcome).toBe('gone');
    const asked = c.server.requests.length;
    expect((await c.poll(id)).outcome).toBe('gone');
    expect(c.server.requests).toHaveLength(asked);
    expect((await c.feed(id)).state).toBe('gone');
  });

  it('lets all feeds of a host wait after a 429', async () => {
    const [asked, other] = [await c.follow('/often'), await c.follow('/other')];
    c.server.set('/often', { status: 429, headers: { 'retry-after': '7200' } });
    await c.poll(asked);
    expect((await c.feed(other)).nextCheckAt).toBe(c.now + 2 * HOUR);
    c.now += 2 * HOUR;
  });

  it('does not call an entry published that is dated further ahead than a time zone can explain', async () => {
    const id = await c.follow('/future');
    c.server.set('/future', {
      body: rss([{ guid: 'a', title: 'a', date: new Date(c.now + 3 * DAY).toUTCString() }]),
    });
    const [article] = await c.articles(await c.poll(id));
    expect(article?.published).toBeNull();
  });

  it('stores nothing twice after a feed was removed and added again', async () => {
    const id = await c.follow('/again');
    c.server.set('/again', { body: rss([{ guid: 'a', title: 'a' }]) });
    expect((await c.poll(id)).added).toHaveLength(1);
    expect(await removeFeed(c.db, id)).toBe(true);
    expect(await removeFeed(c.db, id)).toBe(false);
    expect((await c.poll(await c.follow('/again'))).added).toEqual([]);
  });

  it('stores nothing twice when two polls of one feed run at once', async () => {
    const id = await c.follow('/twice');
    c.server.set('/twice', { body: rss([1, 2, 3].map((n) => ({ guid: `${n}`, title: `t${n}` }))) });
    const [first, second] = await Promise.all([c.poll(id), c.poll(id)]);
    expect(first.added.length + second.added.length).toBe(3);
  });

  it('knows how well a feed does', async () => {
    const id = await c.follow('/health');
    c.server.set('/health', { body: rss([{ guid: '0', title: 'old' }]) });
    await c.poll(id);
    const fresh = [1, 2, 3].map((n) => ({
      guid: `${n}`,
      title: `t${n}`,
      date: new Date(c.now - n * HOUR).toUTCString(),
    }));
    c.server.set('/health', { body: rss(fresh) });
    await c.poll(id);
    const feed = await feedById(c.db, id);
    const [health] = await feedHealth(c.db, feed ? [feed] : [], c.now);
    expect(health).toMatchObject({
      lastSucceededAt: c.now,
      latencyP50: 2 * HOUR,
      latencyP95: 3 * HOUR,
      entriesPerWeek: 4,
      articles: 4,
      problem: null,
    });
  });
});
