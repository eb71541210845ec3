import { noticeCard } from '../src/cards/notice.ts';
import { subscriptionsCard } from '../src/cards/subscriptions.ts';
import { readWanted, wantedWords } from '../src/channels/wanted.ts';
import { channelOf, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';

/** `/unsubscribe …`: takes one back; with no argument, those to choose from. */
export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  summary: 'Take back something that this channel gets',
  options: {
    what: {
      type: 'text',
      summary: 'As it stands in /subscriptions, or all',
      rest: true,
      suggest: 'subscription',
    },
  },
  managersOnly: true,
  examples: ['unsubscribe developers', 'unsubscribe all'],
  async run(context, { what }) {
    const { queries, channels } = context;
    const channel = channelOf(context);
    const current = await queries.subscriptions(channel);
    if (what === undefined) return { card: subscriptionsCard(channel, current), data: current };
    if (what.toLowerCase() === 'all') {
      const count = await channels.unsubscribeAll(channel);
      return {
        card: noticeCard(`${channel.title} gets nothing any more (${count} taken back).`),
        data: { count },
      };
    }
    // What a channel gets may name a source that is followed no longer.
    const named = current.flatMap(({ kind, value }) => (kind === 'source' ? [value] : []));
    const wanted = readWanted(what, { audiences: queries.audiences, sources: named });
    if (await channels.unsubscribe(channel, wanted)) {
      return {
        card: noticeCard(`${channel.title} no longer gets ${wantedWords(wanted)}.`),
        data: { wanted },
      };
    }
    throw new UsageError(
      `${channel.title} does not get ${wantedWords(wanted)}; type /subscriptions to see what it gets.`,
    );
  },
});
