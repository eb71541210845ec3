/** Sections: how lines of mrkdwn become blocks, and a heading one block with what it heads. */
import type { SectionBlock } from '@slack/types';
import type { Block } from '../../src/cards/blocks.ts';
import { LIMITS, type Piece } from './limits.ts';
import { mrkdwn } from './markup.ts';

type SectionPiece = Piece & { readonly block: SectionBlock & { readonly text: { readonly text: string } } };

/** One section. */
export function section(from: Block['type'], markup: string): SectionPiece {
  return { from, block: { type: 'section', text: mrkdwn(markup), expand: true }, keep: false };
}

/** Lines as few sections: empty ones are left out, a section takes as many as fit. */
export function lines(from: Block['type'], all: readonly string[], separator = '\n'): Piece[] {
  return packed(all, separator).map((markup) => section(from, markup));
}

/** Texts joined until the next one would pass a section's limit. */
export function packed(all: readonly string[], separator: string): string[] {
  const texts: string[] = [];
  for (const line of all) {
    const open = texts.at(-1);
    if (line === '') continue;
    if (open !== undefined && open.length + separator.length + line.length <= LIMITS.section) {
      texts[texts.length - 1] = open + separator + line;
    } else texts.push(line);
  }
  return texts;
}

/**
 * Joins each heading with the section after it: one block less, and no gap between. A headline takes the hook
 * (a paragraph) only; what the joined block came from decides when it is cut, unless it must be kept.
 */
export function joinHeadings(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && isSection(before) && isSection(piece) && heads(before, piece)) {
      const text = `${before.block.text.text}\n${piece.block.text.text}`;
      if (text.length <= LIMITS.section) {
        joined[joined.length - 1] = { ...section(piece.from, text), keep: before.keep };
        continue;
      }
    }
    joined.push(piece);
  }
  return joined;
}

function heads(before: Piece, after: Piece): boolean {
  if (before.from !== 'heading' || after.from === 'heading') return false;
  return before.keep ? after.from === 'paragraph' : true;
}

function isSection(piece: Piece): piece is SectionPiece {
  return piece.block.type === 'section' && piece.block.text !== undefined;
}
