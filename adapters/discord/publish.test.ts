import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlatformError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import type { DeliveryId } from '../../src/model.ts';
import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { storyCard } from '../../test/fixtures/cards.ts';
import { Discord } from './connect.ts';

let fake: FakeDiscord;
let platform: Discord;
const warnings: string[] = [];
const host = Object.assign(createFakeHost(), {
  log: { ...silentLog, warn: (_: object, message: string) => void warnings.push(message) },
});
let count = 0;
const next = () => `publish${++count}` as DeliveryId;
const since = () => host.now() - 60_000;
const published = (channel = 'plans') =>
  fake.world.channel(channel).messages.map(({ crossposted }) => crossposted);
const asked = () => fake.requests.filter((one) => one.endsWith('/crosspost')).length;

beforeEach(async () => {
  const channels = [{ name: 'news' }, { name: 'plans', type: 5 }];
  fake = await startFakeDiscord({
    now: () => host.now(),
    channels,
    postsPerWindow: 1000,
    requestsPerSecond: 1000,
    nonceMs: 0,
  });
  platform = new Discord({ token: fake.token, api: fake.apiUrl, requestsPerSecond: 1000 });
  await platform.start(host);
  warnings.length = 0;
});
afterEach(async () => {
  await platform.stop();
  await fake.close();
});

const post = (channel: string, id = next()) =>
  platform.post(fake.address(channel), storyCard, id, { publish: true });

describe('posts of an announcement channel', () => {
  it('are published for those who follow it, so that nobody has to press Publish on each', async () => {
    await post('plans');
    await platform.post(fake.address('plans'), storyCard, next());
    expect(published()).toEqual([true, false]);
  });

  it('are published with their thread where the channel wants both', async () => {
    await platform.post(fake.address('plans'), storyCard, next(), { publish: true, form: 'thread' });
    expect(published()).toEqual([true]);
    expect(fake.world.channels.filter(({ thread }) => thread)).toHaveLength(1);
  });

  it('that cannot be published now are not posted again: they are found, and published then', async () => {
    fake.limitNextCrosspost(1);
    const id = next();
    await expect(post('plans', id)).rejects.toThrow(/^The post stands in #plans; Discord publishes no more/);
    const found = await platform.find(fake.address('plans'), id, since(), { publish: true });
    expect(found).toBe(fake.world.channel('plans').messages[0]?.id);
    expect(published()).toEqual([true]);
  });

  it('whose publishing lost its reply count as published, without asking again', async () => {
    fake.loseNextCrosspost();
    const id = next();
    await expect(post('plans', id)).rejects.toBeInstanceOf(PlatformError);
    const before = asked();
    expect(await platform.find(fake.address('plans'), id, since(), { publish: true })).not.toBeNull();
    expect([published(), asked()]).toEqual([[true], before]);
  });

  it('are published ten an hour; the eleventh stands and waits', async () => {
    for (let n = 0; n < 10; n += 1) await post('plans');
    await expect(post('plans')).rejects.toThrow(/publishes no more there for 60 min/);
    expect(published().filter(Boolean)).toHaveLength(10);
    expect(fake.messages('plans')).toHaveLength(11);
  });

  it('that are edited too often wait for minutes, though Discord’s header says a second', async () => {
    const message = await post('plans');
    const edit = () => platform.edit(fake.address('plans'), message, storyCard);
    for (let n = 0; n < 3; n += 1) await edit();
    await expect(edit()).rejects.toMatchObject({
      name: 'RateLimitError',
      retryAfterMs: 600_000,
      scope: 'place',
    });
  });

  it('stand also where somebody made it a plain channel, or published by hand', async () => {
    fake.world.channels.splice(1, 1, { ...fake.world.channel('plans'), type: 0 });
    await post('plans');
    expect([published(), warnings]).toEqual([[false], ['a post stands, but is not published']]);
    expect(asked()).toBe(1);
  });
});

it('posts of other channels are never published', async () => {
  await post('news');
  expect([published('news'), asked()]).toEqual([[false], 0]);
});
