/**
 * A language that nobody speaks: every entry of the catalogue between marks, and every text that it was given between
 * others. What stands outside, or was given to an entry, is somebody's data or a sentence past the catalogue.
 */
import { english, type Words } from '../../src/cards/words/index.ts';

const SAID = ['⟦', '⟧'] as const;
const GIVEN = ['⟪', '⟫'] as const;

/** English in marks. */
export function markedWords(): Words {
  return marked(english) as Words;
}

function marked(entry: unknown): unknown {
  if (typeof entry === 'string') return `${SAID[0]}${entry}${SAID[1]}`;
  if (Array.isArray(entry)) return entry.map(marked);
  if (typeof entry === 'function') return (...given: unknown[]) => marked(entry(...given.map(handed)));
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, marked(value)]));
}

function handed(value: unknown): unknown {
  if (typeof value === 'string') return `${GIVEN[0]}${value}${GIVEN[1]}`;
  return Array.isArray(value) ? value.map(handed) : value;
}

/** What the catalogue did not say, in pieces. @throws Error where marks do not pair: a text was cut or changed. */
export function unmarked(text: string): string[] {
  const pieces: string[] = [];
  const open: string[] = [];
  let piece = '';
  for (const letter of text) {
    const closes = open.at(-1) === SAID[0] ? SAID[1] : GIVEN[1];
    const isOpening = letter === SAID[0] || letter === GIVEN[0];
    if (!isOpening && (letter !== closes || open.length === 0)) {
      if (open.at(-1) !== SAID[0]) piece += letter;
      continue;
    }
    if (isOpening) open.push(letter);
    else open.pop();
    pieces.push(piece);
    piece = '';
  }
  if (open.length > 0) throw new Error(`A mark is not closed in ${text}`);
  return [...pieces, piece].filter((one) => one.trim() !== '');
}
