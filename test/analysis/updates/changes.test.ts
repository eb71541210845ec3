import { describe, expect, it } from 'vitest';
import { changesBetween, factsOf } from '../../../src/analysis/updates/changes.ts';
import type { Article, ArticleId } from '../../../src/model.ts';
import { analysisOf, article } from '../../fakes/news.ts';

const DEAL = 'Halden agreed on Monday to buy the chip maker Brightcell for $3 billion.';
const first = article(1, {
  publisher: { name: 'SCMP', region: 'HK' },
  title: 'Halden to buy Brightcell',
  text: `${DEAL} Brightcell employs 4,200 people.`,
});
const from = (id: number, name: string, text: string): Article =>
  article(id, { publisher: { name, region: null }, title: 'Halden and Brightcell', text });
const claim = (quote: string) => ({ text: quote, citations: [{ article: 1 as ArticleId, quote }] });

/** What changed when these became the story's articles. */
const changes = (now: readonly Article[], before: readonly Article[] = [first], shown = [DEAL]) =>
  changesBetween(factsOf({ articles: before }, analysisOf({ takeaways: shown.map(claim) })), {
    articles: now,
  });

describe('what changed since the posted version', () => {
  it('is nothing where nothing did', () => {
    expect(changes([first])).toEqual({ line: '', parts: [], material: false });
  });

  it('names a second source, which is worth telling, and counts several', () => {
    const second = from(2, 'Circuit Post', 'Halden and Brightcell have signed.');
    expect(changes([first, second])).toMatchObject({ line: 'new source: Circuit Post', material: true });
    expect(changes([first, second, from(3, 'Harbour Ledger', 'A deal.')]).line).toBe('2 new sources');
  });

  it('does not tell again of a third source, or of a further report', () => {
    const second = from(2, 'Circuit Post', 'Halden and Brightcell have signed.');
    const third = from(3, 'Harbour Ledger', 'A deal.');
    expect(changes([first, second, third], [first, second]).material).toBe(false);
    expect(changes([first, from(4, 'SCMP', 'More on it.')])).toMatchObject({
      line: 'a further report by SCMP',
      material: false,
    });
  });

  it('says the new figure and the old one, where an article was edited', () => {
    const edited = { ...first, text: first.text.replace('$3 billion', '$4 billion') };
    expect(changes([edited])).toMatchObject({
      line: 'the deal is now $4 billion, before $3 billion',
      material: true,
    });
  });

  it('says whose the new figure is, where another publisher gives it', () => {
    const second = from(2, 'Circuit Post', 'Halden agreed to buy the chip maker Brightcell for $4 billion.');
    expect(changes([first, second]).line).toBe(
      'Circuit Post: the deal is now $4 billion, before $3 billion; new source: Circuit Post',
    );
  });

  it('says a correction with the figure that it puts right', () => {
    const note =
      'Correction: An earlier version of this article said $3 billion. The deal is worth $4 billion.';
    const edited = { ...first, text: `${DEAL.replace('$3', '$4')}\n\n${note}` };
    expect(changes([edited]).line).toBe(
      'SCMP corrected its report; the deal is now $4 billion, before $3 billion',
    );
  });

  it('says a retraction first', () => {
    const second = from(2, 'Circuit Post', 'Halden and Brightcell have signed.');
    const taken = { ...first, text: 'This article has been retracted.' };
    expect(changes([taken, second])).toMatchObject({
      line: 'SCMP retracted its report; new source: Circuit Post',
      material: true,
    });
  });

  it('says a correction once', () => {
    const corrected = { ...first, text: `${first.text}\n\nCorrection: The chief executive is Ana Ruiz.` };
    expect(changes([corrected]).line).toBe('SCMP corrected its report');
    expect(changes([corrected], [corrected]).line).toBe('');
  });

  it('says which statement is gone', () => {
    const edited = { ...first, text: 'Halden denied a report that it had made an offer.' };
    expect(changes([edited])).toMatchObject({ line: `SCMP no longer says “${DEAL}”`, material: true });
  });

  it('calls better wording an edit, and no more', () => {
    const edited = { ...first, text: first.text.replace('agreed on Monday', 'on Monday agreed') };
    expect(changes([edited])).toMatchObject({ line: 'SCMP edited its report', material: false });
    const retitled = { ...first, title: 'Halden buys Brightcell' };
    expect(changes([retitled])).toMatchObject({
      line: 'SCMP changed its headline to “Halden buys Brightcell”',
      material: false,
    });
  });

  it('does not take another figure of the same kind for a change', () => {
    for (const other of [
      'Halden bought the software maker Orda for $4 billion.',
      'Halden reported revenue of $4 billion.',
      'In 2019 Halden agreed to buy the chip maker Brightline for $1 billion.',
      'Halden agreed to buy the chip maker Brightcell for $3 billion and pays $4 billion to lenders.',
    ]) {
      expect(changes([first, from(2, 'Circuit Post', other)]).line, other).toBe('new source: Circuit Post');
    }
  });

  it.each([
    [
      'de',
      'Halden kauft den Chiphersteller Brightcell für 3 Milliarden Euro.',
      '3 Mill',
      '4 Mill',
      'the deal is now 4 Milliarden Euro, before 3 Milliarden Euro',
    ],
    [
      'es',
      'Halden compra el 30 % del fabricante de chips Brightcell.',
      '30 %',
      '40 %',
      'the deal is now 40 %, before 30 %',
    ],
    [
      'zh',
      '哈尔登宣布以30亿美元收购芯片制造商亮电。',
      '30',
      '40',
      'the deal is now 40亿美元, before 30亿美元',
    ],
    [
      'ja',
      'ハルデンは半導体メーカーのブライトセルを30億ドルで買収すると発表した。',
      '30',
      '40',
      'the deal is now 40億ドル, before 30億ドル',
    ],
  ])('works in %s', (language, sentence, old, now, line) => {
    const report = { ...first, language, text: sentence };
    const edited = { ...report, text: sentence.replace(old, now) };
    expect(changes([edited], [report], [sentence]).line).toBe(line);
  });
});
