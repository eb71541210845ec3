import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Claim, claimDatabase } from '../../src/db/claim.ts';
import { silentLog } from '../../src/log.ts';
import { freshAddress, onPostgres } from '../fakes/database.ts';
import { startProxy } from '../fakes/proxy.ts';
import { until } from '../fakes/until.ts';

const running: (() => Promise<unknown>)[] = [];
let address: string;

/** What a process settles with others, by a connection of its own. */
async function join(url = address): Promise<Claim> {
  const claim = await claimDatabase({ url, use: 'shared', log: silentLog });
  running.push(() => claim.release());
  return claim;
}

describe.skipIf(!onPostgres)('what processes settle on PostgreSQL', () => {
  beforeEach(async () => {
    address = await freshAddress();
  });
  afterEach(async () => {
    for (const stop of running.splice(0).reverse()) await stop();
  });

  it('is had by one at a time, and free once it gives it back or ends', async () => {
    const [one, other] = [await join(), await join()];
    const held = await one.take('a thing');
    expect(await Promise.all([one.take('a thing'), other.take('a thing')])).toEqual([null, null]);
    expect(await other.take('another thing')).not.toBeNull();
    await held?.release();
    expect(await other.take('a thing')).not.toBeNull();
    await other.release();
    expect(await until(() => one.take('a thing'), 'it is free')).not.toBeNull();
  });

  it('is a number by which all go: that of the first, until nobody holds it', async () => {
    const [one, other] = [await join(), await join()];
    const both = await Promise.all([one.agree('a number', 4), other.agree('a number', 6)]);
    expect(both[0].number).toBe(both[1].number);
    expect([4, 6]).toContain(both[0].number);
    expect((await one.agree("somebody's", 7)).number).toBe(7);
    await both[0].release();
    expect((await one.agree('a number', 8)).number).toBe(both[1].number);
    await one.release();
    await both[1].release();
    const later = async () => {
      const { number, release } = await other.agree('a number', 8);
      await release();
      return number === 8;
    };
    await until(later, 'the number is free');
  });

  it('is lost with the connection, and told of; then another may have it', async () => {
    const proxy = await startProxy(address);
    running.push(() => proxy.close());
    const [one, other] = [await join(proxy.through(address)), await join()];
    const held = await one.take('a thing');
    const lost = new Promise((resolve) => held?.lost.addEventListener('abort', resolve));
    proxy.cut();
    await lost;
    const taken = await until(() => other.take('a thing'), 'it is free');
    proxy.mend();
    expect(await one.take('a thing')).toBeNull();
    await held?.release();
    expect(await one.take('a thing')).toBeNull();
    await taken.release();
    expect(await one.take('a thing')).not.toBeNull();
  });
});
