/** HTML to plain text: what is stored, quoted and searched. */
import { Parser } from 'htmlparser2';
import { BREAK, BREAKS, ordinaryText, PARAGRAPH } from './ordinary-html.ts';

/** Elements whose text no reader of the page sees. */
const UNSEEN = new Set(
  'script style template noscript iframe object embed svg math head title select textarea audio video canvas'.split(
    ' ',
  ),
);
/** Real pages stay under 100 levels; htmlparser2 needs quadratic time for depth, so a bomb is cut short here. */
const MAX_DEPTH = 512;

/**
 * Control characters but tab and line feed, soft hyphens, zero-width spaces, byte order marks, non-characters. Written
 * as ranges: `\p{Cc}` needs a Unicode pattern, which is several times slower on long texts.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g;
class DepthReached extends Error {}

/** What a person would read of an HTML fragment: paragraphs separated by one empty line, entities decoded. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return tidy(html);
  return tidy(ordinaryText(html) ?? parsedText(html));
}

/** The texts of any HTML with `BREAK`s between them: what `ordinaryText` must agree with. */
export function parsedText(html: string): string {
  const collector = collectText();
  try {
    new Parser(collector, { decodeEntities: true }).end(html);
  } catch (error) {
    if (!(error instanceof DepthReached)) throw error;
  }
  return collector.text();
}

/** The same on one line, for titles and names. */
export function plainLine(html: string): string {
  return plainText(html).replace(/\s+/g, ' ').trim();
}

/** Handlers for htmlparser2 that gather the text. Closures over plain variables: this runs for every tag of every article. */
function collectText() {
  let text = '';
  let depth = 0;
  /** Depth of the outermost unseen element that is open; 0 when none is. */
  let unseen = 0;
  let pre = 0;
  return {
    text: () => text,
    onopentag(name: string, attributes: Record<string, string>) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new DepthReached();
      if (unseen === 0 && (UNSEEN.has(name) || isHidden(attributes))) unseen = depth;
      if (pre === 0 && name === 'pre') pre = depth;
      text += BREAKS.get(name) ?? '';
    },
    ontext(part: string) {
      if (unseen === 0) text += pre === 0 ? part : part.replaceAll('\n', BREAK);
    },
    onclosetag(name: string) {
      if (unseen === depth) unseen = 0;
      if (pre === depth) pre = 0;
      depth -= 1;
      if (BREAKS.get(name) === PARAGRAPH) text += PARAGRAPH;
    },
  };
}

function isHidden(attributes: Record<string, string>): boolean {
  return (
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    (attributes.style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style))
  );
}

/** Joins white space, and turns breaks into line feeds: one for a line, two for a paragraph. */
export function tidy(text: string): string {
  const joined = text.replace(/[^\S ]\s*| \s+/g, (space) => {
    const first = space.indexOf(BREAK);
    if (first < 0) return ' ';
    return space.includes(BREAK, first + 1) ? '\n\n' : '\n';
  });
  return withoutUnwanted(joined).trim();
}

/** Text without control characters, zero-width marks that only break searching, and halves of surrogate pairs. */
export function cleanCharacters(text: string): string {
  return withoutUnwanted(text.replace(/\r\n?/g, '\n'));
}

function withoutUnwanted(text: string): string {
  return text.replace(UNWANTED, '').toWellFormed();
}
