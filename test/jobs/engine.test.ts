import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimDatabase } from '../../src/db/claim.ts';
import { startEngine } from '../../src/jobs/engine.ts';
import type { Runner, Task } from '../../src/jobs/task.ts';
import { silentLog } from '../../src/log.ts';
import { freshAddress, onPostgres, onServer } from '../fakes/database.ts';
import { startProxy } from '../fakes/proxy.ts';
import { until } from '../fakes/until.ts';

const patience = { lookMs: 50, lostMs: 50, pollMs: 20 };
const running: (() => Promise<unknown>)[] = [];
let address: string;
let refused: Error[];

function task(run: Task['run'], name = 'work'): Task {
  return { name, says: name, role: 'collect', run };
}

async function engine(tasks: readonly Task[], url = address): Promise<Runner> {
  const onRefused = (why: Error) => void refused.push(why);
  const claim = await claimDatabase({ url, use: 'shared', log: silentLog });
  running.push(() => claim.release());
  const started = await startEngine({ url, claim, tasks, log: silentLog, patience, onRefused });
  running.push(() => started.stop());
  return started;
}

describe.skipIf(!onPostgres)('the engine of several processes', () => {
  beforeEach(async () => {
    address = await freshAddress();
    refused = [];
  });
  afterEach(async () => {
    for (const stop of running.splice(0).reverse()) await stop();
  });

  it('runs a task again and again, in one process at a time, and by whoever is free', async () => {
    const runs: string[] = [];
    let atOnce = 0;
    const by = (who: string) =>
      task(async () => {
        runs.push(who);
        atOnce += 1;
        expect(atOnce).toBe(1);
        await pause(5);
        atOnce -= 1;
        return 10;
      });
    await Promise.all([engine([by('a')]), engine([by('b')])]);
    await until(() => runs.includes('a') && runs.includes('b'), 'both had a turn');
  });

  it('runs a task at once when another process wakes it, and once for many who do', async () => {
    let runs = 0;
    const hourly = task(async () => {
      runs += 1;
      return 3_600_000;
    });
    await engine([hourly]);
    await until(() => runs === 1, 'it ran at the start');
    const other = await engine([]);
    for (let i = 0; i < 5; i += 1) other.wake('work');
    await until(() => runs >= 2, 'it was woken');
    expect(runs).toBeLessThanOrEqual(6);
  });

  it('goes on after a task failed, and after the database was away', async () => {
    const proxy = await startProxy(address);
    running.push(() => proxy.close());
    let runs = 0;
    const flaky = task(async () => {
      runs += 1;
      if (runs === 1) proxy.cut();
      return 1;
    });
    await engine([flaky], proxy.through(address));
    await until(() => runs === 1, 'it ran');
    proxy.mend();
    await until(() => runs >= 3, 'it ran again');
  });

  it('says that this process may not go on when a newer one has changed the tables', async () => {
    await engine([]);
    const later = "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e12)";
    await onServer(address, later);
    await until(() => refused.length > 0, 'it was refused');
    await onServer(address, "delete from drizzle.__drizzle_migrations where hash = 'later'");
    expect(refused[0]?.message).toContain('was made by a newer version of Dateline');
  });

  it('does not start beside a process that does everything, nor the other way round', async () => {
    const sentence =
      /^Another Dateline works on the database .*; stop it, or start every process with its --role/;
    const claim = (use: 'alone' | 'shared') =>
      claimDatabase({ url: address, use, log: silentLog, patienceMs: 0 });
    const alone = await claim('alone');
    await expect(claim('shared')).rejects.toThrow(sentence);
    await alone.release();
    await engine([]);
    await expect(claim('alone')).rejects.toThrow(sentence);
  });
});
