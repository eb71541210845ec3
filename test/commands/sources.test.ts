/** `/sources` as people use it, over a real feed server: finding, choosing, lists of feeds, health. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import type { Card, Menu } from '../../src/cards/blocks.ts';
import { decodeInvocation, encodeInvocation, INVOCATION_LIMIT } from '../../src/cards/invocation.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { createChannels } from '../../src/channels/index.ts';
import { addFeed, feedByUrl, listFeeds, recordPoll, removeFeed } from '../../src/db/feeds.ts';
import { addPush, changePush, pushOf } from '../../src/db/push-subscriptions.ts';
import { discoverFeeds } from '../../src/feeds/discover.ts';
import { fetchOpml, readOpml, writeOpml } from '../../src/feeds/opml.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import { createPictures } from '../../src/pictures/index.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { createQueries } from '../../src/queries/index.ts';
import { type Collecting, DAY, HOUR, rss, startCollecting } from '../feeds/collecting.ts';

let c: Collecting;
let host: Host;
const manager: Caller = { person: 'p1', address: 'place', channelTitle: '#news', canManage: true };

beforeAll(async () => {
  c = await startCollecting();
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  host = createHost(
    {
      db: c.db,
      commands,
      queries: createQueries({ db: c.db, analyst, audiences: defaultAudiences }),
      channels: createChannels({
        db: c.db,
        findFeeds: (address) => discoverFeeds(c, address),
        readList: (address) => fetchOpml(c.fetcher, address),
      }),
      pictures: createPictures(),
      now: () => c.now,
      log: silentLog,
      version: '0.0.0',
      secretKeys: [],
    },
    'memory',
  );
});
afterAll(() => c.close());

const type = (words: string) => host.runText(words, manager);
const text = (card: Card) => plainCard(card, c.now);

function menuOf(card: Card): Menu['choices'] {
  return card.blocks.flatMap((block) => (block.type === 'actions' ? (block.menu?.choices ?? []) : []));
}

/** Presses a choice the way every platform carries it: through 100 characters and back. */
async function choose(choice: Menu['choices'][number]): Promise<Card> {
  const carried = decodeInvocation(encodeInvocation(choice.run, INVOCATION_LIMIT));
  if (!carried) throw new Error('the choice does not travel');
  return host.run(carried, manager);
}

describe('adding a page', () => {
  it('asks which of several feeds is meant, and follows the chosen one however long its address is', async () => {
    const long = `/feeds/${'very-long-'.repeat(30)}?topic=artificial%20intelligence&format=atom`;
    const paths = ['/short.xml', long, `${long}&page=2`];
    const links = paths.map(
      (path, n) =>
        `<link rel="alternate" type="application/rss+xml" title="Feed ${n}" href="${path.replaceAll('&', '&amp;')}">`,
    );
    c.server.set('/page', { body: `<html><head>${links.join('')}</head></html>` });
    for (const [n, path] of paths.entries()) c.server.set(path, { body: rss([{ title: `Entry ${n}` }]) });
    const asked = await type(`sources add ${c.server.url('/page')}`);
    expect(asked.summary).toContain('has several feeds');
    expect(menuOf(asked).map(({ label }) => label)).toEqual(['Feed 0', 'Feed 1', 'Feed 2']);
    for (const [n, choice] of menuOf(asked).entries()) {
      expect((await choose(choice)).summary).toContain('Following News');
      expect(await feedByUrl(c.db, c.server.url(paths[n] ?? ''))).not.toBeNull();
    }
    expect(await listFeeds(c.db)).toHaveLength(3);
  });

  it('says what to do with a choice that is no longer known, and with what is no address', async () => {
    expect((await type('sources add offer:0123456789abcdef')).summary).toContain('no longer known');
    expect((await type('sources add some nonsense')).summary).toContain('is no address');
    expect((await type('sources add javascript:alert(1)')).summary).toContain('is no address');
    expect((await type('sources add http://169.254.169.254/latest')).summary).toContain('private network');
  });

  it('takes an address without its scheme', async () => {
    expect((await type('sources add github.com/nodejs/node')).summary).toContain(
      'Following GitHub releases (https://github.com/nodejs/node/releases.atom)',
    );
  });
});

describe('a list of feeds', () => {
  it('comes in by its address, with one line for each feed that is refused', async () => {
    const outlines = [
      '<outline text="AI"><outline type="rss" text="New" xmlUrl="https://new.example/feed"/></outline>',
      '<outline type="rss" text="Known" xmlUrl="https://github.com/nodejs/node/releases.atom"/>',
      '<outline type="rss" text="Wrong" xmlUrl="gopher://x.example/"/>',
    ];
    c.server.set('/list.opml', { body: `<opml version="2.0"><body>${outlines.join('')}</body></opml>` });
    const answer = await type(`sources import ${c.server.url('/list.opml')}`);
    expect(text(answer)).toContain('Following 1 new feed; 1 followed already; 1 refused.');
    expect(text(answer)).toContain('gopher://x.example/ is not an http or https address.');
    expect((await feedByUrl(c.db, 'https://new.example/feed'))?.section).toBe('AI');
    c.server.set('/list.opml', { body: '<html></html>' });
    expect((await type(`sources import ${c.server.url('/list.opml')}`)).summary).toContain(
      'not an OPML file',
    );
  });

  it('goes out as a file that any reader takes, and this one too', async () => {
    const { blocks } = await type('sources export');
    const [file] = blocks.flatMap((block) => (block.type === 'file' ? [block.file] : []));
    expect(file).toMatchObject({ name: 'feeds.opml', type: 'text/x-opml' });
    const followed = (await listFeeds(c.db)).map(({ url }) => url);
    expect(
      readOpml(file?.text ?? '')
        .feeds.map(({ url }) => url)
        .toSorted(),
    ).toEqual(followed.toSorted());
    expect(followed).toContain('https://new.example/feed');
  });
});

