/**
 * Reads well-formed feeds with rss-parser, where they are not of the ordinary kind: with a document type, HTML's references,
 * another charset. Its own guesses are switched off by documented options:
 * fields that it would convert (and hang on, or throw away a feed for) get another name before it sees them, and
 * come back untouched as custom fields.
 */
import RssParser from 'rss-parser';
import { rootStart } from './repair.ts';
import { prefixOf, type WireElement, type WireFeed } from './wire.ts';

/**
 * rss-parser makes snippets of these with a quadratic pattern (a run of `<` of 200 KB takes 20 s), throws on an
 * unreadable Atom date or a link without attributes, and loses all but one of several links.
 */
const RENAMED = new Set([
  'description',
  'summary',
  'content',
  'content:encoded',
  'link',
  'published',
  'updated',
  'guid',
  'enclosure',
]);

const HEAD =
  'title link atom:link atom10:link ttl skiphours skipdays sy:updateperiod sy:updatefrequency dc:title id'.split(
    ' ',
  );
const ENTRY = (
  'title link atom:link guid id pubdate published issued created modified updated atom:updated atom:published dc:date ' +
  'dcterms:issued dcterms:created dcterms:modified dc:title dc:identifier description summary content content:encoded ' +
  'dc:description itunes:summary media:description media:title author dc:creator itunes:author enclosure media:content ' +
  'media:group feedburner:origlink'
).split(' ');

/** What xml2js makes of an element: text alone, or text, attributes and children. */
type Node = string | { readonly [name: string]: unknown };
type Fields = Record<string, unknown>;

const asField = (name: string): [string, string, { keepArray: true }] => [
  RENAMED.has(name) ? `wire:${name}` : name,
  `wire:${name}`,
  { keepArray: true },
];
const parser = new RssParser<Fields, Fields>({
  defaultRSS: 2,
  customFields: {
    // The type of `feed` fields is narrower than what the library accepts (its README gives this form for both).
    feed: HEAD.map(asField) as unknown as string[],
    item: ENTRY.map(asField),
  },
  xml2js: { tagNameProcessors: [canonicalTag], attrNameProcessors: [(name: string) => name.toLowerCase()] },
});

function canonicalTag(name: string): string {
  if (name === 'rdf:RDF') return name;
  const lower = name.toLowerCase();
  return RENAMED.has(lower) ? `wire:${lower}` : lower;
}

/**
 * True for a document that rss-parser reads in full: the usual prefixes, no `xml:base`, no text with elements in it.
 */
export function fitsRssParser(text: string): boolean {
  const start = rootStart(text);
  const root = text.slice(start, text.indexOf('>', start) + 1);
  if (!/^<(?:rss|rdf:RDF|feed)[\s>]/.test(root) || root.length > 8192) return false;
  if (/^<feed/.test(root) && !/xmlns=["']http:\/\/www\.w3\.org\/2005\/Atom["']/.test(root)) return false;
  for (const [, prefix = '', uri = ''] of root.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)) {
    const usual = prefixOf(uri);
    if (usual !== undefined && usual !== prefix) return false;
  }
  return !/xml:base\s*=|<(?:title|summary|content|subtitle)\s[^<>]{0,200}type\s*=\s*["'](?:xhtml|\w+\/)/.test(
    text,
  );
}

/** Reads the document; null when it needs a reader that keeps the order of text and elements. Throws on bad XML. */
export async function readWithRssParser(text: string): Promise<WireFeed | null> {
  const parsed: unknown = await parser.parseString(text);
  if (!isFields(parsed) || !Array.isArray(parsed.items)) return null;
  const items: unknown[] = parsed.items;
  const start = rootStart(text);
  const format = text.startsWith('<rdf', start) ? 'rdf' : text.startsWith('<feed', start) ? 'atom' : 'rss';
  try {
    const entries = items.filter(isFields).map((item) => [...elements(item, ENTRY), ...about(item)]);
    return { format, head: elements(parsed, HEAD), entries };
  } catch (error) {
    if (error instanceof MixedContent) return null;
    throw error;
  }
}

class MixedContent extends Error {}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function about(item: Fields): WireElement[] {
  const value = item['rdf:about'];
  return typeof value === 'string' ? [element('rdf:about', value)] : [];
}

function elements(fields: Fields, names: readonly string[]): WireElement[] {
  return names.flatMap((name) => {
    const nodes = fields[`wire:${name}`];
    return Array.isArray(nodes) ? nodes.map((node: Node) => element(name, node)) : [];
  });
}

/** Elements that may have children; in any other they are text that somebody forgot to escape. */
const PARENTS = new Set(['author', 'media:group', 'media:content', 'skiphours', 'skipdays']);

function element(name: string, node: Node): WireElement {
  if (typeof node === 'string')
    return { name, attributes: {}, text: node, markup: false, children: [], base: null };
  const children: WireElement[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === '$' || key === '_' || !Array.isArray(value)) continue;
    if (!PARENTS.has(name)) throw new MixedContent();
    for (const child of value as Node[]) children.push(element(key.replace(/^wire:/, ''), child));
  }
  const text = typeof node._ === 'string' ? node._ : '';
  return {
    name,
    attributes: (node.$ ?? {}) as Record<string, string>,
    text,
    markup: false,
    children,
    base: null,
  };
}
