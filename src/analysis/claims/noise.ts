import { NOISE } from './noise.table.ts';

const PATTERNS = Object.values(NOISE).flat();

/** A line of a page that is no sentence: many capitals, or hardly a letter. */
function isShouting(sentence: string): boolean {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  if (letters < sentence.length * 0.5) return true;
  const upper = sentence.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = sentence.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > 12 && upper > lower;
}

/**
 * True for text that is no news, whatever it says: instructions to a model, markup, bylines, newsletter and
 * cookie boxes, "Read more", captions, notes about the article. Feed text is hostile; such a sentence is
 * never cited, never scored and never read by the analysis. The patterns are in `noise.table.ts`.
 */
export function isNoise(sentence: string): boolean {
  return isShouting(sentence) || PATTERNS.some((pattern) => pattern.test(sentence));
}
