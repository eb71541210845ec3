import { beforeEach, describe, expect, it } from 'vitest';
import { plainCard } from '../../src/cards/plain.ts';
import { settingsCard } from '../../src/cards/subscriptions.ts';
import { readDelivery } from '../../src/channels/deliver-words.ts';
import { readFilter } from '../../src/channels/filter-words.ts';
import { createChannels } from '../../src/channels/index.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, deliveryOf } from '../../src/db/deliveries.ts';
import { setPreference } from '../../src/db/preferences.ts';
import { addSubscription, removeSubscriptions } from '../../src/db/subscriptions.ts';
import { routeStory } from '../../src/delivery/route.ts';
import { createDelivery, type DeliveryTasks } from '../../src/delivery/tasks.ts';
import { silentLog } from '../../src/log.ts';
import type { Channel, StoryId } from '../../src/model.ts';
import { why } from '../../src/queries/why.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { newArticle, storeNews, tagStory } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Tuesday. */
const NINE = Date.UTC(2026, 10, 24, 9);

let db: Database;
let clock: number;
let platform: MemoryPlatform;
let tasks: DeliveryTasks;
let channel: Channel;

/** A process that starts anew over the same database. */
function restart(): void {
  const deps = { db, queries: queriesOver(db), platforms: [platform], now: () => clock, log: silentLog };
  tasks = createDelivery({ ...deps, onDue: () => {} });
}

async function wish(...typed: string[]): Promise<void> {
  const channels = createChannels({
    db,
    findFeeds: async () => [],
    readList: async () => ({ feeds: [], refused: [] }),
  });
  for (const words of typed) {
    const changes = words.startsWith('filter ') ? readFilter(words.slice(7), []) : readDelivery(words);
    await channels.prefer(channel, changes, 'ana', clock);
  }
}

/** So many stories arrive now. */
async function arrive(count: number): Promise<StoryId[]> {
  const stories: StoryId[] = [];
  for (let i = 0; i < count; i += 1) {
    const article = newArticle({ published: clock - MINUTE, collected: clock - MINUTE });
    const [story] = await storeNews(db, [article], clock);
    if (story === undefined) throw new Error('The article was not grouped');
    await tagStory(db, story, ['developers']);
    await routeStory(db, story, clock);
    stories.push(story);
  }
  return stories;
}

/** Goes on for so long, in steps, with every task having its turn at each. */
async function pass(ms = 0, step = 10 * MINUTE): Promise<void> {
  const end = clock + ms;
  for (;;) {
    await tasks.release();
    for (let before = -1; before < platform.posts.length; ) {
      before = platform.posts.length;
      await tasks.deliver();
      await tasks.settled();
    }
    if (clock >= end) return;
    clock = Math.min(end, clock + step);
  }
}

const posted = () => platform.posts.map(({ card }) => (card.kind === 'story' ? 'card' : card.summary));
const lists = () => posted().filter((summary) => summary !== 'card');
const cards = () => posted().filter((summary) => summary === 'card').length;
const explained = (story: StoryId) => why(db, story, channel, clock);

beforeEach(async () => {
  db = await freshDatabase();
  clock = NINE;
  platform = createMemoryPlatform(() => clock);
  const place = { platform: 'memory', address: 'a', title: '#a' };
  channel = (await ensureChannel(db, place, clock)).channel;
  await addSubscription(db, { channel: channel.id, kind: 'everything', value: '', by: null }, clock);
  restart();
});

