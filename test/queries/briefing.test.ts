import { beforeEach, describe, expect, it } from 'vitest';
import { briefingCard, recapCard } from '../../src/cards/briefing.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { readFilter } from '../../src/channels/filter-words.ts';
import { createChannels } from '../../src/channels/index.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { recordFeedback } from '../../src/db/feedback.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import type { Channel, StoryId, SubscriptionKind } from '../../src/model.ts';
import { weekOf } from '../../src/queries/week.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';

let db: Database;
let channel: Channel;

beforeEach(async () => {
  db = await freshDatabase();
  const place = { platform: 'memory', address: 'a', title: '#a' };
  channel = (await ensureChannel(db, place, NOON)).channel;
});

const subscribe = (kind: SubscriptionKind, value = '') =>
  addSubscription(db, { channel: channel.id, kind, value, by: null }, NOON);

async function filter(words: string): Promise<void> {
  const deps = { db, findFeeds: async () => [], readList: async () => ({ feeds: [], refused: [] }) };
  await createChannels(deps).prefer(channel, readFilter(words, []), 'ana', NOON);
}

/** A story with this headline for these audiences. */
async function story(title: string, tags: readonly string[] = [], publisher = 'Harbour Review') {
  const article = newArticle({ title, text: `${title}.`, publisher: { name: publisher, region: null } });
  const [id] = await storeNews(db, [article]);
  if (id === undefined) throw new Error('The article was not grouped');
  await tagStory(db, id, tags);
  return id;
}

const view = (asked: { audience?: string; channel?: Channel['id'] } = { channel: channel.id }) =>
  queriesOver(db).briefing({
    since: { at: NOON - 86_400_000, words: 'last 24 h' },
    until: NOON,
    lines: 10,
    ...asked,
  });
const headlines = async () => (await view()).stories.map(({ headline }) => headline).sort();

const CHIPS = 'Fairlight opens a chip plant in Dresden';
const WEIGHTS = 'Lindqvist Labs releases open weights of its model';
const CRYPTO = 'Marrow Exchange lists a crypto fund';

describe('a briefing in a channel', () => {
  beforeEach(async () => {
    await story(CHIPS, ['hardware'], 'Silicon Post');
    await story(WEIGHTS, ['developers']);
    await story(CRYPTO, ['investors', 'developers']);
  });

  it.each([
    ['audience', 'hardware', [CHIPS]],
    ['topic', 'open weights', [WEIGHTS]],
    ['source', 'Silicon Post', [CHIPS]],
    ['everything', '', [CHIPS, WEIGHTS, CRYPTO]],
  ] as const)('lists what its subscription to %s %s brings', async (kind, value, expected) => {
    await subscribe(kind, value);
    expect(await headlines()).toEqual(expected);
  });

  it('lists what its filter lets through, whichever subscription brings it', async () => {
    await subscribe('audience', 'developers');
    await subscribe('audience', 'hardware');
    await filter('exclude crypto');
    expect(await headlines()).toEqual([CHIPS, WEIGHTS]);
  });

  it('that subscribes to nothing lists everything but what its filter keeps out', async () => {
    await filter('exclude crypto');
    expect(await headlines()).toEqual([CHIPS, WEIGHTS]);
  });

  it('leaves out what its people said is not for them', async () => {
    await subscribe('everything');
    const traits = { publishers: ['Silicon Post'], audiences: ['hardware'], terms: ['chip'] };
    for (const person of ['p', 'q', 'r']) {
      for (const told of [901, 902, 903] as StoryId[]) {
        const said = { channel: channel.id, person, kind: 'not-for-us' as const, traits };
        await recordFeedback(db, { ...said, story: told }, NOON);
      }
    }
    const listed = await headlines();
    expect(listed).not.toContain(CHIPS);
    expect(listed).toContain(WEIGHTS);
  });

  it('says how much the channel does not get, and offers it', async () => {
    await subscribe('audience', 'hardware');
    const again = { command: 'briefing', options: {} };
    const card = briefingCard({ ...(await view()), again });
    expect(plainCard(card, NOON)).toContain('2 others that this channel does not get');
    expect(JSON.stringify(card)).toContain('{"audience":"everything"}');
  });

  it('with nothing for the channel says so, not that nothing came', async () => {
    await subscribe('audience', 'creators');
    const card = briefingCard({ ...(await view()), again: { command: 'briefing', options: {} } });
    expect(plainCard(card, NOON)).toContain(
      'Nothing new that this channel gets; 3 stories came that it does not.',
    );
  });

  it('has a recap of it too, which says how much more there was, and offers it', async () => {
    await subscribe('audience', 'hardware');
    const recap = await queriesOver(db).recap(weekOf(NOON), NOON, channel.id);
    const card = recapCard({ ...recap, again: { command: 'recap', options: {} } });
    const text = plainCard(card, NOON);
    expect(text).toContain(CHIPS);
    expect(text).not.toContain(WEIGHTS);
    expect(text).toContain('1 story · 2 others that this channel does not get');
    expect(JSON.stringify(card)).toContain('{"stories":"everything"}');
    expect((await queriesOver(db).recap(weekOf(NOON), NOON)).totalStories).toBe(3);
  });

  it('asked for an audience lists that, whatever the channel gets', async () => {
    await subscribe('audience', 'hardware');
    const { stories, leftOut } = await view({ audience: 'investors' });
    expect(stories.map(({ headline }) => headline)).toEqual([CRYPTO]);
    expect(leftOut).toBe(0);
  });
});

it('finds what a channel wants behind a thousand newer stories', async () => {
  await subscribe('topic', 'open weights');
  const old = newArticle({ title: WEIGHTS, published: NOON - 7_200_000 });
  const [id] = await storeNews(db, [old]);
  if (id !== undefined) await tagStory(db, id, []);
  const { stories } = db.tables;
  const rows = Array.from({ length: 1100 }, (_, n) => ({
    headline: `Town ${n} opens a library`,
    firstPublished: NOON - 3_600_000,
    updated: NOON - 3_600_000,
  }));
  await db.orm.insert(stories).values(rows);
  expect(await headlines()).toEqual([WEIGHTS]);
  expect((await view()).leftOut).toBe(1100);
});
