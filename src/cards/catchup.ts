/** What a person missed in a channel. */
import type { Instant } from '../model.ts';
import type { Block, Button, Card, Inline, Line } from './blocks.ts';
import {
  BRIEFING_LINES,
  EVERYTHING,
  type ListedStory,
  openMenu,
  others,
  sampleNote,
  storyRow,
} from './briefing.ts';
import { text } from './notice.ts';
import { english, type Words } from './words/index.ts';

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

const HOUR = 3_600_000;

/** For the asker's eyes only, so without a way to share it. */
export function catchupCard(view: CatchupView, lines = BRIEFING_LINES, words: Words = english): Card {
  const { list } = words;
  if (view.stories.length === 0) return emptyCatchup(view, words);
  const shown = view.stories.slice(0, lines);
  const parts: Line[] = [
    sinceLine(view, words),
    text(list.storiesFrom(view.totalStories, view.totalArticles)),
  ];
  const buttons: Button[] = [];
  if (view.totalStories > shown.length) {
    const options = { since: new Date(view.since).toISOString(), lines: '25' };
    buttons.push({
      label: list.all(view.totalStories),
      does: { run: { command: 'catchup', options } },
    });
  }
  parts.push(...others(view, words));
  if (view.leftOut > 0) buttons.push(everything(view, words));
  return {
    kind: 'list',
    summary: list.withFirst(list.missed, view.totalStories, shown[0]?.headline ?? ''),
    blocks: [
      { type: 'heading', level: 1, text: list.missed },
      { type: 'context', parts },
      { type: 'rows', rows: shown.map((story, i) => storyRow(story, String(i + 1))) },
      { type: 'actions', buttons, menu: openMenu(shown, words) },
      ...sampleNote(shown, words),
    ],
  };
}

function emptyCatchup(view: CatchupView, words: Words): Card {
  const { list } = words;
  const { earlier, leftOut } = view;
  const line: Line = [
    { type: 'text', text: list.nothingNewThen },
    ...sinceLine(view, words),
    { type: 'text', text: leftOut === 0 ? '.' : `; ${list.leftOut(leftOut)}.` },
  ];
  const buttons: Button[] = [];
  if (earlier !== null) {
    const options = { since: new Date(earlier).toISOString() };
    buttons.push({
      label: list.showLast,
      does: { run: { command: 'catchup', options } },
    });
  }
  if (leftOut > 0) buttons.push(everything(view, words));
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: list.missed },
    { type: 'paragraph', line },
    ...(buttons.length > 0 ? [{ type: 'actions' as const, buttons }] : []),
  ];
  return { kind: 'list', summary: list.nothingNew(list.missed), blocks };
}

/** "since 24 Nov 2026 10:15, when you last looked". */
function sinceLine({ since, from }: CatchupView, { list }: Words): Inline[] {
  const moment: Inline[] = [
    { type: 'text', text: list.sinceThen },
    { type: 'time', at: since, style: 'date' },
    { type: 'text', text: ' ' },
    { type: 'time', at: since, style: 'clock' },
  ];
  switch (from) {
    case 'first':
      return [{ type: 'text', text: list.firstLook }];
    case 'last':
      return [...moment, { type: 'text', text: list.lastLook }];
    case 'longest':
      return [{ type: 'text', text: list.longestLook }];
    case 'asked':
      return moment;
  }
}

function everything({ since, until }: CatchupView, { list }: Words): Button {
  const hours = Math.max(1, Math.ceil((until - since) / HOUR));
  const options = { audience: EVERYTHING, since: `${hours}h` };
  return { label: list.everything, does: { run: { command: 'briefing', options } } };
}
