/** Waits until a platform that is away, or that asks to wait, lets something through. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, PlatformError, RateLimitError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Instant } from '../model.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** More than a timer takes, and no platform asks for it. */
const LONGEST_ASKED_MS = 24 * 3_600_000;

/** With what something is waited for. */
export interface Waiting {
  readonly log: Log;
  now(): Instant;
  /** Ends the waiting: what was waited for is rejected then. */
  readonly signal: AbortSignal;
  /** What is waited for, as a sentence of the log begins: 'Discord is not connected'. */
  readonly what: string;
  /** Called before each wait. */
  onWait?(): void;
  /** Rests so long, or until it is aborted; timers do it where not given. */
  readonly rest?: Rest | undefined;
}

/** A rest of some ms; rejects when `signal` is aborted. */
export type Rest = (ms: number, signal: AbortSignal) => Promise<unknown>;

/**
 * Does `work`, again and again while the platform cannot be reached or asks to wait; what it asks for is kept to, else the
 * waits grow from 1 s to 5 min. Each is one line of the log, which says until when. Any other error is thrown.
 */
export async function waitOut<T>(work: () => Promise<T>, waiting: Waiting): Promise<T> {
  const { log, now, signal, what, onWait, rest = restOnTimer } = waiting;
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      const ms = waitAfter(error, failures);
      if (ms === null || signal.aborted) throw error;
      const until = new Date(now() + ms).toISOString();
      log.warn({ until, error }, `${what}; trying again at ${until}: ${describe(error)}`);
      onWait?.();
      await rest(ms, signal);
    }
  }
}

/** How long to wait after an error that followed on so many others, ms; null where waiting does not help. */
export function waitAfter(error: unknown, failures: number): number | null {
  if (error instanceof RateLimitError)
    return Math.min(LONGEST_ASKED_MS, Math.max(FIRST_WAIT_MS, error.retryAfterMs));
  if (!(error instanceof PlatformError)) return null;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 20));
}

const restOnTimer: Rest = (ms, signal) => pause(ms, undefined, { signal });
