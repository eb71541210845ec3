import { beforeEach, describe, expect, it } from 'vitest';
import { noticeCard } from '../../src/cards/notice.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, deliveryOf, markPosted } from '../../src/db/deliveries.ts';
import { deleteSampleEdition } from '../../src/db/stories.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { editOutdatedPosts, removeOrphanedPosts } from '../../src/delivery/living-posts.ts';
import { routeStory } from '../../src/delivery/route.ts';
import { silentLog } from '../../src/log.ts';
import type { ChannelId, StoryId, SubscriptionKind } from '../../src/model.ts';
import { createMemoryPlatform } from '../fakes/memory-platform.ts';
import { freshDatabase, NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';

let db: Database;

async function channel(
  address: string,
  kind: SubscriptionKind,
  value: string,
  starting = false,
): Promise<ChannelId> {
  const place = { platform: 'memory', address, title: address, starting };
  const made = await ensureChannel(db, place, NOON);
  await addSubscription(db, { channel: made.channel.id, kind, value, by: null }, NOON);
  return made.channel.id;
}

/** One stored story for developers, by Harbour Review, about an open-weights model. */
async function aStory(given: Parameters<typeof newArticle>[0] = {}): Promise<StoryId> {
  const article = newArticle({ title: 'Lindqvist Labs releases open weights of its model', ...given });
  const [story] = await storeNews(db, [article]);
  if (story === undefined) throw new Error('The article was not grouped');
  await tagStory(db, story, ['developers']);
  return story;
}

beforeEach(() => {
  db = freshDatabase();
});

describe('routing', () => {
  it('owes a story to the channels that want its audience, topic, source or everything', async () => {
    const wanting = [
      await channel('a', 'audience', 'developers'),
      await channel('b', 'topic', 'open weights'),
      await channel('c', 'source', 'Harbour Review'),
      await channel('d', 'everything', ''),
    ];
    const others = [
      await channel('e', 'audience', 'investors'),
      await channel('f', 'topic', 'open source'),
      await channel('g', 'source', 'Another Review'),
    ];
    const story = await aStory();
    expect(await routeStory(db, story, NOON)).toHaveLength(wanting.length);
    for (const id of wanting) expect((await deliveryOf(db, id, story))?.state).toBe('owed');
    for (const id of others) expect(await deliveryOf(db, id, story)).toBeNull();
  });

  it('says why', async () => {
    const id = await channel('b', 'topic', 'open weights');
    const story = await aStory();
    await routeStory(db, story, NOON);
    expect((await deliveryOf(db, id, story))?.because).toBe('this channel gets stories on “open weights”');
  });

  it('decides once: routing again, or a second matching subscription, owes nothing more', async () => {
    const id = await channel('a', 'audience', 'developers');
    await addSubscription(db, { channel: id, kind: 'everything', value: '', by: null }, NOON);
    const story = await aStory();
    await routeStory(db, story, NOON);
    expect(await routeStory(db, story, NOON)).toEqual([]);
    expect(await countDeliveries(db)).toMatchObject({ owed: 1 });
  });

  it('does not flood: what was in a feed before it was followed is owed to nobody', async () => {
    await channel('d', 'everything', '');
    const story = await aStory({ backlog: true });
    expect(await routeStory(db, story, NOON)).toEqual([]);
  });

  it('shows the sample edition only in places that are there from the start', async () => {
    const company = await channel('company', 'everything', '');
    const start = await channel('start', 'everything', '', true);
    const story = await aStory({ sample: true });
    await routeStory(db, story, NOON);
    expect(await deliveryOf(db, company, story)).toBeNull();
    expect(await deliveryOf(db, start, story)).not.toBeNull();
  });
});

describe('living posts', () => {
  it('takes the posts of the sample edition back when it goes', async () => {
    const place = await channel('start', 'everything', '', true);
    const story = await aStory({ sample: true });
    await routeStory(db, story, NOON);
    const platform = createMemoryPlatform(() => NOON);
    const delivery = await deliveryOf(db, place, story);
    if (!delivery) throw new Error('Nothing was owed');
    const message = await platform.post('start', noticeCard('sample'), delivery.id);
    await markPosted(db, delivery.id, { message, version: 1, at: NOON });
    await deleteSampleEdition(db);
    const options = {
      db,
      platforms: [platform],
      now: () => NOON,
      log: silentLog,
      updatedCardOf: async () => null,
    };
    expect(await removeOrphanedPosts(options)).toBe(1);
    expect(platform.posts).toEqual([]);
    expect(await countDeliveries(db)).toMatchObject({ posted: 0 });
  });

  it('edits a post in place, once, when its story grew', async () => {
    const place = await channel('a', 'everything', '');
    const story = await aStory();
    await routeStory(db, story, NOON);
    const platform = createMemoryPlatform(() => NOON);
    const delivery = await deliveryOf(db, place, story);
    if (!delivery) throw new Error('Nothing was owed');
    const message = await platform.post('a', noticeCard('as it was'), delivery.id);
    await markPosted(db, delivery.id, { message, version: 0, at: NOON });
    const updatedCardOf = async () => noticeCard('as it is');
    const options = { db, platforms: [platform], now: () => NOON, log: silentLog, updatedCardOf };
    expect(await editOutdatedPosts(options)).toBe(1);
    expect(await editOutdatedPosts(options)).toBe(0);
    expect(platform.posts.map(({ card }) => card.summary)).toEqual(['as it is']);
  });
});
