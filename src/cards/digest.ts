/** The digest: what was held for a channel, as one list. */
import type { Card } from './blocks.ts';
import { BRIEFING_LINES, type ListedStory, openMenu, sampleNote, storyRow } from './briefing.ts';
import { text } from './notice.ts';
import { english, type Words } from './words/index.ts';

/** What a digest shows. */
export interface DigestView {
  /** "Daily digest", "While it was quiet". */
  readonly title: string;
  /** Best first. */
  readonly stories: readonly ListedStory[];
  readonly totalStories: number;
  readonly totalArticles: number;
}

/** The most that a digest's menu opens: what platforms take. */
export const DIGEST_CHOICES = 25;

/** At most ten lines, the rest in the menu; null where there is no story left. */
export function digestCard(view: DigestView, words: Words = english): Card | null {
  const { list } = words;
  const [first] = view.stories;
  if (!first) return null;
  const shown = view.stories.slice(0, BRIEFING_LINES);
  const from = [text(list.storiesFrom(view.totalStories, view.totalArticles))];
  if (view.totalStories > shown.length) from.push(text(list.moreInMenu));
  return {
    kind: 'list',
    summary: list.withFirst(view.title, view.totalStories, first.headline),
    blocks: [
      { type: 'heading', level: 1, text: view.title },
      { type: 'context', parts: from },
      { type: 'rows', rows: shown.map((story, i) => storyRow(story, String(i + 1))) },
      { type: 'actions', buttons: [], menu: openMenu(view.stories, words) },
      ...sampleNote(shown, words),
    ],
  };
}
