import { describe, expect, it } from 'vitest';
import { resolveMarkdown } from '../../test/fakes/discord/markdown.ts';
import { faultsOf, isEmpty, overloads } from '../../test/fakes/discord/message-rules.ts';
import { modalFaults } from '../../test/fakes/discord/modal-rules.ts';
import { asList, asObject, type Json, textsOf } from '../../test/fakes/discord/world.ts';
import { NOON } from '../../test/fixtures/cards.ts';
import { everyKind, formOf, type Size } from '../../test/fixtures/every-kind.ts';
import { documentedOrder } from '../../test/golden/documented.ts';
import { controls, cutWords } from '../../test/golden/outline.ts';
import { modalOf } from './forms.ts';
import { CUT_ORDER } from './limits.ts';
import { render } from './render.ts';

const NAMES: Readonly<Record<number, string>> = { 1: 'row', 10: 'text', 12: 'gallery', 14: 'separator' };

function labels(list: unknown): string[] {
  return asList(list)
    .flatMap((one) => asObject(one).label ?? [])
    .map(String);
}

/** A component as lines: its type, and what people read in it, line by line. */
function outline(one: Json): string[] {
  const name = (NAMES[Number(one.type)] ?? String(one.type)).padEnd(9);
  if (one.type === 1) {
    const children = asList(one.components).map(asObject);
    return [
      `${name} ${controls(
        labels(children),
        children.flatMap(({ options }) => labels(options)),
      )}`,
    ];
  }
  if (one.type !== 10) return [name.trimEnd()];
  const lines = String(one.content).split('\n');
  return lines.map(
    (line, at) => `${at === 0 ? name : ' '.repeat(9)} ${cutWords(resolveMarkdown(line).text)}`,
  );
}

const kinds = Object.entries(everyKind).flatMap(([kind, card]) =>
  (['shortest', 'longest'] as const).map((size): [string, Size, typeof card] => [kind, size, card]),
);

describe('each kind of card on Discord', () => {
  it.each(kinds)('%s, %s, stands as in golden/', async (kind, size, card) => {
    const body = render(card(size), NOON);
    const given = body as unknown as Json;
    expect([faultsOf(given), isEmpty(given), overloads(given)]).toEqual([[], false, false]);
    const children = asList(body.components[0]?.components).map(asObject);
    const characters = textsOf(given).reduce((sum, text) => sum + text.length, 0);
    const text = [
      ...children.flatMap(outline),
      '',
      `${children.length} components, ${characters} characters`,
    ];
    await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(`golden/${kind}-${size}.txt`);
  });

  it.each(['shortest', 'longest'] as const)('a form, %s, stands as in golden/', async (size) => {
    const modal = modalOf(formOf(size)) as unknown as Json;
    expect(modalFaults(modal)).toEqual([]);
    const fields = asList(modal.components).map(asObject);
    const lines = fields.flatMap(({ label, description, component }) => [
      `label     ${String(label)} · ${String(description)}`,
      `          ${controls([], labels(asObject(component).options)) || '[ … ]'}`,
    ]);
    await expect(`${[`title     ${String(modal.title)}`, '', ...lines].join('\n')}\n`).toMatchFileSnapshot(
      `golden/form-${size}.txt`,
    );
  });
});

it('what is cut goes in the documented order', () => {
  expect(documentedOrder('Discord')).toEqual([...CUT_ORDER]);
});
