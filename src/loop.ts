import { isAway } from './db/away.ts';
import { describe } from './errors.ts';
import type { Log } from './log.ts';

/** A task that runs again and again until it is stopped. */
export interface Loop {
  /** Runs the task now, or again at once if it is running. */
  wake(): void;
  /** Lets the run under way finish, then ends. */
  stop(): Promise<void>;
}

/** A task that failed rests so long. */
export const AFTER_A_FAILURE_MS = 5_000;

/**
 * Starts a loop. `task` gives how many milliseconds to rest before the next run, at most; `signal` is aborted
 * when the loop is asked to stop. A failure is logged and the loop goes on: its work waits in the database.
 */
export function startLoop(name: string, log: Log, task: (signal: AbortSignal) => Promise<number>): Loop {
  const stopping = new AbortController();
  const nap = createNap();
  const runs = (async () => {
    while (!stopping.signal.aborted) {
      nap.begin();
      const ms = await task(stopping.signal).catch((error: unknown) => {
        noteFailure(name, log, error);
        return AFTER_A_FAILURE_MS;
      });
      if (!stopping.signal.aborted) await nap.rest(ms);
    }
  })();
  return {
    wake: nap.wake,
    async stop() {
      stopping.abort();
      nap.wake();
      await runs;
    },
  };
}

/** A rest that can be ended. */
export interface Nap {
  /** From here on a wake counts for the next rest. */
  begin(): void;
  wake(): void;
  /** Resolves after so long, or at once where somebody woke it since it began. */
  rest(ms: number): Promise<void>;
}

/** Makes one. */
export function createNap(): Nap {
  let woken = false;
  let end: () => void = () => {};
  return {
    begin() {
      woken = false;
    },
    wake() {
      woken = true;
      end();
    },
    async rest(ms) {
      if (woken) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}

/** Logs that a task failed: in one quiet line where only the database is away, for everything waits for it then. */
export function noteFailure(name: string, log: Log, error: unknown): void {
  if (isAway(error)) log.warn({ loop: name, why: describe(error) }, `${name} waits for the database`);
  else log.error({ loop: name, error }, `${name} failed and goes on: ${describe(error)}`);
}
