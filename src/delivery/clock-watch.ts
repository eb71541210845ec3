/** Notices that the machine's clock was set: what was written down by it before may be off by as much. */
import type { Instant } from '../model.ts';

/** Clocks are slewed by little all the time; a step is more. */
const STEP_MS = 60_000;

/**
 * Watches a clock beside one that nobody sets (ms since any moment); gives the greatest step seen since, ms, 0 with
 * none. A step is seen when it is asked, and only while this process runs.
 */
export function watchClock(now: () => Instant, steady: () => number = () => performance.now()): () => number {
  let apart = now() - steady();
  let greatest = 0;
  return () => {
    const before = apart;
    apart = now() - steady();
    const step = Math.abs(apart - before);
    if (step > STEP_MS) greatest = Math.max(greatest, step);
    return greatest;
  };
}
