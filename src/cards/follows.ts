/** What a person follows. */
import { followWords } from '../channels/follow-words.ts';
import type { Follow, Instant } from '../model.ts';
import type { Block, Card, Inline, Line, Menu } from './blocks.ts';
import { aboutFollow } from './follow-up.ts';
import { noticeCard, text } from './notice.ts';

/** A follow, with the headline of a story; null where it is a topic, or the story is gone. */
export interface FollowView extends Follow {
  readonly headline: string | null;
}

/** What `/follow` alone shows. */
export interface FollowsView {
  /** Oldest first. */
  readonly follows: readonly FollowView[];
  /** Why direct messages do not arrive; null where they do. */
  readonly refusal: string | null;
}

const LISTED = 25;
/** Named in the card's one sentence. */
const NAMED = 3;

/** Each to be taken back by a choice. */
export function followsCard({ follows, refusal }: FollowsView, now: Instant): Card {
  if (follows.length === 0) {
    return noticeCard(
      'You follow nothing yet; type /follow and a topic, such as open weights, or a story’s number or link.',
    );
  }
  const named = follows.map((follow) => followWords(follow, follow.headline));
  const more = follows.length - NAMED;
  const shown = follows.slice(-LISTED);
  const items = shown.map((follow) => lineOf(follow, now));
  const rest = follows.length - shown.length;
  const choices = (label: string, command: 'unfollow' | 'snooze'): Menu => ({
    label,
    choices: shown.map((follow) => ({
      label: followWords(follow, follow.headline),
      run: aboutFollow(command, follow.id),
    })),
  });
  const trouble: Block[] =
    refusal === null
      ? []
      : [{ type: 'paragraph', line: text(`Direct messages do not reach you: ${refusal}`) }];
  return {
    kind: 'notice',
    summary: `You follow ${named.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    blocks: [
      { type: 'heading', level: 2, text: 'You follow' },
      ...trouble,
      { type: 'bullets', items: rest > 0 ? [...items, text(`and ${rest} more`)] : items },
      { type: 'actions', buttons: [], menu: choices('Unfollow', 'unfollow') },
    ],
  };
}

function lineOf(follow: FollowView, now: Instant): Line {
  const { createdAt, snoozedUntil } = follow;
  const since: Inline[] = [
    { type: 'text', text: `${followWords(follow, follow.headline)}, since ` },
    { type: 'time', at: createdAt, style: 'date' },
  ];
  if (snoozedUntil === null || snoozedUntil <= now) return since;
  return [
    ...since,
    { type: 'text', text: ', snoozed until ' },
    { type: 'time', at: snoozedUntil, style: 'date' },
    { type: 'text', text: ' ' },
    { type: 'time', at: snoozedUntil, style: 'clock' },
  ];
}
