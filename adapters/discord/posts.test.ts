import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PlatformError, RefusedError } from '../../src/errors.ts';
import type { DeliveryId } from '../../src/model.ts';
import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost, notice } from '../../test/fakes/host.ts';
import { storyCard } from '../../test/fixtures/cards.ts';
import { Discord } from './connect.ts';

let fake: FakeDiscord;
let platform: Discord;
let place: string;
const host = createFakeHost();
let count = 0;
const next = () => `posts${++count}` as DeliveryId;

beforeAll(async () => {
  const channels = [{ name: 'news' }, { name: 'other' }, { name: 'hidden', refuses: 50001 }];
  fake = await startFakeDiscord({ now: () => host.now(), channels, postsPerWindow: 200, windowMs: 60_000 });
  platform = new Discord({ token: fake.token, api: fake.apiUrl });
  await platform.start(host);
  place = fake.address('news');
});
afterAll(async () => {
  await platform.stop();
  await fake.close();
});
beforeEach(() => {
  host.time += 60_000;
});

describe('a post', () => {
  it('that is repeated within minutes is the first one again', async () => {
    const delivery = next();
    const before = fake.messages('news').length;
    const first = await platform.post(place, storyCard, delivery);
    expect(await platform.post(place, storyCard, delivery)).toBe(first);
    expect(fake.messages('news')).toHaveLength(before + 1);
  });

  it('is found after the nonce is forgotten, whether it has buttons or not', async () => {
    const plain = { ...storyCard, blocks: storyCard.blocks.filter(({ type }) => type !== 'actions') };
    for (const card of [storyCard, plain]) {
      const delivery = next();
      const since = host.now();
      const message = await platform.post(place, card, delivery);
      host.time += 24 * 3_600_000;
      expect(await platform.find(place, delivery, since)).toBe(message);
    }
  });

  it('is found among hundreds of other messages', async () => {
    const delivery = next();
    const since = host.now();
    fake.chatter('news', 250);
    const message = await platform.post(place, storyCard, delivery);
    fake.chatter('news', 120);
    expect(await platform.find(place, delivery, since)).toBe(message);
    expect(await platform.find(fake.address('other'), delivery, since)).toBeNull();
  });

  it('is tried once only: a failure of Discord is the outbox’s to repeat', async () => {
    const requests = () => fake.requests.filter((one) => one.startsWith('POST /channels')).length;
    for (const fail of [
      () => fake.failNextPost(502),
      () => fake.loseNextReply(),
      () => fake.limitNextPost(50),
    ]) {
      const before = requests();
      fail();
      await expect(platform.post(place, storyCard, next())).rejects.toThrow();
      expect(requests()).toBe(before + 1);
      // The library holds the channel back until its own limit is over.
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
  });

  it('says whether one channel or all of Discord must wait', async () => {
    const own = await startFakeDiscord({
      now: () => host.now(),
      channels: [{ name: 'news' }, { name: 'other' }],
    });
    const discord = new Discord({ token: own.token, api: own.apiUrl });
    await discord.start(host);
    const post = (channel: string) => discord.post(own.address(channel), storyCard, next());
    own.limitNextPost(60_000, 'shared');
    await expect(post('news')).rejects.toMatchObject({ name: 'RateLimitError', scope: 'place' });
    await post('other');
    expect(own.world.invalidRequests).toBe(0);
    own.limitNextPost(60_000, 'global');
    await expect(post('other')).rejects.toMatchObject({ scope: 'platform' });
    await expect(post('news')).rejects.toMatchObject({ scope: 'platform' });
    expect(own.world.invalidRequests).toBe(1);
    await discord.stop();
    await own.close();
  });

  it('is refused with the channel’s name and the way to mend it', async () => {
    const refusal = await platform
      .post(fake.address('hidden'), storyCard, next())
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect((refusal as Error).message).toMatch(/#hidden.*'View Channel'/);
    await expect(platform.post('@me/123456789012345678', storyCard, next())).rejects.toThrow(/gone/);
  });

  it('that somebody deleted cannot be edited, which is said for good', async () => {
    await expect(platform.edit(place, '123456789012345678', notice('x'))).rejects.toBeInstanceOf(
      RefusedError,
    );
  });

  it('is edited as what it is: Components V2', async () => {
    const message = await platform.post(place, storyCard, next());
    await platform.edit(place, message, notice('Corrected'));
    expect(fake.messages('news').find(({ id }) => id === message)).toMatchObject({
      text: 'Corrected',
      edited: true,
    });
  });

  it('to a Discord that is not there is worth another try', async () => {
    const gone = await startFakeDiscord({ now: () => host.now() });
    const lonely = new Discord({ token: gone.token, api: gone.apiUrl });
    await lonely.start(host);
    const address = gone.address('news');
    await gone.close();
    await expect(lonely.post(address, storyCard, next())).rejects.toBeInstanceOf(PlatformError);
    await lonely.stop();
  });
});

describe('direct messages', () => {
  it('are opened once a person, and take posts', async () => {
    const address = await platform.direct('4242');
    expect(await platform.direct('4242')).toBe(address);
    const delivery = next();
    const message = await platform.post(address, storyCard, delivery);
    expect(await platform.find(address, delivery, host.now() - 60_000)).toBe(message);
  });
});
