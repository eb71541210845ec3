/**
 * Reads feeds that are not well-formed, or that mix text and elements: htmlparser2, which forgives everything,
 * under a cap of depth and of elements.
 */
import { Parser } from 'htmlparser2';
import type { FeedFormat } from '../model.ts';
import { prefixOf, type WireElement, type WireFeed } from './wire.ts';

/** Feeds are 6 levels deep and XHTML inside them perhaps 40; htmlparser2 needs quadratic time for depth. */
const MAX_DEPTH = 256;
/** The largest real feed has some 100,000 elements. */
const MAX_ELEMENTS = 500_000;

/** Elements whose content is text for people: elements inside them are that text's markup. */
const TEXTS = new Set(
  (
    'title subtitle tagline summary content description body info copyright rights content:encoded xhtml:body ' +
    'dc:title dc:description media:title media:description itunes:summary itunes:subtitle'
  ).split(' '),
);
const ENTRIES = new Set(['item', 'entry']);
const ROOTS: Readonly<Record<string, FeedFormat>> = {
  rss: 'rss',
  channel: 'rss',
  feed: 'atom',
  entry: 'atom',
  'rdf:rdf': 'rdf',
};

class CapReached extends Error {}

/** Reads what can be read; null when the document is no feed. */
export function readMarkup(text: string): WireFeed | null {
  return buildFeed((handlers) => new Parser(handlers, { xmlMode: true, decodeEntities: true }).end(text));
}

/** What is told of a document from front to back, in the words of htmlparser2. */
export interface MarkupHandlers {
  onopentag(name: string, attributes: Record<string, string>): void;
  /** A long text may come as what reads it: it is read when somebody wants it, if at all. */
  ontext(text: string | (() => string)): void;
  onclosetag(): void;
}

/** The feed that `tell` tells of, as far as the caps allow; null where it is none. */
export function buildFeed(tell: (handlers: MarkupHandlers) => void): WireFeed | null {
  const builder = new Builder();
  try {
    tell(builder.handlers);
  } catch (error) {
    if (!(error instanceof CapReached)) throw error;
  }
  return builder.finish();
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly base: string | null;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly children: WireElement[];
  text: string | (() => string);
  /** The text with the elements in it, as HTML, once there is one. */
  html: string | null;
}

class Builder {
  #format: FeedFormat | null = null;
  readonly #stack: Open[] = [];
  readonly #head: WireElement[] = [];
  readonly #entries: WireElement[][] = [];
  #elements = 0;
  /** Names of the elements open inside a text construct. */
  #inner: string[] = [];

  readonly handlers: MarkupHandlers = {
    onopentag: (name: string, attributes: Record<string, string>) => this.#open(name, attributes),
    ontext: (text) => this.#text(text),
    onclosetag: () => this.#close(),
  };

  finish(): WireFeed | null {
    while (this.#stack.length > 0) this.#close();
    if (this.#format === null || this.#format === 'json') return null;
    return { format: this.#format, head: this.#head, entries: this.#entries };
  }

  #open(rawName: string, rawAttributes: Record<string, string>): void {
    this.#elements += 1;
    if (this.#stack.length + this.#inner.length > MAX_DEPTH || this.#elements > MAX_ELEMENTS) {
      throw new CapReached();
    }
    const parent = this.#stack.at(-1);
    if (parent && (this.#inner.length > 0 || TEXTS.has(parent.name)))
      this.#openInner(parent, rawName, rawAttributes);
    else this.#openElement(parent, rawName, rawAttributes);
  }

  #openElement(parent: Open | undefined, rawName: string, rawAttributes: Record<string, string>): void {
    const attributes = lowerCaseKeys(rawAttributes);
    const namespaces = withNamespaces(parent?.namespaces ?? new Map(), attributes);
    const name = this.#canonical(rawName, namespaces);
    if (this.#format === null) {
      const root = Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined;
      if (root) this.#format = root;
    }
    const base = joinBase(attributes['xml:base'], parent?.base ?? null);
    this.#stack.push({ name, attributes, base, namespaces, children: [], text: '', html: null });
  }

  #openInner(parent: Open, rawName: string, attributes: Record<string, string>): void {
    const name = rawName.slice(rawName.indexOf(':') + 1).toLowerCase();
    this.#inner.push(name);
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
    parent.html ??= escapeMarkup(read(parent.text));
    parent.html += `<${name}${written.join('')}>`;
  }

  #text(part: string | (() => string)): void {
    const open = this.#stack.at(-1);
    if (!open) return;
    if (open.html !== null) open.html += escapeMarkup(read(part));
    else open.text = open.text === '' ? part : read(open.text) + read(part);
  }

  #close(): void {
    const inner = this.#inner.pop();
    if (inner === undefined) {
      const open = this.#stack.pop();
      if (open) this.#keep(open);
      return;
    }
    const parent = this.#stack.at(-1);
    if (parent && !VOID.has(inner)) parent.html += `</${inner}>`;
  }

