/** What a person hears of what they follow, by direct message. */
import type { FollowId, FollowKind } from '../model.ts';
import type { Block, Button, Card, Invocation, Line } from './blocks.ts';
import { type ListedStory, openMenu, sampleNote, storyRow } from './briefing.ts';
import { text } from './notice.ts';
import { english, type Words } from './words/index.ts';

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
export function followUpCard({ follow, story, changes }: FollowUpView, words: Words = english): Card {
  const run = (label: string, invocation: Invocation): Button => ({ label, does: { run: invocation } });
  const isTopic = follow.kind === 'topic';
  const title = isTopic ? words.follow.newOn(follow.value) : words.follow.changed;
  const items = changes.slice(0, LISTED).map((part): Line => text(part));
  // A button opens it: the row needs no way of its own.
  const { open: _, ...row } = storyRow(isTopic ? story : { ...story, whatChanged: '' }, null);
  const told: Block[] = items.length > 0 ? [{ type: 'bullets', items }] : [];
  const buttons = [
    { ...run(words.help.openStory, openOf(story)), primary: true },
    ...(isTopic ? [run(words.follow.followStory, followStory(story.id))] : []),
    run(words.follow.snoozeForADay, aboutFollow('snooze', follow.id, { for: '1d' })),
    run(words.follow.unfollow, aboutFollow('unfollow', follow.id)),
  ];
  return {
    kind: 'notice',
    summary: `${title}: ${[story.headline, ...changes.slice(0, 1)].join('; ')}`,
    blocks: [
      { type: 'heading', level: 2, text: title },
      { type: 'rows', rows: [row] },
      ...told,
      { type: 'actions', buttons },
      ...sampleNote([story], words),
    ],
  };
}

/** What waited, as one message; null where nothing is left of it. */
export function followUpsCard(views: readonly FollowUpView[], words: Words = english): Card | null {
  const { follow } = words;
  const [first] = views;
  if (!first) return null;
  const title = follow.updates(views.length);
  const shown = views.slice(0, LISTED);
  const stories = [...new Map(views.map(({ story }) => [story.id, story])).values()];
  const rest = views.length - shown.length;
  return {
    kind: 'list',
    summary: follow.firstOf(title, first.story.headline),
    blocks: [
      { type: 'heading', level: 1, text: title },
      ...(rest > 0
        ? [{ type: 'context' as const, parts: [text(follow.firstShown(shown.length, rest))] }]
        : []),
      {
        type: 'rows',
        rows: shown.map((view, i) =>
          storyRow({ ...view.story, whatChanged: newsOf(view, words) }, String(i + 1)),
        ),
      },
      {
        type: 'actions',
        buttons: [{ label: follow.whatYouFollow, does: { run: { command: 'follow', options: {} } } }],
        menu: openMenu(stories, words),
      },
      ...sampleNote(stories, words),
    ],
  };
}

function newsOf({ follow, story, changes }: FollowUpView, words: Words): string {
  if (changes.length > 0) return changes.join('; ');
  return [words.follow.newOn(follow.value), story.whatChanged].filter(Boolean).join(': ');
}

function openOf({ id }: ListedStory): Invocation {
  return { command: 'story', options: { words: String(id) } };
}
