/**
 * Delivery where several processes post: the channels are cut into shares, and whoever has a share's turn posts what its
 * channels are owed until the turn ends. One process at a time has the turn, so a channel has one post at a time.
 */
import { createNap } from '../loop.ts';
import { createOutbox, type OutboxOptions } from './outbox.ts';
import { createPacer } from './pacer.ts';

/** As many processes can post at once. */
const SHARES = 16;
/** Then the share goes back, and another process may take it: that is how the work spreads. */
const TURN_MS = 30_000;
/** While a turn lasts, how often more is looked for. */
const LOOK_MS = 1_000;
/** All processes look up by then, so that whoever has most to do does not take every turn again. */
const HAND_OVER_MS = 200;

/**
 * Makes the turns: each posts until it is over or `signal` says so, waits for what is under way, and gives how long to
 * rest. The shares of one process keep one pace: a platform that asks to wait is left alone by all of them.
 */
export function createTurns(
  options: OutboxOptions,
): readonly ((signal: AbortSignal, turnMs?: number) => Promise<number>)[] {
  const pacer = createPacer(options.platforms, options.now);
  const naps = Array.from({ length: SHARES }, createNap);
  // One listener for all: the shares of a process have their turns under the same signal.
  const wakeAll = () => {
    for (const nap of naps) nap.wake();
  };
  return naps.map((nap, index) => {
    const outbox = createOutbox({ ...options, pacer, part: { index, of: SHARES }, onDone: nap.wake });
    return async (signal, turnMs = TURN_MS) => {
      const over = performance.now() + turnMs;
      signal.addEventListener('abort', wakeAll);
      try {
        while (!signal.aborted && performance.now() < over) {
          nap.begin();
          await outbox.beginDue();
          if (!signal.aborted) await nap.rest(Math.min(outbox.msUntilReady(), LOOK_MS));
        }
        return HAND_OVER_MS;
      } finally {
        await outbox.settled();
      }
    };
  });
}
