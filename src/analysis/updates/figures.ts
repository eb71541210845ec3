/** Figures that a story gives otherwise than before. */

import { clauses } from '../claims/clauses.ts';
import { type Quantity, quantities } from '../claims/quantities.ts';
import { contentTerms } from '../claims/tokens.ts';
import { findDates } from '../dates/index.ts';
import { FIGURE_OF, INSTEAD } from './figures.table.ts';

/** A sentence with a figure, as it was shown, or as an article has it now. */
export interface FigureText {
  readonly text: string;
  readonly language: string;
  readonly published: number | null;
}

/** One figure before and now, as the sources write them. */
export interface FigureChange {
  /** What it is about ("the price"); null where no word says. */
  readonly label: string | null;
  readonly before: string;
  readonly now: string;
}

/** Share of the smaller statement's words that both must have, and how many words at least. */
const SAME_MATTER = 0.6;
const FEWEST_WORDS = 3;
const EQUAL = 0.005;
/** Lengths of time say too many different things about one event. */
const TIMES = new Set([
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'decade',
  'quarter',
]);

/**
 * The first figure of `shown` for which `now` has another value: of the same unit, about the same matter (words and
 * label), at no other date, and where `now` does not also hold the old value, unless it says that the new one is
 * instead of it. Null where there is none: two figures that only look alike are no change.
 */
export function changedFigure(shown: readonly FigureText[], now: FigureText): FigureChange | null {
  const known = shown.flatMap(figuresOf);
  const values = figuresOf(now);
  for (const after of values) {
    if (known.some(({ figure }) => sameValue(figure, after.figure))) continue;
    const before = known.find((old) => isReplaced(old, after, values, now.text));
    if (before)
      return { label: labelOf(before.clause, after.clause), before: written(before), now: written(after) };
  }
  return null;
}

interface Figure {
  readonly figure: Quantity;
  readonly clause: string;
  readonly source: FigureText;
}

function figuresOf(source: FigureText): Figure[] {
  const pieces = clauses(source.text);
  return (pieces.length > 0 ? pieces : [source.text]).flatMap((clause) =>
    quantities(clause)
      .filter(({ unit, opensRange }) => unit !== null && !TIMES.has(unit) && !opensRange)
      .map((figure) => ({ figure, clause, source })),
  );
}

const sameValue = (a: Quantity, b: Quantity): boolean =>
  a.unit === b.unit && Math.abs(a.value - b.value) <= Math.abs(a.value) * EQUAL;

function isReplaced(old: Figure, after: Figure, values: readonly Figure[], text: string): boolean {
  if (old.figure.unit !== after.figure.unit) return false;
  const beside = values.some(({ figure }) => sameValue(figure, old.figure));
  const rivals = values.filter(({ figure }) => figure.unit === after.figure.unit).length;
  if (beside) return rivals === 2 && INSTEAD.test(text);
  return rivals === 1 && sameMatter(old, after) && !atOtherDates(old.source, after.source);
}

function sameMatter(old: Figure, after: Figure): boolean {
  const [a, b] = [termsOf(old), termsOf(after)];
  if (labelIndex(old.clause) !== labelIndex(after.clause)) return false;
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared >= FEWEST_WORDS && shared / Math.min(a.size, b.size) >= SAME_MATTER;
}

/** What the sentence is about, without its figures. */
function termsOf({ source }: Figure): Set<string> {
  return new Set(contentTerms(source.text, source.language).filter((term) => !/\p{N}/u.test(term)));
}

function atOtherDates(a: FigureText, b: FigureText): boolean {
  const [some, others] = [a, b].map((one) => findDates({ title: '', ...one }).map(({ date }) => date));
  if (!some?.length || !others?.length) return false;
  return !some.some((date) => others.some((other) => date.startsWith(other) || other.startsWith(date)));
}

const labelIndex = (clause: string): number => FIGURE_OF.findIndex(([, words]) => words.test(clause));

function labelOf(before: string, after: string): string | null {
  return FIGURE_OF.find(([, words]) => words.test(before) && words.test(after))?.[0] ?? null;
}

const written = ({ figure }: Figure): string => figure.text.trim();
