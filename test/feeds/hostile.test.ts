/** Input made to hurt: each settles in its own time and memory, in one sentence, and other feeds go on. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceError } from '../../src/errors.ts';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';
import { createFeedReader, type FeedReader, READING_LIMITS } from '../../src/feeds/reader.ts';
import type { ReadFeed } from '../../src/feeds/words.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';
import { rss } from './collecting.ts';

const GOOD = rss([{ guid: 'a', title: 'Good', link: 'https://news.example/a' }]);
const bytes = (text: string) => new TextEncoder().encode(text);

/** The failure's one sentence; fails the test when there is none. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(SourceError);
  const { message } = error as SourceError;
  expect(message).toMatch(/^[^\n]+[.]$/);
  return message;
}

describe('hostile documents', () => {
  let reader: FeedReader;
  beforeAll(() => {
    reader = createFeedReader({ workers: 2 });
  });
  afterAll(() => reader.close());
  const read = (text: string): Promise<ReadFeed> => reader.read(bytes(text));

  it('has 3 s and 256 MB at most: a thread with more is stopped', () => {
    const { deadlineMs, maxHeapMb, youngMb } = READING_LIMITS;
    expect(deadlineMs).toBeLessThanOrEqual(3_000);
    expect(maxHeapMb + youngMb).toBeLessThanOrEqual(256);
  });

  it('does not grow a billion laughs', async () => {
    const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    );
    const feed = await read(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${levels}]><rss version="2.0"><channel><title>T</title><item><title>x &l9; y</title></item></channel></rss>`,
    );
    expect(feed.entries[0]?.title.length).toBeLessThan(100);
  });

  it('reads no file and asks no server for external and parameter entities', async () => {
    const feed = await read(
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:1/e.dtd">%p;]><rss version="2.0"><channel><title>T &x;</title></channel></rss>',
    );
    expect(feed.title).toBe('T &x;');
  });

  it('settles a document of 1,000,000 levels', async () => {
    const deep = `<rss version="2.0"><channel><item><title>Before</title></item>${'<a>'.repeat(1_000_000)}`;
    expect((await read(deep)).entries[0]?.title).toBe('Before');
    expect(
      (await read(rss([{ title: 'x', text: `<![CDATA[${'<div>'.repeat(1_000_000)}]]>` }]))).entries,
    ).toHaveLength(1);
  });

  it('settles long runs of "<" and of unclosed constructs', async () => {
    for (const run of ['<', '&lt;', '<!--', '<![CDATA[', '&', '&#', '<h', '<title ', '<?', 'xmlns:a="']) {
      const text = rss([{ title: 'Kept', text: run.repeat(100_000) }]);
      const settled = await read(text).then(
        (feed) => feed.entries[0]?.title,
        (error: unknown) => error,
      );
      expect(settled === 'Kept' || settled instanceof SourceError).toBe(true);
    }
  });

  it('refuses a document of 50 MB', async () => {
    expect(await failure(reader.read(new Uint8Array(50 * 1024 ** 2)))).toMatch(/larger than 32 MB/);
  });

  it('stops a document that needs more memory than it may, and reads the next one', async () => {
    const small = createFeedReader({ workers: 1, maxHeapMb: 24 });
    const huge = `<rss version="2.0"><channel>${'<item><title>x</title><link>https://a.example/</link></item>'.repeat(200_000)}`;
    expect(await failure(small.read(bytes(huge)))).toMatch(/memory|too long/);
    expect((await small.read(bytes(GOOD))).entries).toHaveLength(1);
    await small.close();
  });

  it('stops a document at the deadline while others are read', async () => {
    const hasty = createFeedReader({ workers: 2, deadlineMs: 1 });
    await failure(hasty.read(bytes(rss(Array.from({ length: 20_000 }, (_, n) => ({ title: `t${n}` }))))));
    await hasty.close();
  });

  it('reads what stood behind a document that was stopped, in a new thread', async () => {
    const one = createFeedReader({ workers: 1, deadlineMs: 300 });
    const endless = rss(Array.from({ length: 200_000 }, (_, n) => ({ title: `t${n}` })));
    // The thread runs: what comes behind the first document is at hand there when it is stopped.
    await one.read(bytes(GOOD));
    const reading = [endless, GOOD, GOOD].map((text) => one.read(bytes(text)));
    const settled = await Promise.allSettled(reading);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    await one.close();
  });

  it('takes elements named __proto__ and constructor for what they are: unknown elements', async () => {
    const feed = await read(
      '<rss version="2.0"><channel><__proto__><polluted>yes</polluted></__proto__><constructor>x</constructor><title>T</title><item><__proto__>x</__proto__><constructor>y</constructor><title>Kept</title></item></channel></rss>',
    );
    expect(feed.entries[0]?.title).toBe('Kept');
    expect('polluted' in {}).toBe(false);
  });

  it('removes NUL and control characters', async () => {
    const feed = await read(
      '\u0000<rss version="2.0"><channel><title>A\u0000B\u0008C&#0;&#x1f;D</title></channel></rss>',
    );
    expect(feed.title).toBe('ABCD');
  });

  it('says in one sentence what a document is that is no feed', async () => {
    expect(await failure(read('<!doctype html><html><body>Hello</body></html>'))).toMatch(
      /web page, not a feed/,
    );
    expect(await failure(read(''))).toMatch(/empty/);
    expect(await failure(read('{"hello": 1}'))).toMatch(/JSON/);
    expect(await failure(read('{"hello'))).toMatch(/JSON/);
    expect(await failure(read('just words'))).toMatch(/not a feed/);
    expect(await failure(read('<opml version="2.0"/>'))).toMatch(/OPML/);
    expect(await failure(read('<svg xmlns="x"/>'))).toMatch(/"svg"/);
  });

  it('keeps the good entries of a broken document', async () => {
    const broken = `<rss version="2.0"><channel><item><title>One & two</title></item><item><title>Bad<item><title>Three</title></item><item><title>Cut`;
    expect((await read(broken)).entries.map((entry) => entry.title)).toContain('One & two');
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><updated>not a date</updated><link/></entry><entry><title>B</title><updated>2024-01-02T03:04:05Z</updated></entry></feed>`;
    expect((await read(atom)).entries.map(({ title, updated }) => [title, updated])).toEqual([
      ['A', null],
      ['B', Date.UTC(2024, 0, 2, 3, 4, 5)],
    ]);
  });
});

describe('hostile servers', () => {
  let server: FeedServer;
  let fetcher: Fetcher;
  beforeAll(async () => {
    server = await startFeedServer();
    fetcher = createFetcher({
      userAgent: 'test',
      allowPrivateHosts: [server.host],
      timeoutMs: 500,
      maxBytes: 1024 ** 2,
    });
    server.set('/good', { body: GOOD });
  });
  afterAll(async () => {
    await fetcher.close();
    await server.close();
  });
  const fetchFailure = (path: string) => failure(fetcher.fetch(server.url(path)));

  it('stops a gzip bomb, and a double one, at the cap', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 ** 2), { level: 9 });
    server.set('/bomb', { body: bomb, headers: { 'content-encoding': 'gzip' } });
    server.set('/double', { body: gzipSync(bomb), headers: { 'content-encoding': 'gzip, gzip' } });
    expect(await fetchFailure('/bomb')).toMatch(/larger than 1 MB/);
    expect(await fetchFailure('/double')).toMatch(/larger than 1 MB/);
  });

  it('stops an endless body at the cap', async () => {
    server.set('/endless', (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x'))) {}
      };
      response.on('drain', more);
      more();
    });
    expect(await fetchFailure('/endless')).toMatch(/larger than 1 MB/);
  });

  it('stops a body that drips, and a server that says nothing, at the deadline', async () => {
    server.set('/drip', (_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    server.set('/silent', () => {});
    expect(await fetchFailure('/drip')).toMatch(/took longer than 0.5 s/);
    expect(await fetchFailure('/silent')).toMatch(/took longer than 0.5 s/);
  });

  it('follows five redirects, and no loop', async () => {
    for (let n = 1; n <= 6; n++)
      server.set(`/hop${n}`, { status: 302, headers: { location: n === 1 ? '/good' : `/hop${n - 1}` } });
    server.set('/loop', { status: 302, headers: { location: '/loop' } });
    expect((await fetcher.fetch(server.url('/hop5'))).url).toBe(server.url('/good'));
    expect(await fetchFailure('/hop6')).toMatch(/more than 5 redirects/);
    expect(await fetchFailure('/loop')).toMatch(/more than 5 redirects/);
  });

  it('follows no redirect out of http, to a password or into the network', async () => {
    const targets = [
      'file:///etc/passwd',
      'http://user:pass@news.example/',
      'http://169.254.169.254/latest/',
      'http://[::1]:1/',
      'http://2130706433:1/',
    ];
    for (const [n, location] of targets.entries()) {
      server.set(`/to${n}`, { status: 301, headers: { location } });
      await fetchFailure(`/to${n}`);
    }
  });

  it('says what a damaged answer is', async () => {
    server.set('/damaged', { body: 'no gzip at all', headers: { 'content-encoding': 'gzip' } });
    server.set('/unknown', { body: 'x', headers: { 'content-encoding': 'zpaq' } });
    expect(await fetchFailure('/damaged')).toMatch(/damaged compressed/);
    expect(await fetchFailure('/unknown')).toMatch(/not asked for/);
  });
});
