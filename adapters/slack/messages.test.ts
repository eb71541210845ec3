import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { notice } from '../../test/fakes/host.ts';
import { type Rig, startRig } from '../../test/fakes/slack/rig.ts';
import { storyCard } from '../../test/fixtures/cards.ts';
import { SHORTCUT } from './shortcut.table.ts';

describe.each(['socket', 'http'] as const)('other people’s messages over %s', (by) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(by, {}, { PUBLIC_URL: 'https://news.example.com/dateline' });
  });
  afterAll(() => rig.close());
  beforeEach(() => {
    rig.host.calls.length = 0;
    rig.host.answer = ({ options }) =>
      /42|known/.test(options.words ?? '') ? storyCard : notice('no such story');
  });

  const ask = (message: object) => rig.fake.shortcut('general', { ...message }, SHORTCUT.callback_id);
  const searched = () => rig.host.calls.map(({ invocation }) => invocation.options.words);

  it('“What is this story?” looks for each link, then for the words, and answers the asker alone', async () => {
    const byLink = await ask({
      text: 'See <https://a.example/x?a=1&amp;b=2> and <https://a.example/known|this>',
    });
    expect(byLink.visibleTo).toBe('asker');
    expect(byLink.text).toContain('Beijing is named a global tech hub');
    expect(searched()).toEqual(['https://a.example/x?a=1&b=2', 'https://a.example/known']);
    rig.host.calls.length = 0;
    expect((await ask({ text: '*well* <@U0LEA> known &amp; loved' })).text).toContain('Beijing is named');
    expect(searched()).toEqual(['well known & loved']);
  });

  it('finds the link of a card or a preview, and says where there is nothing to find', async () => {
    const blocks = [{ type: 'section', accessory: { type: 'button', url: 'https://a.example/known' } }];
    expect((await ask({ text: '', blocks })).text).toContain('Beijing is named');
    expect((await ask({ text: 'strange words' })).text).toContain('no such story');
    expect((await ask({ text: '' })).text).toContain('neither words nor a link');
  });

  it('puts a card under a link to a story’s page, and under no other link', async () => {
    const page = 'https://news.example.com/dateline/story/42?in=front-page';
    const other = ['https://news.example.com/story/42', 'https://news.example.com/dateline/story/42x'];
    const shown = await rig.fake.postLinks([page, ...other, 'https://news.example.com/dateline/story/7']);
    await vi.waitFor(() => expect([...shown.keys()]).toEqual([page]));
    expect(shown.get(page)).toContain('Beijing is named a global tech hub');
    expect(rig.host.calls.map(({ invocation }) => invocation.options)).toEqual([
      { words: '42', part: 'card' },
      { words: '7', part: 'card' },
    ]);
    expect(rig.fake.workspace.invalidBodies).toEqual([]);
  });
});
