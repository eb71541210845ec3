/** From wire elements to a feed: which element says what, in which format. */
import { hash } from 'node:crypto';
import type { ArticleImage, Enclosure, Entry, Instant, ParsedFeed } from '../model.ts';
import { parseDate } from './dates.ts';
import { feedWishes } from './feed-wishes.ts';
import { fewImages, imageOf, imagesIn } from './images.ts';
import { absoluteBase, absoluteLink } from './links.ts';
import { undoMojibake } from './mojibake.ts';
import { contentOf, summaryOf, titleOf } from './text-construct.ts';
import type { WireElement, WireFeed } from './wire.ts';

type Elements = readonly WireElement[];

const TITLES = ['title', 'dc:title', 'media:title'];
const PUBLISHED = [
  'pubdate',
  'published',
  'dcterms:issued',
  'issued',
  'atom:published',
  'dc:date',
  'dcterms:created',
  'created',
];
const UPDATED = ['updated', 'atom:updated', 'dcterms:modified', 'modified'];
const SUMMARIES = ['summary', 'description', 'dc:description', 'itunes:summary', 'media:description'];
const CONTENTS = ['content:encoded', 'content', 'xhtml:body', 'body'];
/** A feed whose entries are understood one by one, as they are asked for, and once only. */
export interface ComingFeed extends Omit<ParsedFeed, 'entries'> {
  readonly entries: Iterable<Entry>;
}

/** Understands a feed document; `url` is where it came from. An entry that cannot be understood is left out. */
export function mapFeed(wire: WireFeed, url: string | null): ComingFeed {
  const link = linkOf(wire.head, [url], false);
  // RSS counts relative links from the site, Atom from the document (RFC 4287 section 2).
  const bases = wire.format === 'atom' ? [url, link] : [link, url];
  return {
    title: firstText(wire.head, TITLES, titleOf),
    link,
    format: wire.format,
    entries: mapEntries(wire.entries, bases),
    ...feedWishes(wire.head, url),
  };
}

function* mapEntries(entries: WireFeed['entries'], bases: readonly (string | null)[]): Generator<Entry> {
  for (const elements of entries) {
    const entry = understood(elements, bases);
    if (entry) yield entry;
  }
}

/** Null for a bad entry: one never loses the feed. */
function understood(elements: Elements, bases: readonly (string | null)[]): Entry | null {
  try {
    return mapEntry(elements, bases);
  } catch {
    return null;
  }
}

function mapEntry(elements: Elements, bases: readonly (string | null)[]): Entry {
  const title = firstText(elements, TITLES, titleOf) ?? '';
  const link = linkOf(elements, bases, true);
  const published = dateOf(elements, PUBLISHED);
  const updated = dateOf(elements, UPDATED);
  const content = firstText(elements, CONTENTS, contentOf);
  return {
    id:
      identityOf(elements) ??
      link ??
      madeId([title, published ?? updated ?? firstText(elements, SUMMARIES, summaryOf)]),
    title,
    link,
    published,
    updated,
    author: authorOf(elements),
    summary: firstText(elements, SUMMARIES, summaryOf),
    content,
    enclosures: enclosuresOf(elements, bases),
    images: imagesOf(elements, content, [link, ...bases]),
  };
}

function firstText(
  elements: Elements,
  names: readonly string[],
  read: (element: WireElement) => string | null,
): string | null {
  for (const name of names) {
    for (const element of elements) {
      const text = element.name === name ? read(element) : null;
      if (text) return text;
    }
  }
  return null;
}

/** The last readable one: where a feed repeats a date, later ones correct earlier ones. */
function dateOf(elements: Elements, names: readonly string[]): Instant | null {
  for (const name of names) {
    const dates = elements
      .filter((element) => element.name === name)
      .map((element) => parseDate(element.text));
    const last = dates.findLast((date) => date !== null);
    if (last !== undefined && last !== null) return last;
  }
  return null;
}

function identityOf(elements: Elements): string | null {
  return firstText(elements, ['guid', 'id', 'rdf:about', 'dc:identifier'], (element) => element.text.trim());
}

/** The entry's page: an alternate link, else any link, else a guid that is an address. */
function linkOf(elements: Elements, bases: readonly (string | null)[], isEntry: boolean): string | null {
  const found = linkCandidates(elements, isEntry);
  for (const element of found) {
    const base = absoluteBase(element.base, bases);
    const href = element.attributes.href ?? element.attributes.url ?? element.text;
    const link = absoluteLink(element.name === 'link' || element.attributes.href ? href : element.text, [
      base,
      ...bases,
    ]);
    if (link) return link;
  }
  return null;
}

