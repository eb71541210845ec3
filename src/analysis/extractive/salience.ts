import { cueWeight } from './cues/index.ts';
import type { Corpus, Passage } from './passages.ts';

/** A passage with what was measured of it once, for every section to use. */
export interface Scored {
  readonly passage: Passage;
  /** 0 to 1: how much it is about what the story's articles share. */
  readonly centrality: number;
  /** 0 to 1: how well another publisher's sentence says the same. */
  readonly support: number;
  /** Understood without the sentences around it. */
  readonly standsAlone: boolean;
  readonly significance: number;
  readonly next: number;
  readonly prediction: number;
  readonly change: number;
}

/** From this overlap two sentences say the same thing. */
export const SAME = 0.5;

/** Share of terms that two sentences have in common, all terms alike, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const term of small) if (large.has(term)) shared += 1;
  return shared === 0 ? 0 : shared / Math.sqrt(small.size * large.size);
}

/** Lengths of term sets under their corpus' weights, kept because every set is compared many times. */
const lengths = new WeakMap<ReadonlySet<string>, number>();

function squared(term: string, weights: ReadonlyMap<string, number>): number {
  const weight = weights.get(term) ?? 0.5;
  return weight * weight;
}

function lengthOf(terms: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  const known = lengths.get(terms);
  if (known !== undefined) return known;
  let sum = 0;
  for (const term of terms) sum += squared(term, weights);
  const length = Math.sqrt(sum);
  lengths.set(terms, length);
  return length;
}

/** Weighted overlap of two sets of terms of one corpus, 0 to 1 (cosine over its term weights). */
export function similarity(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weights: ReadonlyMap<string, number>,
): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const term of small) if (large.has(term)) shared += squared(term, weights);
  return shared === 0 ? 0 : shared / (lengthOf(a, weights) * lengthOf(b, weights));
}

/** Measures every passage of a corpus. */
export function score(corpus: Corpus): Scored[] {
  const raw = corpus.passages.map((passage) => focus(passage, corpus.weights));
  const highest = Math.max(...raw, 1);
  return corpus.passages.map((passage, index) => ({
    passage,
    centrality: (raw[index] ?? 0) / highest,
    support: supportFor(passage, corpus),
    ...signs(passage),
  }));
}

function focus({ terms }: Passage, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of terms) sum += weights.get(term) ?? 0;
  return sum / Math.sqrt(terms.size + 6);
}

/** From this place on, articles tell each their own details. */
const DEEP = 16;

function supportFor(passage: Passage, { passages, weights }: Corpus): number {
  let best = 0;
  if (passage.place >= DEEP) return best;
  for (const other of passages) {
    if (!other.own || other.article.publisher.name === passage.article.publisher.name) continue;
    if (other.place < DEEP) best = Math.max(best, similarity(passage.terms, other.terms, weights));
  }
  return best;
}

function signs({ quote, cues }: Passage) {
  const plain = quote.replace(cues.connectives, '');
  const quoted = /^["“„«「『]/u.test(quote);
  return {
    standsAlone:
      !quoted &&
      !cues.dangling.test(plain) &&
      !cues.pointing.test(plain) &&
      !isPersonal(quote, cues.personal),
    significance: cueWeight(quote, cues.significance),
    next: cues.hedged.test(quote) && /[?？]$/u.test(quote) ? 0 : cueWeight(quote, cues.next),
    prediction: cues.hedged.test(quote) || cues.advice.test(quote) ? 0 : cueWeight(quote, cues.prediction),
    change: cueWeight(quote, cues.change),
  };
}

/** "We" and "you" outside quotation marks: a company's own voice, or talk to the reader. */
function isPersonal(quote: string, personal: RegExp): boolean {
  return personal.test(quote.replace(/["“„«「『][^"”“»」』]*["”“»」』]/gu, ' '));
}
