import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerptOf } from '../../src/text/excerpt.ts';

it('keeps every passage word for word, in order, and knows where each stands now', () => {
  const span = fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(
      fc.string({ minLength: 95, maxLength: 95 }),
      fc.array(span, { maxLength: 8 }),
      (text, given) => {
        const spans = given.map(([start, length]) => ({ start, end: start + length }));
        const excerpt = excerptOf(text, spans);
        for (const { start, end } of spans) {
          const at = excerpt.placeOf(start);
          expect(excerpt.text.slice(at, at + end - start)).toBe(text.slice(start, end));
          expect(at).toBeLessThanOrEqual(start);
        }
        expect(excerpt.text.length).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

it('parts passages by an empty line, and nothing else', () => {
  const text = 'One came. Nobody cared for two. Three went. Four as well.';
  const spans = [
    { start: 44, end: 57 },
    { start: 0, end: 9 },
    { start: 32, end: 43 },
  ];
  expect(excerptOf(text, spans).text).toBe('One came.\n\nThree went. Four as well.');
  expect(() => excerptOf(text, spans).placeOf(12)).toThrow(RangeError);
});
