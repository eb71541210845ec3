/** From an article's page to its text and pictures. Runs in a worker thread, where it may be stopped. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import sanitize from 'sanitize-html';
import { SourceError } from '../errors.ts';
import type { ArticleImage } from '../model.ts';
import { decode } from './decode.ts';
import { fewImages, imageOf, isSmall } from './images.ts';
import { isWall, saysNotFree } from './paywall.ts';
import { plainText } from './plain-text.ts';

/** What came with a page's bytes; `url` is where they came from, after redirects. */
export interface PageHints {
  readonly contentType: string | null;
  readonly url: string;
}

/** What a page says. */
export interface Page {
  /** Plain text, paragraphs separated by one empty line. */
  readonly text: string;
  /** Language that the page claims, ISO 639-1; null where it claims none. */
  readonly language: string | null;
  readonly images: readonly ArticleImage[];
}

/** Pages of news have some 3,000 elements; an endless list is not an article, and building it would take the whole deadline. */
const MAX_ELEMENTS = 50_000;
/** Less is a caption or a notice, not an article. */
const LEAST_TEXT = 250;

/** What may remain of a page. Captions, forms, tables of links and everything that acts is left out. */
const ALLOWED = (
  'p div section article main span br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code kbd samp a abbr ' +
  'b strong i em u s mark small sub sup time ins del table thead tbody tfoot tr th td'
).split(' ');
const DROPPED_WHOLE =
  'script style textarea option noscript template figcaption button form select iframe object svg math nav aside footer'.split(
    ' ',
  );

/** Reads a page. @throws SourceError saying why it has no article for us. */
export function readPage(bytes: Uint8Array, { contentType, url }: PageHints): Page {
  if (contentType && !/html|xml|text\/plain/i.test(contentType)) {
    throw new SourceError('The page is not a web page but a file of another kind.');
  }
  const source = decode(bytes, contentType);
  if (countTags(source) > MAX_ELEMENTS) throw new SourceError('The page is too large to be one article.');
  const { document } = parseHTML(wholeDocument(source));
  if (saysNotFree([...document.querySelectorAll('script[type*="ld+json" i]')].map(textOf))) {
    throw new SourceError('The page says that its article is not free to read.');
  }
  const shared = sharedImages(document, url);
  const language = languageOf(document.documentElement.getAttribute('lang'));
  const article = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    disableJSONLD: true,
  }).parse();
  const content = article?.content;
  const text = content ? plainText(sanitised(content.innerHTML)) : '';
  if (isWall(text)) throw new SourceError('The page asks readers to subscribe or to sign in.');
  if (text.length < LEAST_TEXT) throw new SourceError('No article was found on the page.');
  return { text, language, images: fewImages([...shared, ...(content ? ownImages(content, url) : [])]) };
}

function countTags(html: string): number {
  let count = 0;
  for (const _ of html.matchAll(/<[a-z!]/gi)) count += 1;
  return count;
}

function textOf({ textContent }: Element): string {
  return textContent ?? '';
}

/** linkedom wants the elements that browsers add by themselves. Comments go first: old pages hide a second `<html>` there. */
function wholeDocument(source: string): string {
  const html = source.replace(/<!--[\s\S]*?-->/g, '');
  const start = html.search(/<html[\s>]/i);
  if (start >= 0 && /<body[\s>]/i.test(html)) return html.slice(start);
  const inner = html.replace(/<!doctype[^>]*>|<\/?(?:html|head|body)(?:\s[^>]*)?>/gi, '');
  return `<html><head></head><body>${inner}</body></html>`;
}

function sanitised(html: string): string {
  return sanitize(html, { allowedTags: ALLOWED, allowedAttributes: {}, nonTextTags: DROPPED_WHOLE });
}

function languageOf(lang: string | null): string | null {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(lang?.trim() ?? '')?.[1]?.toLowerCase() ?? null;
}

/** The pictures that the publisher chose for links to the article (Open Graph). */
function sharedImages(document: Document, url: string): (ArticleImage | null)[] {
  const meta = (name: string) =>
    document
      .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
      ?.getAttribute('content')
      ?.trim() ?? '';
  const address = meta('og:image:secure_url') || meta('og:image') || meta('twitter:image');
  return [imageOf(address, meta('og:image:alt') || meta('twitter:image:alt'), [url])];
}

function ownImages(content: Element, url: string): (ArticleImage | null)[] {
  return [...content.querySelectorAll('img')].map((image) => {
    const attribute = (name: string) => image.getAttribute(name) ?? '';
    const small = isSmall({ width: attribute('width'), height: attribute('height') });
    return small ? null : imageOf(attribute('src'), attribute('alt'), [url]);
  });
}
