import { hash32 } from '../text/hash.ts';

/** How many words of a text's beginning are looked at: what a shortened copy still has. */
const WORDS = 160;
const SHINGLE = 4;
const SIZE = 32;

/**
 * A bottom-k sketch of a text's beginning: the smallest hashes of its runs of four terms, ascending. Two sketches tell
 * how much of the text is the same, word for word (Broder, "On the resemblance and containment of documents", 1997).
 */
export function sketch(terms: readonly string[]): number[] {
  const hashes = new Set<number>();
  const end = Math.min(terms.length, WORDS) - SHINGLE;
  for (let i = 0; i <= end; i += 1) hashes.add(hash32(terms.slice(i, i + SHINGLE).join(' ')));
  return [...hashes].sort((a, b) => a - b).slice(0, SIZE);
}

/** The share of runs of words that two texts have in common (0 to 1), estimated from their sketches. */
export function resemblance(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const inB = new Set(b);
  const union = [...new Set([...a, ...b])]
    .sort((x, y) => x - y)
    .slice(0, Math.min(SIZE, Math.max(a.length, b.length)));
  const inA = new Set(a);
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length;
}
