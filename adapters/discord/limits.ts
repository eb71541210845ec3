/**
 * Discord's limits, and the only way through them: what is drawn comes in as pieces and leaves as components
 * that Discord takes.
 *
 * What is cut first, until a card fits:
 * 1. the small links of references and the quotes of sources, then the second lines of rows (`render` chooses);
 * 2. whole lines from the end, kind by kind in `CUT_ORDER`, and headings over nothing;
 * 3. the gaps between texts (neighbours join), then dividers, then rows of controls from the end.
 * Pieces marked `frame` are never cut: the first line, the headline and the attribution.
 */
import { loneHeadings, type Role } from '../../src/cards/headings.ts';
import { COMPONENT, type ContainerChild, type ControlRow } from './wire.ts';

/** The numbers, each with the page that it is from (docs.discord.com/developers/…). */
export const LIMITS = {
  /** components/reference: "40 total components", nested ones included. */
  components: 40,
  /** Total over all text displays; discord-api-docs pull 8562. Counted in UTF-16 units, the stricter way. */
  text: 4000,
  /** UTF-8 bytes of all texts plus 12 a text, above which Discord answers 500; discord-api-docs issue 8554. */
  textBytes: 10_170,
  textOverhead: 12,
  /** components/reference#button, #string-select. */
  rowButtons: 5,
  label: 80,
  customId: 100,
  url: 512,
  options: 25,
  optionText: 100,
  placeholder: 150,
  /** components/reference#label, #text-input; a modal's title has the same length. */
  label45: 45,
  modalFields: 5,
  modalText: 1000,
  /** components/reference#media-gallery: what is said of a picture. */
  description: 1024,
  /** resources/channel: a thread's name, and the tags of a forum's post. */
  threadName: 100,
  appliedTags: 5,
  /** interactions/application-commands. */
  commandOptions: 25,
  choices: 25,
  commandCharacters: 8000,
  summary: 100,
  /** Dateline's own: one headline, one piece of a line, one line of small print, rows of buttons on a card. */
  headline: 256,
  inline: 600,
  contextLine: 1200,
  controlRows: 4,
} as const;

/** Kinds of text, in the order in which they give up lines. */
export const CUT_ORDER = [
  'sources',
  'timeline',
  'rows',
  'bullets',
  'labelled',
  'paragraph',
  'context',
  'heading',
] as const;

/** Something drawn. A text's lines are separate so that a card can lose some of them. */
export type Piece =
  | { readonly type: 'text'; readonly kind: (typeof CUT_ORDER)[number] | 'frame'; readonly lines: string[] }
  /** `opens` marks the menu that opens the rows right before it. */
  | { readonly type: 'controls'; readonly row: ControlRow; readonly opens?: true }
  | { readonly type: 'picture'; readonly url: string; readonly description: string }
  | { readonly type: 'file'; readonly url: string }
  | { readonly type: 'divider' };
type TextPiece = Extract<Piece, { type: 'text' }>;

/** Cuts plain text to `limit` UTF-16 units with an ellipsis, never inside a character. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, limit))) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
const graphemes = new Intl.Segmenter();

const NOTE_ROOM = 40;
const note = (left: number) => `-# … ${left} more`;

function sizeOf(line: string): { text: number; bytes: number } {
  return { text: line.length + 1, bytes: Buffer.byteLength(line) + 1 };
}

/** How much too large the texts are; neither number is above 0 for texts that fit. */
function excess(pieces: readonly Piece[]): { text: number; bytes: number } {
  const total = {
    text: NOTE_ROOM - LIMITS.text,
    bytes: NOTE_ROOM + LIMITS.textOverhead * LIMITS.components - LIMITS.textBytes,
  };
  for (const piece of pieces) {
    if (piece.type !== 'text') continue;
    for (const line of piece.lines) {
      const size = sizeOf(line);
      total.text += size.text;
      total.bytes += size.bytes;
    }
  }
  return total;
}

/** True where all texts fit without losing a line. */
export function fits(pieces: readonly Piece[]): boolean {
  const over = excess(pieces);
  return over.text <= 0 && over.bytes <= 0;
}

