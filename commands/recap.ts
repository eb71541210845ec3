import { recapCard } from '../src/cards/briefing.ts';
import { defineCommand } from '../src/command.ts';
import { readWeek } from '../src/queries/week.ts';

/** `/recap [week]`: the week's top stories by audience. */
export const recap = defineCommand({
  name: 'recap',
  summary: 'The week’s top stories, one line each, by audience',
  options: {
    week: { type: 'text', summary: 'this, last, 2026-W47 or any day of the week' },
  },
  examples: ['recap', 'recap last'],
  async run({ queries, now }, { week }) {
    const view = await queries.recap(readWeek(week, now), now);
    const options: Record<string, string> = week === undefined ? {} : { week };
    return { card: recapCard({ ...view, again: { command: 'recap', options } }), data: view };
  },
});
