import { beforeEach, describe, expect, it } from 'vitest';
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { updateArticleText } from '../../src/db/articles.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, deliveryOf } from '../../src/db/deliveries.ts';
import { addPreference } from '../../src/db/preferences.ts';
import { deleteSampleEdition, noteEdits, storyById } from '../../src/db/stories.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { createDelivery, type DeliveryTasks } from '../../src/delivery/tasks.ts';
import { PlatformError, RateLimitError, RefusedError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { ChannelId, StoryId } from '../../src/model.ts';
import { analyseAndRoute } from '../../src/pipeline.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { NOON, newArticle, storeNews } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';

const MINUTE = 60_000;
const TITLE = 'Halden buys the chip maker Brightcell';
const TEXT =
  'Halden agreed on Monday to buy the chip maker Brightcell for $3 billion. Brightcell employs 4,200 people in Dresden.';
const DEARER = TEXT.replace('$3 billion', '$4 billion');

const OTHER = 'Orla opens a laboratory for walking robots in Leiden';
const OTHER_TEXT = 'Orla opened a laboratory in Leiden on Tuesday. Forty people will build robots that walk.';

let db: Database;
let clock: number;
let platform: MemoryPlatform;
let tasks: DeliveryTasks;
let edits: string[];
/** Called before an edit; what it throws is the answer. */
let beforeEdit: (address: string, message: string) => void;

const analyst = extractiveAnalyst({ audiences: defaultAudiences });

async function analyse(): Promise<void> {
  while ((await analyseAndRoute({ db, analyst, now: () => clock, log: silentLog })) > 0);
}

async function channel(address: string): Promise<ChannelId> {
  const place = { platform: 'memory', address, title: `#${address}`, starting: true };
  const { id } = (await ensureChannel(db, place, clock)).channel;
  await addSubscription(db, { channel: id, kind: 'everything', value: '', by: null }, clock);
  return id;
}

/** Posts what is owed, then brings posts up to date. */
async function pass(): Promise<void> {
  await tasks.deliver();
  await tasks.settled();
  await tasks.living();
  await tasks.deliver();
  await tasks.settled();
}

async function aStory(title = TITLE, text = TEXT, sample = false): Promise<StoryId> {
  const [story] = await storeNews(db, [newArticle({ title, text, sample })], clock);
  if (story === undefined) throw new Error('The article was not grouped');
  await analyse();
  return story;
}

async function rewrite(story: StoryId, text: string): Promise<void> {
  const [article] = (await storyById(db, story))?.articles ?? [];
  if (!article) throw new Error('The story has no article');
  await updateArticleText(db, article.id, { title: article.title, text });
  await noteEdits(db, [article.id]);
  await analyse();
}

const shown = () => platform.posts.map(({ card }) => plainCard(card, clock));

beforeEach(async () => {
  db = await freshDatabase();
  clock = NOON;
  // One at a time: posts are numbered in the order of their channels, whichever database answers first.
  platform = createMemoryPlatform(() => clock, { capabilities: { threads: true, concurrentPosts: 1 } });
  edits = [];
  beforeEdit = () => {};
  const { edit } = platform;
  platform.edit = async (address, message, card) => {
    beforeEdit(address, message);
    await edit(address, message, card);
    edits.push(`${address} ${message}`);
  };
  const deps = { db, queries: queriesOver(db), platforms: [platform], now: () => clock, log: silentLog };
  tasks = createDelivery({ ...deps, onDue: () => {} });
});

describe('a post whose story changed', () => {
  it('is edited in place once, and its thread is told what is material', async () => {
    await channel('a');
    const story = await aStory();
    await pass();
    await rewrite(story, DEARER);
    await pass();
    await pass();
    expect(edits).toEqual(['a m1']);
    const [card, note] = shown();
    expect(card).toContain('the deal is now $4 billion, before $3 billion');
    expect(note).toContain('What changed');
    expect(note).toContain('the deal is now $4 billion, before $3 billion');
    expect(platform.posts.map(({ options }) => options.under)).toEqual([undefined, 'm1']);
  });

  it('has no note where the platform has no threads', async () => {
    platform = Object.assign(platform, { capabilities: { ...platform.capabilities, threads: false } });
    await channel('a');
    const story = await aStory();
    await pass();
    await rewrite(story, DEARER);
    await pass();
    expect(edits).toHaveLength(1);
    expect(platform.posts).toHaveLength(1);
  });

  it('is edited at most once in some minutes, and then shows the newest version', async () => {
    await channel('a');
    const story = await aStory();
    await pass();
    await rewrite(story, DEARER);
    await pass();
    for (const price of ['$5 billion', '$6 billion']) {
      await rewrite(story, TEXT.replace('$3 billion', price));
      clock += MINUTE;
      await pass();
    }
    expect(edits).toHaveLength(1);
    clock += 2 * MINUTE;
    await pass();
    expect(edits).toHaveLength(2);
    expect(shown()[0]).toContain('the deal is now $6 billion, before $4 billion');
  });

  it('is edited although another edit fails, and each place keeps its pace', async () => {
    for (const address of ['a', 'b', 'c']) await channel(address);
    const story = await aStory();
    await pass();
    beforeEdit = (address) => {
      if (address === 'a') throw new PlatformError('down');
      if (address === 'b') throw new RateLimitError('slow down', 30_000, 'place');
    };
    await rewrite(story, DEARER);
    await pass();
    expect(edits).toEqual(['c m3']);
    beforeEdit = () => {};
    clock += 10_000;
    await pass();
    expect(edits).toEqual(['c m3', 'a m1']);
    clock += 20_000;
    await pass();
    expect(edits).toEqual(['c m3', 'a m1', 'b m2']);
  });

  it('that a platform calls invalid is left after some attempts, and holds up no other post of its channel', async () => {
    await channel('a');
    const [first, second] = [await aStory(), await aStory(OTHER, OTHER_TEXT)];
    await pass();
    await pass();
    let refused = 0;
    beforeEdit = (_, message) => {
      if (message !== 'm2') return;
      refused += 1;
      throw new Error('invalid card');
    };
    await rewrite(first, DEARER);
    await rewrite(second, `${OTHER_TEXT}\n\nCorrection: Orla is based in Essen.`);
    for (let i = 0; i < 40; i += 1) {
      await pass();
      clock += 10 * MINUTE;
    }
    expect(edits).toEqual(['a m1']);
    expect(refused).toBe(8);
  });

  it('tells its thread after the quiet hours', async () => {
    const id = await channel('a');
    const story = await aStory();
    await pass();
    await addPreference(db, { channel: id, kind: 'quiet', value: '11:00-13:00', by: null }, clock);
    await rewrite(story, DEARER);
    await tasks.release();
    await pass();
    expect(platform.posts).toHaveLength(1);
    clock += 60 * MINUTE;
    await tasks.release();
    await pass();
    expect(platform.posts.map(({ options }) => options.under)).toEqual([undefined, 'm1']);
  });

  it('loses a note whose card was deleted, and the channel goes on', async () => {
    const place = await channel('a');
    const story = await aStory();
    await pass();
    platform.beforePost = () => {
      throw new RefusedError('The message was deleted.', { scope: 'post' });
    };
    await rewrite(story, DEARER);
    await pass();
    platform.beforePost = () => {};
    expect(await countDeliveries(db)).toMatchObject({ posted: 1, refused: 1 });
    const next = await aStory(OTHER, OTHER_TEXT);
    await pass();
    expect((await deliveryOf(db, place, next))?.state).toBe('posted');
  });

  it('keeps a note for a channel that refuses everything, and tells it when that is mended', async () => {
    await channel('a');
    const story = await aStory();
    await pass();
    platform.beforePost = () => {
      throw new RefusedError('Dateline is not in this channel.');
    };
    await rewrite(story, DEARER);
    await pass();
    expect(await countDeliveries(db)).toMatchObject({ posted: 1, refused: 0 });
    platform.beforePost = () => {};
    clock += 2 * 60 * MINUTE;
    await pass();
    expect(platform.posts.map(({ options }) => options.under)).toEqual([undefined, 'm1']);
  });
});

describe('a post whose story is gone', () => {
  it('is taken back: the sample edition goes when real stories arrive', async () => {
    await channel('start');
    await aStory(TITLE, TEXT, true);
    await pass();
    expect(platform.posts).toHaveLength(1);
    await deleteSampleEdition(db);
    await pass();
    expect(platform.posts).toEqual([]);
    expect(await countDeliveries(db)).toMatchObject({ posted: 0 });
  });
});
