import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId } from '../../src/model.ts';
import { faultsOf } from '../../test/fakes/discord/message-rules.ts';
import { asObject } from '../../test/fakes/discord/world.ts';
import { NOON, storyCard } from '../../test/fixtures/cards.ts';
import { readId } from './controls.ts';
import { isMarked, mark } from './marks.ts';
import { render } from './render.ts';

const id = (n: number) => `d${String(n).padStart(24, '0')}` as DeliveryId;
const long = 'x'.repeat(200);
const cards: Record<string, Card> = {
  'with buttons': storyCard,
  'without any control': { ...storyCard, blocks: storyCard.blocks.filter(({ type }) => type !== 'actions') },
  'whose buttons have no room': {
    ...storyCard,
    blocks: [
      { type: 'heading', level: 1, text: 'Headline' },
      {
        type: 'actions',
        buttons: [{ label: 'Open', does: { run: { command: 'story', options: { words: long } } } }],
      },
    ],
  },
};

describe.each(Object.entries(cards))('a posted card %s', (_, card) => {
  it('is found again by its delivery, and by no other', () => {
    const posts = Array.from({ length: 50 }, (_, n) => mark(render(card, NOON), id(n)));
    for (const [n, { components }] of posts.entries()) {
      const found = posts.flatMap((_, other) =>
        isMarked({ id: '1', components }, id(other)) ? [other] : [],
      );
      expect(found).toEqual([n]);
      expect(faultsOf(asObject(posts[n]))).toEqual([]);
    }
  });

  it('is not mistaken for one before it is marked', () => {
    expect(isMarked({ id: '1', components: render(card, NOON).components }, id(1))).toBe(false);
    expect(isMarked({ id: '1' }, id(1))).toBe(false);
  });
});

it('keeps what a marked button does', () => {
  const body = mark(render(storyCard, NOON), id(1));
  const ids = JSON.stringify(body).match(/echo\?[^"]*~[^"]*/g) ?? [];
  expect(ids.map(readId)).toEqual([{ command: 'echo', options: { words: 'deep 42' } }]);
});
