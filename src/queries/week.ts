/** ISO weeks: Monday to Sunday, UTC (ISO 8601). */
import { UsageError } from '../errors.ts';
import type { Instant } from '../model.ts';

const DAY = 86_400_000;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

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
export function weekOf(now: Instant): Week {
  const day = Math.floor(now / DAY);
  const monday = day - ((new Date(now).getUTCDay() + 6) % 7);
  const thursday = new Date((monday + 3) * DAY);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1) / DAY;
  const number = Math.floor((monday + 3 - yearStart) / 7) + 1;
  return {
    since: monday * DAY,
    until: (monday + 7) * DAY,
    name: `Week ${number}, ${thursday.getUTCFullYear()}`,
    days: dayRange(monday * DAY, (monday + 6) * DAY),
  };
}

/**
 * Reads `this`, `last`, a week's number, `2026-W47` or any day of it (`2026-11-18`); nothing means this week.
 * @throws UsageError for anything else.
 */
export function readWeek(text: string | undefined, now: Instant): Week {
  const word = (text ?? 'this').trim().toLowerCase();
  if (word === 'this' || word === '') return weekOf(now);
  if (word === 'last') return weekOf(now - 7 * DAY);
  const numbered = /^(?:(\d{4})-?)?w?(\d{1,2})$/.exec(word);
  const year = Number(numbered?.[1] ?? new Date(now).getUTCFullYear());
  if (numbered && Number(numbered[2]) >= 1 && Number(numbered[2]) <= 53) {
    // 4 January is always in week 1.
    return weekOf(Date.UTC(year, 0, 4) + (Number(numbered[2]) - 1) * 7 * DAY);
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(word) ? Date.parse(word) : Number.NaN;
  if (Number.isNaN(day)) {
    throw new UsageError(`“${text}” is no week; type this, last, 2026-W47 or a day such as 2026-11-18.`);
  }
  return weekOf(day);
}

function dayRange(from: Instant, to: Instant): string {
  const [a, b] = [new Date(from), new Date(to)];
  const end = `${b.getUTCDate()} ${MONTHS[b.getUTCMonth()]} ${b.getUTCFullYear()}`;
  if (a.getUTCMonth() === b.getUTCMonth()) return `${a.getUTCDate()}–${end}`;
  const year = a.getUTCFullYear() === b.getUTCFullYear() ? '' : ` ${a.getUTCFullYear()}`;
  return `${a.getUTCDate()} ${MONTHS[a.getUTCMonth()]}${year} – ${end}`;
}
