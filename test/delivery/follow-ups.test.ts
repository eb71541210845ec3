import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { createChannels } from '../../src/channels/index.ts';
import { articlesById, type NewArticle, updateArticleText } from '../../src/db/articles.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries } from '../../src/db/deliveries.ts';
import { mergeStories } from '../../src/db/grouping.ts';
import { noteEdits, storyById } from '../../src/db/stories.ts';
import { createDelivery, type DeliveryTasks } from '../../src/delivery/tasks.ts';
import { RefusedError } from '../../src/errors.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import type { StoryId } from '../../src/model.ts';
import { createPictures } from '../../src/pictures/index.ts';
import { analyseAndRoute, groupArticles } from '../../src/pipeline.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { NOON, newArticle, storeNews } from '../fakes/news.ts';
import { analyst, queriesOver } from '../fakes/queries.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let db: Database;
let clock: number;
let platform: MemoryPlatform;
let tasks: DeliveryTasks;
let host: Host;
const ana: Caller = { person: 'ana', address: 'news', channelTitle: '#news', canManage: false };
const bela: Caller = { ...ana, person: 'bela' };

/** A process that starts anew over the same database. */
function restart(): void {
  const queries = queriesOver(db);
  const deps = { db, queries, platforms: [platform], now: () => clock, log: silentLog };
  tasks = createDelivery({ ...deps, onDue: () => {} });
  const channels = createChannels({
    db,
    findFeeds: async () => [],
    readList: async () => ({ feeds: [], refused: [] }),
  });
  const parts = { commands, queries, channels, pictures: createPictures(), version: '0', secretKeys: [] };
  const hosted = { db, ...parts, now: () => clock, log: silentLog };
  host = createHost(hosted, 'memory', undefined, (person) => platform.direct?.(person) ?? Promise.reject());
}

beforeEach(async () => {
  db = await freshDatabase();
  clock = NOON;
  platform = createMemoryPlatform(() => clock);
  restart();
});

const ask = async (words: string, by = ana) => plainCard(await host.runText(words, by), clock);

/** All that the loops of the bot do, until nothing is left to do. */
async function work(): Promise<void> {
  await groupArticles({ db, now: () => clock });
  const analysis = { db, analyst, writer: null, now: () => clock, log: silentLog };
  while ((await analyseAndRoute(analysis)) > 0);
  for (let before = -1; before < platform.posts.length; ) {
    before = platform.posts.length;
    await tasks.release();
    await tasks.deliver();
    await tasks.settled();
  }
}

/** News comes, and everything is done that follows from it. */
async function news(title: string, given: Partial<NewArticle> = {}): Promise<StoryId> {
  const times = { published: clock, collected: clock };
  const [id] = await storeNews(db, [newArticle({ title, text: `${title}.`, ...times, ...given })], clock);
  if (id === undefined) throw new Error('The article was not grouped');
  await work();
  clock += MINUTE;
  return id;
}

/** The publisher says something else in the story's first article. */
async function edit(story: StoryId, text: string): Promise<void> {
  const [article] = (await storyById(db, story))?.articles ?? [];
  if (!article) throw new Error('The story has no article');
  await updateArticleText(db, article.id, { text });
  await noteEdits(db, [article.id]);
  expect(await articlesById(db, [article.id])).toHaveLength(1);
  await work();
  clock += MINUTE;
}

/** What came to a person, as plain text. */
const to = (person: string) =>
  platform.posts.flatMap(({ address, card }) =>
    address === `direct ${person}` ? [plainCard(card, clock)] : [],
  );

/** Presses a button of the last message to a person, in their direct messages. */
async function press(label: string, person = 'ana'): Promise<Card> {
  const card = platform.posts.findLast(({ address }) => address === `direct ${person}`)?.card;
  const buttons = card?.blocks.flatMap((block) => (block.type === 'actions' ? block.buttons : [])) ?? [];
  const does = buttons.find((button) => button.label === label)?.does;
  if (!does || !('run' in does)) throw new Error(`There is no button ${label}`);
  const address = `direct ${person}`;
  return host.run(does.run, { person, address, channelTitle: 'direct messages', canManage: true });
}

const WEIGHTS = 'Lindqvist Labs releases open weights of its model';
const COST = 'Fairlight builds a chip plant in Dresden. The plant costs $3 billion. It opens in 2028.';
const DEARER = COST.replace('$3 billion', '$5 billion');

