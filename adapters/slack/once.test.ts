import { describe, expect, it } from 'vitest';
import { createOnce } from './once.ts';

describe('an interaction that is delivered again', () => {
  it('is known again by its id, for a quarter of an hour', () => {
    let now = 0;
    const first = createOnce(() => now);
    expect([first('a'), first('a'), first('b')]).toEqual([true, false, true]);
    now += 16 * 60_000;
    expect(first('a')).toBe(true);
  });

  it('is carried out where it has no id', () => {
    const first = createOnce(() => 0);
    expect([first(undefined), first(undefined)]).toEqual([true, true]);
  });

  it('takes a bounded amount of memory: the oldest id is forgotten first', () => {
    const first = createOnce(() => 0);
    for (let i = 0; i <= 5000; i += 1) first(String(i));
    expect([first('0'), first('5000')]).toEqual([true, false]);
  });
});
