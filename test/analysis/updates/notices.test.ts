import { describe, expect, it } from 'vitest';
import { checkAnalysis } from '../../../src/analysis/claims/check.ts';
import { noticesIn, retractedArticles } from '../../../src/analysis/updates/notices.ts';
import type { ArticleId, StoryId } from '../../../src/model.ts';
import { analysisOf, article, NOON } from '../../fakes/news.ts';

const LEAD = 'Orvell said on Monday that it would open a plant in Ghent with 300 workers.';
const report = (text: string, title = 'Orvell opens a plant') =>
  article(1, { publisher: { name: 'Elbe Kurier', region: 'DE' }, title, text: `${LEAD}\n\n${text}` });

describe('a correction is recognised', () => {
  it.each([
    'Correction: An earlier version of this article gave the wrong number of workers.',
    'An earlier version of this story misstated the name of the plant.',
    'This article was amended on 4 March to correct the number of workers.',
    '(Corrects figure in paragraph 2.)',
    'Clarification: Orvell rents the site.',
    'Korrektur: In der ersten Fassung stand eine falsche Zahl.',
    'In einer früheren Version dieses Artikels hieß es, das Werk stehe in Gent.',
    'Berichtigung: Orvell mietet das Gelände.',
    'Fe de erratas: la planta está en Gante.',
    'Una versión anterior de este artículo daba otra cifra.',
    'Corrección: son 300 empleados.',
    '更正：本文此前版本误写了员工人数。',
    '本文较早前版本称工厂位于布鲁日，特此更正。',
    '【訂正】従業員数に誤りがありました。',
    '本記事の以前の版では工場の所在地が誤っていました。お詫びして訂正します。',
  ])('%s', (text) => {
    expect(noticesIn([report(text)]).map(({ kind }) => kind)).toEqual(['correction']);
  });

  it('with the sentence after it, word for word', () => {
    const words = 'Correction: An earlier version of this article named Bruges. The plant is in Ghent.';
    expect(noticesIn([report(words)])[0]?.quote).toBe(words);
  });
});

describe('a retraction is recognised', () => {
  it.each([
    'This article has been retracted because its source could not be confirmed.',
    'We have retracted our report on the plant.',
    'Dieser Artikel wurde zurückgezogen.',
    'Wir haben die Meldung nach Prüfung zurückgezogen.',
    'Este artículo ha sido retirado por errores graves.',
    'Hemos retirado esta información.',
    '撤稿声明：本报决定撤回此前报道。',
    '本文因事实错误已被撤回。',
    'この記事は事実誤認のため取り消しました。',
  ])('%s', (text) => {
    expect(noticesIn([report(text)]).map(({ kind }) => kind)).toEqual(['retraction']);
  });

  it('in a title', () => {
    expect(noticesIn([report('', 'RETRACTED: Orvell opens a plant')])[0]?.kind).toBe('retraction');
  });

  it('where another publisher reports it', () => {
    const other = article(2, {
      text: 'Elbe Kurier has retracted its report on the plant, it said on Tuesday.',
    });
    expect(noticesIn([report(''), other])).toMatchObject([
      { kind: 'retraction', publisher: 'Elbe Kurier', article: 2 },
    ]);
  });
});

describe('news that uses the words is no notice', () => {
  it.each([
    'The journal retracted the paper on Tuesday after an inquiry.',
    'The market correction: shares fell 12 percent in a week.',
    '“We have retracted the article,” the authors of the study said.',
    'The minister corrected the record on Thursday.',
    'The company withdrew the product and corrected its accounts.',
    'Das Unternehmen hat seine Prognose korrigiert.',
    'Der Rover hat den Arm zurückgezogen.',
    'La empresa ha retirado el producto y ha corregido sus cuentas.',
    '该公司更正了财务报告。',
    '法院撤回了此前的裁定。',
    '同社は決算を訂正した。',
    'Previous versions of this model were slower.',
    'An earlier version of the software had the flaw.',
  ])('%s', (text) => {
    expect(noticesIn([report(text)])).toEqual([]);
  });
});

describe('what a publisher took back', () => {
  const taken = report('This article has been retracted.');
  const other = article(2, { publisher: { name: 'Harbour Review', region: 'HK' }, text: LEAD });
  const cite = (...ids: number[]) => ({
    text: LEAD,
    citations: ids.map((id) => ({ article: id as ArticleId, quote: LEAD })),
  });

  it('is not cited alone any more, but stands where another says it too', () => {
    const analysis = analysisOf({ hook: cite(1), whatChanged: cite(1, 2) });
    const checked = checkAnalysis(analysis, [taken, other]);
    expect(checked.analysis.hook).toBeNull();
    expect(checked.analysis.whatChanged).not.toBeNull();
    expect(checked.withheld).toMatchObject([{ why: expect.stringContaining('took back') }]);
  });

  it('is what it published up to then, in that story', () => {
    const publisher = taken.publisher;
    const earlier = article(3, { publisher, published: NOON - 9e6 });
    const later = article(4, { publisher, published: NOON });
    const elsewhere = article(5, { publisher, published: NOON - 9e6, storyId: 9 as StoryId });
    expect([...retractedArticles([earlier, taken, later, elsewhere, other])]).toEqual([3, 1]);
  });
});
