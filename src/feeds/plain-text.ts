/** HTML to plain text: what is stored, quoted and searched. */
import { Parser } from 'htmlparser2';

/** Elements that stand apart: text before and after them belongs to different paragraphs. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Elements whose text no reader of the page sees. */
const UNSEEN = new Set(
  'script style template noscript iframe object embed svg math head title select textarea audio video canvas'.split(
    ' ',
  ),
);
/** Real pages stay under 100 levels; htmlparser2 needs quadratic time for depth, so a bomb is cut short here. */
const MAX_DEPTH = 512;

/** Control characters but tab and line feed, soft hyphens, zero-width spaces, byte order marks, non-characters. */
const UNWANTED = /[^\P{Cc}\t\n]|[\u00ad\u200b\u2060\ufeff\ufffe\uffff]/gu;

class DepthReached extends Error {}

/** What a person would read of an HTML fragment: paragraphs separated by one empty line, entities decoded. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return tidy(html.replace(/\s+/g, ' '));
  const text = new TextCollector();
  const parser = new Parser(text.handlers, { decodeEntities: true });
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof DepthReached)) throw error;
  }
  return tidy(text.collected());
}

/** The same on one line, for titles and names. */
export function plainLine(html: string): string {
  return plainText(html).replace(/\s+/g, ' ').trim();
}

class TextCollector {
  #parts: string[] = [];
  #depth = 0;
  /** Depth of the outermost unseen element that is open; 0 when none is. */
  #unseenSince = 0;
  #preSince = 0;

  readonly handlers = {
    onopentag: (name: string, attributes: Record<string, string>) => this.#open(name, attributes),
    onclosetag: (name: string) => this.#close(name),
    ontext: (text: string) => {
      if (this.#unseenSince === 0) this.#parts.push(this.#preSince ? text : text.replace(/\s+/g, ' '));
    },
  };

  collected(): string {
    return this.#parts.join('');
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new DepthReached();
    if (this.#unseenSince === 0 && (UNSEEN.has(name) || isHidden(attributes)))
      this.#unseenSince = this.#depth;
    if (name === 'pre' && this.#preSince === 0) this.#preSince = this.#depth;
    if (BLOCKS.has(name)) this.#parts.push('\n\n');
    else if (name === 'br') this.#parts.push('\n');
    else if (name === 'td' || name === 'th') this.#parts.push(' ');
  }

  #close(name: string): void {
    if (this.#unseenSince === this.#depth) this.#unseenSince = 0;
    if (this.#preSince === this.#depth) this.#preSince = 0;
    this.#depth -= 1;
    if (BLOCKS.has(name)) this.#parts.push('\n\n');
  }
}

function isHidden(attributes: Record<string, string>): boolean {
  return (
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '')
  );
}

/** Removes characters that cannot be seen or stored, and space that means nothing. */
function tidy(text: string): string {
  return cleanCharacters(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text without control characters, zero-width marks that only break searching, and halves of surrogate pairs. */
export function cleanCharacters(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNWANTED, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
