import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Card, Line } from '../../src/cards/blocks.ts';
import { checkBlocks } from '../../test/fakes/slack/block-rules.ts';
import { enormousCard, HOSTILE, NOON } from '../../test/fixtures/cards.ts';
import { CUT_ORDER, fitBlocks, LIMITS, type Piece } from './limits.ts';
import { renderCard } from './render.ts';

const LONG = 'Words that never end, again and again & again '.repeat(400);
const HUGE: Line = [{ type: 'text', text: LONG }];
const URL = `https://long.example/${'x'.repeat(4000)}`;
const run = { command: 'echo', options: { words: LONG } };

const breaches: readonly [string, Block[]][] = [
  ['a context of endless parts', [{ type: 'context', parts: Array.from({ length: 60 }, () => HUGE) }]],
  ['an endless headline', [{ type: 'heading', level: 1, text: LONG }]],
  ['an endless linked headline', [{ type: 'heading', level: 1, text: LONG, url: 'https://a.example/' }]],
  ['an endless address', [{ type: 'heading', level: 1, text: 'Headline', url: URL }]],
  ['an endless paragraph', [{ type: 'paragraph', line: HUGE, mark: '💡' }]],
  [
    'endless labels',
    [{ type: 'labelled', rows: Array.from({ length: 30 }, () => ({ label: LONG, line: HUGE })) }],
  ],
  ['endless bullets', [{ type: 'bullets', items: Array.from({ length: 90 }, () => HUGE) }]],
  [
    'endless rows',
    [
      {
        type: 'rows',
        rows: Array.from({ length: 90 }, (_, i) => ({
          lead: String(i),
          title: LONG,
          url: i % 2 ? URL : 'https://a.example/',
          aside: HUGE,
          detail: LONG,
          open: { command: 'story', options: { words: `${i} ${LONG}` } },
        })),
      },
    ],
  ],
  [
    'an endless timeline',
    [
      {
        type: 'timeline',
        events: Array.from({ length: 300 }, (_, i) => ({
          date: `${1900 + i}-02`,
          text: LONG,
          planned: i > 200,
          references: Array.from({ length: 9 }, (__, n) => ({
            number: n,
            url: `https://a.example/${'x'.repeat(2000)}`,
          })),
        })),
      },
    ],
  ],
  [
    'endless sources',
    [
      {
        type: 'sources',
        sources: Array.from({ length: 90 }, (_, i) => ({
          number: i,
          publisher: LONG,
          title: LONG,
          url: `https://a.example/${'&'.repeat(2500)}`,
          quote: LONG,
        })),
      },
    ],
  ],
  [
    'endless buttons and choices',
    [
      {
        type: 'actions',
        buttons: Array.from({ length: 40 }, () => ({ label: LONG, does: { run } })),
        menu: {
          label: LONG,
          choices: Array.from({ length: 60 }, () => ({ label: LONG, detail: LONG, run })),
        },
      },
    ],
  ],
  ['more blocks than a message holds', Array.from({ length: 120 }, () => ({ type: 'divider' as const }))],
];

const attribution: Block = {
  type: 'context',
  parts: [[{ type: 'text', text: 'Original source: Harbour Review' }]],
};

