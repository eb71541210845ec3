/** Times in words, in the server's own zone. The page's script says them again as time passes (assets/moments.js). */
import { age } from '../../src/cards/freshness.ts';
import type { Instant } from '../../src/model.ts';

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
