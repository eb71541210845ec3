/** `/catchup` over the wire: typed on both platforms, with the real commands behind it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createChannels } from '../../src/channels/index.ts';
import type { Database } from '../../src/db/database.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import { createPictures } from '../../src/pictures/index.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';
import { type Wire, wires } from '../fakes/wires.ts';

const HEADLINE = 'Lindqvist Labs releases open weights of its model';

describe.each(Object.keys(wires) as (keyof typeof wires)[])('on %s', (name) => {
  let db: Database;
  let wire: Wire;
  let clock: number;

  beforeEach(async () => {
    db = await freshDatabase();
    clock = NOON;
    const [story] = await storeNews(db, [newArticle({ title: HEADLINE })], NOON - 60_000);
    if (story === undefined) throw new Error('no story');
    await tagStory(db, story, ['developers']);
    wire = await wires[name](() => clock);
    const parts = {
      commands,
      queries: queriesOver(db),
      channels: createChannels({
        db,
        findFeeds: async () => [],
        readList: async () => ({ feeds: [], refused: [] }),
      }),
      pictures: createPictures(),
      version: '0.0.0',
      secretKeys: [],
    };
    await wire.platform.start(
      createHost({ db, ...parts, now: () => clock, log: silentLog }, wire.platform.name),
    );
  });
  afterEach(async () => {
    await wire.platform.stop();
    await wire.close();
    await db.close();
  });

  it('what somebody missed is theirs alone to see, and is told to each of them once', async () => {
    for (const by of wire.people) {
      const { text, visibleTo } = await wire.type('catchup', by);
      expect(text).toContain(HEADLINE);
      expect(visibleTo).toBe('asker');
      clock += 60_000;
      const again = await wire.type('catchup', by);
      expect(again.text).toMatch(/Nothing new since .*, when you last looked\./);
      expect(again.visibleTo).toBe('asker');
      const last = await wire.press('Show the last list again', by);
      expect([last.text.includes(HEADLINE), last.visibleTo]).toEqual([true, 'asker']);
    }
  });
});
