/** The README as somebody reads it who does what it says: sections, numbered steps, and what is set off in each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const README = join(import.meta.dirname, '../../README.md');

/** A part of a sentence: what is bold is on the screen, what is code is typed or run, a link is opened. */
export interface Part {
  readonly kind: 'text' | 'bold' | 'code' | 'link';
  /** A link's address. */
  readonly words: string;
}

/** A section by its heading: its numbered steps and its paragraphs, line breaks taken out. */
export interface Section {
  readonly steps: readonly string[];
  readonly paragraphs: readonly string[];
}

/** @throws where the README has no such section. */
export function readSection(heading: string): Section {
  const [, after] = readFileSync(README, 'utf8').split(new RegExp(`^#+ ${heading}$`, 'm'));
  if (after === undefined) throw new Error(`The README has no section "${heading}"`);
  const text = after.split(/^#/m)[0] ?? '';
  const blocks = text.split(/\n\n+|\n(?=\d+\. )/).map((block) => block.replace(/\s*\n\s*/g, ' ').trim());
  const numbered = (block: string) => /^\d+\. /.test(block);
  return {
    steps: blocks.filter(numbered).map((block) => block.replace(/^\d+\. /, '')),
    paragraphs: blocks.filter((block) => block !== '' && !numbered(block)),
  };
}

/** Splits a sentence into its parts, in order. */
export function partsOf(sentence: string): Part[] {
  const parts = sentence.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]*\]\([^)]*\))/).filter((part) => part !== '');
  return parts.map((part) => {
    const [, link] = /^\[[^\]]*\]\(([^)]*)\)$/.exec(part) ?? [];
    if (link !== undefined) return { kind: 'link', words: link };
    if (part.startsWith('**')) return { kind: 'bold', words: part.slice(2, -2) };
    if (part.startsWith('`')) return { kind: 'code', words: part.slice(1, -1) };
    return { kind: 'text', words: part };
  });
}
