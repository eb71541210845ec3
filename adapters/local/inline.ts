/** The pieces of a line as HTML. */
import type { Inline, Line } from '../../src/cards/blocks.ts';
import { freshnessOf, freshnessWord } from '../../src/cards/freshness.ts';
import { wordsIn } from '../../src/cards/words/index.ts';
import type { Instant } from '../../src/model.ts';
import { html, type Markup } from './markup.ts';
import { moment } from './moments.ts';

/** Section marks that the stylesheet draws as line icons; the emoji stays the text, for copying. */
const ICONS: Readonly<Record<string, string>> = {
  '💡': 'bulb',
  '⚡': 'bolt',
  '👥': 'people',
  '🧠': 'layers',
  '🔑': 'key',
  '🔮': 'ahead',
  '⏳': 'hourglass',
  '📰': 'paper',
  '🔗': 'link',
};
const MARK_OR_FLAG = /(\p{Regional_Indicator}{2}|(?:💡|⚡|👥|🧠|🔑|🔮|⏳|📰|🔗)\ufe0f?)/u;

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Only http and https addresses become links; null for any other. */
function webAddress(url: string | null | undefined): string | null {
  if (!url || url.length > 2048 || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** A link to the outside, or its text alone where the address is none that may be opened. */
export function outside(url: string | null | undefined, text: string | Markup, kind = ''): Markup {
  const address = webAddress(url);
  if (!address) return html`${text}`;
  return html`<a${kind && html` class="${kind}"`} href="${address}" target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
}

/** A section's mark. */
export function mark(emoji: string | undefined): Markup {
  if (!emoji) return html``;
  const icon = ICONS[emoji.replace('\ufe0f', '')];
  return html`<span class="mark${icon && ` mark-${icon}`}" aria-hidden="true">${emoji}</span>`;
}

/** Text with its section marks as icons and its flags as two letters, which every system can draw. */
export function text(words: string): Markup {
  const pieces = words.split(MARK_OR_FLAG);
  if (pieces.length === 1) return html`${words}`;
  return html`${pieces.map((piece, i) => (i % 2 === 0 ? piece : (flag(piece) ?? mark(piece))))}`;
}

const FLAG_A = 0x1f1e6;

function flag(emoji: string): Markup | null {
  const letters = [...emoji].map((letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) - FLAG_A + 65));
  const region = letters.join('');
  if (!/^[A-Z]{2}$/.test(region)) return null;
  return html`<abbr class="flag" title="${regions.of(region) ?? region}">${region}</abbr>`;
}

/** A line of inline pieces. */
export function line(pieces: Line, now: Instant): Markup {
  return html`${pieces.map((piece) => inline(piece, now))}`;
}

function inline(piece: Inline, now: Instant): Markup {
  switch (piece.type) {
    case 'text':
      return styled(text(piece.text), piece.strong, piece.emphasis);
    case 'link':
      return styled(outside(piece.url, text(piece.text)), piece.strong);
    case 'reference':
      return reference(piece.number, piece.url);
    case 'freshness':
      return freshness(piece, now);
    case 'time':
      return time(piece.at, piece.style, now);
  }
}

function freshness(piece: Inline & { type: 'freshness' }, now: Instant): Markup {
  const { newest, language } = piece;
  const fresh = freshnessOf(newest, now);
  // As the page gets older it goes on to the next word by itself.
  const words = language && JSON.stringify(wordsIn(language).story.freshness);
  return html`<span class="freshness" data-freshness="${fresh}" data-newest="${newest}"${words && html` data-words="${words}"`}>${freshnessWord(piece, now)}</span>`;
}

function styled(content: Markup, strong?: boolean, emphasis?: boolean): Markup {
  const leaning = emphasis ? html`<em>${content}</em>` : content;
  return strong ? html`<strong>${leaning}</strong>` : leaning;
}

/** A moment; the page's script keeps ages true and moves clocks into the reader's own zone. */
export function time(at: Instant, style: 'age' | 'date' | 'clock', now: Instant): Markup {
  return html`<time datetime="${new Date(at).toISOString()}" data-style="${style}">${moment(at, style, now)}</time>`;
}

/** The small number of a source; a word joiner (U+2060) keeps it on the line of the word that it follows. */
export function reference(number: number, url: string | null): Markup {
  return html`\u2060<sup class="reference">${outside(url, `[${number}]`)}</sup>`;
}
