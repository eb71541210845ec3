import { clauses, nearestClause } from './clauses.ts';
import { BETWEEN, DIRECTIONS, NEGATORS, REFUSALS, TURNERS } from './direction.table.ts';
import { remember } from './remember.ts';
import { isContent, isUnspaced, stem, tokens } from './tokens.ts';
import { groupsOf } from './wording.ts';

/** A word that points one way of its group, after negation: "did not rise" points down. */
interface Pointer {
  readonly group: number;
  readonly side: 1 | -1;
  readonly word: string;
  /** Place among the text's words. */
  readonly at: number;
}

const SIDES = new Map<string, { group: number; side: 1 | -1 }[]>();
DIRECTIONS.forEach((sides, group) => {
  sides.forEach((line, index) => {
    for (const word of line.split(' ')) {
      SIDES.set(word, [...(SIDES.get(word) ?? []), { group, side: index === 0 ? 1 : -1 }]);
    }
  });
});
const UNSPACED_SIDES = [...SIDES].filter(([word]) => /\p{Script=Han}/u.test(word));

const isNegator = (word: string, next: string | undefined) =>
  NEGATORS.has(word) || word.endsWith("n't") || (word === 'yet' && next === 'to');
/** How far before a word its negator may stand. */
const REACH = 4;

/** Words of a text, in order, with which of them are turned round by a negator. */
interface Reading {
  readonly words: readonly string[];
  /** Which words are written with a capital: the subject of several statements says nothing of one. */
  readonly capital: readonly boolean[];
  readonly pointers: readonly Pointer[];
  readonly negated: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
  readonly hasNegation: boolean;
}

/** "Does not expect to before 2026" is still before. */
const UNTURNED = new Set(['before', 'after']);

/** Function words elsewhere, but what is denied in "will not go into production". */
const LIGHT_VERBS = new Set('go goes make makes get gets take give come use need let have'.split(' '));

const read = remember(readWords);

function readWords(text: string): Reading {
  const found = tokens(text);
  const words = found.map(({ lower }) => lower);
  const capital = found.map(({ word }) => /^\p{Lu}/u.test(word));
  const pointers: Pointer[] = [];
  const negated = new Set<string>();
  const plain = new Set<string>();
  words.forEach((word, at) => {
    const turned = isTurned(words, at);
    const pointed = UNTURNED.has(word) ? false : turned || isEnded(words, at);
    for (const { group, side } of SIDES.get(word) ?? []) {
      pointers.push({ group, side: pointed ? (-side as 1 | -1) : side, word, at });
    }
    if (isContent(word, 'en') || LIGHT_VERBS.has(word)) (turned ? negated : plain).add(stem(word));
  });
  return {
    words,
    capital,
    pointers,
    negated,
    plain,
    hasNegation: words.some(
      (word, at) => isNegator(word, words[at + 1]) || REFUSALS.has(word) || TURNERS.has(word),
    ),
  };
}

/** True where the word is what a verb such as "lifted" or "failed to" ends. */
function isEnded(words: readonly string[], at: number): boolean {
  let back = at - 1;
  while (back > at - REACH && BETWEEN.has(words[back] ?? '')) back -= 1;
  return TURNERS.has(words[back] ?? '');
}

/** True where a negator stands before the word with nothing but auxiliaries between. */
function isTurned(words: readonly string[], at: number): boolean {
  for (let back = 1; back <= REACH && at - back >= 0; back++) {
    const word = words[at - back] ?? '';
    if (isNegator(word, words[at - back + 1])) return words[at - back + 1] !== 'only';
    if (!BETWEEN.has(word)) return false;
  }
  return false;
}

/** Why a claim turns round what its sources say (rose for fell, "not" added or lost); null where it does not. */
export function reversal(claim: string, quotes: readonly string[], language: string): string | null {
  if (isUnspaced(language)) return unspacedReversal(claim, quotes.join('\n'));
  const said = read(claim);
  const sources = quotes.map((quote) => read(quote));
  return (
    turnedPointer(said, sources) ?? turnedClause(claim, quotes, language) ?? turnedNegation(said, sources)
  );
}

/** The clause that a piece of the claim is nearest to points the other way. */
function turnedClause(claim: string, quotes: readonly string[], language: string): string | null {
  for (const piece of clauses(claim)) {
    const clause = nearestClause(piece, quotes, language);
    if (clause === null) continue;
    const known = read(clause).pointers;
    for (const pointer of read(piece).pointers) {
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

/** A negation that only one of both has, on a word that both have. */
function turnedNegation(said: Reading, sources: readonly Reading[]): string | null {
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

/** Chinese and Japanese: opposite words as spans, and 不/没/未/ない before or after the same characters. */
function unspacedReversal(claim: string, source: string): string | null {
  for (const [word, sides] of UNSPACED_SIDES) {
    if (!claim.includes(word) || source.includes(word)) continue;
    for (const { group, side } of sides) {
      const opposite = UNSPACED_SIDES.find(
        ([other, others]) =>
          source.includes(other) &&
          !claim.includes(other) &&
          others.some((o) => o.group === group && o.side !== side),
      );
      if (opposite) return `the source says the opposite of "${word}"`;
    }
  }
  return lostNegation(claim, source) ?? lostNegation(source, claim);
}

const DENIED =
  /(?:不会|没有|尚未|并未|并非|未能|不|没|未)(\p{Script=Han}{2})|(\p{L}{3})(?:ない|なかった|ません|ず)(?!\p{L}{0,1}れば)/gu;

function lostNegation(denying: string, other: string): string | null {
  for (const match of denying.matchAll(DENIED)) {
    const core = match[1] ?? match[2] ?? '';
    if (other.includes(core) && !other.includes(match[0]))
      return `"${match[0]}" is denied in one and not in the other`;
  }
  return null;
}
