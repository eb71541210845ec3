import { describe } from './errors.ts';
import type { Log } from './log.ts';

/** A task that runs again and again until it is stopped. */
export interface Loop {
  /** Runs the task now, or again at once if it is running. */
  wake(): void;
  /** Lets the run under way finish, then ends. */
  stop(): Promise<void>;
}

const AFTER_A_FAILURE_MS = 5_000;

/**
 * Starts a loop. `task` gives how many milliseconds to rest before the next run, at most; `signal` is aborted
 * when the loop is asked to stop. A failure is logged and the loop goes on: its work waits in the database.
 */
export function startLoop(name: string, log: Log, task: (signal: AbortSignal) => Promise<number>): Loop {
  const stopping = new AbortController();
  let rested: () => void = () => {};
  let woken = false;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      rested = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const runs = (async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      const ms = await task(stopping.signal).catch((error: unknown) => {
        log.error({ loop: name, error }, `${name} failed and goes on: ${describe(error)}`);
        return AFTER_A_FAILURE_MS;
      });
      if (!woken && !stopping.signal.aborted) await rest(ms);
    }
  })();

  const wake = () => {
    woken = true;
    rested();
  };
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await runs;
    },
  };
}
