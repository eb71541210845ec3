/** The order of a briefing: what several publishers tell, what is new, and what fits the audience asked for. */
import type { Instant } from '../model.ts';

/** What the rank of a story is worked out from. */
export interface RankedBy {
  readonly publishers: number;
  readonly updated: Instant;
  /** Score of the audience asked for, 0 to 1; 0 with none. */
  readonly fit: number;
}

/**
 * A story's rank in a window of `windowMs` that ends at `now`; higher is better.
 * Each doubling of publishers adds 1, being brand new adds up to 2 (halved every third of the window), and
 * fitting the audience up to 1.5.
 */
export function rank(story: RankedBy, now: Instant, windowMs: number): number {
  const voices = Math.log2(1 + Math.max(1, story.publishers));
  const halfLife = Math.max(3_600_000, windowMs / 3);
  const recency = 2 * 2 ** (-Math.max(0, now - story.updated) / halfLife);
  return voices + recency + 1.5 * story.fit;
}
