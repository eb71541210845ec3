import { beforeEach, describe, expect, it } from 'vitest';
import { ensureChannel } from '../../src/db/channels.ts';
import { chunks } from '../../src/db/chunks.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, deliveryOf } from '../../src/db/deliveries.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { routeStory } from '../../src/delivery/route.ts';
import type { ChannelId, StoryId, SubscriptionKind } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';

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

beforeEach(async () => {
  db = await freshDatabase();
});

describe('routing', () => {
  it('owes a story to many thousand channels at once', async () => {
    const { channels, subscriptions } = db.tables;
    const ids = Array.from({ length: 40_000 }, (_, n) => (n + 1) as ChannelId);
    for (const some of chunks(ids, 5000)) {
      const places = some.map((id) => ({
        id,
        platform: 'memory',
        address: `a${id}`,
        title: `a${id}`,
        createdAt: 0,
      }));
      await db.orm.insert(channels).values(places);
      const wanted = some.map((channelId) => ({
        channelId,
        kind: 'everything' as const,
        value: '',
        createdAt: 0,
      }));
      await db.orm.insert(subscriptions).values(wanted);
    }
    expect(await routeStory(db, await aStory(), NOON)).toHaveLength(ids.length);
    expect((await countDeliveries(db)).owed).toBe(ids.length);
  }, 60_000);

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
