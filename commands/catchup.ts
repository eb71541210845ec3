import { BRIEFING_LINES } from '../src/cards/briefing.ts';
import { catchupCard } from '../src/cards/catchup.ts';
import { defineCommand, personOf, subscriberOf } from '../src/command.ts';
import type { Instant } from '../src/model.ts';
import { readSince } from '../src/queries/since.ts';

/** `/catchup`: what the asking person missed here since they last looked, for their eyes only. */
export const catchup = defineCommand({
  name: 'catchup',
  summary: 'What you missed here since you last looked, for your eyes only',
  options: {
    since: {
      type: 'text',
      summary: 'From when, in place of your last look: 24h, 3d, monday, 2026-11-01',
      terminalOnly: true,
    },
    lines: { type: 'integer', summary: 'How many stories to list', min: 1, max: 25, terminalOnly: true },
  },
  examples: ['catchup'],
  async run(context, { since: typed, lines = BRIEFING_LINES }) {
    const { queries, channels, asker, now } = context;
    const channel = subscriberOf(context);
    const person = personOf(context);
    const since = typed === undefined ? undefined : readMoment(typed, now);
    const { platform } = asker;
    const request = { channel: channel.id, platform, person, since, now, lines };
    const { view, until } = await queries.catchup(request);
    if (since === undefined) {
      const listedSince = view.totalStories > 0 ? view.since : null;
      await channels.noteLook(channel, person, { at: until, listedSince });
    }
    return { card: catchupCard(view, lines, context.words), data: view };
  },
});

/** As people type it, or to the millisecond, as the card's buttons carry it. */
function readMoment(typed: string, now: Instant): Instant {
  const exact = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(typed) ? Date.parse(typed) : Number.NaN;
  return Number.isNaN(exact) ? readSince(typed, now).at : Math.min(exact, now);
}
