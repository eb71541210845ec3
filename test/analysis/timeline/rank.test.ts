import { describe, expect, it } from 'vitest';
import { gather, witnesses } from '../../../src/analysis/timeline/evidence.ts';
import { choose, rank } from '../../../src/analysis/timeline/rank.ts';
import { seeTopic } from '../../../src/analysis/timeline/topic.ts';
import type { StoredDatedSentence, TimelineSource } from '../../../src/db/dated-sentences.ts';
import type { ArticleId, DatePrecision } from '../../../src/model.ts';

interface Said {
  readonly published: string;
  readonly text: string;
  readonly dates?: readonly string[];
}

/** The dates in order of rank, from articles of one sentence each. */
function ranked(said: readonly Said[], topic = 'Tern'): string[] {
  const sources = said.map(
    ({ published, text }, index): TimelineSource => ({
      id: (index + 1) as ArticleId,
      key: `${index}`,
      url: null,
      publisher: 'Orbit Courier',
      title: '',
      text,
      published: Date.parse(published),
      language: 'en',
    }),
  );
  const rows = said.flatMap(({ text, dates = [] }, index) => dates.map((date) => row(index + 1, text, date)));
  const sight = seeTopic(
    topic,
    sources.map(({ text }) => text),
  );
  const known = witnesses(sources, sight, rows);
  return [...choose(rank(gather(known, rows, sight).values(), known))].map(({ date }) => date);
}

function row(id: number, sentence: string, date: string): StoredDatedSentence {
  const precision = (['year', 'month', 'day'] as const)[date.split('-').length - 1] as DatePrecision;
  return { articleId: id as ArticleId, start: 0, date, precision, planned: false, sentence };
}

describe('the rank of dates', () => {
  it('puts a day that two articles tell of before a day of one', () => {
    const order = ranked([
      { published: '2024-03-02', text: 'Tern opened its first plant on 1 March.', dates: ['2024-03-01'] },
      { published: '2024-03-02', text: 'On 1 March, Tern opened the plant in Ulm.', dates: ['2024-03-01'] },
      { published: '2024-06-02', text: 'Tern opened its second plant on 1 June.', dates: ['2024-06-01'] },
    ]);
    expect(order.indexOf('2024-03-01')).toBeLessThan(order.indexOf('2024-06-01'));
  });

  it('counts a sentence that many outlets print as one voice', () => {
    const copy = {
      published: '2024-06-02',
      text: 'Tern opened its second plant on 1 June.',
      dates: ['2024-06-01'],
    };
    const order = ranked([
      { published: '2024-03-02', text: 'Tern opened its first plant on 1 March.', dates: ['2024-03-01'] },
      { published: '2024-03-02', text: 'On 1 March, Tern opened the plant in Ulm.', dates: ['2024-03-01'] },
      copy,
      copy,
      copy,
    ]);
    expect(order[0]).toBe('2024-03-01');
  });

  it('prefers what was told long after to what was told the next day', () => {
    const order = ranked([
      { published: '2024-03-02', text: 'Tern opened a plant on 1 March.', dates: ['2024-03-01'] },
      { published: '2025-03-02', text: 'Tern closed a plant on 1 May 2024.', dates: ['2024-05-01'] },
    ]);
    expect(order[0]).toBe('2024-05-01');
  });

  it('follows the day that a report names rather than the day it was printed', () => {
    const order = ranked([
      { published: '2024-03-04', text: 'Tern opened a plant on Saturday.', dates: ['2024-03-02'] },
      { published: '2024-03-04', text: 'The plant of Tern was opened on Saturday.', dates: ['2024-03-02'] },
    ]);
    expect(order[0]).toBe('2024-03-02');
  });

  it('lets a month stand for what happened before the first article, not for what articles reported by the day', () => {
    const order = ranked([
      { published: '2024-03-02', text: 'Tern opened a plant on 1 March.', dates: ['2024-03-01'] },
      { published: '2024-09-02', text: 'Tern was founded in May 2009.', dates: ['2009-05'] },
      { published: '2024-09-03', text: 'Tern was busy in March 2024.', dates: ['2024-03'] },
    ]);
    expect(order.indexOf('2009-05')).toBeLessThan(order.indexOf('2024-03'));
    expect(order.indexOf('2024-03-01')).toBeLessThan(order.indexOf('2024-03'));
  });
});

describe('the topic', () => {
  it('is recognised by the word of it that texts use most', () => {
    const sight = seeTopic('Julian Assange', ['Julian Assange spoke. Assange left. Assange came.']);
    expect(sight.count('Assange and ASSANGE and Julian')).toBe(2);
  });

  it('is not a common word in lower case where it is a name', () => {
    const sight = seeTopic('steve jobs', ['Steve Jobs spoke. Jobs left. He cut jobs.']);
    expect(sight.first('He cut 40 jobs')).toBe(-1);
    expect(sight.first('Then Jobs left')).toBe(5);
  });

  it('is found inside Chinese text', () => {
    expect(seeTopic('北京', ['在北京发布']).first('在北京发布')).toBe(1);
  });
});