describe('the list of sources', () => {
  it('shows each feed’s health: last success, entries a week, latency, errors in words, next poll, push', async () => {
    for (const { id } of await listFeeds(c.db)) await removeFeed(c.db, id);
    const id = await c.follow('/healthy');
    c.server.set('/healthy', { body: rss([{ guid: '0', title: 'old' }]) });
    await c.poll(id);
    c.now += 2 * HOUR;
    const date = new Date(c.now - HOUR).toUTCString();
    c.server.set('/healthy', { body: rss([{ guid: '1', title: 'new', date }]) });
    await c.poll(id);
    c.now += HOUR / 2;
    const line = () => type('sources').then(text);
    expect(await line()).toMatch(/read 30m ago · 2 a week · latency 1h, p95 1h · next in \d+[hm]/);
    const offer = { feedId: id, hub: 'https://hub.example/x', topic: 'https://news.example/' };
    await addPush(c.db, offer, { callback: 'https://me.example/websub/1', secret: 's' }, c.now);
    expect(await line()).toContain('hub.example asked to push');
    const push = (await pushOf(c.db, id))?.id ?? 0;
    await changePush(c.db, push, { state: 'active', trust: 1, lastPushAt: c.now - HOUR });
    expect(await line()).toContain('pushed 1h ago');
    await changePush(c.db, push, { trust: -2, missedAt: c.now });
    expect(await line()).toContain('push missed news');
    await changePush(c.db, push, { state: 'denied', lastError: 'The hub denied the subscription: full' });
    expect(await line()).toMatch(/hub\.example denies to push[\s\S]*denied the subscription: full/);
    c.server.set('/healthy', { status: 503 });
    await c.poll(id);
    expect(await line()).toMatch(/1 failing[\s\S]*overloaded or being repaired/);
  });

  it('comes in pages of twenty, those that fail first, and keeps the filter from page to page', async () => {
    for (let n = 0; n < 45; n += 1) {
      const title = `Wire ${String(n).padStart(2, '0')}`;
      const url = `https://wire.example/${n}`;
      await addFeed(c.db, { url, title, publisher: { name: title, region: null }, section: null }, c.now);
    }
    const failing = await feedByUrl(c.db, 'https://wire.example/44');
    if (failing) await recordPoll(c.db, failing.id, { failures: 9, lastError: 'It is broken.' });
    c.now += DAY;
    const first = await type('sources list wire');
    expect(text(first)).toContain('45 feeds · 1 failing · page 1 of 3');
    expect(text(first).indexOf('Wire 44')).toBeLessThan(text(first).indexOf('Wire 00'));
    const buttons = first.blocks.flatMap((block) => (block.type === 'actions' ? block.buttons : []));
    expect(buttons.map(({ label }) => label)).toEqual(['Next']);
    const [next] = buttons;
    if (!next || !('run' in next.does)) throw new Error('there is no way on');
    const second = await host.run(next.does.run, manager);
    expect(text(second)).toContain('page 2 of 3');
    expect(text(second)).toContain('Wire 19');
    expect(text(await type('sources list page3 wire'))).toContain('Wire 43');
    expect(text(await type('sources list page-99 wire'))).toContain('page 3 of 3');
  });

  it('says when pages are read for their text, keeps it in OPML, and asks for what is missing', async () => {
    const publisher = { name: 'Teasers', region: null };
    const address = 'https://teasers.example/feed';
    await addFeed(c.db, { url: address, title: 'Teasers Daily', publisher, section: null }, c.now);
    expect(text(await type('sources full-text Teasers Daily always'))).toContain(
      'The page of every entry is read',
    );
    expect((await feedByUrl(c.db, address))?.fullText).toBe('always');
    expect(text(await type('sources list Teasers'))).toContain('full text always');
    const written = writeOpml(await listFeeds(c.db));
    expect(readOpml(written).feeds.find(({ url }) => url === address)).toMatchObject({ fullText: 'always' });
    expect(text(await type(`sources full-text ${address} when short`))).toContain(
      'where the feed gives a teaser',
    );
    for (const wrong of ['Teasers Daily', 'Teasers Daily sometimes', 'always'])
      expect(text(await type(`sources full-text ${wrong}`))).toContain('one of always, never and when-short');
    expect(text(await type('sources full-text Nobody never'))).toContain('No source is called');
  });
});
