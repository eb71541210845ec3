/** A text's words with which way they point and which of them are denied: what reversals are found by. */
import { BETWEEN, DIRECTIONS, NEGATORS, REFUSALS, TURNERS } from './direction.table.ts';
import { remember } from './remember.ts';
import { isContent, rootOf, type Token, tokens } from './tokens.ts';

/** A word that points one way of its group, after negation: "did not rise" points down. */
export interface Pointer {
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
/** Every word of Chinese or Japanese that points one way, with where. */
export const UNSPACED_SIDES = [...SIDES].filter(([word]) => /\p{Script=Han}/u.test(word));

const isNegator = (word: string, next: string | undefined) =>
  NEGATORS.has(word) || word.endsWith("n't") || (word === 'yet' && next === 'to');
/** How far before a word its negator may stand. */
const REACH = 4;

/** Words of a text, in order, with which of them are turned round by a negator. */
export interface Reading {
  readonly words: readonly string[];
  /** Which words are written with a capital: the subject of several statements says nothing of one. */
  readonly capital: readonly boolean[];
  readonly pointers: readonly Pointer[];
  readonly negated: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
  readonly hasNegation: boolean;
}

/** "Does not expect to before 2026" is still before. */
const UNTURNED = new Set(['before', 'after', 'antes', 'después', 'später', 'früher']);

/** Function words elsewhere, but what is denied in "will not go into production". */
const LIGHT_VERBS = new Set('go goes make makes get gets take give come use need let have'.split(' '));

const readers = new Map<string, (text: string) => Reading>();

/** Reads a text once; which of its words are function words and how they end depends on the language. */
export function read(text: string, language: string): Reading {
  const known = readers.get(language) ?? remember((some) => readWords(some, language));
  readers.set(language, known);
  return known(text);
}

function readWords(text: string, language: string): Reading {
  const found = tokens(text);
  const words = found.map(({ lower }) => lower);
  const denied = language === 'de' ? deniedBehind(found, text) : NONE;
  const turned = words.map((_, at) => isTurned(words, at) || denied.has(at));
  const negated = new Set<string>();
  const plain = new Set<string>();
  words.forEach((word, at) => {
    if (!isContent(word, SPACED.has(language) ? language : 'en') && !LIGHT_VERBS.has(word)) return;
    (turned[at] ? negated : plain).add(rootOf(word, language));
  });
  return {
    words,
    capital: found.map(({ word }) => /^\p{Lu}/u.test(word)),
    pointers: words.flatMap((_, at) => pointersAt(words, at, turned[at] === true)),
    negated,
    plain,
    hasNegation: words.some(
      (word, at) => isNegator(word, words[at + 1]) || REFUSALS.has(word) || TURNERS.has(word),
    ),
  };
}

const NONE: ReadonlySet<number> = new Set();
const SPACED = new Set(['de', 'es']);

function pointersAt(words: readonly string[], at: number, turned: boolean): Pointer[] {
  const word = words[at] ?? '';
  if (isBound(words, at)) return [];
  const flipped = !UNTURNED.has(word) && (turned || isEnded(words, at));
  return (SIDES.get(word) ?? []).map(({ group, side }) => ({
    group,
    side: flipped ? (-side as 1 | -1) : side,
    word,
    at,
  }));
}

const DEGREES = new Set('more less fewer mehr weniger más menos'.split(' '));
const THAN = new Set('than als de que'.split(' '));

/** "More than 40" is a bound and no rise; "nicht mehr" is no longer. */
function isBound(words: readonly string[], at: number): boolean {
  if (!DEGREES.has(words[at] ?? '')) return false;
  if (words[at - 1] === 'nicht' || words[at - 1] === 'no') return true;
  return THAN.has(words[at + 1] ?? '') && /^\p{N}/u.test(words[at + 2] ?? '');
}

/** German "nicht" at a clause's end denies the verb before it ("erhöht die Preise nicht"): words in small letters. */
function deniedBehind(found: readonly Token[], text: string): ReadonlySet<number> {
  const denied = new Set<number>();
  found.forEach(({ lower, word, start }, at) => {
    if (lower !== 'nicht' || !/^\s*(?:[,;:.!?]|$)/u.test(text.slice(start + word.length))) return;
    for (let back = at - 1; back >= 0; back--) {
      const { word: other, start: from } = found[back] ?? { word: '', start: 0 };
      if (/[,;:.!?]\s/u.test(text.slice(from + other.length, start))) break;
      if (/^\p{Ll}/u.test(other)) denied.add(back);
    }
  });
  return denied;
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

/** True for words that stand on two sides of one line: "sell" and "buy". */
export const isOpposite = (a: string, b: string): boolean =>
  (SIDES.get(a) ?? []).some(({ group, side }) =>
    (SIDES.get(b) ?? []).some((other) => other.group === group && other.side !== side),
  );

/** True for a word that points one way of any line. */
export const isPointer = (word: string): boolean => SIDES.has(word);
