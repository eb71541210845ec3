/** Calendar arithmetic on whole days, in UTC. A `Day` counts days since 1970-01-01. */
import type { DatePrecision, Instant } from '../../model.ts';

/** A whole day: days since 1970-01-01, UTC. */
export type Day = number;

/** A date cut to its precision: `2014`, `2014-02`, `2014-02-11`. */
export interface CutDate {
  readonly date: string;
  readonly precision: DatePrecision;
}

const MS_PER_DAY = 86_400_000;

/** The day that an instant falls on. */
export const dayOf = (instant: Instant): Day => Math.floor(instant / MS_PER_DAY);

/** The first instant of a day. */
export const instantOf = (day: Day): Instant => day * MS_PER_DAY;

/** The day of a year, month (1 to 12) and date; null where the calendar has none, such as 31 June. */
export function dayFrom(year: number, month: number, date: number): Day | null {
  const day = dayOf(Date.UTC(year, month - 1, date));
  const back = partsOf(day);
  return back.month === month && back.date === date && back.year === year ? day : null;
}

/** Year, month (1 to 12) and date of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => day - ((weekdayOf(day) + 6) % 7);

/** Year and month as one number, so that months can be counted. */
export const monthIndex = (year: number, month: number): number => year * 12 + month - 1;

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** A day with day precision. */
export function cutDay(day: Day): CutDate {
  const { year, month, date } = partsOf(day);
  return { date: `${year}-${two(month)}-${two(date)}`, precision: 'day' };
}

/** A month, given as by `monthIndex`, with month precision. */
export function cutMonth(index: number): CutDate {
  return { date: `${Math.floor(index / 12)}-${two((index % 12) + 1)}`, precision: 'month' };
}

/** A year with year precision. */
export const cutYear = (year: number): CutDate => ({ date: `${year}`, precision: 'year' });

/** The first day of a cut date. */
export function firstDay(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dayOf(Date.UTC(year, month - 1, day));
}

/** The last day of a cut date. */
export function lastDay(date: string): Day {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day !== undefined) return firstDay(date);
  return dayOf(month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)) - 1;
}
