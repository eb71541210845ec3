/** Times of day as a channel sets them, in the channel's own zone (IANA, with luxon). */
import { DateTime, Duration } from 'luxon';
import { UsageError } from '../errors.ts';
import type { Instant } from '../model.ts';

/** When something is due again: every full hour, or at a minute of the day on some days (1 Monday to 7 Sunday). */
export type Schedule = 'hourly' | { readonly days: readonly number[]; readonly minute: number };

/** Hours of the day, in minutes from midnight; from 22:00 to 07:00 goes over midnight. */
export interface Quiet {
  readonly from: number;
  readonly to: number;
}

/** The latest moment at which a schedule was due. */
export interface Period {
  /** One a period, whatever the clock does: the local day, or the hour in UTC. */
  readonly key: string;
  readonly at: Instant;
}

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = [1, 2, 3, 4, 5];
const HOUR = 3_600_000;

/** A zone's full name for `berlin`, `europe/berlin` or `utc`; null where there is none. */
export function readZone(typed: string): string | null {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  if (wanted === 'utc' || wanted === 'gmt') return 'UTC';
  return (
    Intl.supportedValuesOf('timeZone').find(
      (zone) => zone.toLowerCase() === wanted || zone.toLowerCase().endsWith(`/${wanted}`),
    ) ?? known(typed.trim())
  );
}

/** Older names of zones are no listed values, and good all the same. */
function known(zone: string): string | null {
  if (!/^[A-Za-z_]+(?:\/[A-Za-z_+-]+)+$/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Minutes from midnight for `9`, `9:30`, `09.30`, `9am`, `17:30`; null where it is no time of day. */
export function readTime(typed: string): number | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  const half = found[3]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return null;
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return hours < 24 && minute < 60 ? hours * 60 + minute : null;
}

/** The days that `daily`, `weekdays`, `mon` or `Friday` name; null for another word. */
export function readDays(typed: string): readonly number[] | null {
  const word = typed.toLowerCase();
  if (word === 'daily') return EVERY_DAY;
  if (word === 'weekdays') return WORKING_DAYS;
  const day = word.length < 3 ? -1 : NAMES.findIndex((name) => name.startsWith(word));
  return day < 0 ? null : [day + 1];
}

/** As it is stored, and typed: `hourly`, `daily 09:00`, `weekdays 08:30`, `friday 17:00`. */
export function scheduleWords(schedule: Schedule): string {
  if (schedule === 'hourly') return schedule;
  const { days, minute } = schedule;
  const [first = 1] = days;
  const name = days.length === 7 ? 'daily' : days.length === 5 ? 'weekdays' : NAMES[first - 1];
  return `${name} ${timeWords(minute)}`;
}

/** `09:00`. */
export function timeWords(minute: number): string {
  return Duration.fromObject({ hours: 0, minutes: minute }).toFormat('hh:mm');
}

/** Reads what `scheduleWords` writes. @throws UsageError for anything else. */
export function readSchedule(words: string): Schedule {
  if (words === 'hourly') return words;
  const [name = '', time = ''] = words.split(' ');
  const [days, minute] = [readDays(name), readTime(time)];
  if (days && minute !== null) return { days, minute };
  throw new UsageError(`“${words}” is no time; type daily 09:00, weekdays 08:30 or friday 17:00.`);
}

/** Reads `22:00-07:00`; null where it is none. */
export function readQuiet(typed: string): Quiet | null {
  const [first = '', second = '', ...more] = typed.split(/[-–]/);
  const [from, to] = [readTime(first.trim()), readTime(second.trim())];
  return from === null || to === null || from === to || more.length > 0 ? null : { from, to };
}

/**
 * The latest moment, `now` at most, at which the schedule was due. A time that a change to summer time skips is due
 * an hour later; one that comes twice is due the first time.
 */
export function lastDue(schedule: Schedule, zone: string, now: Instant): Period {
  if (schedule === 'hourly') {
    const at = DateTime.fromMillis(now, { zone }).startOf('hour').toMillis();
    return { key: new Date(at).toISOString().slice(0, 16), at };
  }
  return due(schedule, zone, now, -1, (at) => at <= now);
}

/** The next moment, after `now`, at which the schedule is due. */
export function nextDue(schedule: Schedule, zone: string, now: Instant): Instant {
  if (schedule === 'hourly') return lastDue(schedule, zone, now).at + HOUR;
  return due(schedule, zone, now, 1, (at) => at > now).at;
}

function due(
  { days, minute }: Exclude<Schedule, 'hourly'>,
  zone: string,
  now: Instant,
  step: 1 | -1,
  fits: (at: Instant) => boolean,
): Period {
  const today = DateTime.fromMillis(now, { zone });
  for (let away = 0; away <= 8; away += 1) {
    const day = today.plus({ days: away * step });
    const moment = day.set({
      hour: Math.floor(minute / 60),
      minute: minute % 60,
      second: 0,
      millisecond: 0,
    });
    const at = moment.toMillis();
    if (days.includes(day.weekday) && fits(at)) return { key: day.toISODate() ?? '', at };
  }
  throw new Error(`A schedule is never due: ${JSON.stringify(days)}`);
}

/** Whether a moment lies in the quiet hours. */
export function isQuiet({ from, to }: Quiet, zone: string, at: Instant): boolean {
  const { hour, minute } = DateTime.fromMillis(at, { zone });
  const clock = hour * 60 + minute;
  return from < to ? from <= clock && clock < to : clock >= from || clock < to;
}

/** A moment as the channel's people read it: `Tue 24 Nov 09:00`. */
export function localWords(at: Instant, zone: string): string {
  return DateTime.fromMillis(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL HH:mm');
}
