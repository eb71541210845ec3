/**
 * Text for Slack: mrkdwn in sections and context, plain text in headers and buttons. Words come from feeds and
 * are hostile: nothing of theirs may mention anybody, open markup, hide or turn the direction of text.
 */
import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { Inline, Line } from '../../src/cards/blocks.ts';
import { age, freshnessWord, moment } from '../../src/cards/freshness.ts';
import type { Instant } from '../../src/model.ts';
import { LIMITS } from './limits.ts';

/** Controls, format characters (direction, zero width, tags) and blanks; the two joiners that scripts need stay. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]|\u034f|\u115f|\u1160|\u3164|\uffa0/gu;

/** The words on one line, without characters that nobody can see. */
function clean(text: string): string {
  return text
    .replace(INVISIBLE, (hidden) => (/\s/u.test(hidden) && hidden !== '\ufeff' ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * mrkdwn has no escape for its marks (docs.slack.dev/messaging/formatting-message-text escapes only & < >), so
 * each one that could open something is replaced with a character that looks like it.
 */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/\*/g, '∗'],
  [/~/g, '∼'],
  [/`/g, 'ˋ'],
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ'],
  [/:(?=[\p{L}\p{N}_+'-]+:)/gu, '꞉'],
  [/@(?=\s*(?:here|channel|everyone|group))/giu, '＠'],
];

function tame(text: string): string {
  const tamed = LOOKALIKES.reduce((words, [mark, lookalike]) => words.replace(mark, lookalike), text);
  return tamed.replace(/^[\s>]+/, (quote) => quote.replaceAll('>', '›'));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Words of a feed as mrkdwn that shows them and does nothing else; cut to `limit` with an ellipsis. */
export function words(text: string, limit: number): string {
  return cut(tame(clean(text)), limit, escaped);
}

/** The same for plain-text objects, where only emoji codes mean something. */
export function plain(text: string, limit: number): PlainTextElement {
  const shown = cut(tame(clean(text)), limit, (same) => same);
  return { type: 'plain_text', text: shown === '' ? '…' : shown, emoji: true };
}

/** Cuts so that the encoded text fits; between characters as people see them, at a word's end where one is near. */
function cut(text: string, limit: number, encode: (text: string) => string): string {
  const whole = encode(text);
  if (whole.length <= limit) return whole;
  if (limit < 1) return '';
  let kept = '';
  let length = 1;
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, limit))) {
    length += encode(segment).length;
    if (length > limit) break;
    kept += segment;
  }
  return `${encode(kept.replace(/\s+\S{0,20}$/, ''))}…`;
}

/** An address that may stand in a link, encoded for mrkdwn; null for anything but http(s) and for too long ones. */
export function linkTarget(url: string | null | undefined): string | null {
  const href = safeUrl(url);
  // In the link form < > | have a meaning; & is escaped as everywhere.
  return (
    href?.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('&', '&amp;') ??
    null
  );
}

/** An http(s) address in its normal form, as buttons take it; null for any other. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  const usable = (protocol === 'https:' || protocol === 'http:') && href.length <= LIMITS.url;
  return usable ? href : null;
}

/** Words in bold, linked where there is an address. */
export function strongLink(text: string, url: string | null | undefined, limit: number): string {
  const target = linkTarget(url);
  const shown = words(text, limit);
  return bold(target && shown !== '' ? `<${target}|${shown}>` : shown);
}

/** mrkdwn's bold, of markup that is finished. */
export function bold(markup: string): string {
  return markup === '' ? '' : `*${markup}*`;
}

/** A line as mrkdwn of at most `limit` characters: pieces are drawn until one does not fit. */
export function lineMarkup(line: Line, now: Instant, limit: number): string {
  let markup = '';
  for (const piece of line) {
    const room = limit - markup.length;
    const drawn = inlineMarkup(piece, now, room);
    const next = markup.endsWith(' ') ? drawn.trimStart() : drawn;
    if (next.length > room) break;
    markup += next;
  }
  return markup.trim();
}

function inlineMarkup(piece: Inline, now: Instant, room: number): string {
  switch (piece.type) {
    case 'text':
      return styled(piece, room);
    case 'link':
      return linked(piece, room);
    case 'reference':
      return ` ${reference(piece.number, piece.url)}`;
    case 'freshness':
      return freshnessWord(piece, now);
    case 'time':
      return piece.style === 'age' ? age(piece.at, now) : localTime(piece.at, piece.style);
  }
}

/** Marks of bold and italics stand at the words; the spaces around them stay outside. */
function styled({ text, strong, emphasis }: Inline & { type: 'text' }, room: number): string {
  const [, before = '', after = ''] = /^(\s*).*?(\s*)$/s.exec(text) ?? [];
  const shown = words(text, room - 6);
  if (shown === '') return before === '' ? '' : ' ';
  const italic = emphasis ? `_${shown}_` : shown;
  return `${before && ' '}${strong ? bold(italic) : italic}${after && ' '}`;
}

function linked({ text, url, strong }: Inline & { type: 'link' }, room: number): string {
  const target = linkTarget(url);
  if (!target || target.length + 12 > room)
    return styled({ type: 'text', text, ...(strong && { strong }) }, room);
  const link = `<${target}|${words(text, room - target.length - 5) || 'link'}>`;
  return strong ? bold(link) : link;
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number of a source, small, leading to it. */
export function reference(number: number, url: string | null): string {
  const small = [...String(number)].map((digit) => SUPERSCRIPT[Number(digit)] ?? digit).join('');
  const target = linkTarget(url);
  return target ? `<${target}|${small}>` : small;
}

/** Slack draws the moment in each reader's own time zone (formatting-message-text, "Date formatting"). */
function localTime(at: Instant, style: 'date' | 'clock'): string {
  const token = style === 'date' ? '{date_short_pretty}' : '{time}';
  return `<!date^${Math.floor(at / 1000)}^${token}|${moment(at, style)}>`;
}

/** A mrkdwn object. `verbatim` keeps Slack from finding names and addresses in plain words. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}
