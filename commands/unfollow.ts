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
  examples: ['unfollow', 'unfollow open weights'],
  async run(context, { what, follow }) {
    if (what === undefined && follow === undefined) return listOf(context);
    const direct = await directOf(context);
    if (what?.toLowerCase() === 'all') {
      const count = await context.channels.unfollow(direct);
      return { card: noticeCard(`You follow nothing any more (${count} taken back).`), data: { count } };
    }
    const meant = await followMeant(context, { what, follow });
    if (!meant)
      throw new UsageError('You do not follow that (any more); type /follow to see what you follow.');
    await context.channels.unfollow(direct, meant.id);
    const again = {
      label: 'Follow again',
      does: { run: { command: 'follow', options: { what: `${meant.kind} ${meant.value}` } } },
    };
    const words = `You no longer follow ${followWords(meant, meant.headline)}.`;
    return { card: noticeCard(words, [again]), data: { unfollowed: meant } };
  },
});
