/** Following over the wire: typed in a channel, told by direct message, ended there by a button, on both platforms. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createChannels } from '../../src/channels/index.ts';
import type { Database } from '../../src/db/database.ts';
import { createDelivery, type DeliveryTasks } from '../../src/delivery/tasks.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import { createPictures } from '../../src/pictures/index.ts';
import { analyseAndRoute } from '../../src/pipeline.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle, storeNews } from '../fakes/news.ts';
import { analyst, queriesOver } from '../fakes/queries.ts';
import { type Wire, wires } from '../fakes/wires.ts';

const DAY = 86_400_000;
const HOSTILE =
  'Lindqvist @everyone <!channel> <@U0LEA> <@43> opens the weights of [its](https://evil.example) model';

describe.each(Object.keys(wires) as (keyof typeof wires)[])('on %s', (name) => {
  let db: Database;
  let wire: Wire;
  let tasks: DeliveryTasks;
  let clock: number;
  let person: string;

  beforeEach(async () => {
    db = await freshDatabase();
    clock = NOON;
    wire = await wires[name](() => clock);
    [person] = wire.people;
    const { platform } = wire;
    const queries = queriesOver(db);
    const channels = createChannels({
      db,
      findFeeds: async () => [],
      readList: async () => ({ feeds: [], refused: [] }),
    });
    const parts = { commands, queries, channels, pictures: createPictures(), version: '0', secretKeys: [] };
    const hosted = { db, ...parts, now: () => clock, log: silentLog };
    await platform.start(createHost(hosted, platform.name, undefined, platform.direct?.bind(platform)));
    const delivery = { db, queries, platforms: [platform], now: () => clock, log: silentLog };
    tasks = createDelivery({ ...delivery, onDue: () => {} });
  });
  afterEach(async () => {
    await wire.platform.stop();
    await wire.close();
    await db.close();
  });

  /** News comes, and everything is done that follows from it. */
  async function news(title: string): Promise<void> {
    clock += 60_000;
    const article = newArticle({ title, text: `${title}.`, published: clock, collected: clock });
    await storeNews(db, [article], clock);
    await analyseAndRoute({ db, analyst, writer: null, now: () => clock, log: silentLog });
    await work();
  }

  async function work(): Promise<void> {
    for (let begun = 1; begun > 0; ) {
      await tasks.release();
      await tasks.deliver();
      await tasks.settled();
      begun = Number(
        (await db.orm.select().from(db.tables.deliveries)).some(({ state }) => state === 'owed'),
      );
    }
  }

  it('a person is told by direct message of what they follow, and nobody else is', async () => {
    const { text, visibleTo } = await wire.type('follow topic weights', person);
    expect([text.includes('You follow stories on “weights”'), visibleTo]).toEqual([true, 'asker']);
    await news('Okafor Systems opens the weights of its model');
    await news('Marrow Exchange lists a fund');
    expect(wire.directs(person)).toEqual([expect.stringContaining('New on “weights”')]);
    expect(wire.directs(person)[0]).toContain('Okafor Systems opens the weights');
    const ended = await wire.pressDirect('Unfollow', person);
    expect(ended.text).toContain('You no longer follow stories on “weights”');
    await news('Fairlight opens the weights of another model');
    expect(wire.directs(person)).toHaveLength(1);
  });

  it('snoozed by the button, it comes later as one message', async () => {
    await wire.type('follow topic weights', person);
    await news('Okafor Systems opens the weights of its model');
    expect((await wire.pressDirect('Snooze for a day', person)).text).toContain('Snoozed: follow-ups on');
    await news('Fairlight gives robots new weights');
    await news('Marrow Exchange lends weights to a circus');
    expect(wire.directs(person)).toHaveLength(1);
    clock += DAY;
    await work();
    expect(wire.directs(person)).toHaveLength(2);
    expect(wire.directs(person)[1]).toContain('2 updates on what you follow');
    expect((await wire.pressDirect('What you follow', person)).text).toContain('stories on “weights”');
  });

  it('can wait from the first moment on, by a button under the answer', async () => {
    await wire.type('follow topic weights', person);
    expect((await wire.type('follow topic weights', person)).text).toContain('already');
    expect((await wire.press('Snooze for a day', person)).text).toContain('Snoozed: follow-ups on');
    await news('Okafor Systems opens the weights of its model');
    expect(wire.directs(person)).toEqual([]);
  });

  it('a hostile headline mentions nobody there and leads nowhere else', async () => {
    await wire.type('follow topic weights', person);
    await news(HOSTILE);
    expect(wire.directs(person)).toHaveLength(1);
    expect(wire.mentions()).toEqual([]);
  });

  it('what one follows is completed, where the platform completes', async () => {
    await wire.type('follow topic weights', person);
    const offered = await wire.complete('unfollow', 'what', 'wei', person);
    if (offered !== null) expect(offered).toEqual(['stories on “weights”']);
    expect((await wire.type('unfollow topic weights', person)).text).toContain('You no longer follow');
  });
});
