import { describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/cards/blocks.ts';
import { timelineCard } from '../../src/cards/timeline.ts';

const NOWHERE = { until: null, since: null, sinceYear: null };

/** Label and options of each button that asks again. */
function offered(
  further: typeof NOWHERE | Record<keyof typeof NOWHERE, string | null>,
  options: Invocation['options'],
) {
  const card = timelineCard({
    topic: 'webb',
    events: [
      { date: '2021-12-25', precision: 'day', planned: false, text: 'Webb was launched.', citations: [] },
    ],
    articles: [],
    totalEvents: 9,
    further,
    sample: false,
    again: { command: 'timeline', options },
  });
  const actions = card.blocks.find(({ type }) => type === 'actions');
  if (actions?.type !== 'actions') return [];
  return actions.buttons.flatMap(({ label, does }) => ('run' in does ? [[label, does.run.options]] : []));
}

describe('the buttons of a timeline', () => {
  it('offer nothing to follow where nothing lies further, however many dates are known', () => {
    expect(offered(NOWHERE, { topic: 'webb' })).toEqual([['Share to channel', { topic: 'webb' }]]);
  });

  it('lead earlier, into the last year and later', () => {
    const further = { until: '2021-12-24', since: '2021-12-26', sinceYear: '2021' };
    expect(offered(further, { topic: 'webb' }).slice(0, 3)).toEqual([
      ['Earlier', { topic: 'webb', until: '2021-12-24' }],
      ['Only since 2021', { topic: 'webb', since: '2021' }],
      ['Later', { topic: 'webb', since: '2021-12-26' }],
    ]);
  });

  it('give up the end of a range that they lead beyond', () => {
    const further = { until: '2021-12-24', since: '2021-12-26', sinceYear: null };
    expect(offered(further, { topic: 'webb', since: '2021', until: '2022' }).slice(0, 2)).toEqual([
      ['Earlier', { topic: 'webb', until: '2021-12-24' }],
      ['Later', { topic: 'webb', since: '2021-12-26' }],
    ]);
  });
});
