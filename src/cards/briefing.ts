/** Lists of stories: the briefing and the weekly recap. */
import type { Instant, StoryId } from '../model.ts';
import type { Block, Button, Card, Invocation, Menu, Row } from './blocks.ts';
import { flag } from './freshness.ts';
import { text } from './notice.ts';

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
  /** When something came last, for an empty briefing. */
  readonly lastStoryAt: Instant | null;
  /** Audiences that would have had something, with their names. */
  readonly others: readonly { readonly name: string; readonly tag: string; readonly stories: number }[];
  /** The command that gives this briefing in full, and shared. */
  readonly again: Invocation;
}

/** At most this many lines in a briefing; the rest is one tap away. */
export const BRIEFING_LINES = 10;

function row(story: ListedStory, lead: string | null): Row {
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

function openMenu(stories: readonly ListedStory[]): Menu {
  return {
    label: 'Open a story',
    choices: stories.slice(0, 25).map((story, i) => ({
      label: `${i + 1}  ${story.headline}`,
      run: { command: 'story', options: { words: String(story.id) } },
    })),
  };
}

function sampleNote(stories: readonly ListedStory[]): Block[] {
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
  return {
    kind: 'list',
    summary: `${title}: ${count}, first ${shown[0]?.headline ?? ''}`,
    blocks: [
      { type: 'heading', level: 1, text: title },
      {
        type: 'context',
        parts: [text(`${count} from ${plural(view.totalArticles, 'article', 'articles')}`)],
      },
      { type: 'rows', rows: shown.map((story, i) => row(story, String(i + 1))) },
      { type: 'actions', buttons, menu: openMenu(shown) },
      ...sampleNote(shown),
    ],
  };
}

function emptyBriefing(view: BriefingView, title: string): Card {
  const blocks: Block[] = [{ type: 'heading', level: 1, text: title }];
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
  readonly again: Invocation;
}

/** The week's top stories by audience, one line each. */
export function recapCard(view: RecapView): Card {
  const title = `Weekly recap · ${view.week}`;
  const stories = view.sections.flatMap((section) => section.stories);
  const blocks: Block[] = [
    { type: 'heading', level: 1, mark: '📰', text: title },
    { type: 'context', parts: [text(view.days), text(plural(view.totalStories, 'story', 'stories'))] },
  ];
  if (stories.length === 0) {
    blocks.push({ type: 'paragraph', line: text('No stories in this week.') });
    return { kind: 'recap', summary: `${title}: no stories`, blocks };
  }
  for (const section of view.sections) {
    blocks.push({ type: 'heading', level: 2, text: section.name });
    blocks.push({ type: 'rows', rows: section.stories.map((story) => row(story, null)) });
  }
  blocks.push({
    type: 'actions',
    buttons: [{ label: 'Share to channel', does: { run: { ...view.again, share: true } } }],
    menu: openMenu(stories),
  });
  blocks.push(...sampleNote(stories));
  return { kind: 'recap', summary: `${title}: ${stories[0]?.headline ?? ''}`, blocks };
}

/** `1 story`, `14 stories`. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
