/** What a language brings to the finding of dates. */
import type { Meaning, Tense } from './meaning.ts';

/** One way to name a date: a pattern with numbered groups, and what those groups mean. */
export interface Rule {
  /** Source of a regular expression, without named groups or back references. */
  readonly pattern: string;
  /** Null where the words turn out not to name a date.  */
  read(groups: readonly (string | undefined)[], order: DateOrder): Meaning | null;
}

/** In which order 03/04/2024 is to be read here; null where nothing decides it. */
export interface DateOrder {
  readonly order: 'day-first' | 'month-first' | null;
}

/** The rules of one language, and how its clauses tell past from future. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  readonly rules: readonly Rule[];
  /** Source of an assertion that holds where a word begins. */
  readonly boundary: string;
  /** 'g', or 'gu' where letters beyond ASCII need it: it costs a third more time. */
  readonly flags: 'g' | 'gu';
  /** A cheap test that every sentence with a date passes. */
  readonly hint: RegExp;
  /** Written order of all-number dates, where the language has one. */
  readonly order: DateOrder['order'];
  /** What the words around an expression (in its sentence) say about time. */
  tense(before: string, after: string): Tense;
}

/** A language's rules as one expression: the first that fits at a place wins. */
export interface Lexer {
  readonly pattern: RegExp;
  /** Index of each rule's own first group. */
  readonly offsets: readonly number[];
}

/** Joins a language's rules into one pattern that is run once over a sentence. */
export function lexer({ rules, boundary, flags }: Language): Lexer {
  const offsets: number[] = [];
  let next = 1;
  for (const rule of rules) {
    offsets.push(next);
    next += new RegExp(`${rule.pattern}|`, flags).exec('')?.length ?? 1;
  }
  const alternatives = rules.map((rule) => `(${rule.pattern})`).join('|');
  return { pattern: new RegExp(`${boundary}(?:${alternatives})`, flags), offsets };
}

/** Words as alternatives, longest first, so that "Sept" does not hide "September". */
export const oneOf = (words: Iterable<string>): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

/** A whole number of one to four digits from its text. */
export const integer = (text: string | undefined): number => Number.parseInt(text ?? '', 10);
