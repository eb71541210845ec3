import { describe, expect, it } from 'vitest';
import type { Button, Row } from '../../src/cards/blocks.ts';
import { drawActions, drawOpen, Ids, offeredByMenus, readId } from './controls.ts';

const run = (words: string) => ({ command: 'story', options: { words } });
const button = (label: string, words = label): Button => ({ label, does: { run: run(words) } });

describe('the id of a button', () => {
  it('carries its invocation through Discord and back', () => {
    const invocation = { command: 'timeline', options: { topic: 'Größe #1 ~ 100% 長い' }, share: true };
    expect(readId(new Ids().of(invocation))).toEqual(invocation);
  });

  it('is its own even where two buttons do the same, and still carries the invocation', () => {
    const ids = new Ids();
    const all = Array.from({ length: 30 }, () => ids.of(run('x'.repeat(200))));
    expect(new Set(all).size).toBe(30);
    expect(Math.max(...all.map((id) => id.length))).toBeLessThanOrEqual(100);
    expect(readId(all[29] ?? '')?.command).toBe('story');
    const two = new Ids();
    expect([two.of(run('1')), two.of(run('1'))].map(readId)).toEqual([run('1'), run('1')]);
  });

  it('reads nothing from an id that Dateline did not write', () => {
    for (const id of ['', 'pick#1', 'PAY NOW', '?', '#~']) expect(readId(id)).toBeNull();
  });
});

describe('the actions of a card', () => {
  it('stand five to a row, the menu below as a select', () => {
    const buttons = Array.from({ length: 7 }, (_, i) => button(`Button ${i}`));
    const rows = drawActions(
      buttons,
      { label: 'More', choices: [{ label: 'Why?', run: run('1') }] },
      new Ids(),
    );
    expect(rows.map(({ components }) => components.length)).toEqual([5, 2, 1]);
    expect(rows[2]?.components[0]).toMatchObject({ type: 3, placeholder: 'More' });
  });

  it('have no button that leads nowhere', () => {
    const bad: Button = { label: 'Open', does: { open: 'javascript:alert(1)' } };
    const good: Button = { label: 'Open', does: { open: 'https://ok.example/' } };
    expect(drawActions([bad], undefined, new Ids())).toEqual([]);
    expect(drawActions([good], undefined, new Ids())[0]?.components[0]).toEqual({
      type: 2,
      style: 5,
      label: 'Open',
      url: 'https://ok.example/',
    });
  });

  it('never have an empty label', () => {
    const [row] = drawActions([button('\u200b')], undefined, new Ids());
    expect(row?.components[0]).toMatchObject({ label: '…' });
  });
});

describe('the select below a list', () => {
  const row = (title: string): Row => ({
    lead: null,
    title,
    url: null,
    aside: [],
    detail: '',
    open: run(title),
  });

  it('opens rows, 25 at most', () => {
    const rows = Array.from({ length: 30 }, (_, i) => row(`Story ${i}`));
    const select = drawOpen(rows, new Set(), new Ids())?.components[0];
    expect(select).toHaveProperty('options.length', 25);
  });

  it('does not repeat what a menu of the card offers', () => {
    const choices = [{ label: '1 Story', run: run('Story') }];
    const offered = offeredByMenus([{ type: 'actions', buttons: [], menu: { label: 'Open', choices } }]);
    expect(drawOpen([row('Story')], offered, new Ids())).toBeNull();
    expect(drawOpen([row('Other')], offered, new Ids())).not.toBeNull();
  });
});
