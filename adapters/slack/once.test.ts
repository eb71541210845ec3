import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../test/fakes/host.ts';
import { createOnce } from './once.ts';

/** Works as Dateline does: the writing goes on by itself, and a stop waits for it. */
async function start(now: () => number, store = memoryStore()) {
  const work: Promise<unknown>[] = [];
  const first = await createOnce(store, now, (writing) => void work.push(writing));
  return { first, store, stop: () => Promise.all(work) };
}

describe('an interaction that is delivered again', () => {
  it('is known again by its id, for a quarter of an hour', async () => {
    let now = 0;
    const { first } = await start(() => now);
    expect([first('a'), first('a'), first('b')]).toEqual([true, false, true]);
    now += 16 * 60_000;
    expect(first('a')).toBe(true);
  });

  it('is known again after a restart, and what is old is written down no longer', async () => {
    let now = 0;
    const before = await start(() => now);
    before.first('a');
    await before.stop();
    const after = await start(() => now, before.store);
    expect([after.first('a'), after.first('b')]).toEqual([false, true]);
    now += 16 * 60_000;
    after.first('c');
    await after.stop();
    const kept = await before.store.list('', 10);
    expect(kept.map(({ key }) => key)).toEqual(['seen:c']);
  });

  it('is carried out where it has no id', async () => {
    const { first } = await start(() => 0);
    expect([first(undefined), first(undefined)]).toEqual([true, true]);
  });

  it('takes a bounded amount of memory: the oldest id is forgotten first', async () => {
    const { first } = await start(() => 0);
    for (let i = 0; i <= 5000; i += 1) first(String(i));
    expect([first('0'), first('5000')]).toEqual([true, false]);
  });
});
