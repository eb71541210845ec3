/** Addresses inside the network: refused in every spelling, behind every name and at every hop. */
import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress, type Lookup } from '../../src/feeds/addresses.ts';
import { createFetcher } from '../../src/feeds/fetch.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';

const REFUSED = /inside a private network/;
const spellings = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://localhost/',
  'http://localhost./',
  'http://0.0.0.0/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://169.254.169.254/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://100.64.0.1/',
  'http://[::ffff:169.254.169.254]/',
  'http://127.0.0.1./',
  'http://①②⑦.0.0.1/',
];

/** A name server of the test's own: what it does not know does not exist. */
function resolver(names: Readonly<Record<string, readonly string[]>>): { lookup: Lookup; asked: string[] } {
  const asked: string[] = [];
  const lookup: Lookup = (name, _, callback) => {
    asked.push(name);
    const found = (names[name] ?? []).map(
      (address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }),
    );
    const missing = Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    setImmediate(() => callback(found.length > 0 ? null : missing, found));
  };
  return { lookup, asked };
}

describe('addresses inside the network', () => {
  let server: FeedServer;
  beforeAll(async () => {
    server = await startFeedServer();
    server.set('/', { body: 'x' });
  });
  afterAll(() => server.close());
  const port = () => new URL(server.url('/')).port;

  it.each(spellings)('refuses %s', async (url) => {
    const fetcher = createFetcher({ userAgent: 'test', allowPrivateHosts: [], timeoutMs: 2_000 });
    await expect(fetcher.fetch(url)).rejects.toThrow(REFUSED);
    await fetcher.close();
  });

  it.each([1, 2, 3, 4, 5])('refuses every spelling that redirect %i leads to', async (hops) => {
    const fetcher = createFetcher({ userAgent: 'test', allowPrivateHosts: [server.host] });
    for (const location of spellings) {
      for (let hop = 1; hop <= hops; hop++) {
        const next =
          hop === hops ? location.replace(/[^\x20-\x7e]+/g, encodeURIComponent) : `/${hops}-${hop + 1}`;
        server.set(`/${hops}-${hop}`, { status: hop % 2 ? 301 : 302, headers: { location: next } });
      }
      await expect(fetcher.fetch(server.url(`/${hops}-1`)), location).rejects.toThrow(REFUSED);
    }
    await fetcher.close();
  });

  it('refuses a name that resolves into the network, by itself and behind a redirect', async () => {
    const inner = [
      '10.0.0.1',
      '127.0.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '::1',
      'fd00::1',
      '::ffff:10.0.0.1',
    ];
    const names = Object.fromEntries(inner.map((address, n) => [`n${n}.example`, [address]]));
    const { lookup } = resolver({ ...names, 'all.example': inner });
    const fetcher = createFetcher({ userAgent: 'test', allowPrivateHosts: [server.host], lookup });
    for (const name of [...Object.keys(names), 'all.example']) {
      await expect(fetcher.fetch(`http://${name}:${port()}/`), name).rejects.toThrow(REFUSED);
      server.set('/on', { status: 302, headers: { location: `http://${name}:${port()}/` } });
      await expect(fetcher.fetch(server.url('/on')), name).rejects.toThrow(REFUSED);
    }
    await fetcher.close();
  });

  it('connects to the address that was checked: a name is resolved once for a connection, and inner addresses are left out', async () => {
    const { lookup, asked } = resolver({ 'mixed.example': ['10.0.0.1', '::1', '127.0.0.1'] });
    const fetcher = createFetcher({ userAgent: 'test', allowPrivateHosts: ['127.0.0.1'], lookup });
    expect((await fetcher.fetch(`http://mixed.example:${port()}/`)).status).toBe(200);
    expect(asked).toEqual(['mixed.example']);
    await fetcher.close();
  });

  it('says that a name does not exist', async () => {
    const { lookup } = resolver({});
    const fetcher = createFetcher({ userAgent: 'test', allowPrivateHosts: [], lookup });
    await expect(fetcher.fetch('http://nobody.example/')).rejects.toThrow(/nobody\.example/);
    await fetcher.close();
  });

  it('opens what the operator names, on that port only where one is given', async () => {
    const server = await startFeedServer();
    server.set('/', { body: 'x' });
    const port = new URL(server.url('/')).port;
    const fetchWith = async (allowed: string, url: string) => {
      const fetcher = createFetcher({ userAgent: 'test', allowPrivateHosts: [allowed] });
      const result = await fetcher.fetch(url).then(
        () => 'open',
        () => 'refused',
      );
      await fetcher.close();
      return result;
    };
    expect(await fetchWith('127.0.0.1', server.url('/'))).toBe('open');
    expect(await fetchWith(`127.0.0.1:${port}`, server.url('/'))).toBe('open');
    expect(await fetchWith('127.0.0.1:1', server.url('/'))).toBe('refused');
    expect(await fetchWith('LOCALHOST', `http://localhost:${port}/`)).toBe('open');
    expect(await fetchWith('127.0.0.1', `http://localhost:${port}/`)).toBe('open');
    await server.close();
  });

  it('calls public addresses public', () => {
    expect(isPublicAddress('93.184.216.34')).toBe(true);
    expect(isPublicAddress('2606:2800:220:1::1')).toBe(true);
    expect(isPublicAddress('nonsense')).toBe(false);
  });
});
