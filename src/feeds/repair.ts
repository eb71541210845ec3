/** Makes a feed's text well-formed where the usual mistakes break it, before any reader sees it. */
import { Parser } from 'htmlparser2';

/** Anything that XML 1.0 section 2.2 forbids. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Every `&` but those of XML's own five entities and of ordinary numeric references. */
const AMPERSAND =
  /&(?!(?:lt|gt|amp|quot|apos);|#(?:[1-9]\d{3,6}|3[2-9]|[4-9]\d|1[01]\d|12[0-6]|1[6-9]\d|[2-9]\d\d|9|10|13|x[1-9a-f][\da-f]{2,4});)(#(?:\d{1,7}|x[\da-f]{1,6});|[a-z][a-z\d_.-]{0,31};)?/gi;

/** An entity that the document itself declares may be this long, and may name no other: nothing can grow. */
const OWN_ENTITY = /<!ENTITY\s+([\w.-]{1,32})\s+(?:"([^"<&%]{0,100})"|'([^'<&%]{0,100})')\s*>/g;

/** The document without leading rubbish, forbidden characters and document type; entities as XML knows them. */
export function repairMarkup(text: string): string {
  const begin = text.indexOf('<');
  if (begin < 0) return '';
  const allowed = text.slice(begin).replace(FORBIDDEN, '');
  const { body, entities } = withoutDoctype(allowed);
  return repairEntities(body, entities);
}

/** Cuts the document type out: it is never needed, and all entity attacks live in it. */
function withoutDoctype(text: string): { body: string; entities: ReadonlyMap<string, string> } {
  const found = /<!DOCTYPE\b/i.exec(text.slice(0, 4096));
  if (!found) return { body: text, entities: new Map() };
  const start = found.index;
  const subset = text.indexOf('[', start);
  let end = text.indexOf('>', start);
  if (subset >= 0 && subset < end) {
    const close = text.indexOf(']', subset);
    end = close < 0 ? -1 : text.indexOf('>', close);
  }
  if (end < 0) return { body: text, entities: new Map() };
  const entities = new Map<string, string>();
  for (const [, name = '', double, single] of text
    .slice(start, Math.min(end, start + 16_384))
    .matchAll(OWN_ENTITY)) {
    entities.set(name, double ?? single ?? '');
  }
  return { body: text.slice(0, start) + text.slice(end + 1), entities };
}

function repairEntities(text: string, own: ReadonlyMap<string, string>): string {
  const parts: string[] = [];
  const raw = new CdataSections(text);
  let at = 0;
  AMPERSAND.lastIndex = 0;
  for (let found = AMPERSAND.exec(text); found; found = AMPERSAND.exec(text)) {
    // CDATA is left as it is: there an ampersand is an ampersand.
    const after = raw.endAround(found.index);
    if (after !== null) AMPERSAND.lastIndex = after;
    else {
      parts.push(text.slice(at, found.index), replacement(found[1], own));
      at = AMPERSAND.lastIndex;
    }
  }
  return at === 0 ? text : parts.join('') + text.slice(at);
}

/** Where a text's CDATA sections are, asked from the front to the back. */
class CdataSections {
  readonly #text: string;
  #start: number;
  #end = -1;

  constructor(text: string) {
    this.#text = text;
    this.#start = text.indexOf('<![CDATA[');
    this.#findEnd();
  }

  /** The end of the section that a place stands in; null outside of all. */
  endAround(place: number): number | null {
    while (this.#start >= 0 && this.#end <= place) {
      this.#start = this.#text.indexOf('<![CDATA[', this.#end);
      this.#findEnd();
    }
    return this.#start >= 0 && this.#start < place ? this.#end : null;
  }

  /** A section that never ends is none. */
  #findEnd(): void {
    const close = this.#start < 0 ? -1 : this.#text.indexOf(']]>', this.#start);
    if (close < 0) this.#start = -1;
    else this.#end = close + 3;
  }
}

/** What stands for `&reference` (`reference` with its semicolon, or undefined for a bare ampersand). */
function replacement(reference: string | undefined, own: ReadonlyMap<string, string>): string {
  if (!reference) return '&amp;';
  const declared = own.get(reference.slice(0, -1));
  if (declared !== undefined) return declared;
  return htmlEntity(reference) ?? `&amp;${reference}`;
}

const known = new Map<string, string | null>();

/** The characters of one of HTML's 2,125 named references, or of a numeric one; null if there is none. */
function htmlEntity(reference: string): string | null {
  let found = known.get(reference);
  if (found === undefined) {
    found = decodeReference(reference);
    if (known.size < 5_000) known.set(reference, found);
  }
  return found;
}

function decodeReference(reference: string): string | null {
  const parts: string[] = [];
  const parser = new Parser({ ontext: (part) => void parts.push(part) }, { decodeEntities: true });
  parser.end(`&${reference}`);
  const text = parts.join('');
  if (text === `&${reference}`) return null;
  // `&copyright;` decodes only in part, as `©` and "right;": then it is no reference.
  if (text.length > 2 && text.endsWith(';')) return null;
  // `&#0;` decodes to the replacement character: nothing was meant.
  return text.replace(FORBIDDEN, '').replace('\ufffd', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Where the root element begins: after declarations, comments and processing instructions; -1 if nowhere. */
export function rootStart(text: string): number {
  let at = text.indexOf('<');
  while (at >= 0) {
    const close = text.startsWith('<!--', at) ? '-->' : /^<[?!]/.test(text.slice(at, at + 2)) ? '>' : null;
    if (close === null) return at;
    const end = text.indexOf(close, at);
    at = end < 0 ? -1 : text.indexOf('<', end);
  }
  return -1;
}
