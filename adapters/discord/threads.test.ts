import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import { RefusedError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { DeliveryId } from '../../src/model.ts';
import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { PERMISSION } from '../../test/fakes/discord/world.ts';
import { createFakeHost, notice } from '../../test/fakes/host.ts';
import { HOSTILE, storyCard } from '../../test/fixtures/cards.ts';
import { picturedCard } from '../../test/fixtures/pictures.ts';
import { Discord } from './connect.ts';
import { threadName } from './threads.ts';

let fake: FakeDiscord;
let platform: Discord;
const warnings: string[] = [];
const warn = (fields: object, message: string) => void warnings.push(`${message} ${JSON.stringify(fields)}`);
const host = Object.assign(createFakeHost(), { log: { ...silentLog, warn } });
let count = 0;
const next = () => `thread${++count}` as DeliveryId;

const security = { tag: 'enterprise-security', name: 'Enterprise & Security Teams' };
const hardware = { tag: 'hardware', name: 'Hardware & Chips' };
const card: Card = { ...storyCard, audiences: [security, hardware] };

beforeAll(async () => {
  const tags = ['Security', 'Chips', 'Off topic', { name: 'Enterprise', moderated: true }];
  fake = await startFakeDiscord({
    now: () => host.now(),
    channels: [
      { name: 'news' },
      { name: 'plans', type: 5 },
      { name: 'forum', type: 15, tags },
      { name: 'media', type: 16, tags: ['Hardware'], requiresTag: true },
      { name: 'strict', type: 15, tags: ['Sports', 'News'], requiresTag: true },
      { name: 'stubborn', type: 15, tags: ['Sports'], requiresTag: true },
      { name: 'nothreads', permissions: String(PERMISSION.view | PERMISSION.send | PERMISSION.readHistory) },
    ],
    postsPerWindow: 1000,
    requestsPerSecond: 1000,
  });
  // Their clock stands still for the library, which counts requests by the real one.
  platform = new Discord({ token: fake.token, api: fake.apiUrl, requestsPerSecond: 1000 });
  await platform.start(host);
});
afterAll(async () => {
  await platform.stop();
  await fake.close();
});
beforeEach(() => {
  host.time += 60_000;
  warnings.length = 0;
});

const threads = (parent: string) =>
  fake.world.channels.filter(({ thread }) => thread?.parent === fake.world.channel(parent).id);
const newest = (parent: string) => threads(parent).at(-1);
const inThread = (parent: string) => fake.messages(newest(parent)?.id ?? '').map(({ text }) => text);
const tagNames = (parent: string) => {
  const { tags } = fake.world.channel(parent);
  return newest(parent)?.thread?.appliedTags.map((id) => tags.find((tag) => tag.id === id)?.name);
};

describe('a forum', () => {
  it('gets a post with the headline as its name and the tags of the audiences', async () => {
    const message = await platform.post(fake.address('forum'), card, next(), { form: 'forum' });
    expect(newest('forum')).toMatchObject({ name: 'Beijing is named a global tech hub', type: 11 });
    expect(message).toBe(`${newest('forum')?.id}/${newest('forum')?.id}`);
    expect(tagNames('forum')).toEqual(['Security', 'Chips']);
    expect(inThread('forum')[0]).toContain('What changed');
    expect(fake.world.invalidBodies).toEqual([]);
  });

  it('gets a post whatever form the channel chose, for it takes nothing else', async () => {
    const before = threads('media').length;
    await platform.post(fake.address('media'), card, next());
    expect(threads('media')).toHaveLength(before + 1);
    expect(tagNames('media')).toEqual(['Hardware']);
  });

  it('that wants a tag gets its general one where no audience fits, or says what to add', async () => {
    await platform.post(fake.address('strict'), card, next());
    expect(tagNames('strict')).toEqual(['News']);
    const refusal = platform.post(fake.address('stubborn'), card, next());
    await expect(refusal).rejects.toThrow(/#stubborn wants a tag .* 'News'/);
    await expect(refusal).rejects.toBeInstanceOf(RefusedError);
  });

  it('takes five tags at most', async () => {
    const tags = ['Chips', 'Hardware', 'Security', 'Enterprise', 'Hardware & Chips', 'Enterprise Security'];
    const many = fake.world.addChannel({ name: 'many', type: 15, tags });
    await platform.post(fake.address('many'), card, next());
    expect(newest('many')?.thread?.appliedTags).toEqual(
      ['Security', 'Enterprise', 'Enterprise Security', 'Chips', 'Hardware'].map(
        (name) => many.tags.find((tag) => tag.name === name)?.id,
      ),
    );
  });

  it('is posted to from within one of its posts, where people can type commands', async () => {
    await platform.post(fake.address('forum'), card, next());
    const post = newest('forum');
    const before = threads('forum').length;
    const address = `${fake.world.guild}/${post?.id}`;
    await platform.post(address, card, next(), { form: 'forum' });
    expect(threads('forum')).toHaveLength(before + 1);
    await platform.post(address, notice('into the post itself'), next());
    expect(fake.messages(post?.id ?? '').at(-1)?.text).toContain('into the post itself');
  });

  it('keeps a post that can be found again, edited after it went to sleep, and taken back', async () => {
    const address = fake.address('forum');
    const delivery = next();
    const since = host.now();
    fake.loseNextReply();
    await expect(platform.post(address, card, delivery)).rejects.toThrow();
    const message = await platform.find(address, delivery, since);
    expect(message).toBe(`${newest('forum')?.id}/${newest('forum')?.id}`);
    expect(await platform.find(address, next(), since)).toBeNull();
    const { thread } = newest('forum') ?? {};
    if (thread) thread.archived = true;
    expect(await platform.find(address, delivery, since)).toBe(message);
    await platform.edit(address, message ?? '', notice('Corrected'));
    expect(inThread('forum')).toEqual([expect.stringContaining('Corrected')]);
    await platform.remove(address, message ?? '');
    await platform.remove(address, message ?? '');
    expect(inThread('forum')).toEqual([]);
  });

  it('gets the picture of a card', async () => {
    await platform.post(fake.address('forum'), picturedCard(), next());
    expect(fake.messages(newest('forum')?.id ?? '')[0]?.pictures[0]?.file).not.toBeNull();
  });

  it('says when it must wait, and when it refuses', async () => {
    fake.limitNextPost(30_000);
    await expect(platform.post(fake.address('forum'), card, next())).rejects.toMatchObject({
      name: 'RateLimitError',
      scope: 'place',
    });
    const closed = fake.world.addChannel({ name: 'shut', type: 15, permissions: String(PERMISSION.view) });
    await expect(platform.post(`${fake.world.guild}/${closed.id}`, card, next())).rejects.toThrow(
      /'Send Messages'/,
    );
  });
});

describe('a thread of a post', () => {
  it('is started with the card where the channel chose so, in announcement channels too', async () => {
    for (const channel of ['news', 'plans']) {
      const message = await platform.post(fake.address(channel), card, next(), { form: 'thread' });
      expect(newest(channel)).toMatchObject({ id: message, name: 'Beijing is named a global tech hub' });
    }
  });

  it('that cannot be started does not cost the post, and the log says why in words', async () => {
    await platform.post(fake.address('nothreads'), card, next(), { form: 'thread' });
    expect(fake.messages('nothreads')).toHaveLength(1);
    expect(warnings.join()).toContain("'Create Public Threads' in #nothreads");
    fake.limitNextThread(20_000);
    const message = await platform.post(fake.address('news'), card, next(), { form: 'thread' });
    expect(fake.messages('news').at(-1)?.id).toBe(message);
    expect(warnings.join()).toContain('asks to wait');
  });

  it('takes what belongs under the post, and is started for it where there was none', async () => {
    const address = fake.address('plans');
    const under = await platform.post(address, card, next());
    const [first, second] = [next(), next()];
    const since = host.now();
    expect(await platform.find(address, first, since, { under })).toBeNull();
    const answer = await platform.post(address, notice('first'), first, { under });
    await platform.post(address, notice('second'), second, { under });
    expect(newest('plans')?.id).toBe(under);
    expect(inThread('plans')).toEqual([expect.stringContaining('first'), expect.stringContaining('second')]);
    expect(await platform.find(address, first, since, { under })).toBe(answer);
    expect(await platform.post(address, notice('second'), second, { under })).toBeTypeOf('string');
    expect(inThread('plans')).toHaveLength(2);
    await platform.edit(address, answer, notice('put right'));
    expect(inThread('plans')[0]).toContain('put right');
  });

  it('is the post itself in a forum', async () => {
    const under = await platform.post(fake.address('forum'), card, next());
    await platform.post(fake.address('forum'), notice('grown'), next(), { under });
    expect(inThread('forum')[1]).toContain('grown');
    const { thread } = newest('forum') ?? {};
    if (thread) thread.locked = true;
    await expect(
      platform.post(fake.address('forum'), notice('grown'), next(), { under }),
    ).rejects.toMatchObject({ name: 'RefusedError', scope: 'post' });
  });

  it('that there cannot be leaves an answer in the channel, which is found there', async () => {
    for (const [address, channel] of [
      [fake.address('nothreads'), 'nothreads'],
      [await platform.direct('4711'), '@4711'],
    ] as const) {
      const under = await platform.post(address, card, next());
      const delivery = next();
      const since = host.now();
      const answer = await platform.post(address, notice('an answer'), delivery, { under });
      expect(fake.messages(channel).at(-1)).toMatchObject({ id: answer, answers: under });
      expect(await platform.find(address, delivery, since, { under })).toBe(answer);
    }
  });

  it('of a post that somebody deleted leaves an answer that stands alone', async () => {
    const address = fake.address('news');
    const under = await platform.post(address, card, next());
    await platform.remove(address, under);
    await platform.post(address, notice('late'), next(), { under });
    expect(fake.messages('news').at(-1)?.text).toContain('late');
  });
});

it('who asks in a thread or in a post of a forum asks within its channel, and in a channel within none', async () => {
  await platform.post(fake.address('forum'), card, next());
  await platform.post(fake.address('news'), card, next(), { form: 'thread' });
  for (const parent of ['forum', 'news']) {
    const thread = newest(parent)?.id ?? '';
    await fake.command(thread, 'echo', { words: 'hello' });
    const address = fake.address(thread);
    expect(host.calls.at(-1)?.caller).toMatchObject({ address, within: fake.address(parent) });
  }
  await fake.command('news', 'echo', { words: 'hello' });
  expect(host.calls.at(-1)?.caller.within).toBeUndefined();
});

it('says of a post that AutoMod blocked that it is about this one only', async () => {
  fake.world.channel('news').refuses = 200000;
  await expect(platform.post(fake.address('news'), card, next())).rejects.toMatchObject({ scope: 'post' });
  fake.world.channel('news').refuses = null;
});

it('never lets a name mention anybody, be empty or be too long', async () => {
  const named = (text: string): Card => ({ ...storyCard, blocks: [{ type: 'heading', level: 1, text }] });
  for (const text of [HOSTILE, `@everyone ${'long '.repeat(60)}`, '\u200b', 'a <@123456789012345678> b']) {
    await platform.post(fake.address('forum'), named(text), next());
    await platform.post(fake.address('news'), named(text), next(), { form: 'thread' });
    expect(threadName(named(text)).length).toBeGreaterThan(0);
  }
  expect(fake.world.mentions).toEqual([]);
  expect(fake.world.invalidBodies).toEqual([]);
});

it('lets no body mention anybody, and enforces a nonce on all that Discord compares', () => {
  expect(fake.world.bodies.length).toBeGreaterThan(20);
  for (const body of fake.world.bodies) expect(body.allowed_mentions).toEqual({ parse: [] });
  expect(fake.world.looseBodies).toEqual([]);
});
