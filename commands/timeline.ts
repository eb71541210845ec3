import type { Button, Invocation } from '../src/cards/blocks.ts';
import { noticeCard } from '../src/cards/notice.ts';
import { timelineCard } from '../src/cards/timeline.ts';
import { type Answer, type CommandContext, defineCommand } from '../src/command.ts';

const DEFAULT_DATES = 12;

/** `/timeline <topic>`: dated events on the topic over everything ever collected, each with its source. */
export const timeline = defineCommand({
  name: 'timeline',
  summary: 'Dated events on a topic, over everything ever collected',
  options: {
    topic: { type: 'text', summary: 'What it is about', rest: true, suggest: 'topic' },
    since: { type: 'text', summary: 'Only from this year, month or day on', pattern: /^$/ },
    until: { type: 'text', summary: 'Only up to this year, month or day', pattern: /^$/ },
    'max-dates': { type: 'integer', summary: 'At most so many dates', min: 1, max: 500, terminalOnly: true },
    'max-sentences': {
      type: 'integer',
      summary: 'At most so many sentences a date',
      min: 1,
      max: 10,
      terminalOnly: true,
    },
  },
  examples: ['timeline beijing'],
  pictured: true,
  async run(context, options) {
    const { topic, since, until } = options;
    const narrowing = {
      ...(topic !== undefined && { topic }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    };
    const request = {
      ...narrowing,
      maxDates: options['max-dates'] ?? DEFAULT_DATES,
      maxSentences: options['max-sentences'] ?? 1,
    };
    const { view, data } = await context.queries.timeline(request, context.now);
    if (view.events.length === 0) return nothing(context, topic, since !== undefined || until !== undefined);
    const again = { command: 'timeline', options: narrowing };
    return { card: timelineCard({ ...view, again }, context.words), data };
  },
});

/** The answer where nothing matches: all dates where a range left none, or the nearest known topics, one tap away. */
async function nothing(
  context: CommandContext,
  topic: string | undefined,
  narrowed: boolean,
): Promise<Answer> {
  const leading = (label: string, options: Invocation['options']): Button => ({
    label,
    does: { run: { command: 'timeline', options } },
  });
  const { timeline: say } = context.words;
  const all = topic === undefined ? {} : { topic };
  if (narrowed && (await hasEvents(context, all))) {
    return empty(say.noneInYears(topic ?? null), [leading(say.allDates, all)]);
  }
  if (topic === undefined) return empty(say.noneYet);
  const near = await context.queries.nearestTopics(topic);
  if (near.length === 0) return empty(say.none(topic));
  const buttons = near.map((label) => leading(label, { topic: label }));
  return empty(say.noneBut(topic), buttons);
}

async function hasEvents({ queries, now }: CommandContext, all: { topic?: string }): Promise<boolean> {
  const { view } = await queries.timeline({ ...all, maxDates: 1 }, now);
  return view.events.length > 0;
}

const empty = (text: string, buttons: Button[] = []): Answer => ({
  card: noticeCard(text, buttons),
  data: [],
});
