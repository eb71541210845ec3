/** Negations that a claim adds to what its sources say, or drops. */
import type { Reading } from './reading.ts';
import { groupsOf } from './wording.ts';

/** Why a claim denies what its sources do not, or does not deny what they deny; null where both say the same. */
export function turnedNegation(said: Reading, sources: readonly Reading[]): string | null {
  return addedNegation(said, sources) ?? droppedNegation(said, sources);
}

function addedNegation(said: Reading, sources: readonly Reading[]): string | null {
  if (said.words.includes('against') && !sources.some(({ hasNegation }) => hasNegation)) {
    return 'the source is against nothing';
  }
  for (const term of said.negated) {
    if (sources.some(({ negated }) => meets(term, negated))) continue;
    if (sources.some(({ plain }) => plain.has(term))) return `the source does not deny "${term}"`;
    if (!sources.some(({ hasNegation }) => hasNegation)) return 'the source denies nothing';
  }
  return null;
}

function droppedNegation(said: Reading, sources: readonly Reading[]): string | null {
  if (said.hasNegation) return null;
  const plain = new Set(sources.flatMap((source) => [...source.plain]));
  for (const term of sources.flatMap(({ negated }) => [...negated])) {
    if (!plain.has(term) && meets(term, said.plain)) return `the source denies "${term}"`;
  }
  return null;
}

/** The term or a synonym of it is among the terms. */
const meets = (term: string, terms: ReadonlySet<string>): boolean =>
  terms.has(term) || [...terms].some((other) => sharesGroup(term, other));

const sharesGroup = (a: string, b: string): boolean =>
  groupsOf(a).some((group) => groupsOf(b).includes(group));
