/** Lines of a card as Discord's markdown: one small function per kind of inline. */
import type { Inline, Line } from '../../src/cards/blocks.ts';
import { freshnessWord } from '../../src/cards/freshness.ts';
import type { Instant } from '../../src/model.ts';
import { escapeText, link } from './escape.ts';
import { clip, LIMITS } from './limits.ts';

/** How much of a card is drawn: everything, or without what can be done without. */
export interface Detail {
  readonly now: Instant;
  /** References link to their sources. */
  readonly linked: boolean;
  /** Sources show what is cited. */
  readonly quotes: boolean;
  /** Rows show what changed. */
  readonly details: boolean;
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Relative time, date, clock time, in the reader's language and zone (reference#message-formatting-timestamp-styles). */
const TIME_STYLES = { age: 'R', date: 'D', clock: 't' } as const;

/** A source's number, small. */
export function superscript(number: number): string {
  return [...String(number)].map((digit) => SUPERSCRIPT[Number(digit)] ?? '').join('');
}

/** A small number that links to its source. */
export function reference(
  { number, url }: { number: number; url: string | null },
  { linked }: Detail,
): string {
  return linked ? link(superscript(number), url) : superscript(number);
}

/** `mark` around `text`, spaces outside: Discord takes no emphasis that ends in a space. */
function wrap(text: string, mark: string): string {
  const words = text.trim();
  if (words === '') return text;
  const start = text.indexOf(words);
  return text.slice(0, start) + mark + words + mark + text.slice(start + words.length);
}

function drawInline(inline: Inline, detail: Detail): string {
  switch (inline.type) {
    case 'text': {
      const text = escapeText(clip(inline.text, LIMITS.inline));
      const strong = inline.strong ? wrap(text, '**') : text;
      return inline.emphasis ? wrap(strong, '*') : strong;
    }
    case 'link': {
      const text = link(inline.text, inline.url);
      return inline.strong ? wrap(text, '**') : text;
    }
    case 'reference':
      return reference(inline, detail);
    case 'freshness':
      return freshnessWord(inline, detail.now);
    case 'time':
      return `<t:${Math.floor(inline.at / 1000)}:${TIME_STYLES[inline.style]}>`;
  }
}

/** A line; its pieces follow each other without a gap. */
export function drawLine(line: Line, detail: Detail): string {
  return line.map((inline, at) => drawInline(afterAge(inline, line[at - 1]), detail)).join('');
}

/** Discord draws an age as "3 hours ago": an "ago" that follows in the card would be a second one. */
function afterAge(inline: Inline, before: Inline | undefined): Inline {
  if (inline.type !== 'text' || before?.type !== 'time' || before.style !== 'age') return inline;
  return { ...inline, text: inline.text.replace(/^ ago\b/, '') };
}

/** The aside of a row: pieces without a space or a dot of their own between them get one. */
export function drawAside(line: Line, detail: Detail): string {
  return line
    .map((inline) => drawInline(inline, detail))
    .reduce((left, right) => (left === '' || /\s$/.test(left) ? left + right : `${left} · ${right}`), '');
}
