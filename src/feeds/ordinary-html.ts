/**
 * Text of HTML as weblog software writes it, nearly three times as fast as a parser of all HTML gives it: known elements that are
 * properly nested, attributes in quotes, the usual references. Anything else is left to the parser.
 */

/** Stands for a line break that means something while white space is joined; no text has one. */
export const BREAK = '\v';
export const PARAGRAPH = BREAK + BREAK;

/** What elements put between the texts before and after them; blocks do so at both ends. */
export const BREAKS: ReadonlyMap<string, string> = new Map([
  ...(
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  )
    .split(' ')
    .map((name) => [name, PARAGRAPH] as const),
  ['br', BREAK] as const,
  ['td', ' '] as const,
  ['th', ' '] as const,
]);

const INLINE = new Set(
  'a abbr b big cite code del em font i ins kbd mark q s small span strong sub sup time tt u'.split(' '),
);
const BLOCKS = new Set(
  'article aside blockquote div figcaption figure footer h1 h2 h3 h4 h5 h6 header li ol p section ul'.split(
    ' ',
  ),
);
/** Elements without an end. */
const VOID = new Set(['br', 'hr', 'img', 'wbr']);

const TAG = /<(\/?)([a-z]+[1-6]?)([ \t\n\r\f][^<>]*|\/)?>/y;
const COMMENT = /<!--[^<>-]*(?:-[^<>-]+)*-->/y;
const ATTRIBUTES = /^(?:[ \t\n\r\f]+[a-z][\w:-]*(?:="[^"]*"|='[^']*')?)*[ \t\n\r\f]*\/?$/i;
/** Attributes that may hide an element. */
const HIDING = /hidden|display|visibility|style[^&]*&/i;
const REFERENCE = /&(?:(amp|lt|gt|quot|nbsp)|#(\d{3,5}));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
const DEEPEST = 100;

/** Thrown where the parser has to decide. */
class Unusual extends Error {}

/** The texts with `BREAK`s between them; null where the HTML is not of the ordinary kind. */
export function ordinaryText(html: string): string | null {
  try {
    return scan(html);
  } catch (error) {
    if (error instanceof Unusual) return null;
    throw error;
  }
}

function scan(html: string): string {
  const open: string[] = [];
  let text = '';
  let at = 0;
  for (let start = html.indexOf('<'); start >= 0; start = html.indexOf('<', at)) {
    if (start > at) text += decoded(html.slice(at, start));
    TAG.lastIndex = start;
    const tag = TAG.exec(html);
    at = tag ? TAG.lastIndex : endOfComment(html, start);
    if (tag) text += tag[1] === '' ? opened(open, tag[2] ?? '', tag[3]) : closed(open, tag[2] ?? '', tag[3]);
  }
  return text + decoded(html.slice(at));
}

function opened(open: string[], name: string, attributes: string | undefined): string {
  if (open.length === DEEPEST) throw UNUSUAL;
  if (attributes && (!ATTRIBUTES.test(attributes) || HIDING.test(attributes))) throw UNUSUAL;
  if (INLINE.has(name)) {
    open.push(name);
    return '';
  }
  const isVoid = VOID.has(name);
  if (isVoid && name !== 'hr') return BREAKS.get(name) ?? '';
  const parent = open.at(-1);
  // Blocks end paragraphs and headings, and an item the one before it, without saying so.
  const ends = parent === 'p' || parent?.startsWith('h') || (parent === 'li' && name === 'li');
  if ((!isVoid && !BLOCKS.has(name)) || ends) throw UNUSUAL;
  if (!isVoid) open.push(name);
  return PARAGRAPH;
}

function closed(open: string[], name: string, attributes: string | undefined): string {
  if (attributes !== undefined || open.pop() !== name) throw UNUSUAL;
  return BLOCKS.has(name) ? PARAGRAPH : '';
}

function endOfComment(html: string, start: number): number {
  COMMENT.lastIndex = start;
  if (!COMMENT.test(html)) throw UNUSUAL;
  return COMMENT.lastIndex;
}

function decoded(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, character) : text;
}

/** Numbers below 160 stand for other characters than they say, those from 55,296 on are halves of pairs or too rare. */
function character(_: string, name: string | undefined, number: string | undefined): string {
  const code = Number(number);
  if (code >= 160 && code < 0xd800) return String.fromCharCode(code);
  const named = name && NAMED[name];
  if (!named) throw UNUSUAL;
  return named;
}

const UNUSUAL = new Unusual();
