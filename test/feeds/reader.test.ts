import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ParsedFile, parseFiles, readManifest } from '../../src/feeds/parse-files.ts';
import { createFeedReader, type FeedReader } from '../../src/feeds/reader.ts';
import { rss } from './collecting.ts';

let reader: FeedReader;
beforeAll(() => {
  reader = createFeedReader({ workers: 1 });
});
afterAll(() => reader.close());
const read = (text: string, url: string | null = null) =>
  reader.readInFull(new TextEncoder().encode(text), { url });

describe('reading feeds', () => {
  it('reads RSS 2.0 with its extensions', async () => {
    const feed =
      await read(`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
      <channel><title>News &amp; more</title><link>https://news.example/</link><ttl>45</ttl>
      <atom:link rel="self" href="https://news.example/feed"/><atom:link rel="hub" href="https://hub.example/"/>
      <item><title>A &lt;b&gt;bold&lt;/b&gt; claim</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">id-1</guid>
      <pubDate>Sat, 01 Jun 2024 09:00:00 +0200</pubDate><dc:creator>Ada</dc:creator>
      <description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>Full <em>text</em></p>]]></content:encoded>
      <enclosure url="https://news.example/a.mp3" type="audio/mpeg" length="123"/>
      <media:content url="/a.jpg" type="image/jpeg"/></item></channel></rss>`);
    expect(feed).toMatchObject({
      title: 'News & more',
      link: 'https://news.example/',
      format: 'rss',
      pollMinutes: 45,
      hub: 'https://hub.example/',
    });
    expect(feed.entries).toEqual([
      {
        id: 'id-1',
        title: 'A bold claim',
        link: 'https://news.example/a?x=1&y=2',
        published: Date.UTC(2024, 5, 1, 7),
        updated: null,
        author: 'Ada',
        summary: 'One.\n\nTwo & three.',
        content: '<p>Full <em>text</em></p>',
        enclosures: [
          { url: 'https://news.example/a.mp3', type: 'audio/mpeg', length: 123 },
          { url: 'https://news.example/a.jpg', type: 'image/jpeg', length: null },
        ],
        images: [{ url: 'https://news.example/a.jpg', alt: '' }],
      },
    ]);
  });

  it('gives storing what it needs of an entry, and not its markup', async () => {
    const item = { guid: 'g', title: 'T', text: '<![CDATA[<p>One.</p><p>Two &amp; three.</p>]]>' };
    const { entries } = await reader.read(new TextEncoder().encode(rss([item])));
    const hash = expect.stringMatching(/^[\da-f]{32}$/);
    expect(entries).toEqual([
      {
        ...{ id: 'g', title: 'T', link: null, published: null, updated: null, images: [] },
        identities: { id: hash, link: null, dated: null, worded: null, last: null },
        ...{ text: 'One.\n\nTwo & three.', language: null, contentHash: hash },
      },
    ]);
  });

  it('reads Atom 1.0 with XHTML and xml:base', async () => {
    const feed =
      await read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/blog/"><title type="html">T &amp;amp; U</title>
      <link href="."/><link rel="self" href="feed.atom"/><entry xml:base="2024/"><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less <b>is</b> more</div></title>
      <link rel="related" href="r"/><link rel="alternate" href="one"/><author><name>Bo</name><email>b@a.example</email></author>
      <published>2024-06-01T00:00:00Z</published><updated>2024-06-02T00:00:00.5+01:00</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2</p></div></content></entry></feed>`);
    expect(feed).toMatchObject({ title: 'T & U', link: 'https://a.example/blog/', format: 'atom' });
    expect(feed.entries[0]).toMatchObject({
      id: 'urn:1',
      title: 'Less is more',
      link: 'https://a.example/blog/2024/one',
      author: 'Bo',
      published: Date.UTC(2024, 5, 1),
      updated: Date.UTC(2024, 5, 1, 23),
    });
    expect(feed.entries[0]?.content).toContain('<p>1 &lt; 2</p>');
  });

  it('reads RDF, whatever prefixes it chose', async () => {
    const feed =
      await read(`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <channel r:about="https://a.example/"><title>R</title><link>https://a.example/</link></channel>
      <item r:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><d:date>2024-06-01</d:date></item></r:RDF>`);
    expect(feed).toMatchObject({ title: 'R', format: 'rdf', link: 'https://a.example/' });
    expect(feed.entries[0]).toMatchObject({
      id: 'https://a.example/1',
      title: 'One',
      published: Date.UTC(2024, 5, 1),
    });
  });

  it('reads JSON Feed', async () => {
    const feed = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        home_page_url: 'https://j.example/',
        items: [
          {
            id: 7,
            url: '/7',
            title: 'Seven & <eight>',
            content_text: 'a < b',
            date_published: '2024-06-01T00:00:00Z',
          },
          { id: 'x', summary: 'Only this' },
        ],
      }),
      'https://j.example/feed.json',
    );
    expect(feed).toMatchObject({ title: 'J', format: 'json', link: 'https://j.example/' });
    expect(feed.entries[0]).toMatchObject({
      id: '7',
      link: 'https://j.example/7',
      title: 'Seven & <eight>',
      content: 'a &lt; b',
    });
    expect(feed.entries[1]).toMatchObject({ id: 'x', title: '', summary: 'Only this', link: null });
  });

  it('takes a guid for the link unless it says that it is none', async () => {
    const entry = (guid: string) =>
      read(`<rss version="2.0"><channel><item><title>t</title>${guid}</item></channel></rss>`);
    expect((await entry('<guid>https://a.example/1</guid>')).entries[0]?.link).toBe('https://a.example/1');
    expect((await entry('<guid isPermaLink="false">https://a.example/1</guid>')).entries[0]?.link).toBeNull();
  });

  it('gives an entry without guid and link an id of its own that stays the same', async () => {
    const ids = async () =>
      (await read(rss([{ title: 'a' }, { title: 'b' }]))).entries.map((entry) => entry.id);
    expect(new Set(await ids()).size).toBe(2);
    expect(await ids()).toEqual(await ids());
  });

  it('never takes "now" for a missing or unreadable date, and no year before 1990', async () => {
    const feed = await read(
      rss([{ title: 'a' }, { title: 'b', date: 'yesterday' }, { title: 'c', date: '0001-01-01T00:00:00Z' }]),
    );
    expect(feed.entries.map((entry) => entry.published)).toEqual([null, null, null]);
  });

  it('never links to a script', async () => {
    const feed = await read(
      rss([
        { title: 'a', link: 'javascript:alert(1)' },
        { title: 'b', link: 'data:text/html,x' },
      ]),
    );
    expect(feed.entries.map((entry) => entry.link)).toEqual([null, null]);
  });

  it('undoes mojibake', async () => {
    expect((await read(rss([{ title: 'Chinaâ€™s GrÃ¼ÃŸe' }]))).entries[0]?.title).toBe('China’s Grüße');
  });

  it('decodes a double-encoded title once more', async () => {
    expect((await read(rss([{ title: 'AT&amp;amp;T &amp;lt; &amp;#8217;' }]))).entries[0]?.title).toBe(
      'AT&T < ’',
    );
  });

  it('keeps words about elements in a title', async () => {
    expect((await read(rss([{ title: 'Using &lt;template&gt; when 1 &lt; 2' }]))).entries[0]?.title).toBe(
      'Using <template> when 1 < 2',
    );
  });

  it('fails what is waiting when it is closed', async () => {
    const closing = createFeedReader({ workers: 1 });
    const waiting = closing.read(new TextEncoder().encode(rss([])));
    await Promise.all([closing.close(), expect(waiting).rejects.toThrow(/stopped/)]);
    await expect(closing.read(new Uint8Array())).rejects.toThrow(/stopped/);
  });
});

describe('dateline parse', () => {
  it('gives one result for each file in order, and goes on after a bad one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parse-'));
    const file = async (name: string, text: string) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    };
    const good = await file('good.xml', rss([{ guid: 'g', title: 'T', date: '2024-06-01' }]));
    const bad = await file('bad.html', '<html></html>');
    const manifest = await file(
      'm.jsonl',
      `${JSON.stringify({ file: bad })}\n\n${JSON.stringify({ file: good, contentType: 'text/xml', url: 'https://a.example/' })}\n${JSON.stringify({ file: 'missing' })}\n`,
    );
    const results: ParsedFile[] = [];
    for await (const result of parseFiles(await readManifest(manifest), reader)) results.push(result);
    expect(results).toEqual([
      { file: bad, error: expect.stringMatching(/web page/) },
      {
        file: good,
        feed: {
          title: 'News',
          link: 'https://news.example/',
          format: 'rss',
          entries: [
            {
              id: 'g',
              title: 'T',
              link: null,
              published: '2024-06-01T00:00:00.000Z',
              updated: null,
              author: null,
              summary: null,
              content: null,
              enclosures: [],
            },
          ],
        },
      },
      { file: 'missing', error: 'The file "missing" cannot be read.' },
    ]);
    await expect(readManifest(await file('wrong.jsonl', '{"file": 1}'))).rejects.toThrow(/^Line 1 of/);
    await rm(folder, { recursive: true });
  });
});
