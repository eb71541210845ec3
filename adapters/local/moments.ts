/** Times in words. The page's script says the same words again as time passes (assets/moments.js). */
import type { Freshness } from '../../src/cards/blocks.ts';
import type { Instant } from '../../src/model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Upper bounds by age of the newest source (product.md); older than all of them is stale. */
const FRESHNESS: readonly (readonly [Freshness, number])[] = [
  ['breaking', HOUR],
  ['fresh', 6 * HOUR],
  ['recent', 24 * HOUR],
  ['aging', 72 * HOUR],
];

/** How fresh a story is whose newest source is from `newest`. */
export function freshness(newest: Instant, now: Instant): Freshness {
  return FRESHNESS.find(([, limit]) => now - newest < limit)?.[0] ?? 'stale';
}

/** An age in one number: "now", "12 min", "3 h", "5 d". */
export function age(at: Instant, now: Instant): string {
  const past = now - at;
  if (past < MINUTE) return 'now';
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  if (past < 48 * HOUR) return `${Math.floor(past / HOUR)} h`;
  return `${Math.floor(past / DAY)} d`;
}

const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** The server's zone; the page's script writes times anew for readers in another one. */
export const zone = clockFormat.resolvedOptions().timeZone;

/** A moment in the server's own time zone: "14:05", "5 Mar 2026", or its age. */
export function moment(at: Instant, style: 'age' | 'date' | 'clock', now: Instant): string {
  if (style === 'age') return age(at, now);
  return (style === 'clock' ? clockFormat : dateFormat).format(at);
}

/** A day as a heading: "Thursday 5 March". */
export function day(at: Instant): string {
  return dayFormat.format(at).replace(',', '');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a cut ISO date says within its year: `2014-02-11` is "11 Feb", `2014-02` "Feb", `2014` nothing. */
export function withinYear(date: string): string {
  const [, month, dayOfMonth] = date.split('-').map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  if (!name) return '';
  return dayOfMonth ? `${dayOfMonth} ${name}` : name;
}
