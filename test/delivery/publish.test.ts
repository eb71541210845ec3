/** Publishing with the outbox, the real adapter and the fake at the other end of the wire. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Discord } from '../../adapters/discord/connect.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, owe } from '../../src/db/deliveries.ts';
import { setPreference } from '../../src/db/preferences.ts';
import { retryDelay } from '../../src/delivery/attempt.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import { createOutbox, type Outbox } from '../../src/delivery/outbox.ts';
import { silentLog } from '../../src/log.ts';
import type { ChannelId, DeliveryKind } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/index.ts';
import { createFakeHost } from '../fakes/host.ts';
import { storyCard } from '../fixtures/cards.ts';

let db: Database;
let fake: FakeDiscord;
let platform: Discord;
let outbox: Outbox;
let channel: ChannelId;
let clock = Date.UTC(2026, 2, 5, 12);

beforeEach(async () => {
  db = await freshDatabase();
  // Its memory of nonces would hide whether the adapter looks.
  fake = await startFakeDiscord({ now: () => clock, channels: [{ name: 'plans', type: 5 }], nonceMs: 0 });
  platform = new Discord({ token: fake.token, api: fake.apiUrl });
  await platform.start(createFakeHost());
  const place = { platform: 'discord', address: fake.address('plans'), title: '#plans' };
  channel = (await ensureChannel(db, place, clock)).channel.id;
  await setPreference(db, { channel, kind: 'publish', value: 'on', by: null }, clock);
  const cardOf = async () => ({ card: storyCard });
  outbox = createOutbox({ db, platforms: [platform], now: () => clock, log: silentLog, cardOf });
});
afterEach(async () => {
  await platform.stop();
  await fake.close();
});

const owes = (kind: DeliveryKind) =>
  owe(db, [{ id: newDeliveryId(), channel, kind, subject: 'x', story: null, because: 'test' }], clock);
const standing = () => fake.world.channel('plans').messages.map(({ crossposted }) => crossposted);

it.each(['a limit', 'a lost reply'])(
  '%s when a post is published leaves one post, published later',
  async (mishap) => {
    if (mishap === 'a limit') fake.limitNextCrosspost(1);
    else fake.loseNextCrosspost();
    await owes('digest');
    await outbox.deliverDue();
    expect(await countDeliveries(db)).toMatchObject({ posting: 1, posted: 0 });
    expect(standing()).toEqual([mishap === 'a lost reply']);
    clock += retryDelay(0);
    await outbox.deliverDue();
    expect(await countDeliveries(db)).toMatchObject({ posting: 0, posted: 1 });
    expect(standing()).toEqual([true]);
  },
);

it('what is for the channel alone is not published', async () => {
  await owes('notice');
  await outbox.deliverDue();
  expect(standing()).toEqual([false]);
});
