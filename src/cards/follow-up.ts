/** What a person hears of what they follow, by direct message. */
import type { FollowId, FollowKind } from '../model.ts';
import type { Block, Button, Card, Invocation, Line } from './blocks.ts';
import { type ListedStory, openMenu, plural, sampleNote, storyRow } from './briefing.ts';
import { text } from './notice.ts';

/** Word of one story. */
export interface FollowUpView {
  readonly follow: { readonly id: FollowId; readonly kind: FollowKind; readonly value: string };
  readonly story: ListedStory;
  /** What changed in a followed story; empty where the story is new on a followed topic. */
  readonly changes: readonly string[];
}

/** Changes, and stories of a list, that are shown. */
const LISTED = 10;

/** What the follow's buttons run; its number, since a topic's words may be longer than a button carries. */
export function aboutFollow(
  command: 'unfollow' | 'snooze',
  follow: FollowId,
  options: Readonly<Record<string, string>> = {},
): Invocation {
  return { command, options: { follow: String(follow), ...options } };
}

/** Follows a story. */
export function followStory(story: ListedStory['id']): Invocation {
  return { command: 'follow', options: { what: `story ${story}` } };
}

/** A new story on a followed topic, or what changed in a followed story. */
export function followUpCard({ follow, story, changes }: FollowUpView): Card {
  const run = (label: string, invocation: Invocation): Button => ({ label, does: { run: invocation } });
  const isTopic = follow.kind === 'topic';
  const title = isTopic ? `New on “${follow.value}”` : 'What changed in a story that you follow';
  const items = changes.slice(0, LISTED).map((part): Line => text(part));
  // A button opens it: the row needs no way of its own.
  const { open: _, ...row } = storyRow(isTopic ? story : { ...story, whatChanged: '' }, null);
  const told: Block[] = items.length > 0 ? [{ type: 'bullets', items }] : [];
  const buttons = [
    { ...run('Open the story', openOf(story)), primary: true },
    ...(isTopic ? [run('Follow the story', followStory(story.id))] : []),
    run('Snooze for a day', aboutFollow('snooze', follow.id, { for: '1d' })),
    run('Unfollow', aboutFollow('unfollow', follow.id)),
  ];
  return {
    kind: 'notice',
    summary: `${title}: ${[story.headline, ...changes.slice(0, 1)].join('; ')}`,
    blocks: [
      { type: 'heading', level: 2, text: title },
      { type: 'rows', rows: [row] },
      ...told,
      { type: 'actions', buttons },
      ...sampleNote([story]),
    ],
  };
}

/** What waited, as one message; null where nothing is left of it. */
export function followUpsCard(views: readonly FollowUpView[]): Card | null {
  const [first] = views;
  if (!first) return null;
  const title = `${plural(views.length, 'update', 'updates')} on what you follow`;
  const shown = views.slice(0, LISTED);
  const stories = [...new Map(views.map(({ story }) => [story.id, story])).values()];
  const rest = views.length - shown.length;
  return {
    kind: 'list',
    summary: `${title}, first ${first.story.headline}`,
    blocks: [
      { type: 'heading', level: 1, text: title },
      ...(rest > 0
        ? [{ type: 'context' as const, parts: [text(`the first ${shown.length}, with ${rest} more`)] }]
        : []),
      {
        type: 'rows',
        rows: shown.map((view, i) => storyRow({ ...view.story, whatChanged: newsOf(view) }, String(i + 1))),
      },
      {
        type: 'actions',
        buttons: [{ label: 'What you follow', does: { run: { command: 'follow', options: {} } } }],
        menu: openMenu(stories),
      },
      ...sampleNote(stories),
    ],
  };
}

function newsOf({ follow, story, changes }: FollowUpView): string {
  if (changes.length > 0) return changes.join('; ');
  return [`New on “${follow.value}”`, story.whatChanged].filter(Boolean).join(': ');
}

function openOf({ id }: ListedStory): Invocation {
  return { command: 'story', options: { words: String(id) } };
}
