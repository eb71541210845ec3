import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId } from '../../src/model.ts';
import { notice } from '../../test/fakes/host.ts';
import { type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { storyCard } from '../../test/fixtures/cards.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const type = (text: string, user?: string) => rig.fake.command('general', text, user);
const press = (label: string) => rig.fake.press('general', label);
const ephemeral = () =>
  rig.fake.workspace.channels.get('C0GENERAL')?.messages.filter(({ visibleTo }) => visibleTo === 'asker') ??
  [];

/** A list that leads to a further page and to a story. */
const list = (page: string): Card => ({
  kind: 'list',
  summary: page,
  blocks: [
    { type: 'paragraph', line: [{ type: 'text', text: page }] },
    {
      type: 'actions',
      buttons: [
        { label: 'More', does: { run: { command: 'list', options: { page: 'second' } } } },
        { label: 'The page', does: { open: 'https://dateline.example/' } },
      ],
      menu: {
        label: 'Open',
        choices: [{ label: 'First story', run: { command: 'story', options: { id: '1' } } }],
      },
    },
  ],
});

describe('who asks', () => {
  it('is answered in the language that Slack says is theirs', async () => {
    rig.fake.workspace.users.set('U7', { id: 'U7', name: 'uta', locale: 'de-DE' });
    await type('echo hi', 'U7');
    expect(rig.host.calls.at(-1)?.caller.language).toBe('de-DE');
  });

  it('is known with channel and workspace', async () => {
    await type('echo hello');
    expect(rig.host.calls[0]?.caller).toEqual({
      person: 'U0ANNA',
      address: 'T0FAKE/C0GENERAL',
      channelTitle: '#general',
      canManage: true,
    });
    await press('Again');
    expect(rig.host.calls[1]?.caller).toEqual(rig.host.calls[0]?.caller);
  });

  it('manages the channel as a full member, not as a guest, nor where Slack does not say who they are', async () => {
    await type('echo a', 'U0GUEST');
    await type('echo b', 'U0NOBODY');
    rig.fake.failNext('users.info', 500);
    await type('echo c', 'U0ANNA');
    await type('echo d', 'U0ANNA');
    expect(rig.host.calls.map(({ caller }) => caller.canManage)).toEqual([false, false, false, true]);
  });

  it('is looked up once, not with every command', async () => {
    for (const word of ['a', 'b', 'c']) await type(`echo ${word}`);
    expect(rig.fake.workspace.calls.filter((name) => name === 'users.info')).toHaveLength(1);
  });
});

describe('what is typed', () => {
  it('arrives as it was typed, although Slack escapes it', async () => {
    await type('echo R&D <b> x>y');
    expect(rig.host.calls[0]?.invocation.options).toEqual({ words: 'R&D <b> x>y' });
  });

  it('may be any command, so that an unknown one is answered as well', async () => {
    await type('brifing');
    expect(rig.host.calls[0]?.invocation.command).toBe('brifing');
  });
});

describe('an answer', () => {
  it('is seen by the asker only, and the channel’s history has none of it', async () => {
    await type('echo secret');
    expect(rig.fake.messages()).toEqual([]);
    expect(ephemeral().map(({ user }) => user)).toEqual(['U0ANNA']);
  });

  it('has no share button any more once everybody sees it', async () => {
    await type('echo for all');
    const { message } = await press('Share to channel');
    expect(message.seen).toContain('for all');
    expect(message.seen).not.toContain('Share to channel');
    expect(ephemeral()).toHaveLength(1);
  });

  it('takes the place of the list whose next page it is', async () => {
    rig.host.answer = (invocation) => list(invocation.options.page ?? 'first');
    await type('list');
    await press('More');
    expect(ephemeral().map(({ seen }) => seen.split('\n')[0])).toEqual(['second']);
  });

  it('leaves the list where a story is opened from it', async () => {
    rig.host.answer = ({ command }) => (command === 'story' ? storyCard : list('first'));
    await type('list');
    expect((await press('First story')).text).toContain('Beijing is named a global tech hub');
    expect(ephemeral()).toHaveLength(2);
  });

  it('never takes the place of a post that others read', async () => {
    rig.host.answer = () => list('second');
    await rig.platform.post(rig.place, list('first'), 'd1' as DeliveryId);
    expect((await press('More')).visibleTo).toBe('asker');
    expect(rig.fake.messages().map(({ seen, edits }) => [seen.split('\n')[0], edits])).toEqual([
      ['first', 0],
    ]);
  });

  it('comes from a choice of the overflow menu, too', async () => {
    await rig.platform.post(rig.place, storyCard, 'd2' as DeliveryId);
    expect((await press('Why here?')).text).toContain('why 42');
  });

  it('apologises where Dateline fails, and goes on working', async () => {
    const { answer } = rig.host;
    rig.host.answer = () => {
      throw new Error('a defect with details');
    };
    const { text } = await type('echo x');
    expect(text).toContain('Something went wrong');
    expect(text).not.toContain('details');
    rig.host.answer = answer;
    expect((await type('echo again fine')).text).toContain('again fine');
  });

  it('is not needed for a button that only opens an address', async () => {
    rig.host.answer = () => list('first');
    await type('list');
    await rig.fake.pressOnly('general', 'The page');
    expect(rig.host.calls).toHaveLength(1);
  });

  it('under way is waited for at a stop', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    rig.host.answer = async () => {
      await slow;
      return notice('late but there');
    };
    const answered = type('echo slow');
    await rig.fake.sockets.connected();
    while (rig.host.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    const stopped = rig.platform.stop();
    release();
    await stopped;
    expect((await answered).text).toContain('late but there');
  });
});
