import { subscriptionsCard } from '../src/cards/subscriptions.ts';
import { channelOf, defineCommand } from '../src/command.ts';

/** `/subscriptions`: what is set here and since when. */
export const subscriptions = defineCommand({
  name: 'subscriptions',
  summary: 'What this channel gets, and since when',
  options: {},
  examples: ['subscriptions'],
  async run(context) {
    const channel = channelOf(context);
    const current = await context.queries.subscriptions(channel);
    return { card: subscriptionsCard(channel, current), data: current };
  },
});
