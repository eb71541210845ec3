import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryId } from '../../src/model.ts';
import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost, PIXEL } from '../../test/fakes/host.ts';
import { picturedCard } from '../../test/fixtures/pictures.ts';
import { Discord } from './connect.ts';

let fake: FakeDiscord;
let platform: Discord;
const host = createFakeHost();
host.answer = () => picturedCard();
const draw = host.draw;
const themes: string[] = [];

beforeAll(async () => {
  fake = await startFakeDiscord({ postsPerWindow: 1000 });
  platform = new Discord({ token: fake.token, api: fake.apiUrl }, { answerMs: 40 });
  await platform.start(host);
});
afterAll(async () => {
  await platform.stop();
  await fake.close();
});
afterEach(() => {
  host.draw = draw;
});

const ask = () => fake.type('news', 'echo timeline');
const drawing = (work: () => Promise<Uint8Array>) => {
  host.draw = async (_picture, theme) => {
    themes.push(theme);
    return work();
  };
};

describe('a timeline with a picture', () => {
  it('is one message, the picture in a gallery with its description, the same as text below', async () => {
    const { pictures, text, visibleTo, deferred } = await ask();
    expect({ visibleTo, deferred }).toEqual({ visibleTo: 'asker', deferred: false });
    expect(pictures).toHaveLength(1);
    expect(pictures[0]?.description).toContain('The same as text follows');
    expect(pictures[0]?.file).toMatchObject({ filename: 'timeline.png', type: 'image/png' });
    expect(Buffer.from(pictures[0]?.file?.bytes ?? [])).toEqual(Buffer.from(PIXEL));
    expect(text).toContain('The plan ends.');
    expect(fake.world.invalidBodies).toEqual([]);
  });

  it('says that the answer is coming while it is drawn, for a dark background', async () => {
    drawing(() => new Promise((resolve) => setTimeout(() => resolve(PIXEL), 120)));
    const { pictures, deferred } = await ask();
    expect(deferred).toBe(true);
    expect(pictures[0]?.file?.bytes).toHaveLength(PIXEL.length);
    expect(themes.at(-1)).toBe('dark');
  });

  it('is posted into a channel with its picture, and edited with it', async () => {
    const message = await platform.post(fake.address('news'), picturedCard(), 'pictured1' as DeliveryId);
    const seen = () => fake.messages('news').find(({ id }) => id === message);
    expect(seen()?.pictures[0]?.file).not.toBeNull();
    await platform.edit(fake.address('news'), message, picturedCard());
    expect(seen()?.edited).toBe(true);
    expect(seen()?.pictures[0]?.file).not.toBeNull();
  });
});

describe('the same as text stays whole', () => {
  it.each([
    ['cannot be drawn', () => Promise.reject(new Error('out of paint'))],
    ['is larger than Discord takes', async () => new Uint8Array(11 * 1024 * 1024)],
  ])('where the picture %s', async (_, work) => {
    drawing(work);
    const { pictures, text } = await ask();
    expect(pictures).toEqual([]);
    expect(text).toContain('The plan ends.');
  });

  it.each([
    ['at once', 0],
    ['late', 120],
  ])('where Discord refuses the file: answered %s', async (_, ms) => {
    // A server may allow less than the usual 10 MiB.
    fake.world.options.fileLimit = PIXEL.length - 1;
    drawing(() => new Promise((resolve) => setTimeout(() => resolve(PIXEL), ms)));
    const { pictures, text, deferred } = await ask();
    fake.world.options.fileLimit = undefined;
    expect(deferred).toBe(ms > 0);
    expect(pictures).toEqual([]);
    expect(text).toContain('The plan ends.');
  });
});

describe('the fake refuses uploads as Discord does', () => {
  const form = (payload: object, files: Readonly<Record<string, Uint8Array>>) => {
    const body = new FormData();
    body.set('payload_json', JSON.stringify(payload));
    for (const [key, bytes] of Object.entries(files))
      body.set(key, new Blob([new Uint8Array(bytes)]), 'a.png');
    const channel = fake.world.channel('news').id;
    return fetch(`${fake.apiUrl}/v10/channels/${channel}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${fake.token}` },
      body,
    });
  };
  const gallery = (url: string) => ({
    flags: 1 << 15,
    components: [{ type: 12, items: [{ media: { url } }] }],
  });
  const attachments = [{ id: 0, filename: 'a.png' }];

  it.each([
    ['a reference to a file that did not come', gallery('attachment://b.png'), { 'files[0]': PIXEL }, 400],
    [
      'an id that no file has',
      { ...gallery('attachment://a.png'), attachments: [{ id: 3 }] },
      { 'files[0]': PIXEL },
      400,
    ],
    [
      'a file that is too large',
      { ...gallery('attachment://a.png'), attachments },
      { 'files[0]': new Uint8Array(10_485_761) },
      413,
    ],
    ['nothing wrong', { ...gallery('attachment://a.png'), attachments }, { 'files[0]': PIXEL }, 200],
  ])('%s', async (_, payload, files, status) => {
    expect((await form(payload, files as Record<string, Uint8Array>)).status).toBe(status);
  });
});
