import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../../src/stories/address.ts';

describe('one page has one address', () => {
  it.each([
    'https://www.paper.example/tech/chip-plant?utm_source=rss&utm_medium=feed',
    'http://paper.example/tech/chip-plant/',
    'https://m.paper.example/tech/chip-plant#comments',
    'https://amp.paper.example/tech/chip-plant',
    'https://paper.example/tech/chip-plant/amp/',
    'https://paper.example/amp/tech/chip-plant',
    'https://www.google.com/amp/s/paper.example/tech/chip-plant',
    'https://paper-example.cdn.ampproject.org/c/s/paper.example/tech/chip-plant',
    'https://paper.example/tech/chip-plant?fbclid=abc&ref=home',
  ])('%s', (address) => {
    expect(canonicalAddress(address)).toBe('paper.example/tech/chip-plant');
  });

  it('keeps what names the page', () => {
    expect(canonicalAddress('https://paper.example/?p=17&utm_source=x')).toBe('paper.example?p=17');
    expect(canonicalAddress('https://paper.example/a?b=2&a=1')).toBe('paper.example/a?a=1&b=2');
    expect(canonicalAddress('https://m.example/a')).toBe('m.example/a');
  });

  it('is none for what is no web page', () => {
    expect(canonicalAddress(null)).toBeNull();
    expect(canonicalAddress('mailto:a@b.example')).toBeNull();
    expect(canonicalAddress('not an address')).toBeNull();
  });
});
