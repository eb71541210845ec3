import { describe, expect, it } from 'vitest';
import { allStories } from '../../src/db/stories.ts';
import type { ArticleId } from '../../src/model.ts';
import { groupArticle, groupPending } from '../../src/stories/group.ts';
import { HOUR, NOON, openNewsroom } from './newsroom.ts';
import { LOOK_ALIKES, SAME_EVENT } from './pairs.table.ts';

const [release, takeover] = SAME_EVENT;
if (!release || !takeover) throw new Error('the table is empty');

describe('the same article', () => {
  it('at several addresses is one story', async () => {
    const room = await openNewsroom();
    const stories = new Set<number>();
    for (const url of [
      'https://www.paper.example/a?utm_source=rss',
      'http://paper.example/a/',
      'https://m.paper.example/a/amp',
    ]) {
      // The headlines and texts differ: only the address says that it is one page.
      stories.add(await room.arrive({ title: `Headline of ${url}`, text: url.replace(/\W/g, ' '), url }));
    }
    expect(stories.size).toBe(1);
  });

  it('grouped again keeps its story, and the story its version', async () => {
    const room = await openNewsroom();
    const id = await room.store(release.one);
    const story = await room.group(id);
    expect(await room.group(id)).toBe(story);
    expect(await room.story(story)).toMatchObject({ version: 1 });
  });

  it('that does not exist is refused', async () => {
    const room = await openNewsroom();
    await expect(groupArticle(room, 99 as ArticleId)).rejects.toThrow('no article 99');
  });
});

describe('a story’s row', () => {
  it('grows with its articles', async () => {
    const room = await openNewsroom();
    const first = await room.arrive({ ...release.one, published: NOON, backlog: true });
    expect(await room.story(first)).toMatchObject({ version: 1, publishers: 1, backlog: true });
    const second = await room.arrive({ ...release.other, published: NOON + 5 * HOUR });
    expect(second).toBe(first);
    expect(await room.story(first)).toMatchObject({
      version: 2,
      publishers: 2,
      backlog: false,
      firstPublished: NOON,
      updated: NOON + 5 * HOUR,
    });
  });

  it('counts publishers, not feeds, and a syndicated copy as no voice of its own', async () => {
    const room = await openNewsroom();
    await room.arrive({ ...release.one, publisher: 'The Paper' });
    await room.arrive({ ...release.one, publisher: 'THE PAPER' });
    const story = await room.arrive({
      ...release.one,
      publisher: 'A Wire Customer',
      text: `${release.one.text} (agency)`,
    });
    expect(await room.story(story)).toMatchObject({ publishers: 1 });
    await room.arrive({ ...release.other, publisher: 'The Other Paper' });
    expect(await room.story(story)).toMatchObject({ publishers: 2 });
    expect((await room.story(story)).articles).toHaveLength(4);
  });

  it('never says that it was updated in the future', async () => {
    const room = await openNewsroom(NOON);
    const story = await room.arrive({ ...release.one, published: NOON + 48 * HOUR });
    expect(await room.story(story)).toMatchObject({ updated: NOON, firstPublished: NOON });
  });

  it('is headed by the beginning of the text where there is no title', async () => {
    const room = await openNewsroom();
    const story = await room.arrive({ title: ' ', text: 'Corvane 4 is out.' });
    expect((await room.story(story)).headline).toContain('Corvane 4 is out.');
  });
});

describe('what must stay apart', () => {
  it('the sample edition and real articles', async () => {
    const room = await openNewsroom();
    const real = await room.arrive(release.one);
    expect(await room.arrive({ ...release.one, sample: true })).not.toBe(real);
  });

  it('articles without title and text', async () => {
    const room = await openNewsroom();
    const stories = new Set([
      await room.arrive({}),
      await room.arrive({}),
      await room.arrive({ title: '…' }),
    ]);
    expect(stories.size).toBe(3);
  });

  it('reports of one kind of event years apart', async () => {
    const room = await openNewsroom();
    const old = await room.arrive({ ...takeover.one, published: NOON - 3 * 365 * 24 * HOUR });
    expect(await room.arrive(takeover.one)).not.toBe(old);
  });
});

describe('a batch', () => {
  const used = new Set(SAME_EVENT.map(({ one }) => one.title));
  // Some look-alikes are later chapters of events of the other table: their first chapter stands there already.
  const apart = LOOK_ALIKES.filter(({ one }) => !used.has(one.title));
  const drafts = [...SAME_EVENT, ...apart].flatMap(({ one, other, hours }, i) => [
    { ...one, key: `${i}-one`, published: NOON + i * HOUR },
    { ...other, key: `${i}-other`, published: NOON + (i + hours) * HOUR },
  ]);
  const partition = async (order: typeof drafts, live: boolean): Promise<string[]> => {
    const room = await openNewsroom();
    for (const draft of order) await (live ? room.arrive(draft) : room.store(draft));
    if (!live) await groupPending(room, 1000);
    const stories = await allStories(room.db);
    return stories
      .map(({ articles }) =>
        articles
          .map(({ key }) => key)
          .sort()
          .join(' '),
      )
      .sort();
  };

  it('gives the same stories whatever its order, and the same as one by one', async () => {
    const given = await partition(drafts, false);
    expect(await partition([...drafts].reverse(), false)).toEqual(given);
    expect(await partition(drafts, true)).toEqual(given);
    expect(await partition([...drafts].reverse(), true)).toEqual(given);
  });

  it('is grouped up to a limit, the rest by the next call, until nothing is left', async () => {
    const room = await openNewsroom();
    for (const draft of drafts.slice(0, 6)) await room.store(draft);
    expect(await groupPending(room, 4)).not.toEqual([]);
    expect(await groupPending(room, 4)).not.toEqual([]);
    expect(await groupPending(room, 4)).toEqual([]);
  });
});
