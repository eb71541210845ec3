/** Dates in numbers alone, which every language shares. */
import { integer, type Rule } from './language.ts';

/** 2014-02-11, 2014/02/11, 2014-02-11T10:00Z (ISO 8601). */
export const ISO_DATE: Rule = {
  pattern: '(?<![\\d/.-])((?:19|20)\\d\\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\\d|3[01])(?![\\d/-])',
  read: ([year, month, date]) => ({
    kind: 'day',
    year: integer(year),
    month: integer(month),
    date: integer(date),
  }),
};

/** 11/02/2014 and 11.02.2014: left out unless the numbers, the language or the rest of the text give the order. */
export const SLASHED_DATE: Rule = {
  pattern: '(?<![\\d/.-])(\\d{1,2})[/.](\\d{1,2})[/.]((?:19|20)\\d\\d)(?![\\d/-])',
  read: ([first, second, year], { order }) => {
    const [a, b] = [integer(first), integer(second)];
    const known = a === b || a > 12 ? 'day-first' : b > 12 ? 'month-first' : order;
    if (known === null) return null;
    const [date, month] = known === 'day-first' ? [a, b] : [b, a];
    if (month < 1 || month > 12) return null;
    return { kind: 'day', year: integer(year), month, date };
  },
};

/** The order that the unambiguous all-number dates of a text agree on; null without one, or where they do not. */
export function orderIn(text: string): 'day-first' | 'month-first' | null {
  let found: 'day-first' | 'month-first' | null = null;
  for (const [, first, second] of text.matchAll(
    /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](?:19|20)\d\d(?![\d/-])/g,
  )) {
    const [a, b] = [integer(first), integer(second)];
    const order = a > 12 && b <= 12 ? 'day-first' : b > 12 && a <= 12 ? 'month-first' : null;
    if (order === null) continue;
    if (found !== null && found !== order) return null;
    found = order;
  }
  return found;
}
