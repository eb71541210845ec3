/** Pages of articles: what is read of them, and what hostile or hopeless ones come to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFeedReader, type FeedReader } from '../../src/feeds/reader.ts';
import { newsPage, PARAGRAPHS, paidPage, wallPage } from '../fixtures/pages.ts';

const URL_OF_PAGE = 'https://courier.example/news/cranes';

describe('reading pages', () => {
  let reader: FeedReader;
  beforeAll(() => {
    reader = createFeedReader({ workers: 1 });
  });
  afterAll(() => reader.close());

  const read = (page: string | Uint8Array, contentType: string | null = 'text/html; charset=utf-8') =>
    reader.readPage(typeof page === 'string' ? new TextEncoder().encode(page) : page, {
      contentType,
      url: URL_OF_PAGE,
    });
  const textOf = async (page: string) => (await read(page)).text;

  it('gives the article word for word, and nothing of what stands around it', async () => {
    const { text, language } = await read(newsPage());
    expect(text.split('\n\n').filter((paragraph) => paragraph.length > 60)).toEqual([...PARAGRAPHS]);
    expect(text).not.toMatch(/printer ink|Most read|First!|Copyright|written by a script|Sport/);
    expect(language).toBe('en');
  });

  it('reads a page without <html>, <head> or <body>', async () => {
    const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
    const before = '<!doctype html><title>Cranes</title><meta property="og:image" content="/lead.jpg">';
    for (const start of ['', before, '<html lang="en"><head><title>Cranes</title></head>', 'stray words ']) {
      expect(await textOf(`${start}<article>${paragraphs}</article>`)).toContain(PARAGRAPHS.join('\n\n'));
    }
  });

  it('reads pages that hide a second <html> in a comment for old browsers', async () => {
    const page = newsPage().replace(
      '<html lang="en">',
      '<!--[if IE 7]><html class="ie7"><![endif]-->\n<!--[if !IE]><!--><html lang="en"><!--<![endif]-->',
    );
    expect(await textOf(page)).toContain(PARAGRAPHS[2]);
  });

  it('decodes the page by what its bytes prove and not by what its header claims', async () => {
    const body = PARAGRAPHS.map((text) => `<p>${text} Größe 4 m², façade, Łódź.</p>`).join('');
    const { text } = await read(newsPage({ body, charset: 'iso-8859-1' }), 'text/html; charset=iso-8859-1');
    expect(text).toContain('Größe 4 m², façade, Łódź.');
    const latin = Buffer.from(
      newsPage({ charset: 'iso-8859-1', body: body.replaceAll('Łódź', 'Bruck').replace(/[“”’]/g, "'") }),
      'latin1',
    );
    expect((await read(latin, 'text/html')).text).toContain('Größe 4 m², façade, Bruck.');
  });

  it('keeps no script, no style, no form and no address of a link', async () => {
    const hostile =
      `<p>${PARAGRAPHS[0]} <a href="javascript:alert(1)">click here</a></p><script>alert(2)</script><style>p{color:red}</style>` +
      `<p onclick="alert(3)">${PARAGRAPHS[1]}</p><form><button>Send money</button></form><svg><text>drawn</text></svg>` +
      `<p>${PARAGRAPHS[2]} &lt;script&gt;alert(4)&lt;/script&gt;</p><iframe src="https://evil.example">framed</iframe>`;
    const text = await textOf(newsPage({ body: hostile }));
    expect(text).toContain('click here');
    expect(text).not.toMatch(/javascript|alert\([123]\)|color:red|Send money|drawn|framed|evil\.example/);
    // Shown on the page as text, so it is text: every renderer escapes it.
    expect(text).toContain('<script>alert(4)</script>');
  });

  it('takes pictures with their words, from public addresses only', async () => {
    const head =
      '<meta property="og:image" content="/img/lead.jpg?w=1200"><meta property="og:image:alt" content="A crane &amp; its empty cabin">';
    const images =
      '<img src="/img/lead.jpg?w=300" alt="other words"><img src="https://cdn.example/b.png" alt="Maren Holt &lt;b&gt; in the control room">' +
      '<img src="http://169.254.169.254/latest/meta-data" alt="metadata"><img src="http://[::1]/a.png"><img src="http://0x7f.1/a.png" alt="x">' +
      '<img src="javascript:alert(1)" alt="script"><img src="data:image/png;base64,AAAA" alt="data"><img src="http://localhost/a.png" alt="l">' +
      `<img src="https://user:pw@cdn.example/c.png" alt="secret"><img src="https://count.example/p.gif" width="1" height="1" alt="">` +
      `<img src="https://cdn.example/long.png" alt="${'very '.repeat(500)}long">`;
    const body = `${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<p>${PARAGRAPHS[0]}${images}</p>`;
    const page = await read(newsPage({ head, body }));
    expect(page.images.slice(0, 2)).toEqual([
      { url: 'https://courier.example/img/lead.jpg?w=1200', alt: 'A crane & its empty cabin' },
      { url: 'https://cdn.example/b.png', alt: 'Maren Holt in the control room' },
    ]);
    expect(page.images[2]).toMatchObject({ url: 'https://cdn.example/long.png' });
    expect(page.images[2]?.alt).toHaveLength(400);
    expect(page.images).toHaveLength(3);
  });

  it('says so in one sentence where an article is not free, is kept back, or is not there', async () => {
    await expect(read(paidPage())).rejects.toThrow('The page says that its article is not free to read.');
    await expect(read(wallPage())).rejects.toThrow('The page asks readers to subscribe or to sign in.');
    await expect(read('')).rejects.toThrow('No article was found on the page.');
    await expect(read('<html><body></body></html>')).rejects.toThrow('No article was found on the page.');
    await expect(read(newsPage({ body: '<p>Loading…</p>' }))).rejects.toThrow(/No article|subscribe/);
    await expect(read('%PDF-1.4', 'application/pdf')).rejects.toThrow(/a file of another kind/);
  });

  it('reads a long article about paywalls, and one of which only a part is sold', async () => {
    const about = [...PARAGRAPHS, ...PARAGRAPHS, 'Subscribe to continue reading, the old page said.'];
    expect(await textOf(newsPage({ body: about.map((text) => `<p>${text}</p>`).join('') }))).toContain(
      'the old page said',
    );
    const parts = {
      '@type': 'NewsArticle',
      isAccessibleForFree: true,
      hasPart: { isAccessibleForFree: false },
    };
    const head = `<script type="application/ld+json">${JSON.stringify(parts)}</script><script type="application/ld+json">{broken</script>`;
    expect(await textOf(newsPage({ head }))).toContain(PARAGRAPHS[4]);
  });

  it('settles with pages made to hang or to bloat it, each in one sentence, and reads on', async () => {
    const bombs = [
      '<div>'.repeat(300_000),
      '<div>'.repeat(40_000),
      '<!--'.repeat(200_000),
      `<html><body><script type="application/ld+json">${'['.repeat(500_000)}</script>`,
      `<html><body>${'<b><i>'.repeat(20_000)}${PARAGRAPHS[0]}`,
    ];
    for (const bomb of bombs) await expect(read(bomb)).rejects.toThrow(/^[A-Z][^\n]*\.$/);
    expect(await textOf(newsPage())).toContain(PARAGRAPHS[0]);
  }, 60_000);
});
