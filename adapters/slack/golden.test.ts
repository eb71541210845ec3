import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../test/fakes/slack/block-rules.ts';
import { resolveBlocks } from '../../test/fakes/slack/mrkdwn.ts';
import { findLabelled } from '../../test/fakes/slack/people.ts';
import { startRig } from '../../test/fakes/slack/rig.ts';
import type { FakeBlock } from '../../test/fakes/slack/workspace.ts';
import { NOON } from '../../test/fixtures/cards.ts';
import { everyKind, formOf, type Size } from '../../test/fixtures/every-kind.ts';
import { documentedOrder } from '../../test/golden/documented.ts';
import { controls, cutWords } from '../../test/golden/outline.ts';
import { CUT_ORDER, LIMITS } from './limits.ts';
import { renderCard } from './render.ts';

type Labelled = { readonly text?: { readonly text: string }; readonly options?: readonly Labelled[] };

/** A block as a line: its type, and what people read in it. */
function outline(block: FakeBlock): string {
  const elements = (block.elements ?? (block.element ? [block.element] : [])) as readonly (Labelled &
    FakeBlock)[];
  if (block.type === 'actions') {
    const labels = elements.flatMap(({ text }) => text?.text ?? []);
    const choices = elements.flatMap(({ options = [] }) => options.map(({ text }) => text?.text ?? ''));
    return `actions   ${controls(labels, choices)}`;
  }
  const options = elements.flatMap((one) => one.options ?? []).map(({ text }) => text?.text ?? '');
  const read = resolveBlocks([{ ...block, element: undefined }]).text;
  return [`${String(block.type).padEnd(9)} ${cutWords(read)}`, controls([], options)].join(' ').trimEnd();
}

function outlined(blocks: readonly unknown[], text = ''): string {
  const all = blocks as readonly FakeBlock[];
  const said = text === '' ? [] : [`text      ${cutWords(text)}`, ''];
  return `${[...said, ...all.map(outline), '', `${all.length} blocks`].join('\n')}\n`;
}

const kinds = Object.entries(everyKind).flatMap(([kind, card]) =>
  (['shortest', 'longest'] as const).map((size): [string, Size, typeof card] => [kind, size, card]),
);

describe('each kind of card on Slack', () => {
  it.each(kinds)('%s, %s, stands as in golden/', async (kind, size, card) => {
    const { blocks, text } = renderCard(card(size), NOON);
    expect(checkBlocks(blocks)).toBeNull();
    expect(Buffer.byteLength(JSON.stringify(blocks))).toBeLessThanOrEqual(LIMITS.bytes);
    expect(text.length).toBeLessThanOrEqual(LIMITS.text);
    await expect(outlined(blocks, text)).toMatchFileSnapshot(`golden/${kind}-${size}.txt`);
  });

  it.each(['shortest', 'longest'] as const)('a form, %s, stands as in golden/', async (size) => {
    const rig = await startRig();
    rig.host.answer = () => ({ ...everyKind.notice?.('shortest'), form: formOf(size) }) as never;
    const view = await rig.fake.open('general', 'echo form');
    expect(rig.fake.workspace.invalidBodies).toEqual([]);
    const { title, submit, blocks } = view.sent as {
      title: Labelled['text'];
      submit: Labelled['text'];
    } & FakeBlock;
    const head = `title     ${title?.text}\nsubmit    ${submit?.text}\n\n`;
    await expect(head + outlined(blocks as FakeBlock[])).toMatchFileSnapshot(`golden/form-${size}.txt`);
    await rig.close();
  });

  it.each(['shortest', 'longest'] as const)('the Home tab, %s, stands as in golden/', async (size) => {
    const rig = await startRig();
    const { channels } = rig.fake.workspace;
    for (let n = 1; size === 'longest' && n <= 120; n += 1) {
      const id = `C0N${n}`;
      const room = {
        id,
        name: `room-${n}`,
        isPrivate: false,
        members: ['U0ANNA'],
        refusal: null,
        messages: [],
      };
      channels.set(id, room);
      rig.host.channels = [
        ...rig.host.channels,
        {
          address: `${rig.fake.team}/${id}`,
          title: `#room-${n}`,
          gets: 'stories for developers, '.repeat(200),
        },
      ];
    }
    rig.host.answer = () => everyKind.briefing?.(size) as never;
    const view = await rig.fake.openHome();
    expect(rig.fake.workspace.invalidBodies).toEqual([]);
    await expect(outlined(view.sent.blocks as FakeBlock[])).toMatchFileSnapshot(`golden/home-${size}.txt`);
    await rig.close();
  });
});

it('an outline shows what can be pressed', () => {
  const { blocks } = renderCard(everyKind.story?.('longest') ?? ({} as never), NOON);
  expect(findLabelled(blocks as unknown as FakeBlock[], 'Deep insight')).not.toBeNull();
  expect(outlined(blocks)).toContain('[Deep insight]');
});

it('what is cut goes in the documented order', () => {
  expect(documentedOrder('Slack')).toEqual([...CUT_ORDER]);
});
