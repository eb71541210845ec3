import { NOISE } from './noise.table.ts';
import { remember } from './remember.ts';

const PATTERNS = Object.values(NOISE).flat();

/** A line of a page that is no sentence: many capitals, or hardly a letter. */
function isShouting(sentence: string): boolean {
  const letters = sentence.replace(NO_LETTERS, '');
  if (letters.length < sentence.length * 0.5) return true;
  const upper = letters.replace(NO_CAPITALS, '').length;
  return upper > 12 && upper > letters.length - upper;
}

const NO_LETTERS = /[^\p{L}]+/gu;
const NO_CAPITALS = /[^\p{Lu}]+/gu;

/**
 * True for text that is no news, whatever it says: instructions to a model, markup, bylines, newsletter and
 * cookie boxes, "Read more", captions, notes about the article. Feed text is hostile; such a sentence is
 * never cited, never scored and never read by the analysis. The patterns are in `noise.table.ts`.
 */
export const isNoise: (sentence: string) => boolean = remember(
  (sentence) => isShouting(sentence) || PATTERNS.some((pattern) => pattern.test(sentence)),
);
