import { words } from '../../text/tokens.ts';
import { isUnspaced, tokens } from '../claims/tokens.ts';
import type { Cues } from './cues/index.ts';
import { isBalanced } from './passages.ts';

/** Length of a text as its reader counts it. */
export function wordCount(text: string, language: string): number {
  return isUnspaced(language) ? words(text, language).length : tokens(text).length;
}

/** "BEIJING, March 3 (Reuters) - ", "(CNN) -- ", "AMMAN: ". */
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}\p{L}.,'’ /-]{1,40}?(?:, (?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9}\.?)(?:,? \d{4})?)?\s*)?\((?:Reuters|AP|AFP|CNN|CNBC|Bloomberg|BBC|UPI|dpa|EFE|Xinhua|Kyodo|ANI|PTI|[A-Z][\p{L} ]{1,24})\)\s*(?:--|—|–|-|:)?\s*|^\(\p{Lu}[\p{L}, .]{2,30}\)\s*[–—-]+\s+|^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?, \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? [–—-]+ (?=\p{Lu})|^\p{Lu}{3,}(?:[ ,/]+\p{Lu}[\p{L}.]+){0,4}(?:, \p{L}{3,9}\.? \d{1,2})?\s*(?:--|—|–|-|:)\s+/u;
const BRACKETS = /\s*[（(][^()（）]*[)）]/gu;
const SHORTEST = 5;
/** "… and that …" has lost its "said that"; a sentence that ends in a joining word has lost what it joins. */
const TORN =
  /\b(?:and|or|but) that\b|\b(?:that|which|who|to|of|and|or|the|an?|with|in|by|for|from|at|as|than|because|said|says)[.]$/iu;

/**
 * Shortens a sentence until it fits, by leaving out only: dateline and joining word always; then brackets,
 * attributions and subordinate clauses, one after the other and no more than needed. No word is changed or
 * moved, so whatever the result says, the sentence says. Null where it cannot be made to fit.
 */
export function trim(
  sentence: string,
  language: string,
  cues: Cues,
  fits: (text: string) => boolean,
): string | null {
  let text = tidy(sentence.replace(/\s+/g, ' ').replace(DATELINE, '').replace(cues.connectives, ''));
  if (fits(text)) return text;
  for (const pattern of [BRACKETS, ...cues.tails, ...cues.attributions, ...cues.tails]) {
    const shorter = tidy(text.replace(pattern, ''));
    if (shorter === text || !isWhole(shorter, language)) continue;
    text = shorter;
    if (fits(text)) return text;
  }
  return null;
}

/** Still a sentence after a cut: long enough, nothing torn. */
function isWhole(text: string, language: string): boolean {
  return wordCount(text, language) >= SHORTEST && isBalanced(text) && !TORN.test(text);
}

function tidy(text: string): string {
  const clean = text
    .trim()
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/[,;:]+(?=[.。]$)/u, '');
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}
