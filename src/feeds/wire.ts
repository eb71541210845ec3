/** The wire shape: a feed document as elements, the same from every reader, before anything is understood. */
import type { FeedFormat } from '../model.ts';

/** One element. Names are lower case with the usual prefix (`dc:date`), whatever prefix the document chose. */
export interface WireElement {
  readonly name: string;
  /** Names in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, entities decoded; when `markup`, its content as HTML. */
  readonly text: string;
  /** True where elements stood inside a text (XHTML in Atom, unescaped HTML in RSS). */
  readonly markup: boolean;
  readonly children: readonly WireElement[];
  /** `xml:base` in force, as far as it could be joined; null without one. */
  readonly base: string | null;
}

/** A feed's own elements, and those of each of its entries. */
export interface WireFeed {
  readonly format: Exclude<FeedFormat, 'json'>;
  readonly head: readonly WireElement[];
  readonly entries: readonly (readonly WireElement[])[];
}

/** The prefix that each namespace goes by here; '' for those whose names stand alone. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/rss/1.0/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
};

/** The prefix used here for a namespace; undefined for one that Dateline does not read. */
export function prefixOf(namespace: string): string | undefined {
  const key = namespace.trim().toLowerCase();
  return Object.hasOwn(PREFIXES, key) ? PREFIXES[key] : undefined;
}
