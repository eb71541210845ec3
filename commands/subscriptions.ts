import { subscriptionsCard, takenFromCard } from '../src/cards/subscriptions.ts';
import { channelOf, defineCommand, subscriberOf } from '../src/command.ts';

/** `/subscriptions`: what is set here and since when. */
export const subscriptions = defineCommand({
  name: 'subscriptions',
  summary: 'What this channel gets, how and since when',
  options: {},
  examples: ['subscriptions'],
  async run(context) {
    const own = channelOf(context);
    const channel = subscriberOf(context);
    const current = await context.queries.subscriptions(channel);
    const settings = await context.queries.settings(channel);
    return {
      card:
        own.id === channel.id
          ? subscriptionsCard(channel, current, settings, context.words)
          : takenFromCard(channel, current, settings, context.words),
      data: { subscriptions: current, settings },
    };
  },
});
