/** The digest: what was held for a channel, as one list. */
import type { Card } from './blocks.ts';
import { BRIEFING_LINES, type ListedStory, openMenu, plural, sampleNote, storyRow } from './briefing.ts';
import { text } from './notice.ts';

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
export function digestCard(view: DigestView): Card | null {
  const [first] = view.stories;
  if (!first) return null;
  const shown = view.stories.slice(0, BRIEFING_LINES);
  const count = plural(view.totalStories, 'story', 'stories');
  const from = [text(`${count} from ${plural(view.totalArticles, 'article', 'articles')}`)];
  if (view.totalStories > shown.length) from.push(text('more in the menu'));
  return {
    kind: 'list',
    summary: `${view.title}: ${count}, first ${first.headline}`,
    blocks: [
      { type: 'heading', level: 1, text: view.title },
      { type: 'context', parts: from },
      { type: 'rows', rows: shown.map((story, i) => storyRow(story, String(i + 1))) },
      { type: 'actions', buttons: [], menu: openMenu(view.stories) },
      ...sampleNote(shown),
    ],
  };
}
