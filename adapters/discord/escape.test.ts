import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveMarkdown } from '../../test/fakes/discord/markdown.ts';
import { HOSTILE } from '../../test/fixtures/cards.ts';
import { escapeText, link, linkUrl, plain } from './escape.ts';

/** What people read, without the mark that keeps `@everyone` from being a mention. */
const readable = (markdown: string) => resolveMarkdown(markdown).text.replaceAll('\u200b', '');

const SPELLINGS = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</timeline:123456789012345678>',
  '<id:customize>',
  '[click](https://evil.example)',
  '[click](<https://evil.example>)',
  '<https://evil.example>',
  'https://evil.example/a',
  '# big',
  '## big',
  '-# small',
  '> quote',
  '>>> quote',
  '- item',
  '* item',
  '1. item',
  '||hidden||',
  '`code`',
  '```\ncode\n```',
  '**bold**',
  '__under__',
  '~~gone~~',
  '*em*',
  '_em_',
  '\\*not escaped\\*',
  '<t:1700000000:R>',
  '<:smile:123456789012345678>',
];

describe('text from a feed', () => {
  it.each(SPELLINGS)('is shown as it is written, and does nothing: %s', (spelling) => {
    for (const text of [spelling, `before ${spelling} after`, `${spelling}${spelling}`]) {
      const seen = resolveMarkdown(escapeText(text));
      expect(readable(escapeText(text))).toBe(plain(text));
      expect(seen).toMatchObject({ links: [], called: [], hidden: [], headings: [] });
    }
  });

  it('is shown as it is written, whatever it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(...SPELLINGS),
      fc.string(),
      fc.constantFrom('\\', '|', '*', '@', '<', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const seen = resolveMarkdown(escapeText(text));
        expect(readable(escapeText(text)).trim()).toBe(plain(text).trim());
        expect(seen).toMatchObject({ links: [], called: [], hidden: [], headings: [] });
      }),
    );
  });

  it('cannot turn around the words that follow, hide words or pile marks on a line', () => {
    expect(escapeText('safe\u202Eesrever\u2066x\u200b')).toBe('safeesreverx');
    expect(escapeText(`a${'\u{e0041}'.repeat(5)}b`)).toBe('ab');
    expect(escapeText(`z${'\u0301'.repeat(40)}`)).toBe(`z${'\u0301'.repeat(4)}`);
    expect(escapeText('half \ud800 character')).toBe('half  character');
  });
});

describe('a link', () => {
  it('stays one link to its own address, whatever its text is', () => {
    const piece = fc.oneof(fc.constantFrom(...SPELLINGS, '🛰️', '🇭🇰', ']', '[', ')', '('), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const drawn = link(`Word ${pieces.join('')}`, 'https://ok.example/a');
        const { links, called, hidden } = resolveMarkdown(drawn);
        expect(links.map(({ url }) => url)).toEqual(['https://ok.example/a']);
        expect({ called, hidden }).toEqual({ called: [], hidden: [] });
      }),
    );
  });

  it('keeps a headline readable: pictures and addresses go, brackets become round', () => {
    const drawn = link('[Update] 🚀 Foo_bar: see https://a.example/x for 5*3', 'https://ok.example/');
    expect(resolveMarkdown(drawn).text).toBe('(Update) Foo_bar: see a.example/x for 5∗3');
  });

  it('is plain text where there is nothing to link or nothing to show', () => {
    expect(link('Read', 'javascript:alert(1)')).toBe('Read');
    expect(link('Read', null)).toBe('Read');
    expect(link('🚀', 'https://ok.example/')).toBe('🚀');
  });

  it('is not broken by its address', () => {
    const url = 'https://ok.example/a_(b)?x=1&y=|2>#**c**';
    const { links, hidden } = resolveMarkdown(link('Read ||', url));
    expect(links).toHaveLength(1);
    expect(hidden).toEqual([]);
    expect(decodeURIComponent(links[0]?.url ?? '')).toBe(url);
  });

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['ftp://a.example/'],
    ['https://bank.example@evil.example/'],
    ['/relative'],
    [`https://a.example/${'x'.repeat(600)}`],
  ])('is refused to %s', (address) => {
    expect(linkUrl(address)).toBeNull();
  });

  it('keeps hostile words inside the link', () => {
    const { links, called } = resolveMarkdown(link(HOSTILE, 'https://ok.example/'));
    expect(links).toHaveLength(1);
    expect(called).toEqual([]);
  });
});
