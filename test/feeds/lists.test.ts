/** Lists of feeds and files of articles: OPML, import, and the feeds of a page. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countArticles } from '../../src/db/articles.ts';
import { discoverFeeds } from '../../src/feeds/discover.ts';
import { type ImportItem, readImport, storeImported } from '../../src/feeds/import-file.ts';
import { feedAddress, readOpml, writeOpml } from '../../src/feeds/opml.ts';
import { regionOf } from '../../src/regions.ts';
import { type Collecting, rss, startCollecting } from './collecting.ts';

let c: Collecting;
beforeAll(async () => {
  c = await startCollecting();
});
afterAll(() => c.close());

describe('OPML', () => {
  const opml = `<?xml version="1.0"?><opml version="2.0" xmlns:dateline="urn:dateline:opml"><head><title>x</title></head><body>
    <outline text="AI"><outline text="Research"><outline type="rss" text="Lab &amp; Co" xmlUrl="https://lab.example/feed" dateline:publisher="Lab" dateline:region="gb"/></outline></outline>
    <outline title="Plain" type="rss" xmlUrl="feed://plain.example/rss"/>
    <outline text="Twice" type="rss" xmlUrl="https://lab.example/feed"/>
    <outline text="Wrong" type="rss" xmlUrl="ftp://x.example/"/><outline text="Nothing" type="rss"/></body></opml>`;

  it('reads nested lists with publishers and regions, and names what it refuses', () => {
    const { feeds, refused } = readOpml(opml);
    expect(feeds).toEqual([
      {
        url: 'https://lab.example/feed',
        title: 'Lab & Co',
        publisher: { name: 'Lab', region: 'GB' },
        section: 'Research',
      },
      {
        url: 'http://plain.example/rss',
        title: 'Plain',
        publisher: { name: 'Plain', region: null },
        section: null,
      },
    ]);
    expect(refused.map(({ why }) => why)).toEqual([
      'ftp://x.example/ is not an http or https address.',
      'Nothing has no xmlUrl.',
    ]);
  });

  it('reads back exactly what it writes', () => {
    const name = fc
      .string({ unit: 'grapheme-ascii', minLength: 1 })
      .map((text) => `x${text.replace(/\s+/g, ' ')}x`);
    const feed = fc.record({
      url: fc.webUrl({ withQueryParameters: true }).map((url) => feedAddress(url) ?? ''),
      title: name,
      publisher: fc.record({ name, region: fc.constantFrom('HK', 'US', null) }),
      section: fc.constantFrom('AI & more', null),
    });
    fc.assert(
      fc.property(fc.uniqueArray(feed, { selector: ({ url }) => url, maxLength: 5 }), (feeds) => {
        const back = [...readOpml(writeOpml(feeds)).feeds];
        const byUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1);
        const told = feeds.map(({ publisher, ...feed }) => ({
          ...feed,
          publisher: { ...publisher, region: publisher.region ?? regionOf(publisher.name, feed.url) },
        }));
        expect(back.sort(byUrl)).toEqual([...told].sort(byUrl));
      }),
    );
  });

  it('says when a file is no OPML', () => {
    expect(() => readOpml('<rss/>')).toThrow(/not an OPML file/);
  });
});

describe('importing', () => {
  const items = async (text: string): Promise<ImportItem[]> => {
    const found: ImportItem[] = [];
    for await (const item of readImport('file', new TextEncoder().encode(text), c.reader)) found.push(item);
    return found;
  };

  it('takes JSON Lines of articles, and goes on after a bad line', async () => {
    const found = await items(
      [
        '{"id":"a","url":"https://a.example/","title":"T","published":"2024-06-01T00:00:00Z","text":"Words.","source":"Paper"}',
        '{"text":"No title here. Second sentence."}',
        'not json',
        '{"text":""}',
        '{"title":"x"}',
        '',
        '{"text":"x","published":"soon"}',
      ].join('\n'),
    );
    expect(found[0]).toEqual({
      kind: 'article',
      article: {
        key: 'a',
        url: 'https://a.example/',
        title: 'T',
        text: 'Words.',
        published: Date.UTC(2024, 5, 1),
        source: 'Paper',
      },
    });
    expect(found[1]).toMatchObject({
      kind: 'article',
      article: { title: 'No title here.', published: null },
    });
    expect(found.slice(2).map((item) => item.kind === 'problem' && item.why)).toEqual([
      'Line 3 is not JSON.',
      'Line 4 has an empty "text".',
      'Line 5 has no "text".',
      'Line 7 has a "published" that is no ISO 8601 date.',
    ]);
  });

  it('takes a feed document and an OPML file for what they are', async () => {
    expect(await items(rss([{ guid: 'a', title: 'T', text: 'Words' }]))).toMatchObject([
      { kind: 'article', article: { title: 'T', text: 'Words', source: 'News' } },
    ]);
    expect(
      await items(
        '<opml version="2.0"><body><outline type="rss" text="x" xmlUrl="https://x.example/"/></body></opml>',
      ),
    ).toMatchObject([{ kind: 'feed' }]);
    expect(
      await items(
        '{"version": "https://jsonfeed.org/version/1", "title": "J", "items": [{"id": "1", "content_text": "x"}]}',
      ),
    ).toMatchObject([{ kind: 'article', article: { source: 'J' } }]);
    expect(await items('<html></html>')).toMatchObject([
      { kind: 'problem', line: 'file', why: expect.stringMatching(/web page/) },
    ]);
  });

  it('cuts a text over 1 MB at a paragraph', async () => {
    const [item] = await items(JSON.stringify({ text: `${'x'.repeat(999_000)}\n\n${'y'.repeat(2_000)}` }));
    expect(item?.kind === 'article' && item.article.text).toBe('x'.repeat(999_000));
  });

  it('stores each article once, as history that is not posted', async () => {
    const lines = Array.from({ length: 1_200 }, (_, n) =>
      JSON.stringify({ id: `n${n}`, text: `Text ${n}.` }),
    ).join('\n');
    const found = await items(lines);
    expect(await storeImported(c.db, found, c.now)).toBe(1_200);
    expect(await storeImported(c.db, found, c.now)).toBe(0);
    expect((await countArticles(c.db)).all).toBe(1_200);
    const [row] = await c.db.orm
      .select()
      .from(c.db.tables.articles)
      .orderBy(c.db.tables.articles.id)
      .limit(1);
    expect(row).toMatchObject({ backlog: true, publisher: 'imported', title: 'Text 0.' });
  });
});

describe('finding feeds', () => {
  it('takes a feed for itself, and a page for the feeds that it names, and guesses no paths', async () => {
    c.server.set('/feed.xml', { body: rss([{ title: 'x' }]) });
    c.server.set('/page', {
      body: `<html><head><base href="${c.server.url('/deep/')}"><link rel="alternate" type="application/rss+xml" title="All &amp; new" href="../feed.xml">
        <link rel="alternate" type="application/atom+xml; charset=utf-8" href="/atom"><link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/x.css"></head></html>`,
    });
    expect(await discoverFeeds(c, c.server.url('/feed.xml'))).toEqual([
      { url: c.server.url('/feed.xml'), title: 'News' },
    ]);
    expect(await discoverFeeds(c, c.server.url('/page'))).toEqual([
      { url: c.server.url('/feed.xml'), title: 'All & new' },
      { url: c.server.url('/atom'), title: c.server.host },
    ]);
    c.server.set('/bare', { body: '<html></html>' });
    expect(await discoverFeeds(c, c.server.url('/bare'))).toEqual([]);
    expect(c.server.requests.map(({ path }) => path)).toEqual(['/feed.xml', '/page', '/bare']);
  });

  it('knows the feeds of common hosts without asking', async () => {
    expect(await discoverFeeds(c, 'github.com/nodejs/node')).toEqual([
      { url: 'https://github.com/nodejs/node/releases.atom', title: 'GitHub releases' },
    ]);
  });
});
