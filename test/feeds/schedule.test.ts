import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostPause, intervalOf, nextAttempt, nextCheck } from '../../src/feeds/schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2024, 5, 1);

describe('the polling interval', () => {
  it('follows how often a feed publishes, between 10 minutes and 4 hours', () => {
    const perDay = (count: number) =>
      intervalOf(
        Array.from({ length: count * 14 }, (_, n) => now - (n * DAY) / count),
        now,
      );
    expect(perDay(4)).toBe(HOUR);
    expect(perDay(100)).toBe(HOUR / 6);
    expect(perDay(1)).toBe(4 * HOUR);
    expect(intervalOf([now - 300 * DAY], now)).toBe(4 * HOUR);
    expect(intervalOf([], now)).toBeNull();
    expect(intervalOf([now + DAY], now)).toBeNull();
  });

  it('of a feed that lists its newest entries only follows those, where they are of a day or more', () => {
    const listed = (count: number, gap: number) =>
      intervalOf(
        Array.from({ length: count }, (_, n) => now - n * gap),
        now,
      );
    expect(listed(20, 2 * HOUR)).toBe(HOUR / 3);
    expect(listed(48, HOUR / 2)).toBe(HOUR / 6);
    expect(listed(2, 1_000)).toBe(2 * HOUR);
    expect(listed(1, 0)).toBe(4 * HOUR);
  });

  it('grows while a server says nothing but "not modified", to four hours at most', () => {
    const facts = { intervalMs: HOUR / 6, hasValidators: true, freshForMs: null, pollMinutes: null };
    const waits = (silentMs: number) => nextCheck({ ...facts, silentMs }, now, 0) - now;
    expect(waits(2 * HOUR)).toBe(HOUR / 6);
    expect(waits(DAY)).toBe(HOUR);
    expect(waits(3 * DAY)).toBe(3 * HOUR);
    expect(waits(300 * DAY)).toBe(4 * HOUR);
    expect(nextCheck({ ...facts, intervalMs: 2 * HOUR, silentMs: DAY }, now, 0)).toBe(now + 2 * HOUR);
  });

  it('is never shorter than the server and the feed ask, and never longer than 5 hours for absurd wishes', () => {
    const facts = { intervalMs: HOUR, hasValidators: true, freshForMs: null, pollMinutes: null };
    expect(nextCheck({ ...facts, freshForMs: 2 * HOUR }, now, 0)).toBe(now + 2 * HOUR);
    expect(nextCheck({ ...facts, pollMinutes: 180 }, now, 0)).toBe(now + 3 * HOUR);
    expect(nextCheck({ ...facts, freshForMs: 365 * DAY }, now, 0)).toBe(now + 5 * HOUR);
    expect(nextCheck({ ...facts, intervalMs: HOUR / 6, hasValidators: false }, now, 0)).toBe(now + HOUR);
  });

  it('is spread, but only to later', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 10 * HOUR }), (random, fresh) => {
        const facts = { intervalMs: HOUR, hasValidators: true, freshForMs: fresh, pollMinutes: null };
        expect(nextCheck(facts, now, random)).toBeGreaterThanOrEqual(nextCheck(facts, now, 0));
      }),
    );
  });

  it('grows with every failure up to a day, and respects Retry-After', () => {
    expect([1, 2, 3, 50].map((failures) => nextAttempt(failures, null, now, 0) - now)).toEqual([
      HOUR / 6,
      HOUR / 3,
      (2 * HOUR) / 3,
      DAY,
    ]);
    expect(nextAttempt(1, 2 * HOUR, now, 0)).toBe(now + 2 * HOUR);
    expect(hostPause(365 * DAY, now)).toBe(now + 5 * HOUR);
    expect(hostPause(null, now)).toBe(now + HOUR / 4);
  });
});
