/** How posts are kept, and how open pages hear of them. */
import { describe, expect, it } from 'vitest';
import type { DeliveryId } from '../../src/model.ts';
import { memoryStore } from '../../test/fakes/host.ts';
import { openWorkspace } from '../../test/fakes/local-reader.ts';
import { NOON, storyCard } from '../../test/fixtures/cards.ts';
import { KEPT_POSTS, Posts } from './posts.ts';

const deliveryOf = (n: number) => `d${n}` as DeliveryId;

describe('posts', () => {
  it('are one for one delivery, however often it is posted', async () => {
    const posts = new Posts(memoryStore(), () => NOON);
    const first = await posts.add('front-page', storyCard, 'd1');
    expect(await posts.add('front-page', storyCard, 'd1')).toEqual(first);
    expect(await posts.latest('front-page', 10)).toHaveLength(1);
    expect(await posts.latest('security', 10)).toHaveLength(0);
  });

  it('take the same name after a crash between the name and the post', async () => {
    const store = memoryStore();
    const put = store.put;
    let crash = true;
    store.put = async (key, value) => {
      if (crash && key.startsWith('post/')) throw new Error('The process was killed.');
      await put(key, value);
    };
    const posts = new Posts(store, () => NOON);
    await expect(posts.add('front-page', storyCard, 'd1')).rejects.toThrow('killed');
    expect(await posts.find('front-page', 'd1')).toBeNull();
    const name = await store.get('delivery/front-page/d1');
    crash = false;
    const again = new Posts(store, () => NOON + 1000);
    expect((await again.add('front-page', storyCard, 'd1')).id).toBe(name);
    expect(await again.latest('front-page', 10)).toHaveLength(1);
  });

  it('stand in the order in which they were made, within one millisecond too', async () => {
    const posts = new Posts(memoryStore(), () => NOON);
    const made: string[] = [];
    for (let n = 0; n < 12; n += 1) made.push((await posts.add('front-page', storyCard, `d${n}`)).id);
    expect((await posts.latest('front-page', 12)).map(({ id }) => id)).toEqual(made);
  });

  it('do not grow for ever', async () => {
    const store = memoryStore();
    const posts = new Posts(store, () => NOON);
    for (let n = 0; n < KEPT_POSTS + 60; n += 1) await posts.add('front-page', storyCard, `d${n}`);
    const kept = await store.list('post/front-page/', 2000);
    expect(kept.length).toBeLessThan(KEPT_POSTS + 25);
    expect(kept.length).toBeGreaterThanOrEqual(KEPT_POSTS);
    expect((await store.list('delivery/', 2000)).length).toBe(kept.length);
  });
});

describe('an open page', () => {
  it('hears of what it missed, then of what happens', async () => {
    const reader = await openWorkspace();
    const { platform, origin } = reader;
    await platform.post('front-page', storyCard, deliveryOf(1));
    const stream = await listen(`${origin}/c/front-page/live?since=${NOON}`);
    expect(await stream.next()).toMatchObject({ event: 'ready' });
    const missed = await stream.next();
    expect(missed.data.html).toContain('Beijing is named a global tech hub');
    await platform.post('policy', storyCard, deliveryOf(2));
    expect((await stream.next()).data).toMatchObject({ channel: 'policy', html: null });
    reader.host.time = NOON + 60_000;
    await platform.edit('front-page', missed.data.post, { ...storyCard, summary: 'x', blocks: [] });
    expect(await stream.next()).toMatchObject({
      id: String(NOON + 60_000),
      data: { post: missed.data.post },
    });
    await platform.stop();
    expect(await stream.next()).toBeNull();
    await reader.close();
  });

  it('hears of other channels, too, what came while it was opening', async () => {
    const reader = await openWorkspace();
    await reader.platform.post('policy', storyCard, deliveryOf(1));
    const stream = await listen(`${reader.origin}/c/front-page/live?since=${NOON}`);
    await stream.next();
    expect((await stream.next()).data).toMatchObject({ channel: 'policy', html: null });
    await reader.close();
  });

  it('does not hear again of what it has seen', async () => {
    const reader = await openWorkspace();
    await reader.platform.post('front-page', storyCard, deliveryOf(1));
    const stream = await listen(`${reader.origin}/c/front-page/live?since=${NOON + 1}`);
    await stream.next();
    await reader.platform.post('front-page', { ...storyCard, summary: 'Second' }, deliveryOf(2));
    const post = await stream.next();
    const newest = /id="p-([^"]+)"/.exec(post.data.html)?.[1];
    expect(post.data.post).toBe(newest);
    expect(newest).toContain('-0002-');
    await reader.close();
  });
});

/** Reads server-sent events one after the other; null at the end. */
async function listen(address: string) {
  const response = await fetch(address);
  const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      while (!text.includes('\n\n')) {
        const { done, value } = (await chunks?.read()) ?? { done: true, value: '' };
        if (done) return null as never;
        text += value;
      }
      const [message = '', ...rest] = text.split('\n\n');
      text = rest.join('\n\n');
      const fields = Object.fromEntries(message.split('\n').map((row) => row.split(/: (.*)/s)));
      return { ...fields, data: fields.data ? JSON.parse(fields.data) : '' };
    },
  };
}
