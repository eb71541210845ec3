/** WebSub over real HTTP: a hub that verifies, signs, denies and forgets, Dateline's own callback, one clock for both. */
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFeed } from '../../src/db/feeds.ts';
import { pushHealth, pushOf } from '../../src/db/push-subscriptions.ts';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { type Pushing, startPushing } from '../../src/feeds/websub/index.ts';
import { receivePush } from '../../src/feeds/websub/receive.ts';
import { silentLog } from '../../src/log.ts';
import type { FeedId } from '../../src/model.ts';
import { type FakeHub, startFakeHub } from '../fakes/websub-hub.ts';
import { type Collecting, DAY, HOUR, type Item, rss, startCollecting } from './collecting.ts';

const MINUTE = 60_000;
const MAX_BYTES = 200_000;

const reader = createFeedReader({ workers: 1 });
let c: Collecting;
let hub: FakeHub;
let callbacks: Server;
let publicUrl: string;
let pushing: Pushing;
let name = 0;

beforeAll(async () => {
  callbacks = createServer((request, response) => {
    const route = pushing.routes.find(({ prefix }) => request.url?.startsWith(prefix));
    if (route) route.handle(request, response);
    else response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => callbacks.listen(0, '127.0.0.1', resolve));
  publicUrl = `http://127.0.0.1:${(callbacks.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await reader.close();
  await new Promise((resolve) => callbacks.close(resolve));
});

beforeEach(async () => {
  const clock = () => c.now;
  hub = await startFakeHub(clock);
  c = await startCollecting([hub.host], reader);
  pushing = await listen(publicUrl);
  return async () => {
    await Promise.all([hub.close(), c.close()]);
  };
});

/** Begins to listen, as the start of the bot does. */
async function listen(at: string | null, secretKeys: readonly Uint8Array[] = []): Promise<Pushing> {
  const started = await startPushing({
    db: c.db,
    fetcher: c.fetcher,
    now: () => c.now,
    log: silentLog,
    publicUrl: at,
    secretKeys,
    maxBytes: MAX_BYTES,
    take: async (push) => void (await receivePush({ db: c.db, reader: c.reader, now: () => c.now }, push)),
  });
  return started ?? { routes: [], keep: async () => {} };
}

/** One round of asking, with the hub's part. */
async function keep(): Promise<void> {
  await pushing.keep();
  await hub.settled();
}

const item = (guid: string): Item => ({
  guid,
  title: `Title ${guid}`,
  text: `Text ${guid}.`,
  date: at(c.now),
});
const at = (time: number) => new Date(time).toUTCString();
const head = (topic: string, hubUrl = hub.url) =>
  `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hubUrl}"/>` +
  `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${topic}"/>`;

/** A feed that was read once and names the hub. */
async function pushedFeed(): Promise<{ id: FeedId; path: string; topic: string }> {
  name += 1;
  const path = `/feed-${name}`;
  const topic = c.server.url(`${path}?self`);
  const id = await c.follow(path);
  c.server.set(path, { body: rss([item('first')], head(topic)), etag: '"1"' });
  await c.poll(id);
  return { id, path, topic };
}

/** The same, with a subscription that the hub verified and that has brought news once. */
async function trustedFeed() {
  const feed = await pushedFeed();
  await keep();
  c.now += MINUTE;
  await hub.push(feed.topic, rss([item('pushed')]));
  expect((await pushOf(c.db, feed.id))?.trust).toBe(1);
  return feed;
}

async function titles(id: FeedId): Promise<string[]> {
  const rows = await c.db.orm.select().from(c.db.tables.articles).orderBy(c.db.tables.articles.id);
  return rows.filter(({ feedId }) => feedId === id).map(({ title }) => title);
}

describe('what hubs sign with', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const stored = async () =>
    (await c.db.orm.select().from(c.db.tables.pushSubscriptions)).map(({ secret }) => secret);
  const isHeard = async (id: FeedId, topic: string, guid: string) => {
    await hub.push(topic, rss([item(guid)]));
    return (await titles(id)).includes(`Title ${guid}`);
  };

  it('is encrypted from the first start with a key on, and pushes are known by it still', async () => {
    const { id, topic } = await pushedFeed();
    await keep();
    const [secret = ''] = hub.subscriptions().map((one) => one.secret);
    expect(await stored()).toEqual([secret]);
    pushing = await listen(publicUrl, [first]);
    await pushedFeed();
    await keep();
    const secrets = hub.subscriptions().map((one) => one.secret ?? '');
    for (const text of await stored()) for (const plain of secrets) expect(text).not.toContain(plain);
    expect(await isHeard(id, topic, 'after')).toBe(true);
  });

  it('is encrypted anew with a new key, so that the old one can be dropped', async () => {
    pushing = await listen(publicUrl, [first]);
    const { id, topic } = await pushedFeed();
    await keep();
    await listen(publicUrl, [second, first]);
    pushing = await listen(publicUrl, [second]);
    expect(await isHeard(id, topic, 'after')).toBe(true);
    await expect(listen(publicUrl, [first])).rejects.toThrow(/a key that SECRETS_KEY does not name/);
    await expect(listen(publicUrl)).rejects.toThrow('The setting SECRETS_KEY is missing');
    await c.db.orm.update(c.db.tables.pushSubscriptions).set({ callback: `${publicUrl}/websub/elsewhere` });
    await expect(listen(publicUrl, [second])).rejects.toThrow(/was changed by something else/);
  });
});

describe('subscribing at a hub', () => {
  it('is confirmed to the hub with the challenge, for the feed’s own address and a callback of its own', async () => {
    const [one, two] = [await pushedFeed(), await pushedFeed()];
    await keep();
    const subscriptions = hub.subscriptions();
    expect(subscriptions.map(({ topic }) => topic)).toEqual([one.topic, two.topic]);
    const [first, second] = subscriptions.map(({ callback }) => callback);
    expect(first).toMatch(new RegExp(`^${publicUrl}/websub/[\\w-]{32}$`));
    expect(second).not.toBe(first);
    expect(subscriptions[0]?.secret).not.toBe(subscriptions[1]?.secret);
    expect(await pushOf(c.db, one.id)).toMatchObject({ state: 'active', leaseEndsAt: c.now + 10 * DAY });
    expect(hub.requests[0]?.headers['user-agent']).toContain('Dateline/test');
    await keep();
    expect(hub.requests).toHaveLength(2);
  });

  it('takes the hub and the address from the Link header before those in the document', async () => {
    const id = await c.follow('/header');
    const link = `<${hub.url}>; rel="hub", </real>; rel=self`;
    c.server.set('/header', {
      body: rss([item('a')], head('https://other.example/', 'https://hub.example/')),
      headers: { link },
    });
    await c.poll(id);
    expect(await c.feed(id)).toMatchObject({ hub: hub.url, topic: c.server.url('/real') });
  });

  it('confirms nothing that it did not ask for', async () => {
    const { id, topic } = await pushedFeed();
    await keep();
    const callback = hub.subscriptions()[0]?.callback ?? '';
    const ask = async (question: Record<string, string>, path = callback) => {
      const answer = await fetch(`${path}?${new URLSearchParams(question)}`);
      return [answer.status, await answer.text()];
    };
    const good = {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.challenge': 'abc',
      'hub.lease_seconds': '60',
    };
    expect(await ask({ ...good, 'hub.topic': 'https://other.example/' })).toEqual([404, '']);
    expect(await ask({ ...good, 'hub.mode': 'unsubscribe' })).toEqual([404, '']);
    expect(await ask({ ...good, 'hub.mode': 'publish' })).toEqual([404, '']);
    expect(await ask({ ...good, 'hub.challenge': '' })).toEqual([404, '']);
    expect(await ask({ ...good, 'hub.challenge': 'x'.repeat(2000) })).toEqual([404, '']);
    expect(await ask({ ...good, 'hub.challenge': 'a\u0000b' })).toEqual([404, '']);
    expect(await ask(good, `${callback}x`)).toEqual([404, '']);
    expect(await pushOf(c.db, id)).toMatchObject({ state: 'active', leaseEndsAt: c.now + 10 * DAY });
    const echo = await fetch(`${callback}?${new URLSearchParams(good)}`);
    expect(await echo.text()).toBe('abc');
    expect(echo.headers.get('content-type')).toBe('application/octet-stream');
    expect(echo.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is renewed before the lease ends, under the same callback, and lapses when the hub verifies no more', async () => {
    hub.manners.leaseSeconds = 2 * 86_400;
    const { id } = await trustedFeed();
    const before = hub.subscriptions()[0];
    c.now += 1.6 * DAY;
    await keep();
    const after = hub.subscriptions()[0];
    expect(after?.callback).toBe(before?.callback);
    expect(after?.leaseEndsAt).toBe(c.now + 2 * DAY);
    hub.manners.forgets = true;
    for (let hours = 0; hours < 72; hours += 1) {
      c.now += HOUR;
      await keep();
    }
    expect(hub.subscriptions()).toEqual([]);
    expect((await pushOf(c.db, id))?.state).toBe('asked');
    hub.manners.forgets = false;
    c.now += 7 * DAY;
    await keep();
    expect((await pushOf(c.db, id))?.state).toBe('active');
  });

  it('backs off from a hub that refuses, cannot be reached or never verifies', async () => {
    const { id } = await pushedFeed();
    hub.manners.refuses = { status: 503, headers: { 'retry-after': '7200' } };
    await keep();
    expect(await pushOf(c.db, id)).toMatchObject({
      state: 'asked',
      nextActionAt: c.now + 2 * HOUR,
      lastError: expect.stringMatching(/overloaded/),
    });
    hub.manners.refuses = null;
    hub.manners.forgets = true;
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      c.now = (await pushOf(c.db, id))?.nextActionAt ?? 0;
      await keep();
      waits.push(((await pushOf(c.db, id))?.nextActionAt ?? 0) - c.now);
    }
    expect(waits).toEqual([30 * MINUTE, HOUR, 2 * HOUR]);
    expect(hub.requests).toHaveLength(4);
  });

  it('stays away for a day from a hub that denies it, says why, and polls as usual meanwhile', async () => {
    const { id, topic } = await trustedFeed();
    c.now += 2 * HOUR;
    await c.poll(id);
    expect((await c.feed(id)).nextCheckAt).toBeGreaterThan(c.now + 5 * HOUR);
    await hub.deny(topic, 'no <b>room</b>');
    expect((await pushHealth(c.db, [id])).get(id)).toMatchObject({ state: 'denied', trusted: false });
    expect((await pushOf(c.db, id))?.lastError).toMatch(/denied the subscription: no .*room/);
    expect((await c.feed(id)).nextCheckAt).toBeLessThanOrEqual(c.now + 4 * HOUR);
    await keep();
    expect(hub.requests).toHaveLength(1);
    c.now += DAY;
    await keep();
    expect(hub.subscriptions()).toHaveLength(1);
  });

  it('follows a hub that sends on with 307 and keeps the form, and refuses one that makes a GET of it', async () => {
    const { topic } = await pushedFeed();
    const elsewhere = await startFakeHub(() => c.now);
    c.server.set('/hub', { status: 307, headers: { location: hub.url } });
    const id = await c.follow('/moving');
    c.server.set('/moving', { body: rss([item('a')], head(`${topic}-2`, c.server.url('/hub'))) });
    await c.poll(id);
    await keep();
    expect(hub.subscriptions().map((one) => one.topic)).toContain(`${topic}-2`);
    c.server.set('/hub', { status: 302, headers: { location: hub.url } });
    await expect(c.fetcher.post(c.server.url('/hub'), new URLSearchParams())).rejects.toThrow(/status 302/);
    // A hub may not send Dateline into the operator's network either.
    c.server.set('/hub', { status: 308, headers: { location: elsewhere.url } });
    await expect(c.fetcher.post(c.server.url('/hub'), new URLSearchParams())).rejects.toThrow(
      /private network/,
    );
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it('does not ask a hub inside the network', async () => {
    const id = await c.follow('/inner');
    c.server.set('/inner', {
      body: rss([item('a')], head('https://news.example/feed', 'http://[::ffff:127.0.0.1]:9/')),
    });
    await c.poll(id);
    await keep();
    expect((await pushOf(c.db, id))?.lastError).toMatch(/inside a private network/);
  });

  it('is taken back when the feed is removed, ends, or stops naming the hub', async () => {
    const [removed, ended, changed] = [await pushedFeed(), await pushedFeed(), await pushedFeed()];
    await keep();
    expect(hub.subscriptions()).toHaveLength(3);
    await removeFeed(c.db, removed.id);
    c.server.set(ended.path, { status: 410 });
    c.server.set(changed.path, { body: rss([item('b')]) });
    await c.poll(ended.id);
    await c.poll(changed.id);
    const callback = hub.subscriptions()[0]?.callback ?? '';
    await keep();
    expect(hub.subscriptions()).toEqual([]);
    expect(await c.db.orm.select().from(c.db.tables.pushSubscriptions)).toEqual([]);
    expect((await fetch(callback, { method: 'POST', body: 'x' })).status).toBe(410);
  });

  it('leaves a hub that will not let go to its lease', async () => {
    const { id } = await pushedFeed();
    await keep();
    await removeFeed(c.db, id);
    hub.manners.forgets = true;
    for (let round = 0; round < 8; round += 1) {
      await keep();
      c.now += 2 * HOUR;
    }
    expect(hub.requests.map(({ form }) => form.get('hub.mode'))).toEqual([
      'subscribe',
      'unsubscribe',
      'unsubscribe',
      'unsubscribe',
    ]);
    expect(await c.db.orm.select().from(c.db.tables.pushSubscriptions)).toEqual([]);
  });

  it('begins anew under another public address, and ends without one', async () => {
    const { id } = await trustedFeed();
    c.now += HOUR;
    await c.poll(id);
    pushing = await listen(`${publicUrl}/news/`);
    expect(await pushOf(c.db, id)).toBeNull();
    await keep();
    expect(hub.subscriptions().at(-1)?.callback).toMatch(/\/news\/websub\//);
    pushing = await listen(null);
    expect(await pushOf(c.db, id)).toBeNull();
    expect((await c.feed(id)).nextCheckAt).toBeLessThanOrEqual(c.now + 4 * HOUR);
  });
});

describe('what a hub pushes', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)(
    'is stored once when it is signed with %s',
    async (algorithm) => {
      hub.manners.algorithm = algorithm;
      const { id, topic } = await pushedFeed();
      await keep();
      const asked = c.server.requests.length;
      const document = rss([item('new')]);
      expect(await hub.push(topic, document)).toMatchObject([{ statuses: [202] }]);
      await hub.push(topic, document);
      expect(await titles(id)).toEqual(['Title first', 'Title new']);
      expect(c.server.requests).toHaveLength(asked);
    },
  );

  it('is acknowledged and ignored when its signature is wrong, missing or by an unknown method', async () => {
    const { id, topic } = await pushedFeed();
    await keep();
    const document = rss([item('forged')]);
    const secret = hub.subscriptions()[0]?.secret ?? '';
    const hmac = (key: string, method: string) => createHmac(method, key).update(document).digest('hex');
    const forgeries = [
      null,
      '',
      'sha256=',
      `sha256=${hmac('other', 'sha256')}`,
      `sha256=${hmac(secret, 'sha256').slice(0, -2)}`,
      `sha1=${hmac(secret, 'sha256')}`,
      `md5=${hmac(secret, 'md5')}`,
      `sha256=${'zz'.repeat(32)}`,
    ];
    for (const forge of forgeries)
      expect(await hub.push(topic, document, { forge })).toMatchObject([{ statuses: [202] }]);
    expect(await titles(id)).toEqual(['Title first']);
    expect((await pushOf(c.db, id))?.lastPushAt).toBeNull();
    await hub.push(topic, document, { forge: `SHA256=${hmac(secret, 'sha256').toUpperCase()}` });
    expect(await titles(id)).toContain('Title forged');
  });

  it('is refused when it is larger than a feed may be', async () => {
    const { id, topic } = await pushedFeed();
    await keep();
    const [delivered] = await hub.push(topic, rss([{ ...item('huge'), text: 'x'.repeat(MAX_BYTES) }]));
    expect(delivered?.statuses).toEqual([413, 413, 413]);
    expect(await titles(id)).toEqual(['Title first']);
  });

  it('causes a poll at once when it says that there is news without the news, though not more than one a minute', async () => {
    const { id, topic, path } = await pushedFeed();
    await keep();
    c.now += 10 * MINUTE;
    for (const thin of ['', 'ping', rss([])]) {
      await c.db.orm.update(c.db.tables.feeds).set({ nextCheckAt: c.now + HOUR });
      await hub.push(topic, thin);
      expect((await c.feed(id)).nextCheckAt).toBe(c.now);
    }
    c.server.set(path, { body: rss([item('news')], head(topic)) });
    expect((await c.poll(id)).added).toHaveLength(1);
    expect(await pushOf(c.db, id)).toMatchObject({ trust: 1, missedAt: null });
    await hub.push(topic, '');
    expect((await c.feed(id)).nextCheckAt).toBe(c.now + MINUTE);
  });

  it('survives a document that hangs or breaks a parser', async () => {
    const { id, topic } = await pushedFeed();
    await keep();
    const hostile = `<rss><channel>${'<'.repeat(60_000)}</channel></rss>`;
    expect(await hub.push(topic, hostile)).toMatchObject([{ statuses: [202] }]);
    await hub.push(topic, rss([item('after')]));
    expect(await titles(id)).toContain('Title after');
  });
});

describe('polling beside pushing', () => {
  it('is rare once a push has brought news, and still not sooner than the server asks', async () => {
    const { id } = await pushedFeed();
    await keep();
    await c.poll(id);
    expect((await c.feed(id)).nextCheckAt - c.now).toBeLessThanOrEqual(4 * HOUR);
    const trusted = await trustedFeed();
    await c.poll(trusted.id);
    const wait = (await c.feed(trusted.id)).nextCheckAt - c.now;
    expect(wait).toBeGreaterThanOrEqual(6 * HOUR);
    expect(wait).toBeLessThanOrEqual(DAY);
  });

  it('comes back to its usual pace when a poll finds what the hub missed, until three pushes make up for it', async () => {
    const { id, path, topic } = await trustedFeed();
    const missed = item('missed');
    c.now += 6 * HOUR;
    c.server.set(path, { body: rss([missed], head(topic)) });
    expect((await c.poll(id)).added).toHaveLength(1);
    expect((await pushHealth(c.db, [id])).get(id)).toMatchObject({
      state: 'active',
      trusted: false,
      missedAt: c.now,
    });
    expect((await c.feed(id)).nextCheckAt - c.now).toBeLessThanOrEqual(4 * HOUR);
    for (const guid of ['x', 'y', 'z']) {
      expect((await pushHealth(c.db, [id])).get(id)?.trusted).toBe(false);
      await hub.push(topic, rss([item(guid)]));
    }
    expect((await pushHealth(c.db, [id])).get(id)?.trusted).toBe(true);
  });

  it('does not blame the hub for what came out a moment ago, before it listened, or while Dateline was down', async () => {
    const { id, path, topic } = await trustedFeed();
    c.now += 6 * HOUR;
    c.server.set(path, { body: rss([item('just now')], head(topic)) });
    await c.poll(id);
    const older = { ...item('old'), date: at(c.now - 30 * DAY) };
    c.now += 6 * HOUR;
    c.server.set(path, { body: rss([older], head(topic)) });
    await c.poll(id);
    const unheard = item('unheard');
    c.now += 6 * HOUR;
    pushing = await listen(publicUrl);
    // What was pushed meanwhile is looked for now, not at the rare poll's time.
    expect((await c.feed(id)).nextCheckAt).toBeLessThanOrEqual(c.now);
    c.server.set(path, { body: rss([unheard], head(topic)) });
    expect((await c.poll(id)).added).toHaveLength(1);
    expect((await pushHealth(c.db, [id])).get(id)).toMatchObject({ trusted: true, missedAt: null });
  });
});
