import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { notice } from '../../test/fakes/host.ts';
import { type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { storyCard } from '../../test/fixtures/cards.ts';

const stories: Card = {
  kind: 'list',
  summary: 'Stories',
  blocks: [
    {
      type: 'rows',
      rows: [
        {
          lead: '1',
          title: 'Beijing named hub',
          url: null,
          aside: [],
          detail: '',
          open: { command: 'story', options: { words: '42' } },
        },
      ],
    },
  ],
};

const followed = takingBack('count');

/** What somebody follows, with a menu that runs a command. */
function takingBack(command: string): Card {
  return {
    kind: 'notice',
    summary: 'You follow stories on “open weights”',
    blocks: [
      { type: 'heading', level: 2, text: 'You follow' },
      { type: 'bullets', items: [[{ type: 'text', text: 'stories on “open weights”' }]] },
      {
        type: 'actions',
        buttons: [],
        menu: {
          label: 'Unfollow',
          choices: [{ label: 'Not these', run: { command, options: { days: '3' } } }],
        },
      },
    ],
  };
}

const question: Card = {
  ...notice('What?'),
  form: {
    title: 'Subscribe',
    submit: 'Subscribe',
    run: { command: 'count', options: {} },
    into: 'audience',
    fields: [
      { label: 'For', hint: 'whom', offers: { choices: [{ label: 'Developers', value: 'developers' }] } },
    ],
  },
};

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.host.channels = [
    { address: 'T0FAKE/C0GENERAL', title: '#general', gets: 'stories for developers' },
    { address: 'T0FAKE/C0LEADS', title: 'private channel', gets: 'secret plans' },
    { address: 'T0OTHER/C0GENERAL', title: '#elsewhere', gets: 'other things' },
  ];
  rig.host.answer = ({ command, options }) => {
    if (command === 'briefing') return stories;
    if (command === 'story') return storyCard;
    if (command === 'follow') return followed;
    if (command === 'subscribe') return question;
    return notice(`ran ${command} ${options.audience ?? ''}`);
  };
});
afterEach(() => rig.close());

describe('the Home tab', () => {
  it('shows what the channels that somebody is in get, and no channel that they are not in', async () => {
    const anna = await rig.fake.openHome();
    expect(anna.seen).toContain('#general  stories for developers');
    expect(anna.seen).toContain('Beijing named hub');
    expect(anna.seen).not.toMatch(/secret|elsewhere/);
    const lea = await rig.fake.openHome('U0LEA');
    expect(lea.seen).toContain('secret plans');
    expect(lea.seen).not.toContain('#general');
    expect((await rig.fake.openHome('U0GUEST')).seen).toContain(
      'No channel that you are in gets anything yet',
    );
    expect(rig.fake.workspace.invalidBodies).toEqual([]);
  });

  it('is drawn again by the hash of the one that stands there, and no older one takes its place', async () => {
    const first = await rig.fake.openHome();
    const { hash } = first;
    expect((await rig.fake.openHome()).hash).not.toBe(hash);
    expect(rig.fake.workspace.calls.filter((name) => name === 'views.publish')).toHaveLength(2);
    rig.fake.failNext('views.publish', 'hash_conflict');
    const tab = { tab: 'home', user: 'U0ANNA', channel: 'D0ANNA' };
    await rig.fake.event({ type: 'app_home_opened', ...tab }, 'Ev1');
    await rig.fake.event({ type: 'app_home_opened', ...tab, tab: 'messages' }, 'Ev2');
    await vi.waitFor(() =>
      expect(rig.fake.workspace.calls.filter((name) => name === 'views.publish')).toHaveLength(3),
    );
  });

  it('shows what somebody follows, to be taken back there', async () => {
    const { seen } = await rig.fake.openHome();
    expect(seen).toContain('stories on “open weights”');
    const asked = rig.host.calls.find(({ invocation }) => invocation.command === 'follow');
    expect(asked?.caller.person).toBe('U0ANNA');
    expect((await rig.fake.pressInView('Not these')).seen).toContain('ran count');
    expect(rig.fake.workspace.invalidBodies).toEqual([]);
  });

  it.each(['unfollow', 'snooze'])('is drawn anew after /%s there', async (command) => {
    Object.assign(rig.host, { commands });
    const { answer } = rig.host;
    let follows = takingBack(command);
    rig.host.answer = (invocation) => (invocation.command === 'follow' ? follows : answer(invocation));
    await rig.fake.openHome();
    follows = notice('You follow nothing yet');
    await rig.fake.pressInView('Not these');
    await vi.waitFor(() => expect(rig.fake.views.home('U0ANNA')?.seen).toContain('You follow nothing yet'));
  });

  it('opens a story in a window, and what is pressed there takes its place', async () => {
    await rig.fake.openHome();
    const story = await rig.fake.pressInView('Beijing named hub');
    expect(story).toMatchObject({ type: 'modal', user: 'U0ANNA' });
    expect(story.seen).toContain('Beijing is named a global tech hub');
    const { id } = await rig.fake.pressInView('Why here?');
    expect(id).toBe(story.id);
    expect(story.seen).toContain('ran echo');
    expect(story.seen).not.toContain('Share to channel');
  });

  it('changes what a channel gets: the form is about that channel, and the tab is drawn anew', async () => {
    await rig.fake.openHome();
    const form = await rig.fake.pressInView('Subscribe to more');
    expect(form.seen).toContain('Subscribe');
    rig.host.channels = [{ address: 'T0FAKE/C0GENERAL', title: '#general', gets: 'everything' }];
    expect(await rig.fake.submit({ For: ['Developers'] })).toEqual({});
    expect(rig.host.calls.findLast(({ invocation }) => invocation.command === 'count')).toMatchObject({
      invocation: { options: { audience: 'developers' } },
      caller: { address: 'T0FAKE/C0GENERAL', channelTitle: '#general', person: 'U0ANNA', canManage: true },
    });
    expect(rig.fake.views.front('U0ANNA')?.seen).toContain('ran count developers');
    await vi.waitFor(() => expect(rig.fake.views.home('U0ANNA')?.seen).toContain('#general  everything'));
  });

  it('shows the stories where Slack does not say which channels somebody is in', async () => {
    rig.fake.failNext('users.conversations', 'missing_scope');
    const { seen } = await rig.fake.openHome();
    expect(seen).toContain('Beijing named hub');
    expect(seen).not.toContain('#general');
  });
});
