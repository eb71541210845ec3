/** The database server goes away and comes back: work waits, commands say so, all goes on. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { createChannels } from '../../src/channels/index.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, owe } from '../../src/db/deliveries.ts';
import { openDatabase } from '../../src/db/open.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createHost } from '../../src/host.ts';
import { silentLog } from '../../src/log.ts';
import { startLoop } from '../../src/loop.ts';
import { createPictures } from '../../src/pictures/index.ts';
import type { Host } from '../../src/platform/port.ts';
import { freshAddress, onPostgres } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { NOON } from '../fakes/news.ts';
import { type CuttableProxy, startProxy } from '../fakes/proxy.ts';
import { queriesOver } from '../fakes/queries.ts';
import { until } from '../fakes/until.ts';

let proxy: CuttableProxy;
let db: Database;
let platform: MemoryPlatform;
let clock: number;

const caller = { person: 'ada', address: 'room', channelTitle: 'room', canManage: true };

function hostOver(db: Database): Host {
  const channels = createChannels({
    db,
    findFeeds: async () => [],
    readList: async () => ({ feeds: [], refused: [] }),
  });
  const parts = { queries: queriesOver(db), channels, pictures: createPictures(), secretKeys: [] };
  return createHost({ db, commands, ...parts, now: () => clock, log: silentLog, version: '0' }, 'memory');
}

describe.skipIf(!onPostgres)('a database that goes away', () => {
  beforeEach(async () => {
    clock = NOON;
    const address = await freshAddress();
    proxy = await startProxy(address);
    db = await openDatabase(proxy.through(address));
    platform = createMemoryPlatform(() => clock);
  });
  afterEach(async () => {
    await db.close();
    await proxy.close();
  });

  it('is said in one sentence to who asks, who is answered as soon as it is back', async () => {
    const host = hostOver(db);
    const ask = async () => (await host.runText('subscriptions', caller)).summary;
    const before = await ask();
    proxy.cut();
    expect(await ask()).toBe(
      'The database does not answer just now; nothing is lost, try again in a minute.',
    );
    proxy.mend();
    expect(await ask()).toBe(before);
  });

  it('loses and repeats no post, wherever it goes away in an attempt', async () => {
    const { channel } = await ensureChannel(
      db,
      { platform: 'memory', address: 'room', title: 'room' },
      clock,
    );
    const names = Array.from({ length: 6 }, (_, i) => `card ${i}`);
    const owed = names.map((name) => ({
      id: newDeliveryId(),
      channel: channel.id,
      kind: 'notice' as const,
      subject: name,
      because: 'the test',
      payload: noticeCard(name),
    }));
    await owe(db, owed, clock);
    // While the platform has the post and its outcome is not noted; later, in the middle of anything.
    platform.beforePost = () => {
      if (platform.posts.length % 2 === 0) proxy.cut();
    };
    const cardOf = async ({ payload }: { payload: unknown }) => ({
      card: payload as ReturnType<typeof noticeCard>,
    });
    const outbox = createOutbox({ db, platforms: [platform], cardOf, now: () => clock, log: silentLog });
    const loop = startLoop('delivery', silentLog, async () => {
      await outbox.deliverDue();
      return 1;
    });
    const posted = async () => {
      clock += 10_000;
      proxy.mend();
      loop.wake();
      await pause(5);
      return (await countDeliveries(db).catch(() => null))?.posted === names.length;
    };
    await until(posted, 'all is posted');
    await loop.stop();
    expect(platform.posts.map(({ card }) => card.summary).sort()).toEqual(names);
  });
});
