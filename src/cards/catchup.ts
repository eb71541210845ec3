/** What a person missed in a channel. */
import type { Instant } from '../model.ts';
import type { Block, Button, Card, Inline, Line } from './blocks.ts';
import {
  BRIEFING_LINES,
  EVERYTHING,
  type ListedStory,
  openMenu,
  others,
  plural,
  sampleNote,
  storyRow,
} from './briefing.ts';
import { text } from './notice.ts';

/** What `/catchup` shows. */
export interface CatchupView {
  readonly since: Instant;
  readonly until: Instant;
  /** Why from then: nobody looked before, the last look, one too long ago, or as asked. */
  readonly from: 'first' | 'last' | 'longest' | 'asked';
  /** From when the last list told that held something; null with none. */
  readonly earlier: Instant | null;
  /** The best of them, ranked. */
  readonly stories: readonly ListedStory[];
  readonly totalStories: number;
  readonly totalArticles: number;
  /** Stories of the same time that the channel does not get. */
  readonly leftOut: number;
}

const TITLE = 'What you missed';
const HOUR = 3_600_000;

/** For the asker's eyes only, so without a way to share it. */
export function catchupCard(view: CatchupView, lines = BRIEFING_LINES): Card {
  if (view.stories.length === 0) return emptyCatchup(view);
  const shown = view.stories.slice(0, lines);
  const count = plural(view.totalStories, 'story', 'stories');
  const parts: Line[] = [
    sinceLine(view),
    text(`${count} from ${plural(view.totalArticles, 'article', 'articles')}`),
  ];
  const buttons: Button[] = [];
  if (view.totalStories > shown.length) {
    const options = { since: new Date(view.since).toISOString(), lines: '25' };
    buttons.push({
      label: `All ${view.totalStories}`,
      does: { run: { command: 'catchup', options } },
    });
  }
  parts.push(...others(view));
  if (view.leftOut > 0) buttons.push(everything(view));
  return {
    kind: 'list',
    summary: `${TITLE}: ${count}, first ${shown[0]?.headline ?? ''}`,
    blocks: [
      { type: 'heading', level: 1, text: TITLE },
      { type: 'context', parts },
      { type: 'rows', rows: shown.map((story, i) => storyRow(story, String(i + 1))) },
      { type: 'actions', buttons, menu: openMenu(shown) },
      ...sampleNote(shown),
    ],
  };
}

function emptyCatchup(view: CatchupView): Card {
  const { earlier, leftOut } = view;
  const line: Line = [
    { type: 'text', text: 'Nothing new ' },
    ...sinceLine(view),
    { type: 'text', text: leftOut === 0 ? '.' : `; ${leftOutWords(leftOut)}.` },
  ];
  const buttons: Button[] = [];
  if (earlier !== null) {
    const options = { since: new Date(earlier).toISOString() };
    buttons.push({
      label: 'Show the last list again',
      does: { run: { command: 'catchup', options } },
    });
  }
  if (leftOut > 0) buttons.push(everything(view));
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: TITLE },
    { type: 'paragraph', line },
    ...(buttons.length > 0 ? [{ type: 'actions' as const, buttons }] : []),
  ];
  return { kind: 'list', summary: `${TITLE}: nothing new`, blocks };
}

function leftOutWords(count: number): string {
  return count === 1
    ? '1 story came that this channel does not get'
    : `${count} stories came that this channel does not get`;
}

/** "since 24 Nov 2026 10:15, when you last looked". */
function sinceLine({ since, from }: CatchupView): Inline[] {
  const moment: Inline[] = [
    { type: 'text', text: 'since ' },
    { type: 'time', at: since, style: 'date' },
    { type: 'text', text: ' ' },
    { type: 'time', at: since, style: 'clock' },
  ];
  switch (from) {
    case 'first':
      return [{ type: 'text', text: 'in the last 7 days (you have not looked here before)' }];
    case 'last':
      return [...moment, { type: 'text', text: ', when you last looked' }];
    case 'longest':
      return [{ type: 'text', text: 'in the last 30 days (you last looked before that)' }];
    case 'asked':
      return moment;
  }
}

function everything({ since, until }: CatchupView): Button {
  const hours = Math.max(1, Math.ceil((until - since) / HOUR));
  const options = { audience: EVERYTHING, since: `${hours}h` };
  return { label: 'Everything', does: { run: { command: 'briefing', options } } };
}
