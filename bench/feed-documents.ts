/**
 * Generated feeds that cost what real ones cost: sizes with a median of 37 KB and a 90th percentile of 325 KB, some
 * 26 entries each, and the forms that real feeds have (RSS with full texts in CDATA, RSS with escaped HTML, Atom), with
 * words as unequal as those of a language.
 */

import { numbersFrom } from '../test/fakes/numbers.ts';

const LARGEST_KB = 2_500;
const MEDIAN_KB = 37;
const P90_KB = 325;
/** Quantile of the normal distribution at 0.9. */
const Z90 = 1.2816;

/** `count` feed documents, always the same ones. */
export function feedDocuments(count: number): Buffer[] {
  return Array.from({ length: count }, (_, n) => {
    const spread = (P90_KB / MEDIAN_KB) ** (quantile((n + 0.5) / count) / Z90);
    return Buffer.from(feedDocument(Math.min(LARGEST_KB, MEDIAN_KB * spread) * 1024, n));
  });
}

/** Quantile of the logistic curve that lies closest to the normal one. */
function quantile(share: number): number {
  return -Math.log(1 / share - 1) / 1.702;
}

/** A feed of about `size` bytes, told apart by its number. */
export function feedDocument(size: number, feed: number): string {
  const random = numbersFrom(feed + 1);
  const each = size / Math.max(1, 3 * Math.sqrt(size / 1024));
  const { head, tail, entry } = (FORMS[feed % FORMS.length] ?? fullText)(feed);
  const parts = [head];
  for (let n = 0, length = 0; length < size; n++) {
    const html = article(each * (0.2 + random()), random);
    const part = entry({ n, title: sentence(random, 9), summary: sentence(random, 25), html });
    parts.push(part);
    length += part.length;
  }
  return parts.join('\n') + tail;
}

interface Item {
  readonly n: number;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
}
interface Form {
  readonly head: string;
  readonly tail: string;
  entry(item: Item): string;
}

const FIRST = Date.UTC(2024, 5, 1);
const dateOf = (n: number) => new Date(FIRST - n * 5_400_000);

/** A weblog's RSS: teaser and full text in CDATA, categories, comment counts. */
function fullText(feed: number): Form {
  const site = `https://blog${feed}.example`;
  return {
    head: `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">\n<channel>\n\t<title>Blog ${feed}</title>\n\t<atom:link href="${site}/feed/" rel="self" type="application/rss+xml" />\n\t<link>${site}</link>\n\t<description></description>\n\t<lastBuildDate>${dateOf(0).toUTCString()}</lastBuildDate>\n\t<language>en-US</language>\n\t<sy:updatePeriod>hourly</sy:updatePeriod>\n\t<sy:updateFrequency>1</sy:updateFrequency>\n`,
    tail: '\n</channel>\n</rss>',
    entry: ({ n, title, summary, html }) =>
      `\t<item>\n\t\t<title>${title} &#8217;${n}</title>\n\t\t<link>${site}/2024/06/${n}/</link>\n\t\t<comments>${site}/2024/06/${n}/#respond</comments>\n\t\t<dc:creator><![CDATA[A. Writer]]></dc:creator>\n\t\t<pubDate>${dateOf(n).toUTCString()}</pubDate>\n\t\t<category><![CDATA[News]]></category>\n\t\t<category><![CDATA[AI]]></category>\n\t\t<guid isPermaLink="false">${site}/?p=${n}</guid>\n\t\t<description><![CDATA[<p>${summary} [&#8230;]</p>]]></description>\n\t\t<content:encoded><![CDATA[${html}]]></content:encoded>\n\t\t<wfw:commentRss>${site}/2024/06/${n}/feed/</wfw:commentRss>\n\t\t<slash:comments>0</slash:comments>\n\t</item>`,
  };
}

