/** Lists of stories: the briefing and the weekly recap. */
import type { Instant, Prediction, StoryId } from '../model.ts';
import type { Block, Button, Card, Invocation, Line, Menu, Row } from './blocks.ts';
import { flag } from './freshness.ts';
import { text } from './notice.ts';
import { outcomeWords } from './predictions.ts';
import { english, type Words } from './words/index.ts';

/** A story as one line of a list. */
export interface ListedStory {
  readonly id: StoryId;
  readonly headline: string;
  readonly url: string | null;
  /** Region of the first publisher. */
  readonly region: string | null;
  readonly publishers: number;
  /** Newest source's time. */
  readonly at: Instant;
  /** What changed, one sentence; '' where nothing is known. */
  readonly whatChanged: string;
  readonly sample: boolean;
}

/** What `/briefing` shows. */
export interface BriefingView {
  /** "last 24 h", "since Monday 09:00 UTC". */
  readonly since: string;
  /** The audience's name for people; null for all. */
  readonly audience: string | null;
  /** The best of them, ranked. */
  readonly stories: readonly ListedStory[];
  readonly totalStories: number;
  readonly totalArticles: number;
  /** Stories of the same time that the channel does not get. */
  readonly leftOut: number;
  /** When something came last, for an empty briefing. */
  readonly lastStoryAt: Instant | null;
  /** Audiences that would have had something, with their names. */
  readonly others: readonly { readonly name: string; readonly tag: string; readonly stories: number }[];
  /** The command that gives this briefing in full, and shared. */
  readonly again: Invocation;
}

/** At most this many lines in a briefing; the rest is one tap away. */
export const BRIEFING_LINES = 10;

/** A story as a row; `lead` numbers it. */
export function storyRow(story: ListedStory, lead: string | null): Row {
  const more = story.publishers > 1 ? ` +${story.publishers - 1}` : '';
  return {
    lead,
    title: story.headline,
    url: story.url,
    aside: [
      { type: 'text', text: `${flag(story.region)}${more}${flag(story.region) || more ? ' · ' : ''}` },
      { type: 'time', at: story.at, style: 'age' },
    ],
    detail: story.whatChanged,
    open: { command: 'story', options: { words: String(story.id) } },
  };
}

/** Opens one of the stories. */
export function openMenu(stories: readonly ListedStory[], words: Words): Menu {
  return {
    label: words.list.openAStory,
    choices: stories.slice(0, 25).map((story, i) => ({
      label: `${i + 1}  ${story.headline}`,
      run: { command: 'story', options: { words: String(story.id) } },
    })),
  };
}

/** Says that stories are invented, where some are. */
export function sampleNote(stories: readonly ListedStory[], words: Words): Block[] {
  if (!stories.some((story) => story.sample)) return [];
  return [{ type: 'context', parts: [text(words.list.sampleNote)] }];
}

/** The stories since a moment, ranked, one line each. */
export function briefingCard(view: BriefingView, lines = BRIEFING_LINES, words: Words = english): Card {
  const { list, shared } = words;
  const title = [list.briefing, view.since, view.audience].filter(Boolean).join(' · ');
  if (view.stories.length === 0) return emptyBriefing(view, title, words);
  const shown = view.stories.slice(0, lines);
  const buttons: Button[] = [];
  if (view.totalStories > shown.length) {
    const all = { ...view.again, options: { ...view.again.options, lines: '25' } };
    buttons.push({ label: list.all(view.totalStories), does: { run: all } });
  }
  buttons.push({ label: shared.share, does: { run: { ...view.again, share: true } } });
  const parts = [text(list.storiesFrom(view.totalStories, view.totalArticles)), ...others(view, words)];
  if (view.leftOut > 0) buttons.push(everything(view, words));
  return {
    kind: 'list',
    summary: list.withFirst(title, view.totalStories, shown[0]?.headline ?? ''),
    blocks: [
      { type: 'heading', level: 1, text: title },
      { type: 'context', parts },
      { type: 'rows', rows: shown.map((story, i) => storyRow(story, String(i + 1))) },
      { type: 'actions', buttons, menu: openMenu(shown, words) },
      ...sampleNote(shown, words),
    ],
  };
}

/** How much more there is than the channel gets, as a part of a line. */
export function others({ leftOut }: { readonly leftOut: number }, { list }: Words): Line[] {
  return leftOut > 0 ? [text(list.others(leftOut))] : [];
}

/** The recap of all stories, whatever the channel gets. */
function allOfWeek({ again }: RecapView, { list }: Words): Button {
  const run = { ...again, options: { ...again.options, stories: EVERYTHING } };
  return { label: list.everything, does: { run } };
}

