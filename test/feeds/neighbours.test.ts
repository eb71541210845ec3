/** A hostile feed polled beside a good one: it settles, is told in one sentence, and the other goes on as if alone. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';
import { pollFeed } from '../../src/feeds/poll.ts';
import { silentLog } from '../../src/log.ts';
import type { FeedId } from '../../src/model.ts';
import type { FakeAnswer, FakeHandler } from '../fakes/feed-server.ts';
import { type Collecting, rss, startCollecting } from './collecting.ts';

const MB = 1024 ** 2;
const bomb = gzipSync(Buffer.alloc(60 * MB), { level: 9 });
const packed = (body: Uint8Array, encoding: string): FakeAnswer => ({
  body,
  headers: { 'content-encoding': encoding },
});
const onwards = (location: string): FakeAnswer => ({ status: 301, headers: { location } });

const endless: FakeHandler = (_, response) => {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x'))) {}
  };
  response.on('drain', more);
  more();
};
const dripping: FakeHandler = (_, response) => {
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
};
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const outer = '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:1/e.dtd">%p;';
const item = '<item><guid>h</guid><title>Kept</title></item>';
const feed = (inside: string, doctype = ''): FakeAnswer => ({
  body: `${doctype}<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`,
});

describe('beside a good feed', () => {
  let c: Collecting;
  let fetcher: Fetcher;
  let hasty: Fetcher;
  beforeAll(async () => {
    c = await startCollecting();
    const limits = { userAgent: 'test', allowPrivateHosts: [c.server.host], maxBytes: 4 * MB };
    fetcher = createFetcher({ ...limits, timeoutMs: 15_000 });
    hasty = createFetcher({ ...limits, timeoutMs: 1_000 });
  });
  afterAll(async () => {
    await Promise.all([fetcher.close(), hasty.close()]);
    await c.close();
  });
  const poll = (id: FeedId, by = fetcher) =>
    pollFeed(
      { db: c.db, fetcher: by, reader: c.reader, now: () => c.now, log: silentLog, random: () => 0 },
      id,
    );

  /** Polls a feed of this answer and a good one at once; gives what came of the hostile one. */
  async function polledBeside(name: string, answer: FakeAnswer | FakeHandler, by = fetcher) {
    const [path, goodPath] = [`/${name.replace(/\W+/g, '-')}`, `/${name.replace(/\W+/g, '-')}-good`];
    c.server.set(path, answer);
    c.server.set(goodPath, { body: rss([{ guid: 'g', title: 'Good' }]), etag: '"g"' });
    const [bad, good] = [await c.follow(path), await c.follow(goodPath)];
    const [result, other] = await Promise.all([poll(bad, by), poll(good)]);
    expect(other).toMatchObject({ outcome: 'new', added: { length: 1 } });
    expect(await c.feed(good)).toMatchObject({ state: 'active', failures: 0, lastError: null });
    expect((await poll(good)).outcome).toBe('unchanged');
    expect(await c.feed(bad)).toMatchObject({ lastError: result.error ?? null });
    return result;
  }

  it.each<[string, FakeAnswer | FakeHandler, RegExp]>([
    ['a gzip bomb', packed(bomb, 'gzip'), /larger than 4 MB/],
    ['a gzip bomb in another', packed(gzipSync(bomb), 'gzip, gzip'), /larger than 4 MB/],
    ['a body without an end', endless, /larger than 4 MB/],
    ['a feed of 50 MB', { body: Buffer.alloc(50 * MB, ' ') }, /larger than 4 MB/],
    ['a redirect to itself', onwards('/a-redirect-to-itself'), /more than 5 redirects/],
    ['a redirect to a file', onwards('file:///etc/passwd'), /not an http or https address/],
    ['a web page', { body: '<!doctype html><html><body>Hello</body></html>' }, /web page, not a feed/],
  ])('%s fails alone, in one sentence', async (name, answer, sentence) => {
    const { outcome, error = '' } = await polledBeside(name, answer);
    expect(outcome).toBe('failed');
    expect(error).toMatch(sentence);
    expect(error).toMatch(/^[^\n]+\.$/);
  });

  it.each<[string, FakeHandler]>([
    ['a body that drips', dripping],
    ['a server that says nothing', () => {}],
  ])('%s fails alone, at the deadline', async (name, answer) => {
    const { outcome, error } = await polledBeside(name, answer, hasty);
    expect(outcome).toBe('failed');
    expect(error).toMatch(/^[^\n]+ took longer than 1 s\.$/);
  });

  it.each<[string, FakeAnswer]>([
    [
      'a billion laughs',
      feed(`<description>&l9;</description>${item}`, `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]>`),
    ],
    [
      'external and parameter entities',
      feed(`<description>&x;</description>${item}`, `<!DOCTYPE rss [${outer}]>`),
    ],
    ['1,000,000 levels', feed(item + '<a>'.repeat(1_000_000))],
    ['elements of every object', feed(`<__proto__><a>b</a></__proto__><constructor>x</constructor>${item}`)],
    ['NUL and control characters', feed(`\u0000<description>a\u0000\u0008&#0;&#x1f;</description>${item}`)],
  ])('%s cost the feed none of its entries', async (name, answer) => {
    const [article, ...others] = await c.articles(await polledBeside(name, answer));
    expect(others).toEqual([]);
    expect(article?.title).toBe('Kept');
  });

  it('a run of "<" settles, and the feed is polled again later', async () => {
    const { outcome, error } = await polledBeside('a run of <', feed(item + '<'.repeat(1_000_000)));
    expect(outcome === 'new' || /^[^\n]+\.$/.test(error ?? '')).toBe(true);
  });
});