/** A newspaper's RSS: the text as escaped HTML in the description, pictures as media elements. */
function escapedText(feed: number): Form {
  const site = `https://paper${feed}.example`;
  return {
    head: `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper ${feed}</title><link>${site}/</link><description>News &amp; more</description><ttl>30</ttl>`,
    tail: '</channel></rss>',
    entry: ({ n, title, html }) =>
      `<item><title>${title} ${n}</title><link>${site}/a/${n}?utm_source=rss</link><description>${escaped(html)}</description><pubDate>${dateOf(n).toUTCString()}</pubDate><guid>${site}/a/${n}</guid><dc:date>${dateOf(n).toISOString()}</dc:date><media:content url="${site}/img/${n}-1.jpg" width="460"><media:credit>Photo &amp; Co</media:credit></media:content><media:content url="${site}/img/${n}-2.jpg" width="140"/></item>`,
  };
}

/** An Atom feed with escaped HTML as its content. */
function atom(feed: number): Form {
  const site = `https://atom${feed}.example`;
  return {
    head: `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="text">Atom ${feed}</title><id>tag:atom${feed}.example,2024:/</id><link rel="alternate" type="text/html" href="${site}/"/><link rel="self" href="${site}/feed.atom"/><updated>${dateOf(0).toISOString()}</updated>`,
    tail: '</feed>',
    entry: ({ n, title, summary, html }) =>
      `<entry><title type="html">${title} ${n}</title><link rel="alternate" type="text/html" href="${site}/${n}"/><id>tag:atom${feed}.example,2024:/${n}</id><published>${dateOf(n).toISOString()}</published><updated>${dateOf(n).toISOString()}</updated><author><name>A. Writer</name><uri>${site}/writer</uri></author><category term="news"/><summary>${summary}</summary><content type="html">${escaped(html)}</content></entry>`,
  };
}

/** Of five real feeds three have full texts in CDATA, as the usual weblog software writes them. */
const FORMS = [fullText, escapedText, fullText, atom, fullText];

function escaped(html: string): string {
  return html
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** About `size` bytes of HTML, of which some six tenths are words. */
function article(size: number, random: () => number): string {
  const parts: string[] = [];
  for (let length = 0; length < size; ) {
    const part = block(random);
    parts.push(part);
    length += part.length;
  }
  return parts.join('\n');
}

function block(random: () => number): string {
  const kind = random();
  if (kind < 0.08) return `<h2 class="wp-block-heading">${sentence(random, 6)}</h2>`;
  if (kind < 0.16) {
    const image = `https://img.example/wp-content/uploads/2024/06/${Math.floor(random() * 1e6)}`;
    return `<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="576" src="${image}-1024x576.jpg" alt="${sentence(random, 6)}" class="wp-image-1" srcset="${image}-1024x576.jpg 1024w, ${image}-300x169.jpg 300w, ${image}-768x432.jpg 768w" sizes="(max-width: 1024px) 100vw, 1024px" /></figure>`;
  }
  if (kind < 0.22) return `<ul><li>${sentence(random, 8)}</li><li>${sentence(random, 10)}</li></ul>`;
  return `<p>${sentence(random, 20)} <a href="https://www.site.example/${Math.floor(random() * 1e6)}/page" target="_blank" rel="noopener">${sentence(random, 4)}</a> ${sentence(random, 18)} <strong>${sentence(random, 2)}</strong> &#8220;${sentence(random, 12)}&#8221; &amp; ${sentence(random, 10)}</p>`;
}

/** The most frequent words of English, then made-up ones; the n-th is about 1/n as frequent as the first. */
const VOCABULARY: readonly string[] = (() => {
  const small =
    'the of and to in a is that for it on as with was at by said from be this has have are an its will'.split(
      ' ',
    );
  const random = numbersFrom(7);
  const syllables =
    'ra ne to mi sel cor ban ti er gu lo den par is tech ma vi on qué sta pro fi é chi ll wer'.split(' ');
  const made = Array.from({ length: 20_000 }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join(''),
  );
  return [...small, ...made];
})();

function sentence(random: () => number, length: number): string {
  const words: string[] = [];
  for (let n = 0; n < length; n++)
    words.push(VOCABULARY[Math.floor(VOCABULARY.length ** random()) - 1] ?? 'the');
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${random() < 0.2 ? ' – today’s' : ''}.`;
}
