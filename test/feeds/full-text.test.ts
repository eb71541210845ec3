/** Full texts, from a feed's teaser to the text of the article's page: a real server, a real database, a clock of the test. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import { articlesById, articlesWithoutStory } from '../../src/db/articles.ts';
import { datedSentencesOf } from '../../src/db/dated-sentences.ts';
import { fullTextsOf, setFullTextMode } from '../../src/db/full-texts.ts';
import { searchArticles } from '../../src/db/search.ts';
import { createFeedReader } from '../../src/feeds/reader.ts';
import { silentLog } from '../../src/log.ts';
import type { Article, ArticleId, FeedId } from '../../src/model.ts';
import { groupArticles, readPages } from '../../src/pipeline.ts';
import { newsPage, PARAGRAPHS, paidPage, wallPage } from '../fixtures/pages.ts';
import { type Collecting, type Item, rss, startCollecting } from './collecting.ts';

const TEASER = 'Tarnwick steers its container cranes with a model. Dockers want an audit.';
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const MINUTE = 60_000;

const reader = createFeedReader({ workers: 1 });
let c: Collecting;
let feed: FeedId;

beforeEach(async () => {
  c = await startCollecting([], reader);
  feed = await c.follow('/feed');
  c.server.set('/feed', { body: rss([{ title: 'Before', guid: 'before', text: 'Old news.' }]) });
  await c.poll(feed);
  // The first poll starts the reader's thread, which takes long on a busy machine.
}, 60_000);
afterEach(() => c.close());
afterAll(() => reader.close());

const deps = () => ({
  db: c.db,
  fetcher: c.fetcher,
  reader: c.reader,
  analyst: extractiveAnalyst({ audiences: defaultAudiences }),
  now: () => c.now,
  log: silentLog,
});

/** An entry with a page at `/page/NAME`. */
const item = (name: string, given: Partial<Item> = {}): Item => ({
  guid: name,
  title: 'Cranes without drivers',
  link: c.server.url(`/page/${name}`),
  date: new Date(c.now).toUTCString(),
  text: TEASER,
  ...given,
});

/** Polls the feed with these entries; gives the new articles' ids. */
async function publish(...items: Item[]): Promise<readonly ArticleId[]> {
  c.server.set('/feed', { body: rss(items) });
  c.now += MINUTE;
  return (await c.poll(feed)).added;
}
async function stored(id: ArticleId | undefined): Promise<Article> {
  const [article] = await articlesById(c.db, id === undefined ? [] : [id]);
  if (!article) throw new Error('no such article');
  return article;
}
const page = (name: string, body: string, headers: Record<string, string> = HTML) =>
  c.server.set(`/page/${name}`, { body, headers });
const asked = (path: string) => c.server.requests.filter((request) => request.path === path).length;
const outcome = async (id: ArticleId | undefined) =>
  (await fullTextsOf(c.db, id === undefined ? [] : [id])).get(id as ArticleId);
const waiting = () => articlesWithoutStory(c.db, 10, c.now);