function linkCandidates(elements: Elements, isEntry: boolean): Elements {
  const links = elements.filter((element) => element.name === 'link');
  const inAtom = elements.filter(
    (element) => element.name === 'atom:link' && element.attributes.rel === 'alternate',
  );
  const relOf = (element: WireElement) => (element.attributes.rel ?? 'alternate').toLowerCase();
  const alternate = links.filter((element) => relOf(element) === 'alternate');
  const pages = alternate.filter((element) => /html|^$/.test(element.attributes.type ?? ''));
  if (!isEntry) return [...pages, ...alternate, ...inAtom];
  const original = elements.filter((element) => element.name === 'feedburner:origlink');
  const guids = elements.filter(isPermanentLink);
  const rest = links.filter((element) => ['self', 'related', 'via'].includes(relOf(element)));
  return [...original, ...pages, ...alternate, ...inAtom, ...guids, ...rest];
}

/** RSS 2.0: a guid is the entry's address unless it says `isPermaLink="false"`; an Atom id never is one for sure. */
function isPermanentLink(element: WireElement): boolean {
  if (element.name === 'rdf:about') return true;
  return (
    element.name === 'guid' &&
    element.attributes.ispermalink?.toLowerCase() !== 'false' &&
    /^\s*https?:/i.test(element.text)
  );
}

function authorOf(elements: Elements): string | null {
  for (const name of ['author', 'dc:creator', 'itunes:author']) {
    const element = elements.find((candidate) => candidate.name === name);
    const inner = element?.children.find((child) => child.name === 'name' || child.name === 'email');
    const text = element && titleOf(inner ?? element);
    // RSS 2.0 wants an address with the name in brackets.
    if (text) return /^\S+@\S+\s+\((.+)\)$/.exec(text)?.[1] ?? text;
  }
  return null;
}

function enclosuresOf(elements: Elements, bases: readonly (string | null)[]): Enclosure[] {
  const media = elements.flatMap((element) =>
    element.name === 'media:group' ? element.children : [element],
  );
  const found = new Map<string, Enclosure>();
  for (const { name, attributes, base } of media) {
    const isLink = name === 'link' && attributes.rel === 'enclosure';
    if (!isLink && name !== 'enclosure' && name !== 'media:content') continue;
    const url = absoluteLink(attributes.url ?? attributes.href ?? '', [absoluteBase(base, bases), ...bases]);
    const length = Number(attributes.length ?? attributes.filesize);
    if (url && !found.has(url)) {
      found.set(url, {
        url,
        type: attributes.type ?? null,
        length: length > 0 && Number.isSafeInteger(length) ? length : null,
      });
    }
  }
  return [...found.values()];
}

/** Media RSS and enclosures first: they are the publisher's choice. Then what the content shows. */
function imagesOf(
  elements: Elements,
  content: string | null,
  bases: readonly (string | null)[],
): ArticleImage[] {
  const media = elements.flatMap((element) =>
    element.name === 'media:group' ? element.children : [element],
  );
  const outer = wordsOfImage(media);
  const named = media.filter(isImage).map(({ attributes, children }) => {
    return imageOf(attributes.url ?? attributes.href ?? '', wordsOfImage(children) || outer, bases);
  });
  return fewImages([...named, ...(content === null ? [] : imagesIn(content, bases))]);
}

function wordsOfImage(elements: Elements): string {
  return firstText(elements, ['media:description', 'media:text', 'media:title'], titleOf) ?? '';
}

function isImage({ name, attributes }: WireElement): boolean {
  if (name === 'media:thumbnail') return true;
  const carries =
    name === 'enclosure' || name === 'media:content' || (name === 'link' && attributes.rel === 'enclosure');
  return carries && (attributes.medium === 'image' || /^image\//i.test(attributes.type ?? ''));
}

/** The id of an entry that brings none of its own. */
export function madeId(parts: readonly (string | number | null)[]): string {
  return `hash:${hashOf(parts)}`;
}

/** True for an id that Dateline made. */
export function isMadeId(id: string): boolean {
  return /^hash:[\da-f]{32}$/.test(id);
}

/** A short hash of what an entry says. */
export function hashOf(parts: readonly (string | number | null)[]): string {
  return hash('sha256', JSON.stringify(parts)).slice(0, 32);
}

/** A string field of any reader: text repaired, null when empty. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? undoMojibake(value.trim()) : null;
}
