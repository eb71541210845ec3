/** Moments as people type them after `since`. */
import { english, type Words } from '../cards/words/index.ts';
import { UsageError } from '../errors.ts';
import type { Instant } from '../model.ts';

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  w: 604_800_000,
  week: 604_800_000,
  weeks: 604_800_000,
};
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** What a word must look like to be taken for a moment rather than for an audience. */
export const SINCE_WORD =
  /^(?:\d+(?:m|min|h|hours?|d|days?|w|weeks?)|today|yesterday|(?:sun|mon|tues|wednes|thurs|fri|satur)day|\d{4}-\d{2}(?:-\d{2})?)$/i;

/** A moment and how a title says it. */
export interface Since {
  readonly at: Instant;
  /** "last 24 h", "since yesterday", "since 2026-11-01". */
  readonly words: string;
}

/**
 * Reads `24h`, `3d`, `2w`, `today`, `yesterday`, a weekday (the last one) or an ISO date; days begin at
 * midnight UTC.
 * @throws UsageError for anything else and for a moment in the future.
 */
export function readSince(text: string, now: Instant, { list }: Words = english): Since {
  const word = text.trim().toLowerCase();
  const span = /^(\d{1,4})\s*([a-z]+)$/.exec(word);
  const unit = span ? UNITS[span[2] ?? ''] : undefined;
  if (span && unit) {
    const count = Number(span[1]);
    return { at: now - count * unit, words: list.last(count, (span[2] ?? '').replace(/^min$/, 'm')) };
  }
  const at = dayOf(word, now);
  if (at === null || at > now) {
    throw new UsageError(({ mistake }) => mistake.noMoment(text));
  }
  return { at, words: sinceWords(word, list) };
}

/** A span that `readSince` takes and that reaches back to `at` when it is read soon: whole hours. */
export function spanBack(at: Instant, now: Instant): string {
  return `${Math.max(1, Math.ceil((now - at) / 3_600_000))}h`;
}

function dayOf(word: string, now: Instant): Instant | null {
  const today = Math.floor(now / 86_400_000) * 86_400_000;
  if (word === 'today') return today;
  if (word === 'yesterday') return today - 86_400_000;
  const weekday = DAYS.indexOf(word);
  if (weekday >= 0) {
    const back = (new Date(today).getUTCDay() - weekday + 7) % 7 || 7;
    return today - back * 86_400_000;
  }
  const iso = /^\d{4}-\d{2}(-\d{2})?$/.test(word) ? Date.parse(word) : Number.NaN;
  return Number.isNaN(iso) ? null : iso;
}

function sinceWords(word: string, list: Words['list']): string {
  if (word === 'today') return list.today;
  if (word === 'yesterday') return list.sinceYesterday;
  const weekday = DAYS.indexOf(word);
  return weekday < 0 ? list.since(word) : list.sinceWeekday(weekday);
}
