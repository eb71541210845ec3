import { describe, expect, it } from 'vitest';
import { ensureChannel } from '../../src/db/channels.ts';
import { deliveryOf, markPosted, owe, storySubject } from '../../src/db/deliveries.ts';
import { currentStory, mergeStories } from '../../src/db/grouping.ts';
import { storyById } from '../../src/db/stories.ts';
import type { ChannelId, DeliveryId, StoryId } from '../../src/model.ts';
import { NOON, openNewsroom } from './newsroom.ts';

const room = () => openNewsroom(NOON);
type Room = Awaited<ReturnType<typeof room>>;

/** Two stories that have nothing in common, and two channels. */
async function twoStories(news: Room) {
  const older = await news.arrive({ title: 'Quillfin raises money', text: 'Quillfin is a Toronto company.' });
  const younger = await news.arrive({
    title: 'Rhinos seen near Pune',
    text: 'Zookeepers counted four animals.',
  });
  expect(younger).not.toBe(older);
  return { older, younger };
}

async function post(
  news: Room,
  channel: ChannelId,
  story: StoryId,
  message: string | null,
): Promise<DeliveryId> {
  const id = `d${channel}s${story}` as DeliveryId;
  const about = { kind: 'story' as const, subject: storySubject(story), story };
  await owe(news.db, [{ id, channel, because: 'test', ...about }], NOON);
  if (message !== null) await markPosted(news.db, { id, channel, message, version: 1, at: NOON });
  return id;
}

async function channelOf(news: Room, address: string): Promise<ChannelId> {
  const { channel } = await ensureChannel(news.db, { platform: 'test', address, title: address }, NOON);
  return channel.id;
}

describe('merging two stories', () => {
  it('moves the articles, and the merged number leads to the story that is left', async () => {
    const news = await room();
    const { older, younger } = await twoStories(news);
    await mergeStories(news.db, older, younger, NOON);
    expect(await storyById(news.db, younger)).toBeNull();
    expect(await news.story(older)).toMatchObject({ publishers: 2, version: 2 });
    expect((await news.story(older)).articles).toHaveLength(2);
    expect(await currentStory(news.db, younger)).toBe(older);
    expect(await currentStory(news.db, older)).toBe(older);
  });

  it('leads on from a story that was merged twice', async () => {
    const news = await room();
    const { older, younger } = await twoStories(news);
    const third = await news.arrive({
      title: 'Ferry strike ends',
      text: 'Sailors in Bergen accepted the offer.',
    });
    await mergeStories(news.db, younger, third, NOON);
    await mergeStories(news.db, older, younger, NOON);
    expect(await currentStory(news.db, third)).toBe(older);
  });

  it('keeps a post that was made, whichever story it was of', async () => {
    const news = await room();
    const { older, younger } = await twoStories(news);
    const [a, b, c] = [await channelOf(news, 'a'), await channelOf(news, 'b'), await channelOf(news, 'c')];
    await post(news, a, older, null);
    await post(news, a, younger, 'posted in a');
    await post(news, b, older, 'older in b');
    await post(news, b, younger, 'younger in b');
    await post(news, c, younger, 'only in c');
    await mergeStories(news.db, older, younger, NOON);
    expect(await deliveryOf(news.db, a, older)).toMatchObject({ state: 'posted', message: 'posted in a' });
    expect(await deliveryOf(news.db, b, older)).toMatchObject({ state: 'posted', message: 'older in b' });
    expect(await deliveryOf(news.db, c, older)).toMatchObject({ state: 'posted', message: 'only in c' });
    expect(await deliveryOf(news.db, c, younger)).toBeNull();
  });
});

describe('an article that bridges two stories', () => {
  const shipyard = 'Ostervik shipyard delivers ferry Havdis with hydrogen engines.';
  const fire = 'Firefighters in Skarvoy put out a blaze aboard; captain Runa Melby praised crew.';

  it('merges them into the older one', async () => {
    const news = await room();
    const first = await news.arrive({ title: 'Ostervik ferry Havdis', text: shipyard });
    const second = await news.arrive({ title: 'Skarvoy blaze: Runa Melby praises crew', text: fire });
    expect(second).not.toBe(first);
    const bridge = await news.arrive({
      title: 'Blaze on ferry Havdis: Runa Melby praises crew',
      text: `${fire} The ferry Havdis with hydrogen engines came from the Ostervik shipyard.`,
    });
    expect(bridge).toBe(first);
    expect((await news.story(first)).articles).toHaveLength(3);
    expect(await currentStory(news.db, second)).toBe(first);
  });
});
