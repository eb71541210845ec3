import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subscribe } from '../../commands/subscribe.ts';
import type { Card } from '../../src/cards/blocks.ts';
import type { Form } from '../../src/cards/form.ts';
import { english } from '../../src/cards/words/index.ts';
import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { createFakeHost, notice } from '../../test/fakes/host.ts';
import { Discord } from './connect.ts';

const long =
  'A very long label that no select of Discord could ever show whole, though people may write such';
const form: Form = {
  title: 'Subscribe this channel',
  submit: 'Subscribe',
  run: { command: 'echo', options: { tone: 'loud' } },
  into: 'words',
  fields: [
    {
      label: 'Audiences',
      hint: 'Stories that matter to them.',
      offers: {
        choices: [
          { label: 'Developers', detail: 'People who write software', value: 'audience developers' },
          ...Array.from({ length: 30 }, (_, i) => ({ label: `${i} ${long}`, value: `audience ${i}` })),
        ],
      },
    },
    {
      label: 'Topics',
      hint: 'Words that a story must hold.',
      offers: { suggest: 'topic', before: 'topic ', anyWords: true },
    },
    {
      label: 'Sources',
      hint: 'Everything from a publisher.',
      offers: { suggest: 'source', before: 'source ', anyWords: false },
    },
  ],
};
const asking: Card = { ...notice('What should this channel get?'), form };

let fake: FakeDiscord;
let platform: Discord;
const host = createFakeHost();

beforeAll(async () => {
  fake = await startFakeDiscord({ postsPerWindow: 1000 });
  platform = new Discord({ token: fake.token, api: fake.apiUrl }, { answerMs: 200 });
  await platform.start(host);
  host.answer = ({ options }) => (options.words === 'form' ? asking : notice(options.words ?? ''));
});
afterAll(async () => {
  await platform.stop();
  await fake.close();
});

describe('a form at Discord', () => {
  it('is a modal with a select of what there is, and lines for what is written', async () => {
    const shown = await fake.type('news', 'echo form');
    expect(shown.text).toBe(
      [
        'Subscribe this channel',
        'Audiences\nStories that matter to them.',
        'Topics\nWords that a story must hold. One a line.',
        'Sources\nEverything from a publisher. One a line.',
      ].join('\n'),
    );
    expect(shown.controls).toHaveLength(25);
    expect(fake.world.invalidBodies).toEqual([]);
  });

  it('runs with everything that was picked and written, one a line, for whoever sent it', async () => {
    await fake.type('news', 'echo form', { id: '42' });
    const given = { Audiences: ['Developers'], Topics: 'open weights; chips\n\n', Sources: 'Nature' };
    const answer = await fake.submit('news', given, { id: '42', permissions: '16' });
    const words = 'audience developers\ntopic open weights\ntopic chips\nsource Nature';
    expect(host.calls.at(-1)).toMatchObject({
      invocation: { command: 'echo', options: { words, tone: 'loud' } },
      caller: { person: '42', address: fake.address('news'), canManage: true },
    });
    expect(answer.visibleTo).toBe('asker');
  });

  it('opens from a button too, once, and a modal that was sent again runs nothing twice', async () => {
    await fake.type('news', 'echo x');
    host.answer = () => asking;
    await fake.press('news', 'Again');
    host.answer = ({ options }) => notice(options.words ?? '');
    await fake.submit('news', { Topics: 'chips' });
    const before = host.calls.length;
    fake.redeliver();
    await fake.type('news', 'echo after');
    expect(host.calls).toHaveLength(before + 1);
  });

  it('is asked as a message where its answer took too long for a modal, or after a modal', async () => {
    const late = (card: Card) => () => new Promise<Card>((resolve) => setTimeout(() => resolve(card), 300));
    host.answer = late(asking);
    expect(await fake.type('news', 'echo form')).toMatchObject({ deferred: true });
    host.answer = () => asking;
    await fake.type('news', 'echo form');
    expect((await fake.submit('news', {})).text).toContain('What should this channel get?');
    expect(fake.world.invalidBodies).toEqual([]);
  });
});

it('the form of /subscribe fits', async () => {
  const audiences = Array.from({ length: 24 }, (_, i) => ({ tag: `tag-${i}`, name: long, summary: long }));
  const channel = { id: 1, platform: 'discord', address: '1/2', title: '#news' };
  const context = { channel, words: english, queries: { audiences }, asker: {} } as unknown as Parameters<
    typeof subscribe.run
  >[0];
  const { card } = await subscribe.run(context, { what: undefined });
  host.answer = () => card;
  const shown = await fake.type('news', 'echo form');
  expect([shown.controls.length, fake.world.invalidBodies]).toEqual([25, []]);
});