describe('who follows a topic', () => {
  it('is told once of each new story on it, by direct message', async () => {
    expect(await ask('follow open weights')).toContain(
      'You follow stories on “open weights”: a direct message',
    );
    await news(WEIGHTS);
    await news('Marrow Exchange lists a fund');
    await news(WEIGHTS, { publisher: { name: 'Silicon Post', region: null } });
    restart();
    await work();
    expect(to('ana')).toEqual([expect.stringContaining('New on “open weights”')]);
    expect(to('ana')[0]).toContain(WEIGHTS);
    expect(to('bela')).toEqual([]);
  });

  it('is told of it once where several of their topics match', async () => {
    await ask('follow open weights');
    await ask('follow topic lindqvist');
    await news(WEIGHTS);
    expect(to('ana')).toHaveLength(1);
  });

  it('is not told of what was there before, however much it grows, nor of what a new feed has had for long', async () => {
    await news(WEIGHTS);
    await ask('follow open weights');
    await news(WEIGHTS, { publisher: { name: 'Silicon Post', region: null } });
    await news('Okafor Systems opens its weights: open weights for all', { backlog: true });
    expect(to('ana')).toEqual([]);
  });

  it('is not told again when the story is merged with another one that they were told of', async () => {
    await ask('follow weights');
    const first = await news(WEIGHTS);
    const second = await news('Okafor Systems weighs its robots: the weights are in');
    expect(to('ana')).toHaveLength(2);
    await mergeStories(db, first, second, clock);
    await work();
    expect(to('ana')).toHaveLength(2);
  });

  it('must name a word: signs alone would be every story', async () => {
    expect(await ask('follow ?!')).toContain('“?!” holds no word; type a topic');
    expect(await ask(`follow ${'long '.repeat(40)}`)).toContain('80 characters at most');
  });
});

describe('who follows a story', () => {
  it('is told what changed when it matters, once each time', async () => {
    const story = await news('Fairlight builds a chip plant', { text: COST });
    expect(await ask(`follow ${story}`)).toContain('You follow “Fairlight builds a chip plant”');
    await edit(story, `${COST} It is large.`);
    expect(to('ana')).toEqual([]);
    await edit(story, DEARER);
    await work();
    expect(to('ana')).toHaveLength(1);
    expect(to('ana')[0]).toContain('What changed in a story that you follow');
    expect(to('ana')[0]).toMatch(/\$5 billion.*before.*\$3 billion/);
    await edit(story, COST.replace('$3 billion', '$7 billion'));
    expect(to('ana')).toHaveLength(2);
    expect(to('ana')[1]).toMatch(/\$7 billion.*before.*\$5 billion/);
  });

  it('still is when it was merged into another one, and is told once where they followed both', async () => {
    const kept = await news('Fairlight builds a chip plant', { text: COST });
    const gone = await news('Okafor Systems recalls a robot', { text: 'Okafor recalls 300 robots.' });
    await ask(`follow ${kept}`);
    await ask(`follow ${gone}`);
    await ask(`follow ${gone}`, bela);
    await mergeStories(db, kept, gone, clock);
    await work();
    await edit(kept, DEARER);
    for (const person of ['ana', 'bela']) expect(to(person).join()).toContain('$5 billion');
    expect(await ask('follow')).not.toContain('Okafor');
    expect(await ask('follow', bela)).toContain('“Fairlight builds a chip plant”');
  });

  it('is not told of it as new on a topic too', async () => {
    await ask('follow fairlight');
    const story = await news('Fairlight builds a chip plant', { text: COST });
    await press('Follow the story');
    await edit(story, DEARER);
    expect(to('ana')).toHaveLength(2);
    expect(to('ana')[1]).toContain('What changed');
  });
});

