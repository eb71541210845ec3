/** What an expression says, before it is known when it was said. Languages map words to these; `resolve` does the rest. */
import {
  type CutDate,
  cutDay,
  cutMonth,
  cutYear,
  type Day,
  dayFrom,
  mondayOf,
  monthIndex,
  partsOf,
  weekdayOf,
} from './calendar.ts';

/** Which of several: the one before, this one, the one after; null where the words do not say. */
export type Direction = 'last' | 'this' | 'next' | null;

/** A year as written, or counted from publication ("March last year"); null where none is said. */
export type SaidYear = number | Direction;

/** An expression's meaning. Months count from 1, weekdays from 0 (Sunday). */
export type Meaning =
  | {
      readonly kind: 'day';
      readonly year: SaidYear;
      readonly month: number;
      readonly date: number;
      readonly weekday?: number | undefined;
    }
  /** The 11th, of a month that is not said: the usual way in Chinese and Japanese news. */
  | { readonly kind: 'date'; readonly date: number; readonly direction: Direction }
  | {
      readonly kind: 'month';
      readonly year: SaidYear;
      readonly month: number;
      readonly direction: Direction;
    }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly direction: Direction }
  /** Days, weeks, months or years from publication; negative is past. */
  | { readonly kind: 'offset'; readonly unit: 'day' | 'week' | 'month' | 'year'; readonly amount: number };

/** What a clause speaks of. */
export type Tense = 'past' | 'future' | 'unclear';

/** What is known where the expression stands. */
export interface Setting {
  /** Publication day; null where the source gives none: then only full dates can be resolved. */
  readonly published: Day | null;
  /** What the clause speaks of; 'unclear' where words such as "was due to" leave it open. */
  readonly tense: Tense;
  /** Year of a dated month or day earlier in the sentence ("in January 2012 and again in March"). */
  readonly year: number | null;
}

/** The date that an expression names, or null where that would be a guess. */
export function resolve(meaning: Meaning, setting: Setting): CutDate | null {
  switch (meaning.kind) {
    case 'year':
      return cutYear(meaning.year);
    case 'month':
      return resolveMonth(meaning, setting);
    case 'day':
      return resolveDay(meaning, setting);
    default:
      return setting.published === null ? null : resolveRelative(meaning, setting.published, setting);
  }
}

const SHIFTS = { last: -1, this: 0, next: 1 };

/** The year that the words give, as a number. */
export function yearOf(year: SaidYear, { published }: Pick<Setting, 'published'>): number | null {
  if (typeof year === 'number' || year === null) return year;
  return published === null ? null : partsOf(published).year + SHIFTS[year];
}

type MonthMeaning = Extract<Meaning, { kind: 'month' }>;
type DayMeaning = Extract<Meaning, { kind: 'day' }>;

function resolveMonth(meaning: MonthMeaning, setting: Setting): CutDate | null {
  const said = yearOf(meaning.year, setting);
  const year = said ?? (meaning.direction === null ? setting.year : null);
  if (year !== null) return cutMonth(monthIndex(year, meaning.month));
  return setting.published === null ? null : monthNear(meaning, setting.published, setting);
}

function monthNear({ month, direction }: MonthMeaning, published: Day, setting: Setting): CutDate | null {
  const now = partsOf(published);
  const same = monthIndex(now.year, month);
  const current = monthIndex(now.year, now.month);
  if (direction === 'this') return cutMonth(same);
  if (direction === 'last') return cutMonth(same < current ? same : same - 12);
  if (direction === 'next') return cutMonth(same > current ? same : same + 12);
  if (setting.tense === 'unclear') return null;
  if (setting.tense === 'future') return cutMonth(same >= current ? same : same + 12);
  return cutMonth(same <= current ? same : same - 12);
}

/** A day without its year: the year that its weekday fits, or that the tense asks for, or else the nearest. */
function resolveDay(meaning: DayMeaning, setting: Setting): CutDate | null {
  const said = yearOf(meaning.year, setting) ?? (meaning.weekday === undefined ? setting.year : null);
  if (said !== null) {
    const day = dayFrom(said, meaning.month, meaning.date);
    return day === null ? null : cutDay(day);
  }
  const { published } = setting;
  if (published === null) return null;
  const { year } = partsOf(published);
  const candidates = [year - 1, year, year + 1]
    .map((y) => dayFrom(y, meaning.month, meaning.date))
    .filter((day) => day !== null)
    .filter((day) => meaning.weekday === undefined || weekdayOf(day) === meaning.weekday);
  const wanted = setting.tense === 'future' ? candidates.filter((day) => day >= published) : candidates;
  const nearest = wanted.sort((a, b) => Math.abs(a - published) - Math.abs(b - published))[0];
  return nearest === undefined ? null : cutDay(nearest);
}

function resolveRelative(
  meaning: Extract<Meaning, { kind: 'weekday' | 'offset' | 'date' }>,
  published: Day,
  setting: Setting,
): CutDate | null {
  switch (meaning.kind) {
    case 'weekday':
      return resolveWeekday(meaning.weekday, meaning.direction, published, setting);
    case 'offset':
      return resolveOffset(meaning.unit, meaning.amount, published);
    case 'date':
      return resolveDateOfMonth(meaning.date, meaning.direction, published, setting);
  }
}

/**
 * "On Tuesday" is the last one up to and with the day of publication, or the next one where the clause
 * speaks of the future. "Next Tuesday" is next week's, which is also what the other reading gives late in a week.
 */
function resolveWeekday(
  weekday: number,
  direction: Direction,
  published: Day,
  setting: Setting,
): CutDate | null {
  const ofWeek = mondayOf(published) + ((weekday + 6) % 7);
  if (direction === 'next') return cutDay(ofWeek + 7);
  if (direction === 'this') return cutDay(ofWeek);
  const back = (weekdayOf(published) - weekday + 7) % 7;
  if (direction === 'last') return cutDay(published - (back === 0 ? 7 : back));
  if (setting.tense === 'unclear') return back === 0 ? cutDay(published) : null;
  if (setting.tense === 'future') return cutDay(back === 0 ? published : published + 7 - back);
  return cutDay(published - back);
}

/** Weeks, months and years away are as exact as their unit; a week that lies in two months has no precision to give. */
function resolveOffset(
  unit: 'day' | 'week' | 'month' | 'year',
  amount: number,
  published: Day,
): CutDate | null {
  const { year, month } = partsOf(published);
  if (unit === 'day') return cutDay(published + amount);
  if (unit === 'year') return cutYear(year + amount);
  if (unit === 'month') return cutMonth(monthIndex(year, month) + amount);
  const monday = mondayOf(published + 7 * amount);
  const first = partsOf(monday);
  return partsOf(monday + 6).month === first.month ? cutMonth(monthIndex(first.year, first.month)) : null;
}

function resolveDateOfMonth(
  date: number,
  direction: Direction,
  published: Day,
  setting: Setting,
): CutDate | null {
  const now = partsOf(published);
  const index = monthIndex(now.year, now.month) + shiftOf(date, now.date, direction, setting);
  const day = dayFrom(Math.floor(index / 12), (index % 12) + 1, date);
  return day === null ? null : cutDay(day);
}

function shiftOf(date: number, today: number, direction: Direction, setting: Setting): number {
  if (direction === 'last') return -1;
  if (direction === 'next') return 1;
  if (direction === 'this') return 0;
  if (setting.tense === 'future') return date >= today ? 0 : 1;
  return date <= today ? 0 : -1;
}
