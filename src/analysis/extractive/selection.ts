import type { Citation, Claim } from '../../model.ts';
import type { Corpus, Passage } from './passages.ts';
import { SAME, type Scored, similarity } from './salience.ts';
import { trim } from './trim.ts';

/** A passage chosen for a section, as shortened for it. */
export interface Chosen {
  readonly scored: Scored;
  readonly text: string;
}

/** How close another publisher's sentence must be to be cited beside. */
const CORROBORATES = 0.55;
const MOST_CITATIONS = 2;

/** The best passage by `rank` (above zero) that can be made to fit, if any. */
export function choose(
  candidates: readonly Scored[],
  rank: (candidate: Scored) => number,
  fits: (text: string, language: string) => boolean,
): Chosen | null {
  const ranked = candidates
    .map((scored) => ({ scored, rank: rank(scored) }))
    .filter((entry) => entry.rank > 0)
    .sort((a, b) => b.rank - a.rank);
  for (const { scored } of ranked) {
    const text = shorten(scored.passage, fits);
    if (text !== null) return { scored, text };
  }
  return null;
}

/** A passage's sentence made to fit, or null. */
export function shorten(
  { quote, language, cues }: Passage,
  fits: (text: string, language: string) => boolean,
): string | null {
  return trim(quote, language, cues, (text) => fits(text, language));
}

/** True where a passage says much the same as one of those already chosen. */
export function repeats(
  passage: Passage,
  chosen: readonly (Chosen | null)[],
  corpus: Corpus,
  limit = SAME,
): boolean {
  return chosen.some((other) => {
    if (other === null) return false;
    if (other.scored.passage === passage) return true;
    return similarity(passage.terms, other.scored.passage.terms, corpus.weights) >= limit;
  });
}

/** The chosen text with its source, and with a second one where another publisher says the same. */
export function toClaim({ scored, text }: Chosen, corpus: Corpus): Claim {
  return { text, citations: cite(scored.passage, corpus) };
}

function cite(passage: Passage, { passages, weights }: Corpus): Citation[] {
  const others = passages
    .filter(({ article }) => article.publisher.name !== passage.article.publisher.name)
    .map((other) => ({ other, like: similarity(passage.terms, other.terms, weights) }))
    .filter(({ like }) => like >= CORROBORATES)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_CITATIONS - 1);
  return [passage, ...others.map(({ other }) => other)].map(({ article, quote }) => ({
    article: article.id,
    quote,
  }));
}
