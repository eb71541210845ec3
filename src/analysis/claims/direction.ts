import { clauses, nearestClause } from './clauses.ts';
import { turnedNegation } from './negation.ts';
import { type Pointer, type Reading, read } from './reading.ts';
import { isOtherSide } from './roles.ts';
import { isContent, isUnspaced, stem } from './tokens.ts';
import { unspacedReversal } from './unspaced.ts';

/** Why a claim turns round what its sources say (rose for fell, "not" added or lost); null where it does not. */
export function reversal(claim: string, quotes: readonly string[], language: string): string | null {
  if (isUnspaced(language)) return unspacedReversal(claim, quotes);
  const said = read(claim, language);
  const sources = quotes.map((quote) => read(quote, language));
  if (isOtherSide(claim, quotes)) return turnedNegation(said, sources);
  return (
    turnedPointer(said, sources) ?? turnedClause(claim, quotes, language) ?? turnedNegation(said, sources)
  );
}

/** The clause that a piece of the claim is nearest to points the other way. */
function turnedClause(claim: string, quotes: readonly string[], language: string): string | null {
  for (const piece of clauses(claim)) {
    const clause = nearestClause(piece, quotes, language);
    if (clause === null) continue;
    const known = read(clause, language).pointers;
    for (const pointer of read(piece, language).pointers) {
      const rivals = known.filter(({ group }) => group === pointer.group);
      if (rivals.length > 0 && !rivals.some((other) => agrees(pointer, other))) {
        return `"${pointer.word}" is said of something else in the source`;
      }
    }
  }
  return null;
}

function turnedPointer(said: Reading, sources: readonly Reading[]): string | null {
  for (const pointer of said.pointers) {
    if (sources.some(({ pointers }) => pointers.some((other) => agrees(pointer, other)))) {
      if (!boundElsewhere(pointer, said, sources)) continue;
      return `"${pointer.word}" is said of something else in the source`;
    }
    const against = sources.some(({ pointers }) => pointers.some((other) => other.group === pointer.group));
    if (against && !hasSynonym(pointer.word, sources))
      return `the source says the opposite of "${pointer.word}"`;
  }
  return null;
}

const agrees = (a: Pointer, b: Pointer): boolean => a.group === b.group && a.side === b.side;

/** The same word, unturned, in a source: a word with two meanings ("cleared") is not held against itself. */
function hasSynonym(word: string, sources: readonly Reading[]): boolean {
  return sources.some(({ plain }) => plain.has(stem(word)));
}

/** "Revenue rose while profit fell" does not carry "profit rose": the words nearest to the pointer decide. */
function boundElsewhere(pointer: Pointer, said: Reading, sources: readonly Reading[]): boolean {
  const about = contextOf(said, pointer);
  const near = (side: 1 | -1) =>
    Math.max(
      0,
      ...sources.flatMap((source) =>
        source.pointers
          .filter((other) => other.group === pointer.group && other.side === side)
          .map((other) => nearness(other, about, source)),
      ),
    );
  return near(-pointer.side as 1 | -1) > near(pointer.side) * 1.4 + 0.15;
}

const CONTEXT = 4;
/** What is said beyond these belongs to another statement. */
const JOINERS = new Set(['as', 'while', 'and', 'but', 'after', 'before', 'because', 'whereas']);

function contextOf({ words, capital, pointers }: Reading, { at, group }: Pointer): ReadonlySet<string> {
  const isJoiner = (place: number) => JOINERS.has(words[place] ?? '');
  const places: number[] = [];
  for (let place = at - 1; place >= Math.max(0, at - CONTEXT) && !isJoiner(place); place--)
    places.push(place);
  for (let place = at + 1; place <= at + CONTEXT && !isJoiner(place); place++) places.push(place);
  const rivals = new Set(pointers.filter((pointer) => pointer.group === group).map(({ word }) => word));
  const said = (place: number) => words[place] ?? '';
  const useful = places.filter((place) => !rivals.has(said(place)) && isContent(said(place), 'en'));
  const common = useful.filter((place) => capital[place] !== true);
  return new Set((common.length > 1 ? common : useful).map((place) => stem(said(place))));
}

function nearness({ at }: Pointer, about: ReadonlySet<string>, { words }: Reading): number {
  let sum = 0;
  words.forEach((word, place) => {
    if (about.has(stem(word))) sum += 1 / (1 + (place - at) ** 2 / 2);
  });
  return sum;
}
