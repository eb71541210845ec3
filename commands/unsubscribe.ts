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
    const { queries, channels, words } = context;
    const channel = channelOf(context);
    const current = await queries.subscriptions(channel);
    if (what === undefined) return { card: subscriptionsCard(channel, current, [], words), data: current };
    if (what.toLowerCase() === 'all') {
      const count = await channels.unsubscribeAll(channel);
      return {
        card: noticeCard(words.channel.nothingAnyMore(channel.title, count)),
        data: { count },
      };
    }
    // What a channel gets may name a source that is followed no longer.
    const named = current.flatMap(({ kind, value }) => (kind === 'source' ? [value] : []));
    const wanted = readWanted(what, { audiences: queries.audiences, sources: named });
    if (await channels.unsubscribe(channel, wanted)) {
      return {
        card: noticeCard(words.channel.noLongerGets(channel.title, wantedWords(wanted, words))),
        data: { wanted },
      };
    }
    throw new UsageError((say) => say.channel.doesNotGet(channel.title, wantedWords(wanted, say)));
  },
});