/** Step 2: gives pieces without the lines that are too many, and a small line that says how many went. */
export function shorten(pieces: readonly Piece[]): Piece[] {
  const kept = pieces.map((piece) => (piece.type === 'text' ? { ...piece, lines: [...piece.lines] } : piece));
  const over = excess(kept);
  let left = 0;
  for (const kind of CUT_ORDER) {
    const texts = kept.filter((piece): piece is TextPiece => piece.type === 'text' && piece.kind === kind);
    for (const piece of texts.reverse()) {
      while ((over.text > 0 || over.bytes > 0) && piece.lines.length > 0) {
        const size = sizeOf(piece.lines.pop() ?? '');
        over.text -= size.text;
        over.bytes -= size.bytes;
        left += 1;
      }
    }
  }
  return left === 0 ? kept : withNote(withoutLoneHeadings(kept), note(left));
}

/** Headings that have nothing below them any more go as well, and menus whose rows are all gone. */
function withoutLoneHeadings(pieces: readonly Piece[]): Piece[] {
  const there = pieces.map((piece) => piece.type !== 'text' || piece.lines.length > 0);
  const lone = loneHeadings(pieces.map(roleOf), there);
  return pieces.filter(
    (piece, at) => !lone.has(at) && !(piece.type === 'controls' && piece.opens && !there[at - 1]),
  );
}

function roleOf(piece: Piece): Role {
  if (piece.type === 'picture' || piece.type === 'file') return 'content';
  if (piece.type !== 'text' || piece.kind === 'frame' || piece.kind === 'context') return 'end';
  return piece.kind === 'heading' ? 'heading' : 'content';
}

/** The note stands before the attribution, or last. */
function withNote(pieces: Piece[], line: string): Piece[] {
  const last = pieces.at(-1);
  const at = last?.type === 'text' && last.kind === 'frame' ? pieces.length - 1 : pieces.length;
  return pieces.toSpliced(at, 0, { type: 'text', kind: 'frame', lines: [line] });
}

/** Step 3: gives the components of a container, within the number that Discord takes. Never empty. */
export function assemble(pieces: readonly Piece[]): ContainerChild[] {
  const steps: ((pieces: readonly Piece[]) => readonly Piece[])[] = [tidy, joinTexts, dropDividers, dropRows];
  let fitted: readonly Piece[] = pieces;
  for (const step of steps) {
    if (step !== tidy && count(fitted) <= LIMITS.components) break;
    fitted = step(fitted);
  }
  const children = fitted.map(component);
  return children.length > 0 ? children : [{ type: COMPONENT.text, content: '-# …' }];
}

function count(pieces: readonly Piece[]): number {
  const sizes = pieces.map((piece) => (piece.type === 'controls' ? 1 + piece.row.components.length : 1));
  return sizes.reduce((sum, size) => sum + size, 1);
}

/** Without empty texts, and without dividers that divide nothing. */
function tidy(pieces: readonly Piece[]): Piece[] {
  const filled = pieces.filter((piece) => piece.type !== 'text' || piece.lines.some((line) => line !== ''));
  return filled.filter(
    (piece, at) =>
      piece.type !== 'divider' || (at > 0 && at < filled.length - 1 && filled[at + 1]?.type !== 'divider'),
  );
}

function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (piece.type === 'text' && before?.type === 'text') {
      joined[joined.length - 1] = { ...before, lines: [...before.lines, ...piece.lines] };
    } else joined.push(piece);
  }
  return joined;
}

function dropDividers(pieces: readonly Piece[]): Piece[] {
  return joinTexts(pieces.filter(({ type }) => type !== 'divider'));
}

function dropRows(pieces: readonly Piece[]): Piece[] {
  let kept = [...pieces];
  while (count(kept) > LIMITS.components) {
    const last = kept.findLastIndex(({ type }) => type === 'controls');
    if (last < 0) break;
    kept = joinTexts(kept.toSpliced(last, 1));
  }
  return kept;
}

function component(piece: Piece): ContainerChild {
  if (piece.type === 'controls') return piece.row;
  if (piece.type === 'divider') return { type: COMPONENT.separator };
  if (piece.type === 'picture') {
    const { url, description } = piece;
    return { type: COMPONENT.gallery, items: [{ media: { url }, description }] };
  }
  if (piece.type === 'file') return { type: COMPONENT.file, file: { url: piece.url } };
  return { type: COMPONENT.text, content: piece.lines.join('\n') };
}