describe('full texts', () => {
  it('reads the page where the feed gives a teaser, and search and dates follow', async () => {
    page('a', newsPage({ head: '<meta property="og:image" content="https://cdn.example/crane.jpg">' }));
    const [id] = await publish(item('a'));
    expect(await readPages(deps())).toBe(1);
    const article = await stored(id);
    expect(article.text).toContain(PARAGRAPHS.join('\n\n'));
    expect(article).toMatchObject({ title: 'Cranes without drivers', language: 'en' });
    expect(article.images).toEqual([{ url: 'https://cdn.example/crane.jpg', alt: '' }]);
    await groupArticles(deps());
    expect(await searchArticles(c.db, 'Quillon Systems', { limit: 5 })).toEqual([id]);
    const dates = await datedSentencesOf(c.db, [article.id]);
    expect(dates.some(({ date }) => date === '2027' || date === '2027-12-31')).toBe(true);
    for (const { start, sentence } of dates) expect(article.text.slice(start)).toMatch(sentence.slice(0, 30));
  });

  it('lets the story wait for the text, and not longer than a minute', async () => {
    c.server.set('/page/slow', { status: 503, body: 'busy' });
    const [id] = await publish(item('slow'));
    expect((await waiting()).map((article) => article.id)).not.toContain(id);
    await readPages(deps());
    expect((await waiting()).map((article) => article.id)).not.toContain(id);
    c.now += MINUTE + 1;
    expect((await waiting()).map((article) => article.id)).toContain(id);
    // Its story is told; what the page says now would look like an edit.
    await groupArticles(deps());
    page('slow', newsPage());
    await readPages(deps());
    expect((await stored(id)).text).toBe(TEASER);
    expect(await outcome(id)).toMatchObject({
      state: 'none',
      problem: 'The page came too late for its story.',
    });
  });

  it('tries twice, then keeps the words of the feed', async () => {
    c.server.set('/page/down', { status: 500, body: 'oops' });
    const [id] = await publish(item('down'));
    await readPages(deps());
    await readPages(deps());
    expect(asked('/page/down')).toBe(1);
    c.now += 20_000;
    await readPages(deps());
    expect(asked('/page/down')).toBe(2);
    expect(await outcome(id)).toMatchObject({ state: 'none', problem: expect.stringMatching(/status 500/) });
    expect((await waiting()).map((article) => article.id)).toContain(id);
  });

  it('goes on after a crash between taking a page and storing its text', async () => {
    page('a', newsPage());
    const [id] = await publish(item('a'));
    const stopped = new AbortController();
    c.server.set('/page/a', () => stopped.abort());
    await readPages(deps(), undefined, stopped.signal);
    expect(await outcome(id)).toMatchObject({ state: 'owed', attempts: 1 });
    page('a', newsPage());
    expect(await readPages(deps())).toBe(0);
    c.now += 90_000;
    expect(await readPages(deps())).toBe(1);
    expect((await stored(id)).text).toContain(PARAGRAPHS[0]);
  });

  it.each([
    ['a paywall', paidPage(), /not free/],
    ['an invitation to subscribe', wallPage(), /subscribe/],
    ['an empty page', '', /No article/],
    [
      'a page about something else',
      newsPage({
        body: `<p>${'Wir verwenden Kekse und bitten um Zustimmung dazu, alle Partner. '.repeat(30)}</p>`,
      }),
      /something else/,
    ],
    ['a page that says no more', newsPage({ body: `<p>${TEASER}</p>` }), /No article|no more/],
  ])('keeps the words of the feed for %s', async (_, html, why) => {
    page('x', html);
    const [id] = await publish(item('x'));
    expect(await readPages(deps())).toBe(0);
    expect((await stored(id)).text).toBe(TEASER);
    expect(await outcome(id)).toMatchObject({ state: 'none', problem: expect.stringMatching(why) });
    c.now += MINUTE;
    await readPages(deps());
    expect(asked('/page/x')).toBe(1);
  });

  it('gives up a page of 20 MB, a loop and a file, each for its own article only', async () => {
    page('huge', `<html><body><p>${'many words '.repeat(2_000_000)}</p></body></html>`);
    c.server.set('/page/loop', { status: 302, headers: { location: '/page/loop' } });
    page('file', '%PDF-1.4', { 'content-type': 'application/pdf' });
    page('good', newsPage());
    const ids = await publish(
      item('huge'),
      item('loop'),
      item('file'),
      item('good'),
      item('pdf', { link: c.server.url('/a.pdf') }),
    );
    expect(await readPages(deps())).toBe(1);
    c.now += 20_000;
    await readPages(deps());
    const problems = await Promise.all(ids.map(async (id) => (await outcome(id)) ?? null));
    expect(problems).toMatchObject([
      { state: 'none', problem: expect.stringMatching(/larger than 10 MB/) },
      { state: 'none', problem: expect.stringMatching(/redirects/) },
      { state: 'none', problem: expect.stringMatching(/another kind/) },
      { state: 'had' },
      null,
    ]);
  }, 40_000);

  it('goes to no private address, neither straight nor by a redirect', async () => {
    c.server.set('/page/inner', {
      status: 302,
      headers: { location: 'http://169.254.169.254/latest/meta-data' },
    });
    const [direct, redirected] = await publish(
      item('direct', { link: 'http://127.0.0.1:9/admin' }),
      item('inner'),
    );
    await readPages(deps());
    c.now += 20_000;
    await readPages(deps());
    for (const id of [direct, redirected]) expect(await outcome(id)).toMatchObject({ state: 'none' });
    expect((await outcome(redirected)) as object).toMatchObject({
      problem: expect.stringMatching(/169\.254/),
    });
  });

  it('reads three pages of a first poll and twenty of a later one, the newest', async () => {
    const other = await c.follow('/many');
    const many = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) =>
        item(`m${from + i}`, {
          title: `Number ${from + i}`,
          date: new Date(c.now - i * MINUTE).toUTCString(),
        }),
      );
    c.server.set('/many', { body: rss(many(0, 50)) });
    const first = (await c.poll(other)).added;
    expect((await fullTextsOf(c.db, first)).size).toBe(3);
    c.server.set('/many', { body: rss(many(100, 150)) });
    c.now += MINUTE;
    const later = (await c.poll(other)).added;
    expect((await fullTextsOf(c.db, later)).size).toBe(20);
    const [newest] = first;
    expect(await outcome(newest)).toMatchObject({ state: 'owed' });
  });

  it('follows the mode of the feed', async () => {
    const thrice = newsPage({
      body: [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS].map((text) => `<p>${text}</p>`).join(''),
    });
    page('long', thrice);
    page('again', thrice);
    const long = [...PARAGRAPHS, ...PARAGRAPHS].join(' ');
    expect(await outcome((await publish(item('long', { text: long })))[0])).toBeUndefined();
    await setFullTextMode(c.db, feed, 'always');
    const [id] = await publish(item('again', { text: long, title: 'Cranes that drive themselves' }));
    await readPages(deps());
    expect((await stored(id)).text.length).toBeGreaterThan(long.length);
    const [owed] = await publish(item('later'));
    await setFullTextMode(c.db, feed, 'never');
    expect(await outcome(owed)).toMatchObject({ state: 'none' });
    expect(await outcome((await publish(item('never')))[0])).toBeUndefined();
  });

  it('keeps the text when the feed’s teaser is decorated anew, and reads the page again when it says something else', async () => {
    page('a', newsPage());
    const [id] = await publish(item('a'));
    await readPages(deps());
    await publish(
      item('a', { text: `&lt;b&gt;${TEASER}&lt;/b&gt;&lt;img src="https://count.example/1.gif"&gt;` }),
    );
    await readPages(deps());
    expect(asked('/page/a')).toBe(1);
    page('a', newsPage().replace('eleven hours', 'twelve hours'));
    await publish(item('a', { text: `Corrected: ${TEASER}` }));
    expect((await stored(id)).text).toContain('eleven hours');
    expect(await readPages(deps())).toBe(1);
    expect((await stored(id)).text).toContain('twelve hours');
  });

  it('takes pictures that the feed names, with their words', async () => {
    const media =
      '<media:group><media:content url="https://cdn.example/a.jpg" medium="image"><media:description>A &lt;b&gt;crane&lt;/b&gt;</media:description></media:content>' +
      '<media:content url="https://cdn.example/film.mp4" type="video/mp4"/></media:group><enclosure url="http://10.0.0.1/b.png" type="image/png"/>';
    const body = rss([item('m', { text: '&lt;img src="/c.png" alt="A berth"&gt; Words.' })]).replace(
      '</item>',
      `${media}</item>`,
    );
    c.server.set('/feed', {
      body: body.replace('<rss ', '<rss xmlns:media="http://search.yahoo.com/mrss/" '),
    });
    c.now += MINUTE;
    const [id] = (await c.poll(feed)).added;
    expect((await stored(id)).images).toEqual([{ url: 'https://cdn.example/a.jpg', alt: 'A crane' }]);
  });
});
