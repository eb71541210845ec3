/** How common a term is in news at large, before this database has seen any. */
import { COMMON_WORDS } from './common-words.table.ts';
import { terms } from './terms.ts';

/** Share of articles that hold a word of no table: a name, a product, a rare noun. */
const UNKNOWN_SHARE = 0.0007;
/** A pair of Han characters is part of many words, so one that is not known says less. */
const UNKNOWN_PAIR_SHARE = 0.004;
/** The first letter behind the digits, and the first character of scripts beside Latin, Greek and Cyrillic. */
const LETTERS = 0x3a;
const BEYOND = 0x500;
const HAN = /^\p{Script=Han}{2}$/u;

const shares = new Map<string, number>();
for (const { share, words } of COMMON_WORDS) {
  for (const { term } of terms(words)) if (!shares.has(term)) shares.set(term, share);
}

/** The share of news articles (0 to 1) in which a term of `terms()` stands, by background knowledge. */
export function backgroundShare(term: string): number {
  return shares.get(term) ?? unknownShare(term);
}

/** Of terms that no table has; most are words, which their first character tells faster than a pattern. */
function unknownShare(term: string): number {
  const first = term.charCodeAt(0);
  if (first >= LETTERS && first < BEYOND) return UNKNOWN_SHARE;
  return HAN.test(term) ? UNKNOWN_PAIR_SHARE : /^\d{1,2}$/.test(term) ? 0.05 : UNKNOWN_SHARE;
}
