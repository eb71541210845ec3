import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/cards/blocks.ts';
import { resolveMrkdwn } from '../../test/fakes/slack/mrkdwn.ts';
import { HOSTILE, NOON } from '../../test/fixtures/cards.ts';
import { lineMarkup, linkTarget, plain, reference, words } from './markup.ts';

const say = (text: string, limit = 3000) => words(text, limit);
const seen = (markup: string) => resolveMrkdwn(markup, { autoParse: true });

describe('words of a feed in mrkdwn', () => {
  it('are shown as they are where they are harmless', () => {
    expect(seen(say('R&D at <Example> costs $5, snake_case and 3 > 2')).text).toBe(
      'R&D at <Example> costs $5, snake_case and 3 > 2',
    );
  });

  it.each([
    '@everyone',
    '@here look',
    '@Channel',
    '<!channel>',
    '<!here|here>',
    '<!subteam^S1|team>',
    '<@U123>',
    '<@U123|anna>',
    '&lt;!channel&gt;',
    '<\u200b!channel>',
    '<!chan\u2060nel>',
    '@every\u200bone',
    '\u202e<!channel>',
  ])('mention nobody: %j', (text) => {
    expect(seen(say(text)).mentions).toEqual([]);
  });

  it.each([
    '*bold*',
    '_italic_',
    '~gone~',
    '`code`',
    '```block```',
    '*_both_*',
    ':warning:',
    ':large_green_circle:',
  ])('open no markup: %s', (text) => {
    expect(say(text)).not.toMatch(/[*~`]|(^|\s)_|_(\s|$)|:[a-z_]+:/);
  });

  it('begin no quotation', () => {
    expect(say('>>> quoted\n> again')).toBe('››› quoted &gt; again');
  });

  it('hide nothing and turn no direction', () => {
    expect(say('a\u202eb\u2066c\u200bd\ufefff\u00adg\u{e0041}h\u0007i\u3164j')).toBe('abcdfghij');
  });

  it('keep joined emoji and the scripts that need joiners', () => {
    expect(say('👩‍🚀 نمی‌خواهم')).toBe('👩‍🚀 نمی‌خواهم');
  });

  it('are cut between characters as people see them, with their escapes whole', () => {
    expect(say('👩‍🚀👩‍🚀👩‍🚀', 12)).toBe('👩‍🚀👩‍🚀…');
    expect(say('&&&&', 12)).toBe('&amp;&amp;…');
    expect(say('a long headline about chips', 20)).toBe('a long headline…');
  });

  it('never pass the limit, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
        expect(say(text, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe('a line', () => {
  it('sets words in bold and italics with the spaces outside', () => {
    const line: Line = [
      { type: 'text', text: 'So ' },
      { type: 'text', text: ' it is ', strong: true },
      { type: 'text', text: 'said', emphasis: true },
    ];
    expect(lineMarkup(line, NOON, 100)).toBe('So *it is* _said_');
  });

  it('draws a link whose words and address cannot break out of it', () => {
    const url = 'https://ok.example/a|b>c<d?x=1&y= 2';
    const markup = lineMarkup([{ type: 'link', text: 'a|b>c <!here>', url }], NOON, 300);
    expect(markup).toBe('<https://ok.example/a%7Cb%3Ec%3Cd?x=1&amp;y=%202|a|b&gt;c &lt;!here&gt;>');
    expect(seen(markup)).toEqual({ text: 'a|b>c <!here>', mentions: [] });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'slack://open', 'ftp://a.example', 'no address', ''])(
    'draws words without a link for %s',
    (url) => {
      expect(lineMarkup([{ type: 'link', text: 'words', url }], NOON, 300)).toBe('words');
    },
  );

  it('says ages in words and leaves dates and clocks to the reader’s own time zone', () => {
    const at = NOON - 3 * 3_600_000;
    const line: Line = [
      { type: 'time', at, style: 'age' },
      { type: 'text', text: ' ' },
      { type: 'time', at, style: 'clock' },
      { type: 'text', text: ' ' },
      { type: 'freshness', newest: at },
    ];
    expect(lineMarkup(line, NOON, 300)).toBe('3 h <!date^1772701200^{time}|09:00 UTC> Fresh');
  });

  it('leaves out the pieces that do not fit, whole', () => {
    const line: Line = [
      { type: 'text', text: 'words ' },
      { type: 'reference', number: 1, url: `https://a.example/${'x'.repeat(80)}` },
    ];
    expect(lineMarkup(line, NOON, 40)).toBe('words');
  });

  it('never passes its limit and never mentions anybody, whatever stands in it', () => {
    const text = fc.oneof(fc.constant(HOSTILE), fc.string());
    const piece = fc.oneof(
      fc.record({ type: fc.constant('text' as const), text, strong: fc.boolean(), emphasis: fc.boolean() }),
      fc.record({ type: fc.constant('link' as const), text, url: fc.oneof(fc.webUrl(), text) }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.integer({ min: 1, max: 400 }), (line, limit) => {
        const markup = lineMarkup(line, NOON, limit);
        expect(markup.length).toBeLessThanOrEqual(limit);
        expect(seen(markup).mentions).toEqual([]);
      }),
    );
  });
});

describe('small things', () => {
  it('draws a source’s number small, linked where there is an address', () => {
    expect([reference(12, null), reference(3, 'https://a.example/')]).toEqual([
      '¹²',
      '<https://a.example/|³>',
    ]);
  });

  it('refuses addresses longer than Slack takes', () => {
    expect(linkTarget(`https://a.example/${'x'.repeat(3000)}`)).toBeNull();
  });

  it('gives plain text that is never empty', () => {
    expect([plain('  \u200b ', 75).text, plain('R&D :tada:', 75).text]).toEqual(['…', 'R&D ꞉tada:']);
  });
});