  #keep(open: Open): void {
    const isEntry = ENTRIES.has(open.name);
    if (isEntry) this.#entries.push(withAbout(open));
    else if (!isContainer(open.name)) {
      const element = finished(open);
      const parent = this.#stack.at(-1);
      if (parent && !isContainer(parent.name)) parent.children.push(element);
      else this.#head.push(element);
    } else if (open.attributes['rdf:about']) {
      this.#head.push({ ...finished({ ...open, text: read(open.text) }), name: 'rdf:about' });
    }
  }

  #canonical(rawName: string, namespaces: ReadonlyMap<string, string>): string {
    const colon = rawName.indexOf(':');
    const prefix = colon < 0 ? '' : rawName.slice(0, colon).toLowerCase();
    const local = rawName.slice(colon + 1).toLowerCase();
    const bound = namespaces.get(prefix) ?? (prefix === 'rss' ? '' : prefix);
    // Atom's elements stand alone in Atom, and are told apart from RSS's own elsewhere.
    const inAtom =
      this.#format === 'atom' || (this.#format === null && (local === 'feed' || local === 'entry'));
    return bound === '' || (bound === 'atom' && inAtom) ? local : `${bound}:${local}`;
  }
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'area', 'col', 'embed', 'source', 'wbr']);

function isContainer(name: string): boolean {
  return !ENTRIES.has(name) && (Object.hasOwn(ROOTS, name) || name === 'items' || name === 'html');
}

function withAbout(entry: Open): WireElement[] {
  const about = entry.attributes['rdf:about'];
  return about
    ? [...entry.children, { ...finished(entry), name: 'rdf:about', text: about, children: [] }]
    : entry.children;
}

function finished({ name, attributes, base, children, text: said, html }: Open): WireElement {
  const markup = html !== null || attributes.type === 'xhtml';
  if (typeof said === 'function' && !markup) return new LateElement(name, attributes, children, base, said);
  const text = read(said);
  return { name, attributes, text: html ?? (markup ? escapeMarkup(text) : text), markup, children, base };
}

/** An element whose text is read when it is asked for, each time anew: the texts of a whole document are too much to keep. */
class LateElement implements WireElement {
  readonly markup = false;
  readonly name: string;
  readonly attributes: WireElement['attributes'];
  readonly children: readonly WireElement[];
  readonly base: string | null;
  readonly #read: () => string;

  constructor(
    name: string,
    attributes: WireElement['attributes'],
    children: readonly WireElement[],
    base: string | null,
    text: () => string,
  ) {
    this.name = name;
    this.attributes = attributes;
    this.children = children;
    this.base = base;
    this.#read = text;
  }

  get text(): string {
    return this.#read();
  }
}

const read = (text: string | (() => string)): string => (typeof text === 'string' ? text : text());

function withNamespaces(
  outer: ReadonlyMap<string, string>,
  attributes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const declared = Object.entries(attributes).filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  const inner = new Map(outer);
  for (const [key, uri] of declared) {
    const prefix = key.slice('xmlns:'.length);
    inner.set(prefix, prefixOf(uri) ?? prefix);
  }
  return inner;
}

function lowerCaseKeys(attributes: Record<string, string>): Record<string, string> {
  const lower: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(attributes)) lower[key.toLowerCase()] = value;
  return lower;
}

/** The base inside an element; a relative one stays as it is until an absolute one is above it. */
function joinBase(own: string | undefined, outer: string | null): string | null {
  if (!own) return outer;
  if (outer && URL.canParse(own, outer)) return new URL(own, outer).href;
  return own;
}

/** Text as it stands in HTML. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
