import { describe, expect, it } from 'vitest';
import type { Block, Card } from '../../src/cards/blocks.ts';
import { briefingCard, recapCard } from '../../src/cards/briefing.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import type { StoryId } from '../../src/model.ts';
import { checkBlocks } from '../../test/fakes/slack/block-rules.ts';
import { resolveBlocks } from '../../test/fakes/slack/mrkdwn.ts';
import type { FakeBlock } from '../../test/fakes/slack/workspace.ts';
import { everyBlock, hostileCard, NOON, storyCard } from '../../test/fixtures/cards.ts';
import { renderCard } from './render.ts';

const listed = (id: number, headline: string, whatChanged = '') => ({
  id: id as StoryId,
  headline,
  url: `https://harbour.example/${id}`,
  region: 'HK',
  publishers: id,
  at: NOON - id * 3_600_000,
  whatChanged,
  sample: false,
});

const briefing = briefingCard({
  since: 'last 24 h',
  audience: 'Policy',
  stories: [
    listed(1, 'Beijing is named a global tech hub', 'The city becomes a centre.'),
    listed(2, 'Second'),
  ],
  totalStories: 14,
  totalArticles: 61,
  leftOut: 0,
  lastStoryAt: NOON,
  others: [],
  again: { command: 'briefing', options: { audience: 'policy' } },
});

const recap = recapCard({
  week: 'Week 10, 2026',
  days: '2–8 March',
  sections: [{ name: 'Policy', stories: [listed(3, 'Third')] }],
  totalStories: 1,
  leftOut: 0,
  predictions: [],
  again: { command: 'recap', options: {} },
});

const golden: readonly [string, Card][] = [
  ['story', storyCard],
  ['timeline', everyBlock],
  ['list', briefing],
  ['recap', recap],
  ['notice', noticeCard('No story matches “zebra”; did you mean “Zhongguancun”?')],
  ['hostile', hostileCard],
];

const card = (...blocks: Block[]): Card => ({ kind: 'story', summary: 'Summary', blocks });
const textOf = (drawn: Card) =>
  resolveBlocks(renderCard(drawn, NOON).blocks as unknown as readonly FakeBlock[]).text;

describe('a card on Slack', () => {
  it.each(golden)('looks as in golden/%s.json', async (name, drawn) => {
    const message = renderCard(drawn, NOON);
    expect(checkBlocks(message.blocks)).toBeNull();
    await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`);
  });

  it('has the story’s hook under its headline, in one section', () => {
    const [, headline] = renderCard(storyCard, NOON).blocks;
    expect(headline).toMatchObject({
      type: 'section',
      text: {
        text: '*<https://harbour.example/beijing|Beijing is named a global tech hub>*\n💡 The push reshapes where AI gets built.',
      },
    });
  });

  it('keeps the headline apart from the summary where there is no hook', () => {
    const { blocks } = renderCard(
      card(
        { type: 'heading', level: 1, text: 'Headline', url: 'https://a.example/' },
        { type: 'labelled', rows: [{ label: 'What changed', line: [{ type: 'text', text: 'All.' }] }] },
      ),
      NOON,
    );
    expect(blocks).toHaveLength(2);
  });

  it('groups a timeline by year and sets planned events apart', () => {
    const event = (date: string, text: string, planned = false) => ({ date, text, planned, references: [] });
    const events = [
      event('2014', 'First.'),
      event('2017-09', 'Second.'),
      event('2017-11-04', 'Third.'),
      event('2031-06', 'Last.', true),
    ];
    expect(textOf(card({ type: 'timeline', events }))).toBe(
      '2014  First.\n2017\nSep  Second.\n4 Nov  Third.\nPlanned\nJun 2031  Last.',
    );
  });

  it('offers a select over rows that no menu opens already', () => {
    const open = { command: 'story', options: { words: '7' } };
    const rows: Block = {
      type: 'rows',
      rows: [{ lead: null, title: 'Seventh', url: null, aside: [], detail: '', open }],
    };
    const menu: Block = {
      type: 'actions',
      buttons: [],
      menu: { label: 'Open', choices: [{ label: '7', run: open }] },
    };
    const kinds = (drawn: Card) => renderCard(drawn, NOON).blocks.map(({ type }) => type);
    expect(kinds(card(rows))).toEqual(['section', 'actions']);
    expect(kinds(card(rows, menu))).toEqual(['section', 'actions']);
    expect(textOf(card(rows))).toContain('Open a story');
    expect(textOf(card(rows, menu))).not.toContain('Open a story');
  });

  it('says what a menu is for, unless its choices do: nobody unfollows by a tap on three dots', () => {
    const run = { command: 'unfollow', options: { follow: '1' } };
    const menu = { label: 'Unfollow', choices: [{ label: 'stories on “weights”', run }] };
    const block: Block = { type: 'actions', buttons: [], menu };
    const [drawn] = renderCard({ kind: 'notice', summary: 's', blocks: [block] }, NOON).blocks;
    expect(drawn).toMatchObject({ elements: [{ type: 'static_select', placeholder: { text: 'Unfollow' } }] });
    const [story] = renderCard({ kind: 'story', summary: 's', blocks: [block] }, NOON).blocks;
    expect(story).toMatchObject({ elements: [{ type: 'overflow' }] });
  });

  it('draws nothing for what is empty', () => {
    const drawn = card(
      { type: 'context', parts: [[], [{ type: 'text', text: ' ' }]] },
      { type: 'heading', level: 2, text: '' },
      { type: 'bullets', items: [[]] },
      { type: 'actions', buttons: [{ label: 'x', does: { open: 'javascript:alert(1)' } }] },
      { type: 'timeline', events: [] },
    );
    expect(renderCard(drawn, NOON).blocks).toEqual([]);
  });

  it('gives buttons new block ids when it is drawn again, as Slack asks of edits', () => {
    const ids = (now: number) => renderCard(storyCard, now).blocks.flatMap((block) => block.block_id ?? []);
    expect(ids(NOON)).not.toEqual(ids(NOON + 1));
  });
});
