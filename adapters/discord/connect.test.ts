import { afterEach, describe, expect, it } from 'vitest';
import { SettingError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { DeliveryId } from '../../src/model.ts';
import { createTown } from '../../test/fakes/accord.ts';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  startFakeDiscord,
} from '../../test/fakes/discord/index.ts';
import { createFakeHost, type FakeHost, notice } from '../../test/fakes/host.ts';
import { storyCard } from '../../test/fixtures/cards.ts';
import { createFactsMemory, directFacts } from './channels.ts';
import { Discord, type Patience } from './connect.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

interface Stage {
  readonly fake: FakeDiscord;
  readonly host: FakeHost;
  readonly platform: Discord;
  readonly logged: string[];
}

async function stage(options: FakeDiscordOptions = {}, patience: Partial<Patience> = {}): Promise<Stage> {
  const fake = await startFakeDiscord({ postsPerWindow: 1000, ...options });
  const logged: string[] = [];
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: note, info: note, warn: note, error: note, child: () => log };
  const host: FakeHost = Object.assign(createFakeHost(), { log });
  const platform = new Discord({ token: fake.token, api: fake.apiUrl }, patience);
  running.push(
    () => fake.close(),
    () => platform.stop(),
  );
  return { fake, host, platform, logged };
}

/** Waits for what the network brings; fails with the test's time limit. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const delivery = (n: number) => `connect${n}` as DeliveryId;

describe('the start', () => {
  it('registers the commands once, and again only when they differ', async () => {
    const { fake, host, platform } = await stage({ loginMs: 0 });
    await platform.start(host);
    expect(fake.world.commands.map(({ name }) => name)).toEqual(['echo', 'count']);
    const again = new Discord({ token: fake.token, api: fake.apiUrl });
    running.push(() => again.stop());
    await again.start(host);
    expect(fake.world.commandPuts).toBe(1);
    expect(fake.world.commandsMade.left).toBe(198);
    const third = new Discord({ token: fake.token, api: fake.apiUrl });
    running.push(() => third.stop());
    await third.start({ ...host, commands: host.commands.slice(0, 1) });
    expect(fake.world.commands).toHaveLength(1);
    expect(fake.world.commandPuts).toBe(2);
  });

  it('keeps the commands that are there where Discord takes no new ones that day', async () => {
    const { fake, host, platform, logged } = await stage({ loginMs: 0, commandsLeft: 1 });
    const one = host.commands.slice(0, 1);
    await platform.start({ ...host, commands: one });
    const again = new Discord({ token: fake.token, api: fake.apiUrl });
    running.push(() => again.stop());
    await again.start(host);
    expect(fake.world.commands.map(({ name }) => name)).toEqual(['echo']);
    expect(logged.join('\n')).toMatch(/the commands are not registered at Discord; trying again at \d{4}-/);
    expect(await fake.type('news', 'echo still')).toMatchObject({ text: 'still' });
  });

  it('names a token that only the gateway refuses', async () => {
    const { fake, host } = await stage();
    // The fake's REST takes this token too, its gateway does not.
    const proxy = await startFakeDiscord({ token: 'rotated' });
    running.push(() => proxy.close());
    Object.defineProperty(proxy.gateway, 'url', { get: () => fake.gateway.url });
    const platform = new Discord({ token: 'rotated', api: proxy.apiUrl });
    const refusal = await platform.start(host).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingError);
    expect((refusal as Error).message).toContain('DISCORD_TOKEN');
  });

  it('ends in a bounded time when the gateway says nothing', async () => {
    const { fake, host, platform } = await stage({}, { loginMs: 100, closeMs: 100 });
    fake.gateway.greets = false;
    await expect(platform.start(host)).rejects.toMatchObject({ code: 'platform' });
  });

  it('uses as many shards as the gateway asks for', async () => {
    const { fake, host, platform } = await stage({ shards: 2 });
    // Logins are 5 s apart (max_concurrency 1), as Discord wants it.
    await platform.start(host);
    expect(fake.gateway).toMatchObject({ identified: 2, hasty: 0 });
    expect(await fake.type('news', 'echo over two shards')).toMatchObject({ visibleTo: 'asker' });
  });
});

describe('the connection', () => {
  it('goes on where it was after a reconnect, and runs nothing twice', async () => {
    const { fake, host, platform } = await stage();
    await platform.start(host);
    await fake.type('news', 'echo once');
    fake.redeliver();
    fake.gateway.askReconnect();
    await until(() => fake.gateway.resumed === 1);
    expect(fake.gateway.identified).toBe(1);
    expect(await fake.type('news', 'echo after')).toMatchObject({ text: 'after' });
    expect(host.calls.map(({ invocation }) => invocation.options.words)).toEqual(['once', 'after']);
  });

  it('answers what was asked while the connection was cut', async () => {
    const { fake, host, platform, logged } = await stage();
    await platform.start(host);
    fake.gateway.drop();
    await until(() => fake.gateway.sockets === 0);
    expect(await fake.type('news', 'echo meanwhile')).toMatchObject({ text: 'meanwhile' });
    expect(fake.gateway.resumed).toBe(1);
    expect(logged.join('\n')).toContain('connecting again');
  });

  it('is given up and made anew when nobody answers heartbeats', async () => {
    const { fake, host, platform } = await stage({ heartbeatMs: 40 });
    await platform.start(host);
    fake.gateway.silence(true);
    await until(() => fake.gateway.resumed >= 1);
    fake.gateway.silence(false);
    expect(await fake.type('news', 'echo alive')).toMatchObject({ text: 'alive' });
  });

  it('logs in anew after an invalid session', async () => {
    const { fake, host, platform } = await stage();
    await platform.start(host);
    fake.gateway.invalidate(false);
    await until(() => fake.gateway.identified === 2);
    expect(fake.gateway.hasty).toBe(0);
    expect(await fake.type('news', 'echo anew')).toMatchObject({ text: 'anew' });
  });

  it('that Discord closes for good is logged, without the token, and posts still work', async () => {
    const { fake, host, platform, logged } = await stage();
    await platform.start(host);
    fake.gateway.drop(4004);
    await until(() => logged.some((line) => line.includes('closed the connection for good')));
    expect(logged.join('\n')).not.toContain(fake.token);
    await platform.post(fake.address('news'), storyCard, delivery(1));
    expect(fake.messages('news')).toHaveLength(1);
  });

  it('lets a post and an answer in flight finish before it stops', async () => {
    const { fake, host, platform } = await stage();
    await platform.start(host);
    let release = () => {};
    const working = new Promise<void>((resolve) => {
      release = resolve;
    });
    host.answer = () => working.then(() => notice('late'));
    const answer = fake.type('news', 'echo late');
    await until(() => host.calls.length === 1);
    const posting = platform.post(fake.address('news'), storyCard, delivery(2));
    const stopping = platform.stop();
    release();
    await stopping;
    expect(await posting).toBe(fake.messages('news')[0]?.id);
    expect((await answer).text).toContain('late');
    await expect(platform.post(fake.address('news'), storyCard, delivery(3))).rejects.toMatchObject({
      code: 'platform',
    });
  });
});

describe('a process that only posts', () => {
  it('posts, finds and edits over REST alone', async () => {
    const { fake, host, platform } = await stage();
    await platform.start(host, { answers: false, accord: createTown().accord() });
    const message = await platform.post(fake.address('news'), storyCard, delivery(1));
    await platform.post(fake.address('news'), notice('the second'), delivery(2));
    expect(await platform.find(fake.address('news'), delivery(1), host.now() - 60_000)).toBe(message);
    await platform.edit(fake.address('news'), message, notice('edited'));
    expect(fake.messages('news').map(({ text }) => text)).toMatchObject(['edited', 'the second']);
    expect(fake.world.commands).toEqual([]);
    await expect(fake.type('news', 'echo anybody')).rejects.toThrow();
  });

  it('asks what a channel is once in ten minutes', () => {
    let now = 0;
    const memory = createFactsMemory(() => now);
    const facts = directFacts('7');
    memory.learn(facts);
    now = 599_999;
    expect(memory.known('7')).toBe(facts);
    now = 600_000;
    expect(memory.known('7')).toBeNull();
  });

  it('refuses a wrong token, too', async () => {
    const { fake, host } = await stage();
    const platform = new Discord({ token: 'wrong', api: fake.apiUrl });
    await expect(
      platform.start(host, { answers: false, accord: createTown().accord() }),
    ).rejects.toBeInstanceOf(SettingError);
  });
});
