import { setTimeout as pause } from 'node:timers/promises';

/** Waits until a condition holds; fails with `what` when it does not within `ms`. The answer is what it gave. */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  ms = 30_000,
): Promise<NonNullable<T>> {
  const last = Date.now() + ms;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > last) throw new Error(`Waited ${ms} ms in vain: ${what}`);
    await pause(20);
  }
}
