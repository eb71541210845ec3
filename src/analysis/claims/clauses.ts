import { quantities } from './quantities.ts';
import { contentTerms, isUnspaced } from './tokens.ts';

const JOINTS =
  /[,;:，；：]\s+|\s+(?:while|whereas|but|although|though|and|after|before|compared with|während|aber|und|mientras|pero|y)\s+/iu;
/** A clause with fewer words of its own is only half a statement. */
const FEWEST_TERMS = 3;

/** A text's clauses, cut at commas and joining words. */
export const clauses = (text: string): string[] =>
  text.split(JOINTS).filter((clause) => clause.trim() !== '');

/** The clause of the quotes that a piece of a claim is nearest to; null where none stands out. */
export function nearestClause(piece: string, quotes: readonly string[], language: string): string | null {
  const wanted = new Set(contentTerms(piece, language));
  if (wanted.size < FEWEST_TERMS) return null;
  const ranked = quotes
    .flatMap(clauses)
    .map((clause) => ({
      clause,
      shared: new Set(contentTerms(clause, language).filter((term) => wanted.has(term))).size,
    }))
    .sort((a, b) => b.shared - a.shared);
  const [first, second] = ranked;
  if (!first || first.shared < 2 || first.shared === second?.shared) return null;
  return first.clause;
}

/** Why a number belongs to another statement of the source ("14 percent" to revenue, not profit); null where none does. */
export function misplaced(claim: string, quotes: readonly string[], language: string): string | null {
  if (isUnspaced(language)) return null;
  const everywhere = new Set(quotes.flatMap(quantities).map(({ value }) => value));
  for (const piece of clauses(claim)) {
    const clause = nearestClause(piece, quotes, language);
    if (clause === null) continue;
    const known = quantities(clause);
    for (const { value, unit, text } of quantities(piece)) {
      if (unit === null || !everywhere.has(value) || known.some((other) => other.value === value)) continue;
      if (known.some((other) => other.unit === unit))
        return `the number "${text}" is said of something else in the source`;
    }
  }
  return null;
}
