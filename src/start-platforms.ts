/** Starts the platforms. One that cannot be reached, or asks to wait, is waited for while everything else works. */
import type { Log } from './log.ts';
import type { Instant } from './model.ts';
import type { Host, OneOfSeveral, Platform } from './platform/port.ts';
import { type Rest, waitOut } from './platform/wait-out.ts';

/** What the starts are made of. */
export interface StartParts {
  readonly platforms: readonly Platform[];
  readonly hostOf: (platform: Platform) => Host;
  /** Given where other processes post too. */
  readonly amongOf: (platform: Platform) => OneOfSeveral | undefined;
  readonly log: Log;
  readonly now: () => Instant;
  /** Called when one takes posts that was waited for. */
  readonly onUp: () => void;
  /** Called when one that was waited for says no for good (a wrong token): this process may not go on. */
  readonly onRefused: (why: Error) => void;
  /** How waits are spent; timers do it where not given. */
  readonly rest?: Rest | undefined;
}

/** The platforms as they start. */
export interface Starts {
  /**
   * Resolves when each was tried once: it is up, or is waited for from then on.
   * @throws what the first said that says no for good. All are tried first: one that is still connecting could not be stopped.
   */
  begin(): Promise<void>;
  /** False while a platform is waited for. */
  isUp(name: string): boolean;
  /** Ends the waiting, and stops all. */
  stop(): Promise<void>;
}

/** Makes them; nothing is started yet. */
export function createStarts(parts: StartParts): Starts {
  const { platforms, onRefused } = parts;
  const stopping = new AbortController();
  const up = new Set<string>();
  const under: Promise<unknown>[] = [];
  const stopAll = () => Promise.all(platforms.map((platform) => platform.stop()));
  return {
    async begin() {
      const starts = platforms.map((platform) => startOne(parts, platform, stopping.signal, up));
      under.push(...starts.map(({ done }) => done.catch(() => {})));
      const tried = await Promise.allSettled(starts.map(({ tried }) => tried));
      const failed = tried.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
      for (const { done } of starts)
        void done.catch((error: Error) => stopping.signal.aborted || onRefused(error));
    },
    isUp: (name) => up.has(name),
    async stop() {
      stopping.abort();
      await stopAll();
      // A start that was under way may have come up all the same.
      await Promise.all(under);
      await stopAll();
    },
  };
}

/** `tried` is over when the first attempt is, `done` when the platform is up or said no for good. */
function startOne(
  { hostOf, amongOf, log, now, onUp, rest }: StartParts,
  platform: Platform,
  signal: AbortSignal,
  up: Set<string>,
): { readonly tried: Promise<void>; readonly done: Promise<void> } {
  let waits = () => {};
  const waiting = new Promise<void>((resolve) => {
    waits = resolve;
  });
  const { name } = platform;
  const start = () => platform.start(hostOf(platform), amongOf(platform));
  const what = `${name} is not connected`;
  let waited = false;
  const onWait = () => {
    waited = true;
    waits();
  };
  const done = waitOut(start, { log, now, signal, what, onWait, rest }).then(() => {
    up.add(name);
    if (!waited) return;
    log.info({ platform: name }, `${name} is connected now`);
    onUp();
  });
  return { tried: Promise.race([done, waiting]), done };
}
