/** Lists of stories: the briefing and the weekly recap. */
import type { Instant, Prediction, StoryId } from '../model.ts';
import type { Block, Button, Card, Invocation, Line, Menu, Row } from './blocks.ts';
import { flag } from './freshness.ts';
import { text } from './notice.ts';
import { outcomeWords } from './predictions.ts';

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
export function openMenu(stories: readonly ListedStory[]): Menu {
  return {
    label: 'Open a story',
    choices: stories.slice(0, 25).map((story, i) => ({
      label: `${i + 1}  ${story.headline}`,
      run: { command: 'story', options: { words: String(story.id) } },
    })),
  };
}

/** Says that stories are invented, where some are. */
export function sampleNote(stories: readonly ListedStory[]): Block[] {
  if (!stories.some((story) => story.sample)) return [];
  return [
    { type: 'context', parts: [text('Sample edition, written for Dateline; real stories replace it')] },
  ];
}

/** The stories since a moment, ranked, one line each. */
export function briefingCard(view: BriefingView, lines = BRIEFING_LINES): Card {
  const title = ['Briefing', view.since, view.audience].filter(Boolean).join(' · ');
  if (view.stories.length === 0) return emptyBriefing(view, title);
  const shown = view.stories.slice(0, lines);
  const count = plural(view.totalStories, 'story', 'stories');
  const buttons: Button[] = [];
  if (view.totalStories > shown.length) {
    const all = { ...view.again, options: { ...view.again.options, lines: '25' } };
    buttons.push({ label: `All ${view.totalStories}`, does: { run: all } });
  }
  buttons.push({ label: 'Share to channel', does: { run: { ...view.again, share: true } } });
  const parts = [text(`${count} from ${plural(view.totalArticles, 'article', 'articles')}`), ...others(view)];
  if (view.leftOut > 0) buttons.push(everything(view));
  return {
    kind: 'list',
    summary: `${title}: ${count}, first ${shown[0]?.headline ?? ''}`,
    blocks: [
      { type: 'heading', level: 1, text: title },
      { type: 'context', parts },
      { type: 'rows', rows: shown.map((story, i) => storyRow(story, String(i + 1))) },
      { type: 'actions', buttons, menu: openMenu(shown) },
      ...sampleNote(shown),
    ],
  };
}

/** How much more there is than the channel gets, as a part of a line. */
export function others({ leftOut }: { readonly leftOut: number }): Line[] {
  return leftOut > 0 ? [text(`${plural(leftOut, 'other', 'others')} that this channel does not get`)] : [];
}

/** The recap of all stories, whatever the channel gets. */
function allOfWeek({ again }: RecapView): Button {
  const run = { ...again, options: { ...again.options, stories: EVERYTHING } };
  return { label: 'Everything', does: { run } };
}

/** The briefing of all stories, whatever the channel gets. */
function everything({ again }: BriefingView): Button {
  const run = { ...again, options: { ...again.options, audience: EVERYTHING } };
  return { label: 'Everything', does: { run } };
}

/** Typed in place of an audience: all stories. */
export const EVERYTHING = 'everything';

function emptyBriefing(view: BriefingView, title: string): Card {
  const blocks: Block[] = [{ type: 'heading', level: 1, text: title }];
  if (view.leftOut > 0) {
    const words = `Nothing new that this channel gets; ${plural(view.leftOut, 'story', 'stories')} came that it does not.`;
    blocks.push({ type: 'paragraph', line: text(words) });
    blocks.push({ type: 'actions', buttons: [everything(view)] });
    return { kind: 'list', summary: `${title}: nothing new that this channel gets`, blocks };
  }
  blocks.push({
    type: 'paragraph',
    line:
      view.lastStoryAt === null
        ? text('Nothing has been collected yet.')
        : [
            { type: 'text', text: 'Nothing new; the last story came ' },
            { type: 'time', at: view.lastStoryAt, style: 'age' },
            { type: 'text', text: ' ago.' },
          ],
  });
  if (view.others.length > 0) {
    const buttons = view.others.slice(0, 5).map(({ name, tag, stories }) => ({
      label: `${name} · ${stories}`,
      does: { run: { command: 'briefing', options: { ...view.again.options, audience: tag } } },
    }));
    blocks.push({ type: 'paragraph', line: text('Other audiences have something:') });
    blocks.push({ type: 'actions', buttons });
  }
  return { kind: 'list', summary: `${title}: nothing new`, blocks };
}

/** What `/recap` shows. */
export interface RecapView {
  /** "Week 47, 2026". */
  readonly week: string;
  /** "16–22 November". */
  readonly days: string;
  readonly sections: readonly { readonly name: string; readonly stories: readonly ListedStory[] }[];
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
function record(predictions: readonly RecordedPrediction[]): Block[] {
  if (predictions.length === 0) return [];
  const rows = predictions.map(({ statement, story, shownBy, ...kept }): Row => {
    return {
      lead: null,
      title: statement,
      url: shownBy?.url ?? null,
      aside: text(outcomeWords(kept) ?? 'its time has passed'),
      detail: shownBy ? `${shownBy.publisher}: “${shownBy.quote}”` : '',
      ...(story !== null && { open: { command: 'story', options: { words: String(story) } } }),
    };
  });
  return [
    { type: 'heading', level: 2, mark: '🔮', text: 'What came of predictions' },
    { type: 'rows', rows },
  ];
}

/** The week's top stories by audience, one line each. */
export function recapCard(view: RecapView): Card {
  const title = `Weekly recap · ${view.week}`;
  const stories = view.sections.flatMap((section) => section.stories);
  const blocks: Block[] = [
    { type: 'heading', level: 1, mark: '📰', text: title },
    {
      type: 'context',
      parts: [text(view.days), text(plural(view.totalStories, 'story', 'stories')), ...others(view)],
    },
  ];
  const all = view.leftOut > 0 ? [allOfWeek(view)] : [];
  if (stories.length === 0) {
    const none =
      view.leftOut > 0 ? 'No stories in this week that this channel gets.' : 'No stories in this week.';
    blocks.push({ type: 'paragraph', line: text(none) });
    blocks.push(...record(view.predictions));
    if (all.length > 0) blocks.push({ type: 'actions', buttons: all });
    return { kind: 'recap', summary: `${title}: no stories`, blocks };
  }
  for (const section of view.sections) {
    blocks.push({ type: 'heading', level: 2, text: section.name });
    blocks.push({ type: 'rows', rows: section.stories.map((story) => storyRow(story, null)) });
  }
  blocks.push(...record(view.predictions));
  blocks.push({
    type: 'actions',
    buttons: [...all, { label: 'Share to channel', does: { run: { ...view.again, share: true } } }],
    menu: openMenu(stories),
  });
  blocks.push(...sampleNote(stories));
  return { kind: 'recap', summary: `${title}: ${stories[0]?.headline ?? ''}`, blocks };
}

/** `1 story`, `14 stories`. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
