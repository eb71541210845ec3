import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../../src/analysis/dates/index.ts';

/** Wednesday, 14 May 2025. */
const PUBLISHED = Date.UTC(2025, 4, 14, 9);

function dates(text: string, published: number | null = PUBLISHED): string[] {
  return findDates({ title: '', text, published, language: 'en' }).map(
    ({ date, planned }) => date + (planned ? ' planned' : ''),
  );
}

describe('absolute dates in English', () => {
  it.each([
    ['The firm was founded on 11 February 2014.', '2014-02-11'],
    ['The firm was founded on February 11, 2014 in a garage.', '2014-02-11'],
    ['It opened on Feb. 3, 2019.', '2019-02-03'],
    ['It opened on the 3rd of June, 2019.', '2019-06-03'],
    ['It was signed on 2023-04-28 in Beijing.', '2023-04-28'],
    ['The plan of March 2021 named chips.', '2021-03'],
    ['In September 2017, the centre was approved.', '2017-09'],
    ['It was started in 2014 by two students.', '2014'],
    ['By the end of 2016 it had 40 stores.', '2016'],
    ['The fair of 3-5 March 2020 was cancelled.', '2020-03-03'],
    ['She was born on Christmas Day 1990 in Ulm.', '1990-12-25'],
  ])('%s', (text, date) => expect(dates(text)).toEqual([date]));

  it('reads several dates of one sentence, each once', () => {
    expect(dates('It began in 2014, grew in 2014 and ended on 3 May 2019.')).toEqual(['2014', '2019-05-03']);
  });

  it('takes a month without a year from the date before it in the sentence', () => {
    expect(dates('It was fined in January 2012 and again in March.')).toEqual(['2012-01', '2012-03']);
  });
});

describe('relative dates in English, published on Wednesday 14 May 2025', () => {
  it.each([
    ['The chip was unveiled on Tuesday.', ['2025-05-13']],
    ['The chip was unveiled on Wednesday.', ['2025-05-14']],
    ['The chip was unveiled on Thursday.', ['2025-05-08']],
    ['The chip was unveiled last Wednesday.', ['2025-05-07']],
    ['The hearing is scheduled for Friday.', ['2025-05-16 planned']],
    ['The court will rule next Tuesday.', ['2025-05-20 planned']],
    ['The chip was unveiled yesterday.', ['2025-05-13']],
    ['The chip will ship tomorrow.', ['2025-05-15 planned']],
    ['The chip was unveiled three days ago.', ['2025-05-11']],
    ['The firm cut jobs last month.', ['2025-04']],
    ['The firm cut jobs last March.', ['2025-03']],
    ['The firm cut jobs last June.', ['2024-06']],
    ['The firm cut jobs two years ago.', ['2023']],
    ['The firm was sold in March last year.', ['2024-03']],
    ['The firm was sold earlier this year.', ['2025']],
    ['The rule takes effect next year.', ['2026 planned']],
    ['The chip will ship in March.', ['2026-03 planned']],
    ['The chip was shipped in March.', ['2025-03']],
    ['It was signed on 20 December.', ['2024-12-20']],
    ['It will be signed on 20 December.', ['2025-12-20 planned']],
    ['It was signed on Friday, 20 December.', ['2024-12-20']],
  ])('%s', (text, expected) => expect(dates(text)).toEqual(expected));

  it('knows past from future by the verb that the date belongs to', () => {
    expect(dates('She said on Monday that she will resign on Friday.')).toEqual([
      '2025-05-12',
      '2025-05-16 planned',
    ]);
  });
});

describe('what could mean two dates is left out', () => {
  it.each([
    '03/04/2024 was a good day.',
    'He was due to appear in court on Monday.',
    'He had said that he would ride in March.',
    'Russia Today reported it.',
    'After September 11 everything changed.',
    'The office is open Monday to Friday.',
    'They meet every Tuesday.',
    'The Sunday Times reported it.',
    'USA Today reported it.',
    'In the 1990s it was different.',
    'In 2000 people lost their homes.',
    'It took more than a year, a record.',
    'More than two days ago it rained.',
    'A year later it closed.',
    'It may march on.',
    'Updated: 3 March 2020 10:15',
    'This article was amended on 3 March 2020.',
  ])('%s', (text) => expect(dates(text)).toEqual([]));

  it('reads all-number dates where another one shows the order', () => {
    expect(dates('On 03/04/2024 it began. On 23/04/2024 it ended.')).toEqual(['2024-04-03', '2024-04-23']);
    expect(dates('On 03/04/2024 it began. On 04/23/2024 it ended.')).toEqual(['2024-03-04', '2024-04-23']);
  });

  it('finds only full dates where the source gives no time of publication', () => {
    expect(dates('It began yesterday, on 3 May, in May 2019 and on 4 June 2019.', null)).toEqual([
      '2019-05',
      '2019-06-04',
    ]);
  });
});

it('gives exact spans of any text, and only dates that exist', () => {
  const words = fc.constantFrom(
    'on ',
    'Tuesday ',
    '31 ',
    'June ',
    '2014',
    '.',
    '\n',
    'last ',
    'week ',
    '昨日',
    '"',
    'Feb. ',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { sentence, start, expression, date } of findDates({
        title: '',
        text,
        published: PUBLISHED,
        language: null,
      })) {
        expect(text.slice(start, start + sentence.length)).toBe(sentence);
        expect(sentence).toContain(expression);
        expect(new Date(date.padEnd(10, '-01')).toISOString().slice(0, date.length)).toBe(date);
      }
    }),
  );
});