describe('a channel with a digest', () => {
  it('gets what came since the last one as one list at its time, in its zone', async () => {
    await wish('daily 11:00 Europe/Berlin');
    const [story] = await arrive(3);
    await pass(30 * MINUTE);
    expect(posted()).toEqual([]);
    if (story !== undefined)
      expect(await explained(story)).toContain('waits for the digest of Tue 24 Nov 11:00');
    await pass(2 * HOUR);
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toContain('Daily digest · Tue 24 Nov 11:00: 3 stories');
    if (story !== undefined) expect(await explained(story)).toContain('“Daily digest · Tue 24 Nov 11:00”');
    expect(await countDeliveries(db)).toMatchObject({ held: 0, bundled: 3, posted: 1 });
  });

  it('whose stored zone is not known here stops no other, and goes by UTC', async () => {
    const odd = (await ensureChannel(db, { platform: 'memory', address: 'odd', title: '#odd' }, clock))
      .channel;
    const of = { channel: odd.id, by: null };
    await addSubscription(db, { ...of, kind: 'everything', value: '' }, clock);
    await setPreference(db, { ...of, kind: 'zone', value: 'Mars/Base' }, clock);
    await setPreference(db, { ...of, kind: 'deliver', value: 'daily 11:00' }, clock);
    await wish('daily 10:00');
    await arrive(3);
    await pass(3 * HOUR);
    expect(lists()).toEqual([
      expect.stringContaining('24 Nov 10:00: 3 stories'),
      expect.stringContaining('24 Nov 11:00: 3 stories'),
    ]);
  });

  it('gets none where nothing came', async () => {
    await wish('hourly');
    await pass(5 * HOUR);
    expect(posted()).toEqual([]);
  });

  it('gets one after a long pause, not many, and nothing is lost', async () => {
    await wish('daily 10:00');
    for (let day = 0; day < 4; day += 1) {
      await arrive(2);
      clock += DAY;
    }
    restart();
    await pass(HOUR);
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toContain('8 stories');
  });

  it('never gets two of one day when the clock jumps back, and what waits comes with the next', async () => {
    await wish('daily 10:00');
    await arrive(2);
    await pass(90 * MINUTE);
    clock -= 75 * MINUTE;
    await arrive(1);
    restart();
    await pass(2 * HOUR);
    expect(lists()).toHaveLength(1);
    await pass(DAY, HOUR);
    expect(lists()).toHaveLength(2);
    expect(lists()[1]).toContain('1 story');
  });

  it('gets what waited as one list when it wants cards at once again', async () => {
    await wish('weekly fri 17:00');
    await arrive(3);
    await wish('at-once');
    await pass();
    expect(lists()[0]).toContain('What waited until now: 3 stories');
    await arrive(1);
    await pass();
    expect(cards()).toBe(1);
  });
});

describe('quiet hours', () => {
  it('hold what comes, and give it as one list when they end', async () => {
    await wish('quiet 22:00-07:00');
    clock += 14 * HOUR;
    const [story] = await arrive(4);
    await pass(7 * HOUR + 50 * MINUTE);
    expect(posted()).toEqual([]);
    if (story !== undefined) expect(await explained(story)).toContain('end of the quiet hours at 07:00');
    await pass(30 * MINUTE);
    expect(posted()).toHaveLength(1);
    expect(lists()[0]).toContain('While it was quiet: 4 stories');
  });

  it('hold what was owed before they began, and a single story stays a card', async () => {
    await wish('quiet 09:00-10:00');
    await arrive(1);
    await wish('quiet off');
    await pass();
    expect(cards()).toBe(1);
    await arrive(1);
    await wish('quiet 09:00-10:00');
    await pass(50 * MINUTE);
    expect(cards()).toBe(1);
    await pass(20 * MINUTE);
    expect(posted()).toEqual(['card', 'card']);
  });
});

describe('a limit', () => {
  it('lets so many posts an hour through, the rest as one list within it', async () => {
    await wish('limit 3');
    await arrive(10);
    await pass(50 * MINUTE);
    expect(cards()).toBe(2);
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toContain('8 stories');
  });

  it('is never crossed in any hour, whatever the pace of news, and loses nothing', async () => {
    await wish('limit 2');
    for (let i = 0; i < 12; i += 1) {
      await arrive(1 + (i % 3));
      await pass(15 * MINUTE, 5 * MINUTE);
    }
    await pass(3 * HOUR);
    for (const { at } of platform.posts) {
      const hour = platform.posts.filter((post) => post.at > at - HOUR && post.at <= at);
      expect(hour.length).toBeLessThanOrEqual(2);
    }
    expect(await countDeliveries(db)).toMatchObject({ held: 0, owed: 0 });
    const { bundled } = await countDeliveries(db);
    expect(bundled + cards()).toBe(24);
  });
});