describe('a card that passes a limit of Slack', () => {
  it.each(breaches)('is cut, not refused: %s', (_name, blocks) => {
    const message = renderCard({ kind: 'story', summary: LONG, blocks: [...blocks, attribution] }, NOON);
    expect(checkBlocks(message.blocks)).toBeNull();
    expect(message.text.length).toBeLessThanOrEqual(LIMITS.text);
    expect(JSON.stringify(message.blocks.at(-1))).toContain('Original source: Harbour Review');
  });

  it('keeps its headline, its buttons and its attribution to the last', () => {
    const { blocks } = renderCard(enormousCard(), NOON);
    expect([blocks[0]?.type, blocks.at(-2)?.type, blocks.at(-1)?.type]).toEqual([
      'section',
      'actions',
      'context',
    ]);
  });

  it('puts buttons past the fifth into the menu', () => {
    const buttons = Array.from({ length: 7 }, (_, i) => ({
      label: `Button ${i}`,
      does: { run: { command: 'echo', options: { words: String(i) } } },
    }));
    const { blocks } = renderCard(
      { kind: 'notice', summary: 's', blocks: [{ type: 'actions', buttons }] },
      NOON,
    );
    expect(blocks[0]).toMatchObject({
      elements: [
        ...buttons.slice(0, 5).map(({ label }) => ({ type: 'button', text: { text: label } })),
        { type: 'static_select', options: [{ text: { text: 'Button 5' } }, { text: { text: 'Button 6' } }] },
      ],
    });
  });

  it('is always a message that Slack takes, whatever the card holds', () => {
    fc.assert(
      fc.property(fc.array(anyBlock(), { maxLength: 70 }), fc.string(), (blocks, summary) => {
        const card: Card = { kind: 'story', summary, blocks };
        expect(checkBlocks(renderCard(card, NOON).blocks)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

/** Blocks of every kind, with hostile, empty and long words. */
function anyBlock(): fc.Arbitrary<Block> {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', HOSTILE, LONG, '\u200b'));
  const url = fc.constantFrom('https://a.example/?a=1&b=2', URL, 'javascript:1', '');
  const line: fc.Arbitrary<Line> = fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('text' as const), text, strong: fc.boolean() }),
      fc.record({ type: fc.constant('link' as const), text, url }),
      fc.record({ type: fc.constant('reference' as const), number: fc.nat(99), url }),
    ),
    { maxLength: 4 },
  );
  const invocation = fc.record({ command: fc.constant('story'), options: fc.record({ words: text }) });
  const button = fc.record({
    label: text,
    does: fc.oneof(fc.record({ run: invocation }), fc.record({ open: url })),
  });
  return fc.oneof(
    fc.record({ type: fc.constant('context' as const), parts: fc.array(line, { maxLength: 4 }) }),
    fc.record({
      type: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const),
      text,
      url,
    }),
    fc.record({ type: fc.constant('paragraph' as const), line }),
    fc.record({ type: fc.constant('bullets' as const), items: fc.array(line, { maxLength: 4 }) }),
    fc.record({
      type: fc.constant('actions' as const),
      buttons: fc.array(button, { maxLength: 7 }),
      menu: fc.record({
        label: text,
        choices: fc.array(fc.record({ label: text, run: invocation }), { maxLength: 7 }),
      }),
    }),
    fc.constant({ type: 'divider' as const }),
  );
}

describe('the order of what is cut', () => {
  const piece = (from: Block['type'], n: number, keep = false): Piece => ({
    from,
    keep,
    block: { type: 'section', text: { type: 'mrkdwn', text: `${from} ${n}` } },
  });
  const kinds = (pieces: readonly Piece[]) =>
    fitBlocks(pieces).map((block) => (block.type === 'section' ? block.text?.text : ''));

  it('begins with dividers, then goes from details to headlines, buttons last', () => {
    expect(CUT_ORDER).toEqual([
      'divider',
      'sources',
      'picture',
      'bullets',
      'timeline',
      'rows',
      'paragraph',
      'context',
      'labelled',
      'heading',
      'actions',
    ]);
  });

  it('takes of one kind the last piece first, and only as many as it must', () => {
    const pieces = [
      ...Array.from({ length: LIMITS.blocks - 1 }, (_, n) => piece('labelled', n)),
      piece('bullets', 1),
      piece('bullets', 2),
    ];
    expect(kinds(pieces).slice(-2)).toEqual(['labelled 48', 'bullets 1']);
  });

  it('never takes what must be kept', () => {
    const pieces = [
      piece('context', 1, true),
      ...Array.from({ length: 60 }, (_, n) => piece('context', 100 + n)),
      piece('context', 2, true),
    ];
    const left = kinds(pieces);
    expect([left.length, left[0], left.at(-1)]).toEqual([LIMITS.blocks, 'context 1', 'context 2']);
  });
});
