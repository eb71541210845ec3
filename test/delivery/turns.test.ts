/** Delivery in turns of shares, as several processes take them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noticeCard } from '../../src/cards/notice.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, owe } from '../../src/db/deliveries.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import type { OutboxOptions } from '../../src/delivery/outbox.ts';
import { createTurns } from '../../src/delivery/turns.ts';
import { silentLog } from '../../src/log.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { NOON } from '../fakes/news.ts';
import { until } from '../fakes/until.ts';

const CHANNELS = 40;

let db: Database;
let platform: MemoryPlatform;
let options: OutboxOptions;

beforeEach(async () => {
  db = await freshDatabase();
  platform = createMemoryPlatform(() => NOON);
  const cardOf = async () => ({ card: noticeCard('news') });
  options = { db, platforms: [platform], cardOf, now: () => NOON, log: silentLog };
  for (let i = 0; i < CHANNELS; i += 1) {
    const place = { platform: 'memory', address: `room ${i}`, title: '' };
    const { channel } = await ensureChannel(db, place, NOON);
    const notice = { channel: channel.id, kind: 'notice' as const, because: 'the test' };
    await owe(
      db,
      ['a', 'b'].map((subject) => ({ ...notice, id: newDeliveryId(), subject })),
      NOON,
    );
  }
});
afterEach(() => db.close());

it('two processes with half the shares each post everything once, and what is under way when a turn ends', async () => {
  const over = new AbortController();
  const [one, other] = [createTurns(options), createTurns(options)];
  const turns = one.map((turn, share) => (share % 2 === 0 ? turn : other[share])?.(over.signal));
  await until(() => platform.posts.length === 2 * CHANNELS, 'all is posted');
  over.abort();
  await Promise.all(turns);
  expect(await countDeliveries(db)).toMatchObject({ posted: 2 * CHANNELS, owed: 0, posting: 0 });
  expect(new Set(platform.posts.map(({ delivery }) => delivery)).size).toBe(2 * CHANNELS);
});

it('a share’s turn posts to its own channels only', async () => {
  const over = new AbortController();
  const turn = createTurns(options)[3]?.(over.signal);
  await until(() => platform.posts.length >= 4, 'the share is posted');
  over.abort();
  await turn;
  const rooms = new Set(platform.posts.map(({ address }) => Number(address.split(' ')[1])));
  expect(rooms.size).toBeGreaterThanOrEqual(2);
  expect(new Set([...rooms].map((room) => room % 16)).size).toBe(1);
});