/** The briefing of all stories, whatever the channel gets. */
function everything({ again }: BriefingView, { list }: Words): Button {
  const run = { ...again, options: { ...again.options, audience: EVERYTHING } };
  return { label: list.everything, does: { run } };
}

/** Typed in place of an audience: all stories. */
export const EVERYTHING = 'everything';

function emptyBriefing(view: BriefingView, title: string, words: Words): Card {
  const { list } = words;
  const blocks: Block[] = [{ type: 'heading', level: 1, text: title }];
  if (view.leftOut > 0) {
    blocks.push({ type: 'paragraph', line: text(list.onlyOthers(view.leftOut)) });
    blocks.push({ type: 'actions', buttons: [everything(view, words)] });
    return { kind: 'list', summary: list.nothingNewHere(title), blocks };
  }
  blocks.push({
    type: 'paragraph',
    line:
      view.lastStoryAt === null
        ? text(list.nothingCollected)
        : [
            { type: 'text', text: list.lastCame.before },
            { type: 'time', at: view.lastStoryAt, style: 'age' },
            { type: 'text', text: list.lastCame.after },
          ],
  });
  if (view.others.length > 0) {
    const buttons = view.others.slice(0, 5).map(({ name, tag, stories }) => ({
      label: `${name} · ${stories}`,
      does: { run: { command: 'briefing', options: { ...view.again.options, audience: tag } } },
    }));
    blocks.push({ type: 'paragraph', line: text(list.otherAudiences) });
    blocks.push({ type: 'actions', buttons });
  }
  return { kind: 'list', summary: list.nothingNew(title), blocks };
}

/** What `/recap` shows. */
export interface RecapView {
  /** "Week 47, 2026". */
  readonly week: string;
  /** "16–22 November". */
  readonly days: string;
  /** A name is an audience's; null for the stories that fit none. */
  readonly sections: readonly { readonly name: string | null; readonly stories: readonly ListedStory[] }[];
  readonly totalStories: number;
  /** Stories of the week that the channel does not get. */
  readonly leftOut: number;
  /** Predictions that were decided, or whose time passed, in that week. */
  readonly predictions: readonly RecordedPrediction[];
  readonly again: Invocation;
}

/** A prediction of the recap's record. */
export interface RecordedPrediction extends Pick<Prediction, 'statement' | 'state' | 'reviewed'> {
  readonly story: StoryId | null;
  /** Who shows what came of it, and in which words; null while nobody does. */
  readonly shownBy: {
    readonly publisher: string;
    readonly quote: string;
    readonly url: string | null;
  } | null;
}

/** What came of predictions this week. */
function record(predictions: readonly RecordedPrediction[], words: Words): Block[] {
  if (predictions.length === 0) return [];
  const rows = predictions.map(({ statement, story, shownBy, ...kept }): Row => {
    return {
      lead: null,
      title: statement,
      url: shownBy?.url ?? null,
      aside: text(outcomeWords(kept, words.story) ?? words.list.timePassed),
      detail: shownBy ? `${shownBy.publisher}: “${shownBy.quote}”` : '',
      ...(story !== null && { open: { command: 'story', options: { words: String(story) } } }),
    };
  });
  return [
    { type: 'heading', level: 2, mark: '🔮', text: words.list.predictions },
    { type: 'rows', rows },
  ];
}

/** The week's top stories by audience, one line each. */
export function recapCard(view: RecapView, words: Words = english): Card {
  const { list, shared } = words;
  const title = list.recap(view.week);
  const stories = view.sections.flatMap((section) => section.stories);
  const blocks: Block[] = [
    { type: 'heading', level: 1, mark: '📰', text: title },
    {
      type: 'context',
      parts: [text(view.days), text(list.stories(view.totalStories)), ...others(view, words)],
    },
  ];
  const all = view.leftOut > 0 ? [allOfWeek(view, words)] : [];
  if (stories.length === 0) {
    const none = view.leftOut > 0 ? list.noStoriesHere : list.noStories;
    blocks.push({ type: 'paragraph', line: text(none) });
    blocks.push(...record(view.predictions, words));
    if (all.length > 0) blocks.push({ type: 'actions', buttons: all });
    return { kind: 'recap', summary: list.withoutStories(title), blocks };
  }
  for (const section of view.sections) {
    blocks.push({ type: 'heading', level: 2, text: section.name ?? list.moreStories });
    blocks.push({ type: 'rows', rows: section.stories.map((story) => storyRow(story, null)) });
  }
  blocks.push(...record(view.predictions, words));
  blocks.push({
    type: 'actions',
    buttons: [...all, { label: shared.share, does: { run: { ...view.again, share: true } } }],
    menu: openMenu(stories, words),
  });
  blocks.push(...sampleNote(stories, words));
  return { kind: 'recap', summary: `${title}: ${stories[0]?.headline ?? ''}`, blocks };
}
