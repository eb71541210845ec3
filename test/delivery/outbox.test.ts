import { beforeEach, describe, expect, it } from 'vitest';
import { noticeCard } from '../../src/cards/notice.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, deliveryOf, owe, storySubject } from '../../src/db/deliveries.ts';
import { retryDelay } from '../../src/delivery/attempt.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import { createOutbox, type Outbox } from '../../src/delivery/outbox.ts';
import { PlatformError, RateLimitError, RefusedError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { ChannelId, StoryId } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { NOON } from '../fakes/news.ts';
import { until } from '../fakes/until.ts';

let db: Database;
/** How long it takes to make a card, ms. */
let cardTakes: number;
let clock: number;
let platform: MemoryPlatform;
let outbox: Outbox;
let general: ChannelId;
let security: ChannelId;

const now = () => clock;
const story = (n: number) => n as StoryId;

/** A process that starts anew over the same database. */
function restart(): void {
  outbox = createOutbox({
    db,
    platforms: [platform],
    now,
    log: silentLog,
    cardOf: async (delivery) => {
      clock += cardTakes;
      return { card: noticeCard(`story ${delivery.story}`), version: 1 };
    },
  });
}

async function owes(channel: ChannelId, ...stories: number[]): Promise<void> {
  for (const n of stories) {
    const about = { kind: 'story' as const, subject: storySubject(story(n)), story: story(n) };
    await owe(db, [{ id: newDeliveryId(), channel, because: 'test', ...about }], clock);
    clock += 1;
  }
}

const posted = () => platform.posts.map((post) => `${post.address}: ${post.card.summary}`);

beforeEach(async () => {
  db = await freshDatabase();
  clock = NOON;
  cardTakes = 0;
  platform = createMemoryPlatform(now, { capabilities: { msBetweenPosts: 1000 } });
  const place = (address: string) =>
    ensureChannel(db, { platform: 'memory', address, title: address }, clock);
  general = (await place('general')).channel.id;
  security = (await place('security')).channel.id;
  restart();
});

describe('the outbox', () => {
  it('posts what is owed once, oldest first, at the pace of the place', async () => {
    await owes(general, 1, 2);
    expect(await outbox.deliverDue()).toBe(1);
    expect(await outbox.deliverDue()).toBe(0);
    expect(outbox.msUntilReady()).toBe(1000);
    clock += 1000;
    expect(await outbox.deliverDue()).toBe(1);
    clock += 1000;
    expect(await outbox.deliverDue()).toBe(0);
    expect(posted()).toEqual(['general: story 1', 'general: story 2']);
  });

  it('counts the pace from the sending, not from the work before it', async () => {
    platform.beforePost = () => {
      clock += 200;
    };
    cardTakes = 400;
    await owes(general, 1);
    const due = clock;
    await outbox.deliverDue();
    const [sent, answered] = [due + 400, due + 600];
    expect(clock).toBe(answered);
    expect(clock + outbox.msUntilReady()).toBe((sent + answered) / 2 + 1000);
  });

  it('owes a story to a channel once, however often it is decided', async () => {
    await owes(general, 1, 1, 1);
    expect(await countDeliveries(db)).toMatchObject({ owed: 1 });
  });

  it('lets a slow channel hold up no other', async () => {
    await owes(general, 1, 2, 3, 4, 5);
    await owes(security, 6);
    await outbox.deliverDue();
    expect(posted()).toEqual(['general: story 1', 'security: story 6']);
  });

  it('lets a channel whose posts take ten seconds each hold up no other', async () => {
    await owes(general, 1, 2);
    await owes(security, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    let finish = () => {};
    platform.beforePost = (address) =>
      address === 'general' ? new Promise((resolve) => (finish = resolve)) : undefined;
    for (let turn = 0; turn < 10; turn += 1) {
      // The attempt before may not be noted yet.
      await until(async () => {
        await outbox.beginDue();
        return platform.posts.length === turn + 1;
      }, 'the other channel is posted to');
      // Twice the pace: where its end is noted only now, the pace counts from halfway.
      clock += 2000;
    }
    expect(posted()).toEqual(Array.from({ length: 10 }, (_, i) => `security: story ${11 + i}`));
    finish();
    await outbox.settled();
    clock += 1000;
    platform.beforePost = () => {};
    await outbox.deliverDue();
    expect(posted().slice(10)).toEqual(['general: story 1', 'general: story 2']);
  });

  it('looks before it posts again when a reply was lost after the post was stored', async () => {
    platform.repliesToLose = 1;
    await owes(general, 1);
    await outbox.deliverDue();
    expect((await deliveryOf(db, general, story(1)))?.state).toBe('posting');
    clock += retryDelay(0);
    restart();
    await outbox.deliverDue();
    expect(posted()).toEqual(['general: story 1']);
    expect(await deliveryOf(db, general, story(1))).toMatchObject({ state: 'posted', message: 'm1' });
  });

  it('posts after a crash between the note and the post', async () => {
    await owes(general, 1);
    platform.beforePost = () => {
      throw new Error('killed');
    };
    await outbox.deliverDue();
    platform.beforePost = () => {};
    clock += retryDelay(0);
    restart();
    await outbox.deliverDue();
    expect(posted()).toEqual(['general: story 1']);
  });

  it('waits as long as the platform asks, for that place only', async () => {
    await owes(general, 1);
    await owes(security, 2);
    platform.beforePost = (address) => {
      if (address === 'general') throw new RateLimitError('slow down', 30_000, 'place');
    };
    await outbox.deliverDue();
    platform.beforePost = () => {};
    clock += 29_000;
    await outbox.deliverDue();
    expect(posted()).toEqual(['security: story 2']);
    clock += 1_000;
    await outbox.deliverDue();
    expect(posted()).toEqual(['security: story 2', 'general: story 1']);
  });

  it('stops posting anywhere on a platform that asks everybody to wait', async () => {
    await owes(general, 1);
    platform.beforePost = () => {
      throw new RateLimitError('global', 10_000, 'platform');
    };
    await outbox.deliverDue();
    platform.beforePost = () => {};
    await owes(security, 2);
    expect(await outbox.deliverDue()).toBe(0);
    clock += 10_001;
    expect(await outbox.deliverDue()).toBe(2);
  });

  it('tries again with growing delays while a platform is down', async () => {
    await owes(general, 1);
    let tries = 0;
    platform.beforePost = () => {
      tries += 1;
      throw new PlatformError('down');
    };
    for (const wait of [5_000, 10_000, 20_000]) {
      await outbox.deliverDue();
      clock += wait - 1_000;
      expect(await outbox.deliverDue()).toBe(0);
      clock += 1_000;
    }
    expect(tries).toBe(3);
    expect(retryDelay(50)).toBe(15 * 60_000);
  });

  it('keeps what it owes to a place that refuses it, and resumes by itself when that is mended', async () => {
    await owes(general, 1, 2);
    platform.beforePost = () => {
      throw new RefusedError('archived');
    };
    await outbox.deliverDue();
    platform.beforePost = () => {};
    clock += 60_000;
    expect(await outbox.deliverDue()).toBe(0);
    clock += 3_600_000;
    await outbox.deliverDue();
    clock += 1_000;
    await outbox.deliverDue();
    expect(posted()).toEqual(['general: story 1', 'general: story 2']);
    expect(await countDeliveries(db)).toEqual({
      held: 0,
      owed: 0,
      posting: 0,
      posted: 2,
      bundled: 0,
      refused: 0,
    });
  });

  it('drops a post that is refused alone, and goes on with the next', async () => {
    await owes(general, 1, 2);
    platform.beforePost = () => {
      platform.beforePost = () => {};
      throw new RefusedError('a filter blocked it', { scope: 'post' });
    };
    await outbox.deliverDue();
    clock += 1_000;
    await outbox.deliverDue();
    expect(posted()).toEqual(['general: story 2']);
    expect(await countDeliveries(db)).toMatchObject({ refused: 1, posted: 1 });
  });

  it.each(['posted', 'bundled', 'refused', 'held'] as const)(
    'leaves what is %s by now as it is when an attempt that began before ends late',
    async (state) => {
      await owes(general, 1);
      platform.beforePost = async () => {
        await db.orm.update(db.tables.deliveries).set({ state });
        throw new PlatformError('away');
      };
      await outbox.deliverDue();
      clock += 3_600_000;
      expect(await outbox.deliverDue()).toBe(0);
      expect(await countDeliveries(db)).toMatchObject({ [state]: 1 });
    },
  );

  it('leaves what is owed to a platform alone while its start is waited for', async () => {
    await owes(general, 1);
    let up = false;
    const cardOf = async () => ({ card: noticeCard('story 1') });
    outbox = createOutbox({ db, platforms: [platform], now, log: silentLog, cardOf, isUp: () => up });
    expect(await outbox.deliverDue()).toBe(0);
    up = true;
    expect(await outbox.deliverDue()).toBe(1);
    expect(posted()).toEqual(['general: story 1']);
  });

  it('drops a card whose story is gone', async () => {
    await owes(general, 1);
    outbox = createOutbox({ db, platforms: [platform], now, log: silentLog, cardOf: async () => null });
    await outbox.deliverDue();
    expect(await countDeliveries(db)).toMatchObject({ refused: 1, posted: 0 });
  });

  it('gives up a card that the platform goes on calling invalid, and posts the next one', async () => {
    await owes(general, 1, 2);
    let tries = 0;
    const { post } = platform;
    platform.post = async (address, card, delivery, options) => {
      if (card.summary === 'story 2') return post(address, card, delivery, options);
      tries += 1;
      throw new Error('invalid card');
    };
    for (let i = 0; i < 40; i += 1) {
      await outbox.deliverDue();
      clock += 15 * 60_000;
    }
    expect(tries).toBe(8);
    expect(posted()).toEqual(['general: story 2']);
    expect(await countDeliveries(db)).toMatchObject({ refused: 1, posted: 1 });
  });
});
