import { describe, expect, it } from 'vitest';
import type { Block, Card } from '../../src/cards/blocks.ts';
import { faultsOf, overloads } from '../../test/fakes/discord/message-rules.ts';
import { asObject, componentsOf, textsOf } from '../../test/fakes/discord/world.ts';
import { enormousCard, everyBlock, NOON, storyCard } from '../../test/fixtures/cards.ts';
import { assemble, CUT_ORDER, clip, LIMITS, type Piece, shorten } from './limits.ts';
import { render } from './render.ts';

const body = (card: Card) => asObject(render(card, NOON));
const texts = (card: Card) => textsOf(body(card)).join('\n');

const one = (text: string): { type: 'text'; text: string }[] => [{ type: 'text', text }];
/** A card with one block of each kind of text, the chosen one far too large. */
function cardWith(large: (typeof CUT_ORDER)[number], count: number): Card {
  const many = (kind: string) => Array.from({ length: kind === large ? count : 1 }, (_, i) => `${kind} ${i}`);
  const filler = ' and more words of it'.repeat(10);
  const blocks: Block[] = [
    { type: 'context', parts: [one('First line')] },
    { type: 'heading', level: 1, text: 'Headline' },
    ...many('heading').map((text): Block => ({ type: 'heading', level: 2, text: text + filler })),
    ...many('context').map((text): Block => ({ type: 'context', parts: [one(text + filler)] })),
    ...many('paragraph').map((text): Block => ({ type: 'paragraph', line: one(text + filler) })),
    { type: 'labelled', rows: many('labelled').map((label) => ({ label, line: one(filler) })) },
    { type: 'bullets', items: many('bullets').map((text) => one(text + filler)) },
    {
      type: 'rows',
      rows: many('rows').map((title) => ({
        lead: null,
        title: title + filler,
        url: null,
        aside: [],
        detail: '',
      })),
    },
    {
      type: 'timeline',
      events: many('timeline').map((text) => ({
        date: '2020',
        text: text + filler,
        planned: false,
        references: [],
      })),
    },
    {
      type: 'sources',
      sources: many('sources').map((title, i) => ({
        number: i + 1,
        publisher: 'P',
        title: title + filler,
        url: null,
        quote: null,
      })),
    },
    { type: 'context', parts: [one('Original source: Harbour Review')] },
  ];
  return { kind: 'story', summary: '', blocks };
}

describe('a card that is too large for Discord', () => {
  it.each([...CUT_ORDER])('loses lines of its %s and keeps frame and attribution', (kind) => {
    const card = cardWith(kind, 60);
    const drawn = body(card);
    expect(faultsOf(drawn)).toEqual([]);
    const text = texts(card);
    expect(text).toContain('First line');
    expect(text).toContain('## Headline');
    expect(text).toContain('Original source: Harbour Review');
    // Nothing is left below the headings: the other kinds go first.
    expect(text.includes(`${kind} 0`)).toBe(kind !== 'heading');
    expect(text).not.toContain(`${kind} 59`);
    expect(text).toMatch(/-# … \d+ more/);
  });

  it('gives up kinds in the documented order', () => {
    const pieces: Piece[] = CUT_ORDER.map((kind) => ({ type: 'text', kind, lines: ['x'.repeat(900)] }));
    const kept = shorten(pieces).flatMap((piece) =>
      piece.type === 'text' && piece.kind !== 'frame' && piece.lines.length > 0 ? [piece.kind] : [],
    );
    expect(kept).toEqual(CUT_ORDER.slice(-4));
  });

  it('does without small links and quotes before it loses a line', () => {
    const sources = Array.from({ length: 12 }, (_, i) => ({
      number: i + 1,
      publisher: 'Harbour Review',
      title: `Report ${i + 1}`,
      url: `https://a.example/${'x'.repeat(60)}/${i}`,
      quote: 'a quote of some length '.repeat(10),
    }));
    const references = sources.map(({ number, url }) => ({ number, url }));
    const events = sources.map((_, i) => ({
      date: `${2010 + i}`,
      text: 'Event',
      planned: false,
      references,
    }));
    const text = texts({
      kind: 'timeline',
      summary: '',
      blocks: [
        { type: 'timeline', events },
        { type: 'sources', sources },
      ],
    });
    expect(text).toContain('Report 12');
    expect(text).not.toContain('more');
    expect(text).not.toContain('“');
    expect(text).toContain('- Event ¹ ²');
  });

  it('stays within 40 components: first the gaps go, then dividers, then controls', () => {
    const line = (n: number): Piece => ({ type: 'text', kind: 'paragraph', lines: [`line ${n}`] });
    const divided = Array.from({ length: 60 }, (_, n): Piece[] => [line(n), { type: 'divider' }]).flat();
    expect(assemble(divided)).toHaveLength(1);
    const gaps = assemble(Array.from({ length: 60 }, (_, n) => line(n)));
    expect(gaps).toHaveLength(1);
    expect(faultsOf(body(enormousCard()))).toEqual([]);
    expect([...componentsOf(body(enormousCard()).components)].length).toBeLessThanOrEqual(LIMITS.components);
  });

  it('stays below the size in bytes that Discord answers with 500', () => {
    const wide = '長'.repeat(560);
    const items = Array.from({ length: 6 }, () => one(wide));
    const card: Card = { kind: 'notice', summary: '', blocks: [{ type: 'bullets', items }] };
    expect(overloads(body(card))).toBe(false);
    expect(texts(card)).toContain('more');
  });

  it('is never an empty message', () => {
    const card: Card = { kind: 'notice', summary: '', blocks: [{ type: 'paragraph', line: [] }] };
    expect(faultsOf(body(card))).toEqual([]);
  });

  it('is not touched where it fits', () => {
    for (const card of [storyCard, everyBlock]) expect(texts(card)).not.toContain(' more');
  });
});

describe('clip', () => {
  it('never cuts inside a character and never passes the limit', () => {
    expect(clip('👩‍🔬👩‍🔬👩‍🔬', 12)).toBe('👩‍🔬👩‍🔬…');
    expect(clip('short', 5)).toBe('short');
    for (let limit = 1; limit < 30; limit += 1) {
      expect(clip('é 長い文 🛰️ 👩‍🔬 and on it goes', limit).length).toBeLessThanOrEqual(limit);
    }
  });
});
