/** ISO weeks: Monday to Sunday, UTC (ISO 8601). */
import { english, type Words } from '../cards/words/index.ts';
import { UsageError } from '../errors.ts';
import type { Instant } from '../model.ts';

const DAY = 86_400_000;

/** One ISO week. */
export interface Week {
  readonly since: Instant;
  readonly until: Instant;
  /** "Week 47, 2026". */
  readonly name: string;
  /** "16–22 November 2026". */
  readonly days: string;
}

/** The week that `now` lies in. */
export function weekOf(now: Instant, words: Words = english): Week {
  const day = Math.floor(now / DAY);
  const monday = day - ((new Date(now).getUTCDay() + 6) % 7);
  const thursday = new Date((monday + 3) * DAY);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1) / DAY;
  const number = Math.floor((monday + 3 - yearStart) / 7) + 1;
  return {
    since: monday * DAY,
    until: (monday + 7) * DAY,
    name: words.list.week(number, thursday.getUTCFullYear()),
    days: dayRange(monday * DAY, (monday + 6) * DAY, words),
  };
}

/**
 * Reads `this`, `last`, a week's number, `2026-W47` or any day of it (`2026-11-18`); nothing means this week.
 * @throws UsageError for anything else.
 */
export function readWeek(text: string | undefined, now: Instant, words: Words = english): Week {
  const word = (text ?? 'this').trim().toLowerCase();
  if (word === 'this' || word === '') return weekOf(now, words);
  if (word === 'last') return weekOf(now - 7 * DAY, words);
  const numbered = /^(?:(\d{4})-?)?w?(\d{1,2})$/.exec(word);
  const year = Number(numbered?.[1] ?? new Date(now).getUTCFullYear());
  if (numbered && Number(numbered[2]) >= 1 && Number(numbered[2]) <= 53) {
    // 4 January is always in week 1.
    return weekOf(Date.UTC(year, 0, 4) + (Number(numbered[2]) - 1) * 7 * DAY, words);
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(word) ? Date.parse(word) : Number.NaN;
  if (Number.isNaN(day)) {
    throw new UsageError(({ mistake }) => mistake.noWeek(text ?? ''));
  }
  return weekOf(day, words);
}

function dayRange(from: Instant, to: Instant, { list }: Words): string {
  const [a, b] = [new Date(from), new Date(to)];
  const day = (date: Date) => list.dayOfMonth(date.getUTCDate(), date.getUTCMonth());
  const end = `${day(b)} ${b.getUTCFullYear()}`;
  if (a.getUTCMonth() === b.getUTCMonth()) return `${list.dayAlone(a.getUTCDate())}–${end}`;
  const year = a.getUTCFullYear() === b.getUTCFullYear() ? '' : ` ${a.getUTCFullYear()}`;
  return `${day(a)}${year} – ${end}`;
}
