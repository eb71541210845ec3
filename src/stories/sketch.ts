/** How many words of a text's beginning are looked at: what a shortened copy still has. */
const WORDS = 160;
const SHINGLE = 4;
const SIZE = 32;

/**
 * A bottom-k sketch of a text's beginning, given its terms: the smallest hashes of its runs of four terms,
 * ascending. Two sketches tell how much of the text is the same, word for word (Broder, "On the resemblance and
 * containment of documents", 1997).
 */
export function sketch(terms: readonly { readonly hash: number }[]): Int32Array {
  const end = Math.min(terms.length, WORDS) - SHINGLE;
  const hashes = new Int32Array(Math.max(0, end + 1));
  for (let i = 0; i <= end; i += 1) {
    let hash = 0;
    for (let k = i; k < i + SHINGLE; k += 1)
      hash = Math.imul(hash ^ (terms[k]?.hash ?? 0), 0x85ebca6b) ^ (hash >>> 15);
    hashes[i] = hash;
  }
  return hashes
    .sort()
    .filter((hash, i, all) => i === 0 || hash !== all[i - 1])
    .slice(0, SIZE);
}

/** The share of runs of words that two texts have in common (0 to 1), estimated from their sketches. */
export function resemblance(a: Int32Array, b: Int32Array): number {
  const size = Math.min(SIZE, Math.max(a.length, b.length));
  if (a.length === 0 || b.length === 0) return 0;
  let shared = 0;
  let i = 0;
  let j = 0;
  for (let union = 0; union < size && (i < a.length || j < b.length); union += 1) {
    const x = a[i] ?? Number.POSITIVE_INFINITY;
    const y = b[j] ?? Number.POSITIVE_INFINITY;
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared / size;
}