describe('unfollowing', () => {
  it('by the button of a follow-up ends it', async () => {
    await ask('follow open weights');
    await news(WEIGHTS);
    expect((await press('Unfollow')).summary).toContain('You no longer follow stories on “open weights”');
    await news('Okafor Systems gives its model open weights');
    expect(to('ana')).toHaveLength(1);
    expect((await press('Unfollow')).summary).toContain('You do not follow that (any more)');
  });

  it('by words or all at once touches nobody else’s', async () => {
    for (const by of [ana, bela])
      for (const what of ['chips', 'robots', 'weights']) await ask(`follow ${what}`, by);
    expect(await ask('unfollow robots')).toContain('no longer follow stories on “robots”');
    expect(await ask('follow')).toMatch(/You follow\n+• stories on “chips”.*\n• stories on “weights”/);
    expect(await ask('unfollow all')).toContain('You follow nothing any more (2 taken back)');
    expect(await ask('follow')).toContain('You follow nothing yet');
    expect(await ask('follow', bela)).toContain('robots');
  });

  it('takes back what waits', async () => {
    await ask('snooze weights 2d');
    await news(WEIGHTS);
    await ask('unfollow weights');
    clock += 3 * DAY;
    await work();
    expect(to('ana')).toEqual([]);
    expect(await countDeliveries(db)).toMatchObject({ held: 0, owed: 0, refused: 1 });
  });

  it('nobody can take back or snooze another one’s follow', async () => {
    await ask('follow open weights');
    await news(WEIGHTS);
    const theirs = { person: 'bela', address: 'x', channelTitle: 'x', canManage: true };
    for (const command of ['unfollow', 'snooze']) {
      const card = await host.run({ command, options: { follow: '1' } }, theirs);
      expect(card.summary).toContain('You do not follow that');
    }
    expect(await ask('follow')).toContain('open weights');
  });
});

describe('snoozing', () => {
  it('holds follow-ups until it passes, and then they come as one message', async () => {
    await ask('follow weights');
    expect(await ask('snooze weights for 3h')).toContain('wait until 2026-03-05 15:00 UTC');
    expect(await ask('follow')).toContain('snoozed until');
    await news(WEIGHTS);
    await news('Okafor Systems weighs its robots: the weights are in');
    await news('Marrow Exchange drops its weights');
    clock += HOUR;
    restart();
    await work();
    expect(to('ana')).toEqual([]);
    clock = NOON + 3 * HOUR;
    await work();
    await work();
    expect(to('ana')).toEqual([expect.stringContaining('3 updates on what you follow')]);
    expect(to('ana')[0]).toContain(WEIGHTS);
    await news('Fairlight weighs in on weights');
    expect(to('ana')).toHaveLength(2);
  });

  it('leaves one that waited as it is, and ends by hand', async () => {
    await ask('follow weights');
    await news('Okafor Systems weighs its robots: the weights are in');
    expect((await press('Snooze for a day')).summary).toContain('Snoozed: stories on “weights”');
    await news(WEIGHTS);
    expect(to('ana')).toHaveLength(1);
    expect(await ask('snooze weights off')).toContain('at once again');
    await work();
    expect(to('ana')).toHaveLength(2);
    expect(to('ana')[1]).toContain('New on “weights”');
  });

  it('of a story that is not followed follows it from now on', async () => {
    const story = await news('Fairlight builds a chip plant', { text: COST });
    expect(await ask(`snooze ${story}`)).toContain('wait until 2026-03-06 12:01 UTC');
    await edit(story, DEARER);
    expect(to('ana')).toEqual([]);
    clock += DAY;
    await work();
    expect(to('ana')[0]).toContain('$5 billion');
  });

  it('says what to type for a time that it does not know', async () => {
    await ask('follow weights');
    const card = await host.run({ command: 'snooze', options: { what: 'weights', for: 'ever' } }, ana);
    expect(card.summary).toBe('“ever” is no time to wait; type 3h, 2d, 1w (90 days at most) or off.');
    expect(await ask('snooze weights 9999w')).toContain('90 days at most');
    expect(await ask('snooze other off')).toContain('You do not follow that');
  });

  it('and quiet hours of one’s direct messages hold alike', async () => {
    await ask('follow weights');
    await news(WEIGHTS);
    const mine = { ...ana, address: 'direct ana', channelTitle: 'direct messages', canManage: true };
    await host.runText('deliver quiet 12:00-18:00', mine);
    await news('Okafor Systems weighs its robots: the weights are in');
    await news('Marrow Exchange drops its weights');
    expect(to('ana')).toHaveLength(1);
    clock = NOON + 6 * HOUR + MINUTE;
    await work();
    expect(to('ana').slice(1)).toEqual([expect.stringContaining('2 updates on what you follow')]);
  });
});

