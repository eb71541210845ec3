import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { createChannels } from '../../src/channels/index.ts';
import type { NewArticle } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { noteEdits } from '../../src/db/stories.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import { createPictures } from '../../src/pictures/index.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let db: Database;
let host: Host;
let clock: number;
const ana: Caller = { person: 'ana', address: 'news', channelTitle: '#news', canManage: true };
const bela: Caller = { ...ana, person: 'bela' };

beforeEach(async () => {
  db = await freshDatabase();
  clock = NOON;
  host = createHost(
    {
      db,
      commands,
      queries: queriesOver(db),
      channels: createChannels({
        db,
        findFeeds: async () => [],
        readList: async () => ({ feeds: [], refused: [] }),
      }),
      pictures: createPictures(),
      now: () => clock,
      log: silentLog,
      version: '0.0.0',
      secretKeys: [],
    },
    'memory',
  );
});

const catchup = (by = ana) => host.runText('catchup', by);
const read = async (by = ana) => plainCard(await catchup(by), clock);

/** News comes now, and a minute passes. */
async function news(title: string, tags: readonly string[] | null = [], given: Partial<NewArticle> = {}) {
  const times = { published: clock, collected: clock };
  const [id] = await storeNews(db, [newArticle({ title, text: `${title}.`, ...times, ...given })], clock);
  if (id === undefined) throw new Error('The article was not grouped');
  if (tags) await tagStory(db, id, tags);
  clock += 60_000;
  return id;
}

/** Presses what is labelled so. */
async function press(card: Card, label: string, by = ana): Promise<Card> {
  const buttons = card.blocks.flatMap((block) => (block.type === 'actions' ? block.buttons : []));
  const does = buttons.find((button) => button.label === label)?.does;
  if (!does || !('run' in does)) throw new Error(`There is no button ${label}`);
  return host.run(does.run, by);
}

const CHIPS = 'Fairlight opens a chip plant in Dresden';
const WEIGHTS = 'Lindqvist Labs releases open weights of its model';
const CRYPTO = 'Marrow Exchange lists a crypto fund';

describe('/catchup', () => {
  it('tells what came since the person last looked there, each person and channel for itself', async () => {
    await news(CHIPS);
    expect(await read()).toContain(CHIPS);
    await news(WEIGHTS);
    const second = await read();
    expect(second).toContain(WEIGHTS);
    expect(second).not.toContain(CHIPS);
    expect(await read(bela)).toContain(CHIPS);
    expect(await read({ ...ana, address: 'other', channelTitle: '#other' })).toContain(CHIPS);
  });

  it('with nothing new says since when, and shows the last list again when it is pressed', async () => {
    await news(CHIPS);
    await catchup();
    clock += HOUR;
    await catchup();
    const card = await catchup();
    expect(plainCard(card, clock)).toMatch(/Nothing new since 2026-03-05 13:01 UTC, when you last looked\./);
    expect(plainCard(await press(card, 'Show the last list again'), clock)).toContain(CHIPS);
    expect(await read()).toContain('Nothing new');
  });

  it('goes back a week at the first time, and a month at most', async () => {
    await news(CHIPS);
    clock += 8 * DAY;
    expect(await read()).toContain('Nothing new in the last 7 days (you have not looked here before).');
    await news(WEIGHTS);
    clock += 31 * DAY;
    await news(CRYPTO);
    const text = await read();
    expect(text).toContain('in the last 30 days (you last looked before that)');
    expect(text).toContain(CRYPTO);
    expect(text).not.toContain(WEIGHTS);
  });

  it('tells of news that was published before the last look and came after it', async () => {
    await catchup();
    clock += HOUR;
    await news(CHIPS, [], { published: clock - 2 * HOUR });
    expect(await read()).toContain(CHIPS);
  });

  it('tells of a story again when it grew, not when a publisher mended a word', async () => {
    const story = await news(CHIPS);
    await catchup();
    const { articles } = db.tables;
    const [article] = await db.orm.select({ id: articles.id }).from(articles);
    if (!article) throw new Error('There is no article');
    await noteEdits(db, [article.id]);
    await tagStory(db, story, [], 2);
    expect(await read()).toContain('Nothing new');
    await news(CHIPS, null, { publisher: { name: 'Silicon Post', region: null } });
    await tagStory(db, story, [], 3);
    expect(await read()).toContain(CHIPS);
  });

  it('does not pass over a story of which nobody knows yet whom it is for', async () => {
    await host.runText('subscribe developers', ana);
    const story = await news(WEIGHTS, null);
    expect(await read()).toContain('Nothing new');
    clock += 60_000;
    await tagStory(db, story, ['developers']);
    expect(await read()).toContain(WEIGHTS);
    expect(await read()).toContain('Nothing new');
  });

  it('tells what the channel gets, says how much more came, and offers it', async () => {
    await host.runText('subscribe developers', ana);
    await host.runText('filter exclude crypto', ana);
    await news(CHIPS, ['hardware']);
    await news(WEIGHTS, ['developers']);
    await news(CRYPTO, ['developers']);
    const card = await catchup();
    const text = plainCard(card, clock);
    expect(text).toContain(WEIGHTS);
    expect(text).not.toContain(CHIPS);
    expect(text).not.toContain(CRYPTO);
    expect(text).toContain('2 others that this channel does not get');
    expect(plainCard(await press(card, 'Everything'), clock)).toContain(CHIPS);
  });

  it('leaves out what a new feed has had for long', async () => {
    await catchup();
    clock += HOUR;
    await news(CHIPS, [], { published: clock - 2 * DAY, backlog: true });
    await news(WEIGHTS, [], { published: clock, backlog: true });
    const text = await read();
    expect(text).toContain(WEIGHTS);
    expect(text).not.toContain(CHIPS);
  });

  it('lists ten, and all when they are asked for, without moving the look', async () => {
    for (const town of 'Aarau Basel Chur Davos Emmen Frick Glarus Horgen Ilanz Jona Kloten Luzern'.split(' '))
      await news(`${town} opens ${town}s own computing school`);
    const card = await catchup();
    expect(card.summary).toContain('12 stories');
    expect(card.blocks.flatMap((block) => (block.type === 'rows' ? block.rows : []))).toHaveLength(10);
    const all = await press(card, 'All 12');
    expect(all.blocks.flatMap((block) => (block.type === 'rows' ? block.rows : []))).toHaveLength(12);
    expect(JSON.stringify(card)).not.toContain('Share');
    expect(await read()).toContain('Nothing new');
  });
});
