import { settingsCard } from '../src/cards/subscriptions.ts';
import { readFilter } from '../src/channels/filter-words.ts';
import { channelOf, defineCommand } from '../src/command.ts';

/** `/filter …`: which stories reach this channel of those that it subscribes to; with no argument, what is set. */
export const filter = defineCommand({
  name: 'filter',
  summary: 'Say which of its stories this channel wants: words, patterns, publishers, languages',
  options: {
    what: {
      type: 'text',
      summary: 'include robots, exclude crypto, pattern …, publishers 2, languages en,de, remove …, clear',
      rest: true,
    },
  },
  managersOnly: true,
  examples: [
    'filter exclude crypto, webinar',
    'filter publishers 2',
    'filter languages en,de',
    'filter clear',
  ],
  async run(context, { what }) {
    const { queries, channels, asker, now, words } = context;
    const channel = channelOf(context);
    if (what !== undefined) {
      const changes = readFilter(what, await queries.settings(channel));
      await channels.prefer(channel, changes, asker.person, now);
    }
    const settings = await queries.settings(channel);
    return { card: settingsCard(channel, settings, words), data: settings };
  },
});
