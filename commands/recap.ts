import { EVERYTHING, recapCard } from '../src/cards/briefing.ts';
import { defineCommand } from '../src/command.ts';
import { readWeek } from '../src/queries/week.ts';

/** `/recap [week]`: the week's top stories that the channel gets, by audience. */
export const recap = defineCommand({
  name: 'recap',
  summary: 'The week’s top stories, one line each, by audience',
  options: {
    week: { type: 'text', summary: 'this, last, 2026-W47 or any day of the week' },
    stories: {
      type: 'choice',
      summary: 'All of them, in place of what this channel gets',
      choices: [EVERYTHING],
      terminalOnly: true,
    },
  },
  examples: ['recap', 'recap last'],
  async run({ queries, now, subscriber, words }, { week, stories }) {
    const view = await queries.recap(
      readWeek(week, now, words),
      now,
      stories === undefined ? subscriber?.id : undefined,
    );
    const options = { ...(week !== undefined && { week }), ...(stories !== undefined && { stories }) };
    return { card: recapCard({ ...view, again: { command: 'recap', options } }, words), data: view };
  },
});
