/** How old news is, in the words that people read. Computed when shown, never stored. */
import type { Instant } from '../model.ts';
import type { Freshness, Inline } from './blocks.ts';
import { wordsIn } from './words/index.ts';

const HOUR = 3_600_000;

/** Youngest first; a story is the first of these whose age in hours it is under. */
const STEPS: readonly (readonly [under: number, Freshness])[] = [
  [1, 'breaking'],
  [6, 'fresh'],
  [24, 'recent'],
  [72, 'aging'],
];

/** Breaking < 1 h, Fresh < 6 h, Recent < 24 h, Aging < 72 h, Stale from there (product.md, section 2). */
export function freshnessOf(newest: Instant, now: Instant): Freshness {
  const hours = (now - newest) / HOUR;
  return STEPS.find(([under]) => hours < under)?.[1] ?? 'stale';
}

/** The same as people read it: `Breaking`. */
export function freshnessWord(
  { newest, language }: Omit<Inline & { type: 'freshness' }, 'type'>,
  now: Instant,
): string {
  return wordsIn(language).story.freshness[freshnessOf(newest, now)];
}

/** A length of time in its largest sensible unit: `40s`, `16m`, `3h`, `2d`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}

/** The age of a moment as lists show it: `3 h`, `12 min`, `5 d`, `now`. */
export function age(at: Instant, now: Instant): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} d`;
}

/** A moment as an ISO date or a clock time, UTC: for places that cannot know the reader's zone. */
export function moment(at: Instant, style: 'date' | 'clock'): string {
  const iso = new Date(at).toISOString();
  return style === 'date' ? iso.slice(0, 10) : `${iso.slice(11, 16)} UTC`;
}

/** The flag of a region as text: 'HK' → 🇭🇰; '' for an unknown one. */
export function flag(region: string | null): string {
  if (!region || !/^[A-Z]{2}$/.test(region)) return '';
  return String.fromCodePoint(...[...region].map((letter) => 0x1_f1e6 + letter.charCodeAt(0) - 65));
}
