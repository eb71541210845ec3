import { describe, expect, it } from 'vitest';
import { standsAlone } from '../../../src/analysis/timeline/quotes.ts';

describe('a sentence stands alone', () => {
  it.each([
    'In April 2023, Beijing published the plan for its innovation centre.',
    'The State Council approved the construction of the centre in September 2017.',
    '2017年9月，国务院批准了怀柔的国家科学中心。',
    '“The chip works as designed,” the company said on Tuesday in a statement.',
  ])('%s', (sentence) => expect(standsAlone(sentence)).toBe(true));
});

describe('a sentence does not stand alone', () => {
  it.each([
    ['that points back', 'It was approved by the council in September 2017 after a long debate.'],
    ['that joins on', 'But the council approved the plan in September 2017 after a long debate.'],
    ['that is a heading', 'September 2017'],
    ['that is a byline', 'By Ann Example in Kyiv, 3 March 2023'],
    ['that speaks to the reader', 'Will the council approve the new plan for the centre in April 2023?'],
    [
      'that is somebody’s own voice',
      'On Tuesday I went to see the new science centre in the north of Beijing.',
    ],
    [
      'whose quotation ends elsewhere',
      '"The council approved the plan for the new centre in September 2017.',
    ],
    ['that goes on and on', `The council ${'and the ministry '.repeat(30)}approved it in 2017.`],
  ])('%s', (_, sentence) => expect(standsAlone(sentence)).toBe(false));
});
