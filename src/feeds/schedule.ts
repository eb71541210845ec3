/** When a feed is polled next: pure rules, after the most polite collectors and the criteria of Rachel Kroll's feed reader score. */
import type { Instant, SkippedTimes } from '../model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No feed is polled more often, however much it publishes. */
const SHORTEST_INTERVAL_MS = 10 * MINUTE;
const LONGEST_INTERVAL_MS = 4 * HOUR;
/** Before anything is known of a feed, and for feeds without dates. */
const DEFAULT_INTERVAL_MS = HOUR;
/** Silence makes polls rarer, slowly, since nights and holidays end: hourly after a day, every four hours after four. */
const SILENCE_SHARE = 24;
/** A server without validators sends everything again each time. */
const WITHOUT_VALIDATORS_MS = HOUR;
/** Wishes beyond this are mistakes (`max-age` of a year on a news feed). */
const LONGEST_WISH_MS = 5 * HOUR;
const LONGEST_BACK_OFF_MS = DAY;
/** A feed whose news are pushed is polled this many times more rarely, within these bounds. */
const PUSHED = { factor: 6, least: 6 * HOUR, most: DAY };
/** Who skips more than this in one piece has filled a form in without reading it. */
const LONGEST_SKIP_HOURS = 72;
/** Validators are dropped after so long without a body: some servers answer 304 for ever. */
export const VALIDATORS_LAST_MS = 8 * DAY;

/** What a successful poll showed. */
export interface PollFacts {
  /** From how often the feed publishes; null when unknown. */
  readonly intervalMs: number | null;
  readonly hasValidators: boolean;
  /** How long the server has said nothing but "not modified"; 0 or left out after a document. */
  readonly silentMs?: number;
  /** What the server's headers said (Cache-Control, Expires). */
  readonly freshForMs: number | null;
  /** What the feed said (ttl, sy:updatePeriod). */
  readonly pollMinutes: number | null;
  /** When the feed asks not to be read. */
  readonly skip?: SkippedTimes | null;
  /** While a hub can be relied on to push: until then, at the latest. */
  readonly pushedUntil?: Instant | null;
}

/**
 * How often to poll a feed that published at these times: six times as often as it publishes, by the last 14 days,
 * or by what it lists where that is less: many feeds list their newest 20 entries only, which may be of one day.
 * Null when none of the times says anything.
 */
export function intervalOf(published: readonly Instant[], now: Instant): number | null {
  const past = published.filter((time) => time <= now);
  if (past.length === 0) return null;
  const recent = past.filter((time) => now - time <= 14 * DAY);
  const gap = recent.length > 0 ? gapOf(recent, past.length, now) : now - Math.max(...past);
  return clamp(gap / 6, SHORTEST_INTERVAL_MS, LONGEST_INTERVAL_MS);
}

/** The time between two entries. Less than a day says little: several that came out together are no habit. */
function gapOf(recent: readonly Instant[], listed: number, now: Instant): number {
  const count = recent.length;
  if (count < 2 || count < listed) return (14 * DAY) / count;
  return Math.max((now - Math.min(...recent)) / (count - 1), DAY / count);
}

/** After a poll that went well. `random` (0 to 1) spreads the polls; it never makes one earlier than asked. */
export function nextCheck(facts: PollFacts, now: Instant, random: number): Instant {
  const wish = Math.max(facts.freshForMs ?? 0, (facts.pollMinutes ?? 0) * MINUTE);
  const own = Math.max(
    facts.intervalMs ?? DEFAULT_INTERVAL_MS,
    Math.min((facts.silentMs ?? 0) / SILENCE_SHARE, LONGEST_INTERVAL_MS),
    facts.hasValidators ? 0 : WITHOUT_VALIDATORS_MS,
  );
  const asked = Math.max(own, Math.min(wish, LONGEST_WISH_MS));
  const pushed = Math.min(rarely(facts.intervalMs), (facts.pushedUntil ?? 0) - now);
  return afterSkipped(now + spread(Math.max(asked, pushed), random), facts.skip ?? null);
}

/** How often a feed is polled while its news are pushed: to see that none is missed. */
function rarely(intervalMs: number | null): number {
  return clamp((intervalMs ?? DEFAULT_INTERVAL_MS) * PUSHED.factor, PUSHED.least, PUSHED.most);
}

/** The first moment from `at` on that the feed does not skip; `at` itself where it would skip nearly everything. */
function afterSkipped(at: Instant, skip: SkippedTimes | null): Instant {
  if (skip === null) return at;
  let moment = at;
  for (let hours = 0; hours <= LONGEST_SKIP_HOURS; hours++) {
    const date = new Date(moment);
    if (!skip.hours.includes(date.getUTCHours()) && !skip.days.includes(date.getUTCDay())) return moment;
    moment = (Math.floor(moment / HOUR) + 1) * HOUR + (at % (10 * MINUTE));
  }
  return at;
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
