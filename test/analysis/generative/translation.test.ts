import { describe, expect, it } from 'vitest';
import { translationFault } from '../../../src/analysis/generative/translation.ts';

const PUBLISHED = Date.parse('2025-03-12T09:00:00Z');
const fault = (text: string, translation: string, target: 'de' | 'es' | 'ja' = 'de') =>
  translationFault(text, translation, { from: 'en', target, published: PUBLISHED });

describe('numbers in a translation', () => {
  it.each([
    ['Orvell hired 40 people.', 'Orvell stellte 40 Menschen ein.', 'de'],
    ['Orvell has 1.2 million customers.', 'Orvell tiene 1,2 millones de abonados.', 'es'],
    ['Orvell hired 40 people.', 'Orvellは40人を採用した。', 'ja'],
  ] as const)(
    'are compared by value where a counted thing has no known word: %s ← %s',
    (text, translation, target) => {
      expect(fault(text, translation, target)).toBeNull();
    },
  );

  it.each([
    ['Orvell hired 40 people.', 'Orvell stellte 50 Menschen ein.'],
    ['Orvell paid 40 million dollars.', 'Orvell zahlte 40 Millionen Taler.'],
    ['Orvell paid 40 million dollars.', 'Orvell zahlte 40 Millionen Euro.'],
  ])('are withheld with another value or another currency: %s ← %s', (text, translation) => {
    expect(fault(text, translation)).toContain('number');
  });
});