describe('direct messages', () => {
  it('that cannot be opened are said so, and nothing is followed', async () => {
    platform.direct = async () => {
      throw new RefusedError('This person takes no direct messages.');
    };
    expect(await ask('follow weights')).toContain('This person takes no direct messages.');
    expect(await ask('follow')).toContain('You follow nothing yet');
  });

  it('that are refused later are told where one looks, and what is owed comes when they are open again', async () => {
    await ask('follow weights');
    platform.beforePost = (address) => {
      if (address.startsWith('direct')) throw new RefusedError('This person takes no direct messages.');
    };
    await news(WEIGHTS);
    expect(await ask('follow')).toContain('Direct messages do not reach you: This person takes no');
    platform.beforePost = () => {};
    clock += 2 * HOUR;
    await work();
    expect(to('ana')).toEqual([expect.stringContaining(WEIGHTS)]);
    expect(await ask('follow')).not.toContain('do not reach you');
  });

  it('that are refused for a month are owed no more, until they are taken again', async () => {
    await ask('follow weights');
    platform.beforePost = (address) => {
      if (address.startsWith('direct')) throw new RefusedError('This person takes no direct messages.');
    };
    await news(WEIGHTS);
    clock += 31 * DAY;
    await news('Okafor Systems weighs its robots: the weights are in');
    expect(await countDeliveries(db)).toMatchObject({ owed: 1 });
    platform.beforePost = () => {};
    clock += 2 * HOUR;
    await work();
    await news('Marrow Exchange drops its weights');
    expect(to('ana')).toHaveLength(2);
  });

  it('whose reply was lost are not sent twice', async () => {
    await ask('follow weights');
    platform.repliesToLose = 1;
    await news(WEIGHTS);
    clock += HOUR;
    restart();
    await work();
    expect(to('ana')).toHaveLength(1);
  });

  it('are not there on the command line', async () => {
    const nowhere: Caller = { ...ana, person: null };
    for (const typed of ['follow weights', 'follow', 'unfollow', 'snooze weights 3d']) {
      expect(await ask(typed, nowhere)).toMatch(
        /^Follow-ups come by direct message, and this place has none;/,
      );
    }
  });
});

describe('/catchup of who follows something', () => {
  it('tells that beside what the channel gets, first where it is as good', async () => {
    await host.runText('subscribe topic robots', { ...ana, canManage: true });
    await ask('follow weights');
    await ask('catchup');
    await news(WEIGHTS);
    await news('Okafor Systems recalls its robots');
    await news('Marrow Exchange lists a fund');
    const text = await ask('catchup');
    expect(text).toContain('2 stories');
    expect(text.indexOf(WEIGHTS)).toBeLessThan(text.indexOf('Okafor'));
    expect(text).not.toContain('Marrow');
  });

  it('in a place that has chosen nothing tells only that', async () => {
    await ask('follow weights');
    await news(WEIGHTS);
    await news('Marrow Exchange lists a fund');
    expect(await ask('catchup')).toContain('1 story from 1 article');
    expect(await ask('catchup', bela)).toContain('2 stories');
  });
});

it('completes what one follows, from what one follows', async () => {
  const story = await news(WEIGHTS);
  await ask('follow robots');
  await ask(`follow ${story}`);
  const offered = async (kind: 'followed' | 'followable', typed: string, by = ana) =>
    (await host.suggest(kind, typed, by)).map(({ label, value }) => [label, value]);
  expect(await offered('followed', '')).toEqual([
    ['stories on “robots”', 'topic robots'],
    [`“${WEIGHTS}”`, `story ${story}`],
  ]);
  expect(await offered('followed', 'lind')).toEqual([[`“${WEIGHTS}”`, `story ${story}`]]);
  expect(await offered('followed', '', bela)).toEqual([]);
  expect(await offered('followable', 'lindqvist labs')).toContainEqual([WEIGHTS, String(story)]);
  expect(await ask(`unfollow story ${story}`)).toContain('You no longer follow “Lindqvist');
});

it('a person’s direct messages are one place, however they were found', async () => {
  const place = { platform: 'memory', address: 'direct ana', title: 'direct messages' };
  const { channel } = await ensureChannel(db, place, NOON);
  await ask('follow weights');
  await news(WEIGHTS);
  expect(platform.posts).toHaveLength(1);
  expect((await ensureChannel(db, place, NOON)).channel.id).toBe(channel.id);
});
