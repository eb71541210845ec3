import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { fileCard, LIST } from '../../test/fixtures/files.ts';
import { Discord } from './connect.ts';

let fake: FakeDiscord;
let platform: Discord;
const host = createFakeHost();

beforeAll(async () => {
  fake = await startFakeDiscord();
  platform = new Discord({ token: fake.token, api: fake.apiUrl }, { answerMs: 40 });
  await platform.start(host);
});
afterAll(async () => {
  await platform.stop();
  await fake.close();
});

describe('an answer with a file', () => {
  it.each([
    ['at once', 0],
    ['late', 120],
  ])('brings it, for the eyes of the asker only: answered %s', async (_, ms) => {
    host.answer = () => new Promise((resolve) => setTimeout(() => resolve(fileCard), ms));
    const { files, text, visibleTo, deferred } = await fake.type('news', 'echo export');
    expect({ visibleTo, deferred }).toEqual({ visibleTo: 'asker', deferred: ms > 0 });
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ filename: 'feeds.opml', type: 'text/x-opml' });
    expect(Buffer.from(files[0]?.bytes ?? []).toString()).toBe(LIST);
    expect(text).toBe('The list of feeds');
    expect(fake.world.invalidBodies).toEqual([]);
  });

  it('says so where the server takes no file of that size', async () => {
    host.answer = () => fileCard;
    fake.world.options.fileLimit = 10;
    const { files, text } = await fake.type('news', 'echo export');
    fake.world.options.fileLimit = undefined;
    expect(files).toEqual([]);
    expect(text).toContain('feeds.opml could not be sent here.');
  });
});
