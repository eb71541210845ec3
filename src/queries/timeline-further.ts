/** Where a timeline can be followed from its ends: only to what an answer there would tell. */
import { cutDay, firstDay, lastDay } from '../analysis/dates/calendar.ts';
import type { DateEvidence } from '../analysis/timeline/evidence.ts';

/** Ranges that hold events which this answer does not show, as `until` or `since` takes them; null where there are none. */
export interface Further {
  /** Up to the day before the first event. */
  readonly until: string | null;
  /** From the day after the last event on. */
  readonly since: string | null;
  /** From the year of the last event on, where the first is of an earlier year. */
  readonly sinceYear: string | null;
}

const NOWHERE: Further = { until: null, since: null, sinceYear: null };

/**
 * Looks beyond the `shown` dates (oldest first) among all that are known of the topic. `tellable` says whether a date
 * has a sentence to quote, which many have not; it is asked only as far as needed.
 */
export function furtherFrom(
  shown: readonly string[],
  known: readonly DateEvidence[],
  tellable: (evidence: DateEvidence) => boolean,
): Further {
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return NOWHERE;
  const begin = firstDay(first);
  const end = Math.max(...shown.map(lastDay));
  const year = last.slice(0, 4);
  const told = new Set(shown);
  const any = (fits: (date: string) => boolean): boolean =>
    known.some((evidence) => !told.has(evidence.date) && fits(evidence.date) && tellable(evidence));
  const ranges = {
    until: any((date) => firstDay(date) < begin),
    since: any((date) => lastDay(date) > end),
    sinceYear: first.slice(0, 4) < year && any((date) => lastDay(date) >= firstDay(year)),
  };
  return {
    until: ranges.until ? cutDay(begin - 1).date : null,
    since: ranges.since ? cutDay(end + 1).date : null,
    sinceYear: ranges.sinceYear ? year : null,
  };
}
