/** What a person follows. */
import { followWords } from '../channels/follow-words.ts';
import type { Follow, Instant } from '../model.ts';
import type { Block, Card, Inline, Line, Menu } from './blocks.ts';
import { aboutFollow } from './follow-up.ts';
import { noticeCard, text } from './notice.ts';
import { english, type Words } from './words/index.ts';

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
export function followsCard({ follows, refusal }: FollowsView, now: Instant, words: Words = english): Card {
  if (follows.length === 0) {
    return noticeCard(words.follow.nothingYet);
  }
  const named = follows.map((follow) => followWords(follow, follow.headline, words));
  const more = follows.length - NAMED;
  const shown = follows.slice(-LISTED);
  const items = shown.map((follow) => lineOf(follow, now, words));
  const rest = follows.length - shown.length;
  const choices = (label: string, command: 'unfollow' | 'snooze'): Menu => ({
    label,
    choices: shown.map((follow) => ({
      label: followWords(follow, follow.headline, words),
      run: aboutFollow(command, follow.id),
    })),
  });
  const trouble: Block[] =
    refusal === null ? [] : [{ type: 'paragraph', line: text(words.follow.unreachable(refusal)) }];
  return {
    kind: 'notice',
    summary: words.follow.summary(named.slice(0, NAMED), more),
    blocks: [
      { type: 'heading', level: 2, text: words.follow.youFollow },
      ...trouble,
      { type: 'bullets', items: rest > 0 ? [...items, text(words.shared.andMore(rest))] : items },
      { type: 'actions', buttons: [], menu: choices(words.follow.unfollow, 'unfollow') },
    ],
  };
}

function lineOf(follow: FollowView, now: Instant, words: Words): Line {
  const { createdAt, snoozedUntil } = follow;
  const since: Inline[] = [
    { type: 'text', text: words.follow.since(followWords(follow, follow.headline, words)) },
    { type: 'time', at: createdAt, style: 'date' },
  ];
  if (snoozedUntil === null || snoozedUntil <= now) return since;
  return [
    ...since,
    { type: 'text', text: words.follow.snoozedUntil },
    { type: 'time', at: snoozedUntil, style: 'date' },
    { type: 'text', text: ' ' },
    { type: 'time', at: snoozedUntil, style: 'clock' },
  ];
}
