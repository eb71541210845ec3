import { afterEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log.ts';
import { createTown, type FakeAccord } from '../../test/fakes/accord.ts';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  startFakeDiscord,
} from '../../test/fakes/discord/index.ts';
import { createFakeHost, type FakeHost, notice } from '../../test/fakes/host.ts';
import { until } from '../../test/fakes/until.ts';
import { Discord, type Patience } from './connect.ts';

const PATIENCE: Partial<Patience> = { identifyMs: 0, lookMs: 10, againMs: 10, watchMs: 20, closeMs: 500 };
/** At this time the server is made, and by that its events come over shard 1 of 2 and of 4. */
const NOW = Date.UTC(2026, 2, 5, 12) + 1;

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

interface Process {
  readonly platform: Discord;
  readonly host: FakeHost;
  readonly accord: FakeAccord;
  readonly logged: string[];
}

async function stage(options: FakeDiscordOptions = {}) {
  const fake = await startFakeDiscord({ now: () => NOW, shards: 4, loginMs: 0, ...options });
  running.push(() => fake.close());
  const town = createTown();
  return {
    fake,
    town,
    join: (more: Partial<Joining> = {}) => join({ fake, accord: town.accord(), ...more }),
  };
}

interface Joining {
  readonly fake: FakeDiscord;
  readonly accord: FakeAccord;
  readonly processes?: number;
  readonly patience?: Partial<Patience>;
}

/** Starts a process that answers people, whose answers say which it is. */
async function join({ fake, accord, processes = 2, patience }: Joining): Promise<Process> {
  const logged: string[] = [];
  const note = (_fields: object, message: string) => void logged.push(message);
  const log: Log = { debug: note, info: note, warn: note, error: note, child: () => log };
  const host: FakeHost = Object.assign(createFakeHost(), { log });
  const platform = new Discord(
    { token: fake.token, api: fake.apiUrl, processes },
    { ...PATIENCE, ...patience },
  );
  running.push(() => platform.stop());
  await platform.start(host, { answers: true, accord });
  return { platform, host, accord, logged };
}

const SHARDS = ['0/4', '1/4', '2/4', '3/4'];

describe('the shards of the gateway, where two processes answer', () => {
  it('are with one process each, and each process answers what comes over its own', async () => {
    const { fake, join } = await stage();
    const [first, second] = [await join(), await join()];
    expect(fake.gateway.shards).toEqual(SHARDS);
    first.host.answer = () => notice('from the first');
    second.host.answer = () => notice('from the second');
    expect(await fake.type('news', 'echo who')).toMatchObject({ text: 'from the second' });
    expect(await fake.type('news', 'echo who', { direct: true })).toMatchObject({ text: 'from the first' });
    expect([first.host.calls.length, second.host.calls.length]).toEqual([1, 1]);
    expect(fake.world.commandPuts).toBe(1);
  });

  it('log in one after the other, as Discord wants it of all processes together', async () => {
    const { fake, join } = await stage({ loginMs: 150, loginsAtOnce: 2 });
    const patience = { identifyMs: 600 };
    await Promise.all([join({ patience }), join({ patience })]);
    expect(fake.gateway.shards).toEqual(SHARDS);
    expect(fake.gateway.hasty).toBe(0);
  });

  it('are as many as the processes at the least', async () => {
    const { fake, join } = await stage({ shards: 1 });
    await join();
    await join();
    expect(fake.gateway.shards).toEqual(['0/2', '1/2']);
  });

  it('stay as many as they were, though Discord advises another number to whoever comes later', async () => {
    const options = { shards: 4 };
    const { fake, join } = await stage(options);
    await join();
    Object.assign(fake.world.options, { shards: 6 });
    await join();
    expect(fake.gateway.shards).toEqual(SHARDS);
  });

  it('of a process that ends are taken by one that stands by', async () => {
    const { fake, join } = await stage();
    await join();
    const second = await join();
    const third = await join();
    expect(third.logged).toContain('Discord: others have the gateway; this process stands by');
    await second.platform.stop();
    await until(() => fake.gateway.shards.length === 4, 'the third has them');
    expect(fake.gateway.shards).toEqual(SHARDS);
    third.host.answer = () => notice('from the third');
    expect(await fake.type('news', 'echo who')).toMatchObject({ text: 'from the third' });
  });

  it('stay connected where the database was away and nobody took them', async () => {
    const { fake, join } = await stage();
    const only = await join({ processes: 1 });
    only.accord.lose();
    const other = await join({ processes: 1 });
    await until(() => other.logged.some((line) => line.includes('stands by')), 'it stands by');
    expect(fake.gateway.shards).toEqual(SHARDS);
    expect(fake.gateway.identified).toBe(4);
  });

  it('are given up where another process took them while the database was away', async () => {
    const { fake, town, join } = await stage();
    await join();
    const second = await join();
    second.accord.lose();
    const taken = await town.accord().take('share 1');
    await until(() => fake.gateway.shards.length === 2, 'the second has closed its own');
    expect(fake.gateway.shards).toEqual(['0/4', '2/4']);
    await taken?.release();
    await until(() => fake.gateway.shards.length === 4, 'it has them again');
  });

  it('that nobody has are told of', async () => {
    const { join } = await stage();
    const { logged } = await join();
    const sentence = 'Discord: 1 of 2 shares of the shards are with nobody, whose servers get no answers';
    await until(() => logged.some((line) => line.startsWith(sentence)), 'it says so');
  });

  it('a refused login is tried again, and its share is free meanwhile', async () => {
    const { fake, join } = await stage({ sessionsLeft: 4 });
    const first = await join();
    const second = await join();
    await first.platform.stop();
    fake.world.logins.left = 0;
    const refused = await join().catch((error: unknown) => error);
    expect(String(refused)).toContain('Discord takes no more logins today.');
    fake.world.logins.left = 4;
    await join();
    expect(fake.gateway.shards).toEqual(SHARDS);
    expect(second.logged.join()).not.toContain('not connected');
  });
});

describe('DISCORD_PROCESSES is refused with one sentence', () => {
  it('where the processes do not agree on it', async () => {
    const { join } = await stage();
    await join();
    await expect(join({ processes: 3 })).rejects.toThrow(
      'DISCORD_PROCESSES is 3 here and 2 in a process that runs already; give every process the same.',
    );
  });

  it('where one process does everything', async () => {
    const { fake } = await stage();
    const platform = new Discord({ token: fake.token, api: fake.apiUrl, processes: 2 });
    await expect(platform.start(createFakeHost())).rejects.toThrow(
      'DISCORD_PROCESSES=2 is for processes with the role connect; leave it away where one process does everything.',
    );
  });
});
