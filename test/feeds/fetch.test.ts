import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';
import { FetchError } from '../../src/feeds/fetch-error.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';

describe('fetching', () => {
  let server: FeedServer;
  let fetcher: Fetcher;
  let now = Date.UTC(2024, 5, 1);
  beforeAll(async () => {
    server = await startFeedServer();
    fetcher = createFetcher({ userAgent: 'Dateline/test', allowPrivateHosts: [server.host], now: () => now });
  });
  afterAll(async () => {
    await fetcher.close();
    await server.close();
  });
  const failed = async (path: string): Promise<FetchError> => {
    const error: unknown = await fetcher.fetch(server.url(path)).catch((caught: unknown) => caught);
    if (!(error instanceof FetchError)) throw new Error('it did not fail');
    return error;
  };

  it('says who it is and sends neither cookies nor a referrer, after a redirect either', async () => {
    server.set('/cookie', { status: 302, headers: { location: '/after', 'set-cookie': 'a=b' } });
    server.set('/after', { body: 'x' });
    await fetcher.fetch(server.url('/cookie'));
    const headers = server.requests.at(-1)?.headers;
    expect(headers?.['user-agent']).toBe('Dateline/test');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });

  it('reads gzip, br, and both kinds of deflate', async () => {
    const encodings = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };
    for (const [encoding, compress] of [...Object.entries(encodings), ['deflate', deflateRawSync] as const]) {
      server.set('/packed', { body: compress('Grüße'), headers: { 'content-encoding': encoding } });
      const { bytes } = await fetcher.fetch(server.url('/packed'));
      expect(new TextDecoder().decode(bytes)).toBe('Grüße');
    }
  });

  it('sends validators back byte for byte and takes "not modified" for an answer', async () => {
    const etag = 'W/"odd \\"quoted\\"-gzip"';
    const lastModified = 'Sat, 1 Jun 2024 9:00:00 +0000';
    server.set('/valid', { body: 'x', etag, lastModified });
    const first = await fetcher.fetch(server.url('/valid'));
    expect(first).toMatchObject({ status: 200, etag, lastModified });
    const second = await fetcher.fetch(server.url('/valid'), first);
    expect(second).toMatchObject({ status: 304, etag });
    expect(server.requests.at(-1)?.headers).toMatchObject({
      'if-none-match': etag,
      'if-modified-since': lastModified,
    });
  });

  it('reports a move only when every redirect was permanent', async () => {
    server.set('/new', { body: 'x' });
    server.set('/301', { status: 301, headers: { location: '/new' } });
    server.set('/308', { status: 308, headers: { location: '/301' } });
    server.set('/302', { status: 302, headers: { location: '/301' } });
    expect((await fetcher.fetch(server.url('/308'))).movedTo).toBe(server.url('/new'));
    expect((await fetcher.fetch(server.url('/302'))).movedTo).toBeNull();
    expect((await fetcher.fetch(server.url('/new'))).movedTo).toBeNull();
  });

  it('says for how long the answer is fresh', async () => {
    const freshFor = async (headers: Record<string, string>) => {
      server.set('/fresh', { body: 'x', headers });
      return (await fetcher.fetch(server.url('/fresh'))).freshForMs;
    };
    expect(await freshFor({ 'cache-control': 'public, max-age=600', age: '60' })).toBe(540_000);
    expect(await freshFor({ expires: new Date(now + 90_000).toUTCString() })).toBe(90_000);
    expect(await freshFor({ 'cache-control': 'no-cache, max-age=600' })).toBeNull();
    expect(await freshFor({})).toBeNull();
  });

  it('says what a failure is, with the status and what Retry-After asks', async () => {
    server.set('/gone', { status: 410 });
    server.set('/busy', { status: 503, headers: { 'retry-after': '120' } });
    expect(await failed('/nothing')).toMatchObject({
      status: 404,
      message: expect.stringMatching(/nothing is at this address/),
    });
    expect(await failed('/gone')).toMatchObject({ status: 410 });
    expect(await failed('/busy')).toMatchObject({ status: 503, retryAfterMs: 120_000 });
  });

  it('says when a name does not exist or nobody listens', async () => {
    const open = createFetcher({ userAgent: 'test', allowPrivateHosts: ['127.0.0.1'] });
    await expect(open.fetch('http://127.0.0.1:1/')).rejects.toThrow('127.0.0.1:1 refuses connections.');
    await expect(open.fetch('ftp://news.example/')).rejects.toThrow(/not an http or https address/);
    await expect(open.fetch('no address')).rejects.toThrow(/not an address/);
    await open.close();
  });

  it('leaves a host alone after a 429, until its time is over', async () => {
    server.set('/often', { status: 429, headers: { 'retry-after': '60' } });
    expect(await failed('/often')).toMatchObject({ status: 429, retryAfterMs: 60_000 });
    const asked = server.requests.length;
    expect(await failed('/new')).toMatchObject({ status: 429, retryAfterMs: 60_000 });
    expect(server.requests).toHaveLength(asked);
    now += 60_000;
    expect((await fetcher.fetch(server.url('/new'))).status).toBe(200);
  });

  it('asks one host at most two things at once', async () => {
    let open = 0;
    let most = 0;
    server.set('/slow', (_, response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end('x');
      });
    });
    await Promise.all(Array.from({ length: 10 }, () => fetcher.fetch(server.url('/slow'))));
    expect(most).toBeLessThanOrEqual(2);
  });
});
