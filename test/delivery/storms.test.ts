import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { countDeliveries, owe } from '../../src/db/deliveries.ts';
import { openDatabase } from '../../src/db/open.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import { createOutbox, type Outbox } from '../../src/delivery/outbox.ts';
import { type Log, silentLog } from '../../src/log.ts';
import type { ChannelId } from '../../src/model.ts';
import { NOON, storyCard } from '../fixtures/cards.ts';
import { STORM_PLACES, type StormPlace } from './storm-place.ts';

const HOUR = 3_600_000;

describe.each(Object.entries(STORM_PLACES))('what is owed on %s is posted once', (_name, openPlace) => {
  let place: StormPlace;
  let db: Database;
  let folder: string;
  let outbox: Outbox;
  /** The true time, which the platform has; the machine may be wrong about it. */
  let time: number;
  let machineIsOff: number;
  let channels: ChannelId[];
  let owed: string[];
  let errors: string[];

  const machine = () => time + machineIsOff;

  beforeEach(async () => {
    time = NOON;
    machineIsOff = 0;
    owed = [];
    errors = [];
    folder = mkdtempSync(join(tmpdir(), 'dateline-storm-'));
    db = await openDatabase(`file:${join(folder, 'storm.db')}`);
    place = await openPlace(() => time);
    channels = [];
    for (const address of place.addresses) {
      const { channel } = await ensureChannel(
        db,
        { platform: place.platform.name, address, title: address },
        machine(),
      );
      channels.push(channel.id);
    }
    restart();
  });
  afterEach(async () => {
    await place.close();
    await db.close();
    rmSync(folder, { recursive: true });
  });

  /** A process that starts anew over the same file. */
  function restart(): void {
    const log: Log = { ...silentLog, error: (_fields, message) => void errors.push(message) };
    const cardOf = async ({ subject }: { subject: string }) => ({ card: cardOfStorm(subject) });
    const platforms = [place.platform];
    outbox = createOutbox({ db, platforms, now: machine, steady: () => time, log, cardOf });
  }

  async function owes(cards: number): Promise<void> {
    for (let n = 0; n < cards; n += 1) {
      const rows = channels.map((channel) => {
        const name = `Card ${owed.length + 1} of the storm.`;
        owed.push(name);
        return { id: newDeliveryId(), channel, kind: 'notice' as const, subject: name, because: 'a storm' };
      });
      await owe(db, rows, machine());
    }
  }

  /** Goes on, a second at a time, until nothing is owed; gives how long that took, ms of the true clock. */
  async function drain(before: (pass: number) => void = () => {}): Promise<number> {
    const began = time;
    for (let pass = 0; pass < 5_000; pass += 1) {
      const { owed: waiting, posting } = await countDeliveries(db);
      if (waiting + posting === 0) return time - began;
      before(pass);
      const attempts = await outbox.deliverDue();
      time += attempts > 0 ? 1_000 : 10_000;
      // Discord's library waits by the machine's own clock, whatever the test's says: passes must not outrun it.
      const after = await countDeliveries(db);
      if (after.owed + after.posting === waiting + posting) await pause(5);
    }
    throw new Error(`Something is owed for ever: ${JSON.stringify(await countDeliveries(db))}`);
  }

  function expectEachOnce(): void {
    const seen = place.seen().map((text) => /Card \d+ of the storm\./.exec(text)?.[0]);
    expect(seen.toSorted()).toEqual(owed.toSorted());
  }

  it('through every kind of failure, one after another and mixed', async () => {
    await owes(8);
    const kinds = Object.values(place.faults);
    await drain((pass) => {
      if (pass < 4 * kinds.length) kinds[(pass * 5) % kinds.length]?.();
    });
    expectEachOnce();
  });

  it.each(['a lost reply', 'a 500', 'a reset'])('when %s is all that comes for a while', async (fault) => {
    await owes(3);
    await drain((pass) => {
      if (pass < 10) place.faults[fault]?.();
    });
    expectEachOnce();
  });

  it('when each process dies before it hears of its post', async () => {
    await owes(4);
    await drain((pass) => {
      if (pass > 12) return;
      place.faults['a lost reply']?.();
      restart();
    });
    expectEachOnce();
  });

  it('while the connection for commands comes and goes', async () => {
    await owes(6);
    const kinds = Object.values(place.connection);
    await drain((pass) => {
      kinds[pass % kinds.length]?.();
      if (pass < 6) place.faults['a lost reply']?.();
    });
    expectEachOnce();
  });

  it.each([
    ['is an hour ahead before the post and after it', HOUR, HOUR],
    ['goes back an hour after the post', HOUR, 0],
    ['goes an hour ahead after the post', 0, HOUR],
    ['goes back from right to an hour behind', 0, -HOUR],
  ])('when a reply is lost and the clock %s', async (_what, before, after) => {
    await outbox.deliverDue();
    machineIsOff = before;
    await owes(1);
    place.faults['a lost reply']?.();
    await outbox.deliverDue();
    expect((await countDeliveries(db)).posting).toBe(1);
    machineIsOff = after;
    await drain();
    expectEachOnce();
  });

  it('soon, though the clock was an hour ahead when it was owed and tried', async () => {
    machineIsOff = HOUR;
    await owes(3);
    place.faults['a 500']?.();
    await outbox.deliverDue();
    machineIsOff = 0;
    expect(await drain()).toBeLessThan(60_000);
    expectEachOnce();
  });

  it('when the disk is full for a while, between any two notes of an attempt', async () => {
    // Rows lie close together: a page that one of them outgrows has to be split, and for that there is no room.
    await owes(60);
    await fillUp();
    for (let pass = 0; pass < 80; pass += 1) {
      await outbox.deliverDue();
      time += 1_000;
    }
    expect(errors.join('\n')).toContain('was not noted: database or disk is full');
    await db.rows(sql`pragma max_page_count = 1000000`);
    await drain();
    expectEachOnce();
  });

  /** Lets the file grow no more, and takes what room is left in it. */
  async function fillUp(): Promise<void> {
    const [size] = await db.rows<{ page_count: number }>(sql`pragma page_count`);
    await db.rows(sql.raw(`pragma max_page_count = ${size?.page_count}`));
    const fill = (bytes: number, n: number) =>
      db.rows(
        sql`insert into platform_state (platform, key, value) values ('fill', ${`${bytes} ${n}`}, ${JSON.stringify('x'.repeat(bytes))}) returning key`,
      );
    for (const bytes of [3_000, 300, 30]) {
      for (let n = 0; ; n += 1) {
        if (!(await fits(fill(bytes, n)))) break;
      }
    }
  }
});

function cardOfStorm(name: string): Card {
  const heading = { type: 'heading' as const, level: 1 as const, text: name };
  return { ...storyCard, summary: name, blocks: [heading, ...storyCard.blocks] };
}

async function fits(work: PromiseLike<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (/disk is full/.test(String(error))) return false;
    throw error;
  }
}
