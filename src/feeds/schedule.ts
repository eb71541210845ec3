/** When a feed is polled next: pure rules, after the most polite collectors and the criteria of Rachel Kroll's feed reader score. */
import type { Instant } from '../model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No feed is polled more often, however much it publishes. */
const SHORTEST_INTERVAL_MS = 10 * MINUTE;
const LONGEST_INTERVAL_MS = 4 * HOUR;
/** Before anything is known of a feed, and for feeds without dates. */
const DEFAULT_INTERVAL_MS = HOUR;
/** A server without validators sends everything again each time. */
const WITHOUT_VALIDATORS_MS = HOUR;
/** Wishes beyond this are mistakes (`max-age` of a year on a news feed). */
const LONGEST_WISH_MS = 5 * HOUR;
const LONGEST_BACK_OFF_MS = DAY;
/** Validators are dropped after so long without a body: some servers answer 304 for ever. */
export const VALIDATORS_LAST_MS = 8 * DAY;

/** What a successful poll showed. */
export interface PollFacts {
  /** From how often the feed publishes; null when unknown. */
  readonly intervalMs: number | null;
  readonly hasValidators: boolean;
  /** What the server's headers said (Cache-Control, Expires). */
  readonly freshForMs: number | null;
  /** What the feed said (ttl, sy:updatePeriod). */
  readonly pollMinutes: number | null;
}

/**
 * How often to poll a feed that published at these times: six times as often as it publishes, by the last 14 days.
 * Null when none of the times says anything.
 */
export function intervalOf(published: readonly Instant[], now: Instant): number | null {
  const past = published.filter((time) => time <= now);
  if (past.length === 0) return null;
  const recent = past.filter((time) => now - time <= 14 * DAY).length;
  const gap = recent > 0 ? (14 * DAY) / recent : now - Math.max(...past);
  return clamp(gap / 6, SHORTEST_INTERVAL_MS, LONGEST_INTERVAL_MS);
}

/** After a poll that went well. `random` (0 to 1) spreads the polls; it never makes one earlier than asked. */
export function nextCheck(facts: PollFacts, now: Instant, random: number): Instant {
  const wish = Math.max(facts.freshForMs ?? 0, (facts.pollMinutes ?? 0) * MINUTE);
  const own = Math.max(
    facts.intervalMs ?? DEFAULT_INTERVAL_MS,
    facts.hasValidators ? 0 : WITHOUT_VALIDATORS_MS,
  );
  return now + spread(Math.max(own, Math.min(wish, LONGEST_WISH_MS)), random);
}

/** After a poll that failed, for the `failures`th time in a row: twice as long each time, and never before Retry-After. */
export function nextAttempt(
  failures: number,
  retryAfterMs: number | null,
  now: Instant,
  random: number,
): Instant {
  const backOff = Math.min(SHORTEST_INTERVAL_MS * 2 ** Math.min(failures - 1, 12), LONGEST_BACK_OFF_MS);
  return now + spread(Math.max(backOff, Math.min(retryAfterMs ?? 0, LONGEST_WISH_MS)), random);
}

/** Until when a host is left alone after a 429. */
export function hostPause(retryAfterMs: number | null, now: Instant): Instant {
  return now + Math.min(retryAfterMs ?? 15 * MINUTE, LONGEST_WISH_MS);
}

function spread(interval: number, random: number): number {
  return Math.round(interval * (1 + random / 10));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
