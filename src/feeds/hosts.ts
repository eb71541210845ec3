/** Manners towards one server: few requests at once, and none at all while it asked to be left alone. */
import type { Instant } from '../model.ts';
import { FetchError } from './fetch-error.ts';

/** More than this at once is rude, however many feeds one server has. */
const AT_ONCE = 2;

interface Host {
  active: number;
  readonly waiting: (() => void)[];
  pausedUntil: Instant;
}

/** Keeps count of what every host is being asked. */
export class HostGate {
  readonly #hosts = new Map<string, Host>();
  readonly #now: () => Instant;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /**
   * Waits for a turn at `host` and runs `work`.
   * @throws FetchError (status 429) at once while the host is paused.
   */
  async during<T>(host: string, work: () => Promise<T>): Promise<T> {
    const state = this.#stateOf(host);
    this.#refuseWhilePaused(host, state);
    if (state.active >= AT_ONCE) await new Promise<void>((turn) => state.waiting.push(turn));
    else state.active += 1;
    try {
      this.#refuseWhilePaused(host, state);
      return await work();
    } finally {
      const next = state.waiting.shift();
      // The place is handed over, not given back and taken again: nobody can slip in between.
      if (next) next();
      else {
        state.active -= 1;
        if (state.active === 0 && state.pausedUntil <= this.#now()) this.#hosts.delete(host);
      }
    }
  }

  /** Nobody asks this host again before `until`. */
  pause(host: string, until: Instant): void {
    const state = this.#stateOf(host);
    state.pausedUntil = Math.max(state.pausedUntil, until);
  }

  #stateOf(host: string): Host {
    let state = this.#hosts.get(host);
    if (!state) {
      state = { active: 0, waiting: [], pausedUntil: 0 };
      this.#hosts.set(host, state);
    }
    return state;
  }

  #refuseWhilePaused(host: string, state: Host): void {
    const wait = state.pausedUntil - this.#now();
    if (wait <= 0) return;
    throw new FetchError(`${host} asked to be left alone for a while.`, { status: 429, retryAfterMs: wait });
  }
}
