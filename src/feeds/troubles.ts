/** What is wrong with a feed for long: pure rules over what its polls left behind. */
import type { FeedState, FeedTrouble, Instant } from '../model.ts';

/** What the rules look at. */
export interface FeedRecord {
  readonly state: FeedState;
  readonly failures: number;
  readonly lastSucceededAt: Instant | null;
  /** The newest articles, newest first, as they were collected. */
  readonly recent: readonly {
    /** Publication as the feed says; null where it says nothing. */
    readonly published: Instant | null;
    readonly collected: Instant;
    /** It was there when the feed was first polled. */
    readonly backlog: boolean;
  }[];
}

const DAY = 86_400_000;

/** A feed that has failed for so long is told of. */
const FAILING_MS = 3 * DAY;
/** The same for a feed that never worked: so many polls, each later than the last, take about three days. */
const FAILING_POLLS = 9;
/** A rhythm is told from so many articles; a feed with fewer is never called frozen. */
const RHYTHM = 8;
/** Silence is much longer than usual from 8 usual gaps on, twice the longest one, and never before three days. */
const QUIET_MS = 3 * DAY;
/** So many articles in a row without a date. */
const UNDATED = 5;

/** The troubles of a feed at `now`. `known` are those that it had before: one goes when it is over, not when its cause is out of sight. */
export function troublesOf(
  feed: FeedRecord,
  now: Instant,
  known: readonly FeedTrouble[] = [],
): FeedTrouble[] {
  if (feed.state === 'paused') return [];
  if (isDead(feed, now)) return ['dead'];
  const troubles: FeedTrouble[] = [];
  if (isFrozen(feed, now)) troubles.push('frozen');
  if (isUndated(feed, known.includes('undated'))) troubles.push('undated');
  return troubles;
}

function isDead({ state, failures, lastSucceededAt }: FeedRecord, now: Instant): boolean {
  if (state === 'gone') return true;
  if (failures === 0) return false;
  return lastSucceededAt === null ? failures >= FAILING_POLLS : now - lastSucceededAt > FAILING_MS;
}

/** It is read without a fault, and yet has been silent for much longer than it ever was while it was followed. */
function isFrozen({ failures, recent }: FeedRecord, now: Instant): boolean {
  const newest = Math.max(...recent.map(({ collected }) => collected));
  if (failures > 0 || recent.length < RHYTHM) return false;
  const times = recent.map(({ published, collected }) => Math.min(published ?? collected, collected));
  const sorted = times.toSorted((a, b) => b - a);
  const gaps = sorted.slice(1).map((time, i) => (sorted[i] ?? time) - time);
  const usual = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return now - newest > Math.max(QUIET_MS, 8 * usual, 2 * Math.max(...gaps));
}

/** The newest articles have no date, though those before had one. */
function isUndated({ recent }: FeedRecord, known: boolean): boolean {
  const newest = recent.filter(({ backlog }) => !backlog).slice(0, UNDATED);
  if (newest.length < UNDATED || newest.some(({ published }) => published !== null)) return false;
  const dated = recent.slice(UNDATED).filter(({ published }) => published !== null).length;
  return known || (dated >= UNDATED && dated >= 0.8 * (recent.length - UNDATED));
}