describe('a filter', () => {
  it('keeps stories out, says so, and lets them in when they fit', async () => {
    await wish('filter publishers 2');
    const [story] = await arrive(1);
    await pass();
    expect(posted()).toEqual([]);
    if (story === undefined) throw new Error('stored');
    expect(await explained(story)).toContain('this channel gets everything: its filter keeps it out');
    expect(await explained(story)).toContain('1 of at least 2 publishers');
    await wish('filter publishers 1');
    await routeStory(db, story, clock);
    await pass();
    expect((await deliveryOf(db, channel.id, story))?.state).toBe('posted');
  });
});

describe('on a schedule', () => {
  it('a briefing comes on weekdays, once a day, from when it was asked for', async () => {
    await wish('briefing weekdays 08:30');
    await pass(HOUR);
    expect(posted()).toEqual([]);
    await arrive(2);
    await pass(2 * HOUR);
    clock = NINE + DAY - HOUR;
    platform.posts.length = 0;
    await pass(4 * HOUR);
    restart();
    await pass();
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toContain('since Tue 24 Nov 08:30: 2 stories');
  });

  it('a briefing after a pause tells all that came since the one before', async () => {
    await wish('briefing daily 10:00', 'recap-only');
    await arrive(1);
    await pass(2 * HOUR);
    expect(lists()).toHaveLength(1);
    await arrive(1);
    clock += 2 * DAY;
    await arrive(1);
    clock += DAY;
    await pass();
    expect(lists()).toHaveLength(2);
    expect(lists()[1]).toContain('since Tue 24 Nov 10:00: 2 stories');
  });

  it('a briefing holds what the channel subscribes to and its filter lets through', async () => {
    await removeSubscriptions(db, channel.id);
    await addSubscription(
      db,
      { channel: channel.id, kind: 'audience', value: 'developers', by: null },
      clock,
    );
    await wish('briefing daily 10:00', 'recap-only', 'filter exclude laboratory');
    await arrive(2);
    const news = (title: string) => newArticle({ title, text: `${title}.`, published: clock });
    const wanted = news('Lindqvist Labs releases open weights');
    const other = news('Marrow Exchange lists a fund');
    for (const [article, tag] of [
      [wanted, 'developers'],
      [other, 'investors'],
    ] as const) {
      const [story] = await storeNews(db, [article], clock);
      if (story !== undefined) await tagStory(db, story, [tag]);
    }
    await pass(2 * HOUR);
    expect(lists()).toEqual([expect.stringContaining('1 story, first Lindqvist Labs releases open weights')]);
    const card = platform.posts[0]?.card ?? settingsCard(channel, []);
    expect(plainCard(card, clock)).toContain('3 others that this channel does not get');
    // It tells from the day before at ten; what its buttons ask for reaches as far.
    expect(JSON.stringify(card)).toContain('"options":{"since":"24h","audience":"everything"}');
    await removeSubscriptions(db, channel.id);
    await addSubscription(db, { channel: channel.id, kind: 'audience', value: 'creators', by: null }, clock);
    await arrive(1);
    await pass(DAY, HOUR);
    expect(lists()).toHaveLength(1);
  });

  it('a channel that wants only the recap gets it on Monday, and no cards', async () => {
    await wish('recap-only');
    const [story] = await arrive(2);
    await pass(HOUR);
    expect(posted()).toEqual([]);
    if (story !== undefined) expect(await explained(story)).toContain('it takes only the recap');
    await pass(7 * DAY, 8 * HOUR);
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toContain('Week 48, 2026');
  });
});

describe('/subscriptions and /deliver', () => {
  it('show what is set', async () => {
    await wish('daily 09:00 Berlin', 'quiet 22:00-07:00', 'filter exclude crypto');
    const text = plainCard(settingsCard(channel, await queriesOver(db).settings(channel)), clock);
    for (const words of ['daily 09:00', '22:00-07:00', 'Europe/Berlin', '“crypto”'])
      expect(text).toContain(words);
  });
});
