/** Robots rules, as RFC 9309 has them, over a real server. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';
import { type FakeAnswer, type FeedServer, startFeedServer } from '../fakes/feed-server.ts';

describe('robots rules', () => {
  let server: FeedServer;
  let other: FeedServer;
  let fetcher: Fetcher;
  let now: number;
  beforeAll(async () => {
    server = await startFeedServer();
    other = await startFeedServer();
    for (const { set } of [server, other]) set('/page', { body: 'words' });
  });
  afterAll(() => Promise.all([server.close(), other.close()]));
  beforeEach(() => {
    now = Date.UTC(2024, 5, 1);
    server.requests.length = 0;
    fetcher = createFetcher({
      userAgent: 'Dateline/test',
      allowPrivateHosts: [server.host, other.host],
      now: () => now,
    });
    return () => fetcher.close();
  });
  const robots = (body: string, answer: FakeAnswer = {}) => server.set('/robots.txt', { body, ...answer });
  const get = (path = '/page') =>
    fetcher.fetch(server.url(path), { asRobot: true }).then(
      () => 'read',
      (error: Error) => error.message,
    );
  const asked = () => server.requests.filter(({ path }) => path === '/robots.txt').length;

  it('keeps to rules for everybody, and to those for Dateline before them', async () => {
    robots('User-agent: *\nDisallow: /page\nAllow: /page/open\n');
    expect(await get()).toBe(`${server.host} asks programs not to read this page (robots.txt).`);
    expect(server.requests.map(({ path }) => path)).toEqual(['/robots.txt']);
    expect(await get('/page/open')).toMatch(/nothing is at this address/);
    now += 25 * 3_600_000;
    robots('\ufeffUser-agent: *\nDisallow:\n\nUser-agent: DATELINE\nUser-agent: other\nDisallow: /*age$\n');
    expect(await get()).toMatch(/asks programs not to/);
  });

  it('asks once for all pages of a host, at the same time too, and not for feeds', async () => {
    robots('User-agent: *\nAllow: /');
    await Promise.all([get(), get(), get(), get()]);
    await fetcher.fetch(server.url('/page'));
    expect(asked()).toBe(1);
  });

  it('asks again after what its headers say, between ten minutes and a day', async () => {
    const askedAgain = async (maxAge: string | null, ms: number) => {
      robots('', maxAge === null ? {} : { headers: { 'cache-control': maxAge } });
      now += 25 * 3_600_000;
      await get();
      const before = asked();
      now += ms;
      await get();
      return asked() - before;
    };
    expect(await askedAgain('max-age=3600', 3_599_000)).toBe(0);
    expect(await askedAgain('max-age=3600', 3_600_000)).toBe(1);
    expect(await askedAgain('max-age=0', 599_000)).toBe(0);
    expect(await askedAgain('max-age=9999999', 24 * 3_600_000)).toBe(1);
    expect(await askedAgain(null, 24 * 3_600_000 - 1)).toBe(0);
  });

  it('takes 404 and 403 for no rules, and 500, 429 and silence for "not now"', async () => {
    for (const [status, answer] of [
      [404, 'read'],
      [403, 'read'],
      [500, /cannot say for now/],
      [503, /cannot say for now/],
    ] as const) {
      now += 25 * 3_600_000;
      robots('User-agent: *\nDisallow: /', { status });
      expect(await get()).toMatch(answer);
    }
    now += 25 * 3_600_000;
    server.set('/robots.txt', (request) => request.socket.destroy());
    expect(await get()).toMatch(/cannot say for now/);
    robots('');
    now += 10 * 60_000;
    expect(await get()).toBe('read');
    now += 25 * 3_600_000;
    robots('', { status: 429 });
    expect(await get()).toMatch(/cannot say for now/);
  });

  it('asks the host that a page redirects to as well', async () => {
    robots('');
    other.set('/robots.txt', { body: 'User-agent: *\nDisallow: /' });
    server.set('/moved', { status: 302, headers: { location: other.url('/page') } });
    expect(await get('/moved')).toBe(`${other.host} asks programs not to read this page (robots.txt).`);
    expect(other.requests.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  it('reads 500 KiB of rules, and stops at rules that are made to take long', async () => {
    robots(`User-agent: *\n${'# nothing\n'.repeat(60_000)}Disallow: /`);
    expect(await get()).toBe('read');
    now += 25 * 3_600_000;
    robots(`User-agent: *\n${`Disallow: /${'*a'.repeat(1000)}b\n`.repeat(240)}`);
    expect(await get(`/page?${'a'.repeat(1500)}`)).toMatch(/asks programs not to/);
  });
});
