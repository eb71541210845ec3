import { describe, expect, it } from 'vitest';
import { groupPending } from '../../src/stories/group.ts';
import { HOUR, NOON, openNewsroom } from './newsroom.ts';
import { LOOK_ALIKES, type Pair, SAME_EVENT } from './pairs.table.ts';

/** How many stories a pair becomes: as it was published, the other way round, and all at once. */
async function storiesOf({ one, other, hours }: Pair): Promise<number[]> {
  // One house for both: the harder case for columns, and of no weight for the rest.
  const first = { ...one, publisher: 'The Paper', published: NOON };
  const second = { ...other, publisher: 'The Paper', published: NOON + hours * HOUR };
  const counts: number[] = [];
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    const room = await openNewsroom();
    const stories = new Set<number>();
    for (const draft of order) stories.add(await room.arrive(draft));
    counts.push(stories.size);
  }
  const room = await openNewsroom();
  await room.store(first);
  await room.store(second);
  counts.push((await groupPending(room, 10)).length);
  return counts;
}

describe('two reports of one event are one story, in any order', () => {
  it.each(SAME_EVENT.map((pair) => [pair.about, pair] as const))('%s', async (_, pair) => {
    expect(await storiesOf(pair)).toEqual([1, 1, 1]);
  });
});

describe('two events that look alike are two stories, in any order', () => {
  it.each(LOOK_ALIKES.map((pair) => [pair.about, pair] as const))('%s', async (_, pair) => {
    expect(await storiesOf(pair)).toEqual([2, 2, 2]);
  });
});
