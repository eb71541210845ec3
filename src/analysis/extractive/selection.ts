import type { Claim } from '../../model.ts';
import { checkClaim } from '../claims/check.ts';
import { isNoise } from '../claims/noise.ts';
import { shareOf } from '../claims/wording.ts';
import type { Corpus, Passage } from './passages.ts';
import { overlap, SAME, type Scored, similarity } from './salience.ts';
import { trim } from './trim.ts';

/** A passage chosen for a section, as shortened for it. */
export interface Chosen {
  readonly scored: Scored;
  readonly text: string;
}

/** How close another publisher's sentence must be to be tried, how many are tried, and how much of the wording it needs. */
const CORROBORATES = 0.45;
const MOST_TRIED = 2;
const SAYS_THE_SAME = 0.6;

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

/** A passage's sentence made to fit; null where it cannot be, or is no news at all. */
export function shorten(
  { quote, language, cues }: Passage,
  fits: (text: string, language: string) => boolean,
): string | null {
  return isNoise(quote) ? null : trim(quote, language, cues, (text) => fits(text, language));
}

/** True where a passage says much the same as one of those already chosen. */
export function repeats(passage: Passage, chosen: readonly (Chosen | null)[]): boolean {
  return chosen.some((other) => other !== null && overlap(passage.terms, other.scored.passage.terms) >= SAME);
}

/** The chosen text with its source, and with a second one where another publisher says the same. */
export function toClaim({ scored: { passage }, text }: Chosen, corpus: Corpus): Claim {
  const own = { article: passage.article.id, quote: passage.quote };
  const other = corroboration(text, passage, corpus);
  return { text, citations: other ? [own, { article: other.article.id, quote: other.quote }] : [own] };
}

/** Another publisher's sentence that carries the claim by itself: the checker would let it stand alone. */
function corroboration(text: string, passage: Passage, { passages, weights }: Corpus): Passage | null {
  const others = passages
    .filter(({ article }) => article.publisher.name !== passage.article.publisher.name)
    .map((other) => ({ other, like: similarity(passage.terms, other.terms, weights) }))
    .filter(({ like }) => like >= CORROBORATES)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_TRIED);
  const found = others.find(({ other: { article, quote } }) => {
    const claim = { text, citations: [{ article: article.id, quote }] };
    return (
      shareOf(text, quote, passage.language) >= SAYS_THE_SAME &&
      checkClaim(claim, [article], article.published).ok
    );
  });
  return found?.other ?? null;
}
