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
  if (!text.includes('&')) return text;
  const fix = (_: string, reference: string | undefined) => replacement(reference, own);
  const parts: string[] = [];
  let at = 0;
  // CDATA is left as it is: there an ampersand is an ampersand.
  for (let start = text.indexOf('<![CDATA['); start >= 0; start = text.indexOf('<![CDATA[', at)) {
    const close = text.indexOf(']]>', start);
    if (close < 0) break;
    parts.push(text.slice(at, start).replace(AMPERSAND, fix), text.slice(start, close + 3));
    at = close + 3;
  }
  parts.push(text.slice(at).replace(AMPERSAND, fix));
  return parts.join('');
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
