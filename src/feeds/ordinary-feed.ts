/**
 * Reads feeds as most software writes them, from their bytes: UTF-8, elements properly nested, attributes in quotes,
 * XML's own references. Only the texts become strings of their own; a string of the whole document, two bytes a
 * character as soon as there is one curly quote, takes longer to make than to read. Anything else is left to the readers
 * that decode, repair and forgive.
 */
import { isUtf8 } from 'node:buffer';
import { buildFeed, type MarkupHandlers } from './markup-reader.ts';
import type { WireFeed } from './wire.ts';

const NAME = /<([A-Za-z_][\w.:-]*)/y;
const ATTRIBUTE = /[ \t\r\n]+([A-Za-z][\w.:-]*)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /[ \t\r\n]*(\/?)>/y;
const CLOSING = /<\/([A-Za-z_][\w.:-]*)[ \t\r\n]*>/y;
/** What XML forbids and repair takes out, the escapes of ISO-2022-JP, and the start of U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]/;
const WIDE = /[\x80-\xff]/g;
/** Numbers are checked one by one; any other `&` is for repair. */
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const BEYOND_NAMED = /&(?!lt;|gt;|quot;|apos;|amp;)/;
const GREATER = 0x3e;
/** Bytes from which on a text is read only when it is wanted. */
const LONG = 512;
const NONE: Record<string, string> = Object.freeze(Object.create(null));
const CDATA = '<![CDATA[';

/** Thrown where the other readers have to decide. */
class Unusual extends Error {}
const UNUSUAL = new Unusual();

/** The feed; null where the document is not of the ordinary kind, or no feed. */
export function readOrdinaryFeed(bytes: Uint8Array): WireFeed | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer)) return null;
  const scanner = new Scanner(buffer);
  try {
    return scanner.isPlain() ? buildFeed((handlers) => scanner.run(handlers)) : null;
  } catch (error) {
    if (error instanceof Unusual) return null;
    throw error;
  }
}

class Scanner {
  readonly #buffer: Buffer;
  /** One character a byte, so that places in it are places in the bytes; all that structure is made of is ASCII. */
  readonly #raw: string;
  readonly #open: string[] = [];
  /** The next byte beyond ASCII, as far as known. */
  #wide = -1;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
    this.#raw = buffer.toString('latin1');
  }

  isPlain(): boolean {
    return !FORBIDDEN.test(this.#raw);
  }

  run(handlers: MarkupHandlers): void {
    const raw = this.#raw;
    let at = /^(?:\xef\xbb\xbf)?[ \t\r\n]*(?=<)/.exec(raw)?.[0].length ?? -1;
    if (at < 0) throw UNUSUAL;
    for (let tag = at; tag >= 0; tag = raw.indexOf('<', at)) {
      if (tag > at) handlers.ontext(this.#said(at, tag));
      at = this.#markup(tag, handlers);
    }
    // A document that is cut off, or has something behind its end, is for those that mend.
    if (this.#open.length > 0 || /[^ \t\r\n]/.test(raw.slice(at))) throw UNUSUAL;
  }

  /** Understands what begins at a `<`; gives the place behind it. */
  #markup(start: number, handlers: MarkupHandlers): number {
    const next = this.#raw.charCodeAt(start + 1);
    if (next === 0x2f) return this.#closing(start, handlers);
    if (next === 0x21) return this.#declared(start, handlers);
    return next === 0x3f ? this.#instruction(start) : this.#opening(start, handlers);
  }

  #opening(start: number, handlers: MarkupHandlers): number {
    const name = matched(NAME, this.#raw, start)[1] ?? '';
    const { attributes, end } = this.#attributes(NAME.lastIndex);
    const [, slash] = matched(END, this.#raw, end);
    handlers.onopentag(name, attributes);
    if (slash === '/') handlers.onclosetag();
    else this.#open.push(name);
    return END.lastIndex;
  }

  #attributes(start: number): { attributes: Record<string, string>; end: number } {
    if (this.#raw.charCodeAt(start) === GREATER) return { attributes: NONE, end: start };
    const attributes: Record<string, string> = Object.create(null);
    let end = start;
    ATTRIBUTE.lastIndex = start;
    for (let found = ATTRIBUTE.exec(this.#raw); found; found = ATTRIBUTE.exec(this.#raw)) {
      const [, name = '', double, single] = found;
      if (name in attributes) throw UNUSUAL;
      end = ATTRIBUTE.lastIndex;
      // The value ends before its closing quote.
      attributes[name] = this.#text(end - 1 - (double ?? single ?? '').length, end - 1);
    }
    return { attributes, end };
  }

  #closing(start: number, handlers: MarkupHandlers): number {
    const [, name] = matched(CLOSING, this.#raw, start);
    if (this.#open.pop() !== name) throw UNUSUAL;
    handlers.onclosetag();
    return CLOSING.lastIndex;
  }

  /** CDATA or a comment: a document type is for repair. */
  #declared(start: number, handlers: MarkupHandlers): number {
    const isText = this.#raw.startsWith(CDATA, start);
    if (!isText && !/^<!--[^->]/.test(this.#raw.slice(start, start + 5))) throw UNUSUAL;
    const inside = start + (isText ? CDATA.length : 4);
    const end = this.#raw.indexOf(isText ? ']]>' : '-->', inside);
    if (end < 0 || (!isText && this.#raw.slice(inside, end).includes('--!'))) throw UNUSUAL;
    if (isText && end > inside) {
      handlers.ontext(end - inside < LONG ? this.#decoded(inside, end) : () => this.#later(inside, end));
    }
    return end + 3;
  }

  /** The XML declaration, and style sheets before the root. */
  #instruction(start: number): number {
    const end = this.#raw.indexOf('>', start) + 1;
    if (end === 0 || this.#raw[end - 2] !== '?' || this.#open.length > 0) throw UNUSUAL;
    return end;
  }

  /** A text between tags. What is unusual in it shows now, also where it is read later. */
  #said(start: number, end: number): string | (() => string) {
    if (end - start < LONG) return this.#text(start, end);
    const raw = this.#raw.slice(start, end);
    if (BEYOND_NAMED.test(raw)) return this.#text(start, end);
    return () => withNamed(this.#later(start, end));
  }

  #later(start: number, end: number): string {
    return this.#buffer.toString('utf8', start, end);
  }

  /** A text with its references. */
  #text(start: number, end: number): string {
    const text = this.#decoded(start, end);
    if (!text.includes('&')) return text;
    return BEYOND_NAMED.test(text) ? text.replace(REFERENCE, character) : withNamed(text);
  }

  #decoded(start: number, end: number): string {
    if (this.#wide < start) {
      WIDE.lastIndex = start;
      this.#wide = WIDE.test(this.#raw) ? WIDE.lastIndex - 1 : Number.POSITIVE_INFINITY;
    }
    return this.#wide < end ? this.#buffer.toString('utf8', start, end) : this.#raw.slice(start, end);
  }
}

/** What the pattern finds at this very place. */
function matched(pattern: RegExp, text: string, at: number): RegExpExecArray {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) throw UNUSUAL;
  return found;
}

/** Escaped HTML has thousands of these: one at a time they would take several times as long. */
function withNamed(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function character(
  _: string,
  name: string | undefined,
  decimal: string | undefined,
  hex: string | undefined,
) {
  if (name !== undefined) return NAMED[name] ?? '';
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  // Others are forbidden, halves of pairs, or mean another character than they say.
  const usual = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || code === 9 || code === 10;
  if (!usual) throw UNUSUAL;
  return String.fromCharCode(code);
}
