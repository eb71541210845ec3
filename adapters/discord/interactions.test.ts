import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import { silentLog } from '../../src/log.ts';
import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost, notice } from '../../test/fakes/host.ts';
import { everyBlock, storyCard } from '../../test/fixtures/cards.ts';
import { Discord } from './connect.ts';

let fake: FakeDiscord;
let platform: Discord;
const errors: string[] = [];
const host = Object.assign(createFakeHost(), {
  log: { ...silentLog, error: (_: object, message: string) => void errors.push(message) },
});
const usual = host.answer;

beforeAll(async () => {
  fake = await startFakeDiscord({ postsPerWindow: 1000, interactionMs: 1000 });
  platform = new Discord({ token: fake.token, api: fake.apiUrl }, { answerMs: 30 });
  await platform.start(host);
});
afterAll(async () => {
  await platform.stop();
  await fake.close();
});

/** The host gives this card until the work is done. */
async function answering<T>(answer: typeof host.answer, work: () => Promise<T>): Promise<T> {
  host.answer = answer;
  try {
    return await work();
  } finally {
    host.answer = usual;
  }
}
const later = (card: Card) => () => new Promise<Card>((resolve) => setTimeout(() => resolve(card), 90));

describe('a slash command', () => {
  it('carries its options, where it was typed, by whom, and what the person may do', async () => {
    const person = { id: '42', permissions: '16' };
    await fake.command('news', 'count', { audience: 'developers', days: 7 }, person);
    expect(host.calls.at(-1)).toEqual({
      invocation: { command: 'count', options: { audience: 'developers', days: '7' } },
      caller: {
        person: '42',
        address: fake.address('news'),
        channelTitle: '#news',
        canManage: true,
        language: 'en-GB',
      },
    });
    await fake.command('news', 'count', {}, { permissions: '2048' });
    expect(host.calls.at(-1)?.caller.canManage).toBe(false);
  });

  it('works in direct messages, where everybody decides for themselves', async () => {
    await fake.type('news', 'echo hello', { direct: true });
    expect(host.calls.at(-1)?.caller).toMatchObject({
      address: `@me/${fake.world.channel('news').id}`,
      channelTitle: 'direct message',
      canManage: true,
    });
  });

  it('is answered at once when the answer is there', async () => {
    expect(await fake.type('news', 'echo quick')).toMatchObject({ text: 'quick', deferred: false });
    expect(errors).toEqual([]);
  });

  it('that takes longer shows "thinking…" to the asker only, then the card', async () => {
    const answer = await answering(later(storyCard), () => fake.type('news', 'echo slow'));
    expect(answer).toMatchObject({ visibleTo: 'asker', deferred: true });
    expect(answer.text).toContain('Beijing is named a global tech hub');
  });

  it('that fails owes the person a word, and says no more than that', async () => {
    const broken = async () => Promise.reject(new Error('SQLITE_BUSY at line 3'));
    const answer = await answering(broken, () => fake.type('news', 'echo x'));
    expect(answer.text).toContain('Something went wrong');
    expect(answer.text).not.toContain('SQLITE');
    expect(await fake.type('news', 'echo after')).toMatchObject({ text: 'after' });
  });
});

describe('a button', () => {
  it('that shares answers for everyone, even when it takes its time', async () => {
    await fake.type('news', 'echo for all');
    const answer = await answering(later(notice('for all')), () => fake.press('news', 'Share to channel'));
    expect(answer).toMatchObject({ visibleTo: 'everyone', deferred: true });
    expect(fake.messages('news').at(-1)?.text).toBe('for all');
  });

  it('shares nothing where only the asker brought the app', async () => {
    await fake.type('news', 'echo for me', { guest: true });
    const before = fake.messages('news').length;
    const answer = await fake.press('news', 'Share to channel', { guest: true });
    expect(answer.visibleTo).toBe('asker');
    expect(fake.messages('news')).toHaveLength(before);
  });

  it('of a post still does what it says though it carries the delivery’s id', async () => {
    await platform.post(fake.address('news'), storyCard, 'delivery1' as never);
    await fake.press('news', 'Deep insight');
    expect(host.calls.at(-1)?.invocation).toEqual({ command: 'echo', options: { words: 'deep 42' } });
  });

  it('and a choice run what they carry', async () => {
    await fake.press('news', 'Why here?');
    expect(host.calls.at(-1)?.invocation.options).toEqual({ words: 'why 42' });
    await answering(
      () => everyBlock,
      () => fake.type('news', 'echo list'),
    );
    await fake.press('news', '1 Beijing named hub');
    expect(host.calls.at(-1)?.invocation.options).toEqual({ words: 'story 42' });
  });
});

describe('completion', () => {
  it('offers at most 25, each within what Discord takes', async () => {
    const suggest = host.suggest;
    const many = Array.from({ length: 40 }, (_, i) => ({
      label: `${i} ${'long '.repeat(40)}`,
      value: String(i),
    }));
    host.suggest = async () => [{ label: 'too long to send', value: 'x'.repeat(101) }, ...many];
    const offered = await fake.autocomplete('news', 'echo', 'words', '');
    host.suggest = suggest;
    expect(offered.map(({ value }) => value)).toEqual(Array.from({ length: 25 }, (_, i) => String(i)));
  });

  it('that fails offers nothing, in time', async () => {
    const suggest = host.suggest;
    host.suggest = async () => Promise.reject(new Error('no index'));
    expect(await fake.autocomplete('news', 'echo', 'words', 'B')).toEqual([]);
    host.suggest = suggest;
  });
});

it('lets no body mention anybody: posts, edits and answers', () => {
  expect(fake.world.bodies.length).toBeGreaterThan(5);
  for (const body of fake.world.bodies) expect(body.allowed_mentions).toEqual({ parse: [] });
});
