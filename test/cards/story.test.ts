import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/cards/blocks.ts';
import { freshnessWord } from '../../src/cards/freshness.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { fullStoryCard, storyCard, storyPartCard } from '../../src/cards/story.ts';
import { analysisOf, NOON } from '../fakes/news.ts';
import { first, view } from '../fixtures/story-view.ts';

const HOUR = 3_600_000;
const kinds = (blocks: readonly Block[]) => blocks.map(({ type }) => type);

describe('the story card in a channel', () => {
  it('has its sections in order', () => {
    expect(kinds(storyCard(view()).blocks)).toEqual([
      'context',
      'heading',
      'paragraph',
      'labelled',
      'context',
      'actions',
      'context',
    ]);
    expect(plainCard(storyCard(view()), NOON)).toBe(
      [
        '🇭🇰 Harbour Review +1 source · Breaking · collected in 16m',
        'Beijing named a tech hub\nhttps://harbour.example/hub',
        '💡 The push reshapes where AI gets built.',
        'What changed    Beijing becomes an innovation centre.\nWhy it matters  More state money flows to AI research.',
        '👥 Enterprise & Security Teams',
        'Original source: Harbour Review ↗ · content rights belong to the publishers · extracted from 2 articles',
      ].join('\n\n'),
    );
  });

  it('closes up where the sources support nothing, and never says n/a', () => {
    const text = plainCard(storyCard(view({ analysis: analysisOf(), audiences: [], related: [] })), NOON);
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text).not.toMatch(/n\/a|unknown|undefined|null/i);
  });

  it('says so when one publisher stands alone, and when it is a sample', () => {
    const { story } = view();
    const text = plainCard(storyCard(view({ story: { ...story, articles: [first], sample: true } })), NOON);
    expect(text).toContain('Harbour Review · Fresh · collected in 16m · single source · Sample');
    expect(text).toContain('sample edition, written for Dateline');
  });

  it('leaves the latency out where the source gives no usable time or was history', () => {
    const { story } = view();
    for (const odd of [{ published: null }, { backlog: true }, { published: first.collected + HOUR }]) {
      const card = storyCard(view({ story: { ...story, articles: [{ ...first, ...odd }] } }));
      expect(plainCard(card, NOON)).not.toContain('collected in');
    }
  });

  it('says truthfully how it was made', () => {
    const analysis = analysisOf({ method: { kind: 'model', model: 'some-model', verified: 11, claims: 12 } });
    expect(plainCard(storyCard(view({ analysis })), NOON)).toContain(
      'written by some-model from 2 articles, 11 of 12 claims verified',
    );
  });

  it('says what an edit changed', () => {
    const updated = { at: NOON, what: '2 new articles' };
    expect(plainCard(storyCard(view({ updated })), NOON)).toContain('updated 12:00 UTC · 2 new articles');
  });

  it('reads as one plain sentence in a notification', () => {
    expect(storyCard(view()).summary).toBe(
      'Beijing named a tech hub: The push reshapes where AI gets built. (🇭🇰 Harbour Review +1 source)',
    );
  });
});

describe('the story card in full', () => {
  it('has deep insight with numbered sources, each once', () => {
    const text = plainCard(fullStoryCard(view()), NOON);
    // The day that a sentence's "today" is of.
    expect(text).toContain('Harbour Review +1 source · Breaking · 2026-03-05 · collected in 16m');
    for (const words of [
      '🔑 Key takeaways\n\n• Three provinces take part. [1]\n• Elbe sees it too. [2]',
      '🔮 Future implications\n\n• Funding will rise. Because money moves. (by 2028) [1]',
      '2014-02     A national strategy begins. [1]\n2030        (planned) The plan ends. [1]',
      'An earlier step',
      '[1] Harbour Review: Beijing named a tech hub https://harbour.example/hub',
      '[2] Elbe Kurier',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('gives every claim a source', () => {
    const blocks = fullStoryCard(view()).blocks;
    const lines = blocks.flatMap((block) => (block.type === 'bullets' ? block.items : []));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.some(({ type }) => type === 'reference')).toBe(true);
    for (const block of blocks) {
      if (block.type === 'timeline')
        for (const event of block.events) expect(event.references).toHaveLength(1);
    }
  });

  it('opens in parts', () => {
    expect(plainCard(storyPartCard(view(), 'timeline'), NOON)).not.toContain('Key takeaways');
    expect(plainCard(storyPartCard(view(), 'related'), NOON)).toContain('An earlier step');
    expect(plainCard(storyPartCard(view(), 'sources'), NOON)).toContain('[2] Elbe Kurier');
  });
});

describe('freshness', () => {
  it.each([
    [0, 'Breaking'],
    [59, 'Breaking'],
    [60, 'Fresh'],
    [6 * 60, 'Recent'],
    [24 * 60, 'Aging'],
    [72 * 60, 'Stale'],
    [-5, 'Breaking'],
  ])('after %i minutes is %s', (minutes, word) => {
    expect(freshnessWord({ newest: NOON - minutes * 60_000 }, NOON)).toBe(word);
  });
});
