import { noticeCard } from '../src/cards/notice.ts';
import { followWords } from '../src/channels/follow-words.ts';
import { defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import { directOf, followMeant, listOf } from './follow.ts';

/** The number of a follow, as buttons carry it. A text, for a typed number is a story's. */
export const followNumber = {
  type: 'text',
  summary: 'The number of the follow',
  terminalOnly: true,
} as const;

/** `/unfollow <story or topic>`: no more follow-ups; with no argument, those to choose from. */
export const unfollow = defineCommand({
  name: 'unfollow',
  summary: 'Stop following a story or a topic',
  options: {
    what: {
      type: 'text',
      summary: 'As it stands in /follow, or all; alone, those to choose from',
      rest: true,
      suggest: 'followed',
    },
    follow: followNumber,
  },
  changes: true,
  examples: ['unfollow', 'unfollow open weights'],
  async run(context, { what, follow }) {
    const { words } = context;
    if (what === undefined && follow === undefined) return listOf(context);
    const direct = await directOf(context);
    if (what?.toLowerCase() === 'all') {
      const count = await context.channels.unfollow(direct);
      return { card: noticeCard(words.follow.nothingAnyMore(count)), data: { count } };
    }
    const meant = await followMeant(context, { what, follow });
    if (!meant) throw new UsageError((say) => say.follow.notFollowed);
    await context.channels.unfollow(direct, meant.id);
    const again = {
      label: words.follow.followAgain,
      does: { run: { command: 'follow', options: { what: `${meant.kind} ${meant.value}` } } },
    };
    const said = words.follow.noMore(followWords(meant, meant.headline, words));
    return { card: noticeCard(said, [again]), data: { unfollowed: meant } };
  },
});
