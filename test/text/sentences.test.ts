import { expect, it } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

const split = (text: string) => sentences(text).map((sentence) => sentence.text);

it('does not end a sentence after an abbreviation, an initial or a German ordinal', () => {
  expect(split('Mr. Smith met J. R. Lee in the U.S. on Jan. 3. They talked.')).toEqual([
    'Mr. Smith met J. R. Lee in the U.S. on Jan. 3.',
    'They talked.',
  ]);
  expect(split('Am 11. Februar kam er. Er blieb.')).toEqual(['Am 11. Februar kam er.', 'Er blieb.']);
});

it('keeps numbers and addresses whole', () => {
  expect(split('Version 2.5 costs 3.20 euros at shop.example today. Buy it.')).toHaveLength(2);
});

it('keeps the closing quotation mark with its sentence, and what follows in lower case', () => {
  expect(split('“It works.” She smiled. “Does it?” he asked.')).toEqual([
    '“It works.”',
    'She smiled.',
    '“Does it?” he asked.',
  ]);
});

it('splits Chinese and Japanese, which have no spaces', () => {
  expect(split('公司成立。他说：“好。”再见！')).toEqual(['公司成立。', '他说：“好。”', '再见！']);
});

it('ends a sentence with its line, and counts paragraphs by empty lines', () => {
  const found = sentences('A heading\nFirst line.\n\nSecond paragraph.');
  expect(found.map(({ text, paragraph }) => [text, paragraph])).toEqual([
    ['A heading', 0],
    ['First line.', 0],
    ['Second paragraph.', 1],
  ]);
});

it('gives exact spans', () => {
  const text = '  One. Two!\n\n\n Three?  ';
  for (const { text: sentence, start } of sentences(text)) {
    expect(text.slice(start, start + sentence.length)).toBe(sentence);
  }
});
