import { settingsCard } from '../src/cards/subscriptions.ts';
import { readDelivery } from '../src/channels/deliver-words.ts';
import type { PreferenceChange } from '../src/channels/wishes.ts';
import { channelOf, defineCommand, type PostForm, type PostWays } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { Preference } from '../src/model.ts';

/** `/deliver …`: how this channel gets its cards; with no argument, what is set. */
export const deliver = defineCommand({
  name: 'deliver',
  summary: 'Say how this channel gets its cards: at once, as a digest, quiet hours, a limit',
  options: {
    what: {
      type: 'text',
      summary: 'at-once, hourly, daily 09:00, weekly mon 09:00, recap-only, quiet 22:00-07:00, limit 5, …',
      rest: true,
    },
  },
  managersOnly: true,
  examples: [
    'deliver daily 09:00 Europe/Berlin',
    'deliver quiet 22:00-07:00',
    'deliver limit 5',
    'deliver briefing weekdays 08:30',
    'deliver language de',
  ],
  async run(context, { what }) {
    const { queries, channels, asker, now, words } = context;
    const channel = channelOf(context);
    if (what !== undefined) {
      const changes = readDelivery(what);
      for (const change of changes.filter(({ does }) => does === 'set')) {
        needWay(change, context.ways);
        if (change.kind === 'written' && !queries.hasModel)
          throw new UsageError((say) => say.channel.noModel);
      }
      const most = changes.some(publishes) ? context.ways?.publishedAnHour : undefined;
      const paced = most === undefined ? [] : withinLimit(await queries.settings(channel), most);
      await channels.prefer(channel, [...changes, ...paced], asker.person, now);
    }
    const settings = await queries.settings(channel);
    return { card: settingsCard(channel, settings, words), data: settings };
  },
});

function publishes({ does, kind }: PreferenceChange): boolean {
  return kind === 'publish' && does === 'set';
}

/** More posts than can be published in an hour come as one list. */
function withinLimit(settings: readonly Preference[], most: number): PreferenceChange[] {
  const limit = settings.find(({ kind }) => kind === 'limit');
  return limit && Number(limit.value) <= most ? [] : [{ does: 'set', kind: 'limit', value: String(most) }];
}

function needWay({ kind, value }: PreferenceChange, ways: PostWays | undefined): void {
  if (ways === undefined) return;
  if (kind === 'publish' && ways.publishedAnHour === 0) {
    throw new UsageError((say) => say.channel.noPublishing);
  }
  const form = kind === 'post' ? (value as PostForm) : null;
  if (form === null || ways.forms.includes(form)) return;
  throw new UsageError((say) => say.channel.noForm(form, ways.forms));
}
