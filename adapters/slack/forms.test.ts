import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId } from '../../src/model.ts';
import { notice } from '../../test/fakes/host.ts';
import { type Rig, startRig } from '../../test/fakes/slack/rig.ts';

const question: Card = {
  kind: 'notice',
  summary: 'What should it be?',
  blocks: [{ type: 'paragraph', line: [{ type: 'text', text: 'What should it be?' }] }],
  form: {
    title: 'What should it be, then, at all?',
    submit: 'Choose',
    run: { command: 'echo', options: {} },
    into: 'words',
    fields: [
      {
        label: 'Audiences',
        hint: 'For whom',
        offers: { choices: [{ label: 'Developers', detail: 'They build', value: 'audience developers' }] },
      },
      { label: 'Topics', hint: 'On what', offers: { suggest: 'topic', before: 'topic ', anyWords: true } },
      {
        label: 'Sources',
        hint: 'By whom',
        offers: { suggest: 'source', before: 'source ', anyWords: false },
      },
    ],
  },
};

const ask = (rig: Rig) => {
  rig.host.answer = ({ command, options }) =>
    command === 'ask' ? question : notice(`got ${options.words?.split('\n').join(' and ')}`);
};

describe.each(['socket', 'http'] as const)('a form over %s', (by) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(by);
    ask(rig);
  });
  afterAll(() => rig.close());

  it('opens in place of a message, and runs its command with all that was picked', async () => {
    const view = await rig.fake.open('general', 'ask');
    expect(view.seen).toContain('Audiences');
    expect(await rig.fake.submit({ Audiences: ['Developers'], Topics: ['Beijing', 'open weights'] })).toEqual(
      {},
    );
    const answered = rig.fake.workspace.channels.get('C0GENERAL')?.messages ?? [];
    await vi.waitFor(() => expect(answered).toHaveLength(1));
    expect(answered[0]).toMatchObject({ visibleTo: 'asker', user: 'U0ANNA' });
    expect(answered[0]?.seen).toContain('got audience developers and topic Beijing and topic open weights');
    expect(rig.host.calls.at(-1)?.caller).toEqual({
      person: 'U0ANNA',
      address: 'T0FAKE/C0GENERAL',
      channelTitle: '#general',
      canManage: true,
    });
    expect(rig.fake.workspace.invalidBodies).toEqual([]);
  });

  it('completes what is typed, and offers the words themselves where any will do', async () => {
    await rig.fake.open('general', 'ask');
    expect(await rig.fake.offered('Topics', 'Be')).toEqual(['Be', 'Beijing', 'Berlin']);
    expect(await rig.fake.offered('Sources', 'Be')).toEqual(['Beijing', 'Berlin']);
    expect(await rig.fake.offered('Sources', '')).toEqual(['Beijing', 'Berlin', 'Boston']);
    expect(await rig.fake.offered('Topics', 'beijing')).toEqual(['Beijing']);
  });

  it('stays open with a word on what to do where nothing was picked', async () => {
    await rig.fake.open('general', 'ask');
    const before = rig.host.calls.length;
    expect(await rig.fake.submit({})).toEqual({ Audiences: 'Choose at least one, here or below.' });
    expect(rig.host.calls).toHaveLength(before);
    expect(await rig.fake.submit({ Sources: ['Boston'] })).toEqual({});
    await vi.waitFor(() => expect(rig.host.calls.at(-1)?.invocation.options.words).toBe('source Boston'));
  });
});

describe('a form', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
    ask(rig);
  });
  afterEach(() => rig.close());

  it('opens from a button of a card that others see, too', async () => {
    const card = { ...notice('x'), blocks: notice('x').blocks };
    const button = { label: 'Choose', does: { run: { command: 'ask', options: {} } } };
    await rig.platform.post(
      rig.place,
      { ...card, blocks: [...card.blocks, { type: 'actions', buttons: [button] }] },
      'd1' as DeliveryId,
    );
    expect((await rig.fake.pressToOpen('general', 'Choose')).user).toBe('U0ANNA');
  });

  it('is asked in a message where the trigger is too old or Slack fails', async () => {
    rig.fake.failNext('views.open', 'expired_trigger_id');
    expect((await rig.fake.command('general', 'ask')).text).toContain('What should it be?');
  });

  it('lets a guest run nothing that they may not: who they are is asked again when it is sent', async () => {
    await rig.fake.open('general', 'ask', 'U0GUEST');
    await rig.fake.submit({ Audiences: ['Developers'] }, 'U0GUEST');
    await vi.waitFor(() => expect(rig.host.calls).toHaveLength(2));
    expect(rig.host.calls[1]?.caller).toMatchObject({ person: 'U0GUEST', canManage: false });
  });

  it('offers nothing whose value Slack would cut, and hostile words on one line', async () => {
    await rig.fake.open('general', 'ask');
    expect(await rig.fake.offered('Topics', 'x'.repeat(80))).toEqual([]);
    expect(await rig.fake.offered('Topics', '<!channel>; everything')).toHaveLength(1);
    await rig.fake.submit({ Topics: [(await rig.fake.offered('Topics', 'a; b'))[0] ?? ''] });
    await vi.waitFor(() => expect(rig.host.calls.at(-1)?.invocation.options.words).toBe('topic a b'));
    expect(rig.fake.workspace.mentions).toEqual([]);
  });
});
