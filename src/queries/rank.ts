/** The order of a briefing: what several publishers tell, what is recent, what is new, and what fits the audience. */
import type { Instant } from '../model.ts';

/** What the rank of a story is worked out from. */
export interface RankedBy {
  readonly publishers: number;
  readonly updated: Instant;
  /** Thousandths of what it tells that no earlier story has told. */
  readonly novelty: number;
  /** Score of the audience asked for, 0 to 1; 0 with none. */
  readonly fit: number;
}

/** The points of a rank, by what they are for. */
export interface RankParts {
  readonly publishers: number;
  readonly recency: number;
  readonly novelty: number;
  readonly fit: number;
}

const HOUR = 3_600_000;

/**
 * A story's points in a window of `windowMs` that ends at `now`. Each doubling of publishers gives 1, being brand new up
 * to 2 (halved every third of the window), telling what no earlier story on the matter told up to 1, and fitting the
 * audience up to 1.5.
 */
function rankParts(story: RankedBy, now: Instant, windowMs: number): RankParts {
  const halfLife = Math.max(HOUR, windowMs / 3);
  return {
    publishers: Math.log2(1 + Math.max(1, story.publishers)),
    recency: 2 * 2 ** (-Math.max(0, now - story.updated) / halfLife),
    novelty: story.novelty / 1000,
    fit: 1.5 * story.fit,
  };
}

/** The sum of a story's points; higher is better. */
export function rank(story: RankedBy, now: Instant, windowMs: number): number {
  const { publishers, recency, novelty, fit } = rankParts(story, now, windowMs);
  return publishers + recency + novelty + fit;
}

/** The points in words, for a briefing of the last 24 hours of this moment or, for an older story, of its own day. */
export function rankWords(story: RankedBy, now: Instant): string {
  const moment = Math.min(now, story.updated + 24 * HOUR);
  const parts = rankParts(story, moment, 24 * HOUR);
  const sum = parts.publishers + parts.recency + parts.novelty;
  const voices = story.publishers === 1 ? '1 publisher' : `${story.publishers} publishers`;
  const points = [
    `${parts.publishers.toFixed(1)} for ${voices}`,
    `${parts.recency.toFixed(1)} of 2 for being recent`,
    `${parts.novelty.toFixed(1)} of 1 for what no earlier story told`,
  ];
  return `Rank in a day’s briefing: ${sum.toFixed(1)} points (${points.join(', ')}; up to 1.5 more where it fits the audience asked for).`;
}
