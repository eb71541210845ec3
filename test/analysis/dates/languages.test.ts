import { describe, expect, it } from 'vitest';
import { findDates } from '../../../src/analysis/dates/index.ts';

/** Wednesday, 15 May 2024. */
const PUBLISHED = Date.UTC(2024, 4, 15);

function dates(text: string, language: string | null): string[] {
  return findDates({ title: '', text, published: PUBLISHED, language }).map(
    ({ date, planned }) => date + (planned ? ' planned' : ''),
  );
}

describe('German', () => {
  it.each([
    ['Am 11. Februar 2014 wurde die Firma gegründet.', ['2014-02-11']],
    ['Im September 2017 wurde das Zentrum genehmigt.', ['2017-09']],
    ['Im Jahr 2017 kam der Rest.', ['2017']],
    ['Am 03.04.2024 kam der Chip.', ['2024-04-03']],
    ['Die Firma teilte am Dienstag mit, dass sie im Juni starten wird.', ['2024-05-14', '2024-06 planned']],
    ['Das Gericht soll am Freitag entscheiden.', ['2024-05-17 planned']],
    ['Gestern gewann sie den Preis.', ['2024-05-14']],
    ['Vor zwei Jahren kürzte sie Stellen.', ['2022']],
    ['Am vergangenen Montag war Ruhe.', ['2024-05-13']],
    ['Am Morgen regnete es.', []],
    ['Jeden Dienstag trifft sich der Rat.', []],
  ])('%s', (text, expected) => expect(dates(text, 'de')).toEqual(expected));
});

describe('Spanish', () => {
  it.each([
    ['Se fundó el 11 de febrero de 2014.', ['2014-02-11']],
    ['En marzo de 2020 cerró la planta.', ['2020-03']],
    ['En 2017 llegó el resto.', ['2017']],
    ['La empresa anunció el martes que lanzará el chip en junio.', ['2024-05-14', '2024-06 planned']],
    ['El tribunal decidirá el viernes.', ['2024-05-17 planned']],
    ['Ayer ganó el premio.', ['2024-05-14']],
    ['Por la mañana habló el ministro.', []],
    ['Hace dos años recortó empleos.', ['2022']],
  ])('%s', (text, expected) => expect(dates(text, 'es')).toEqual(expected));
});

describe('Chinese', () => {
  it.each([
    ['公司成立于2014年2月11日。', ['2014-02-11']],
    ['2017年9月，国务院批准了该计划。', ['2017-09']],
    ['二〇一四年他当选主席。', ['2014']],
    ['去年3月公司裁员。', ['2023-03']],
    ['公司周二宣布将于6月发布芯片。', ['2024-05-14', '2024-06 planned']],
    ['据11日报道，公司已签约。', ['2024-05-11']],
    ['上周五公司上市。', ['2024-05-10']],
    ['会议持续了3个月。', []],
  ])('%s', (text, expected) => expect(dates(text, 'zh')).toEqual(expected));
});

describe('Japanese', () => {
  it.each([
    ['同社は2014年2月11日に設立された。', ['2014-02-11']],
    ['令和6年4月に改正法が施行された。', ['2024-04']],
    ['同社は火曜日、6月に発売すると発表した。', ['2024-05-14', '2024-06 planned']],
    ['昨日、株価が上昇した。', ['2024-05-14']],
    ['3年前に始まった。', ['2021']],
    ['来月発売する予定だ。', ['2024-06 planned']],
    ['11日間続いた。', []],
  ])('%s', (text, expected) => expect(dates(text, 'ja')).toEqual(expected));
});

it('knows the language of a text that comes without one', () => {
  expect(dates('Die Firma wurde am 11. Mai gegründet und ist in der Stadt.', null)).toEqual(['2024-05-11']);
  expect(dates('La empresa se fundó el 11 de mayo en la ciudad.', null)).toEqual(['2024-05-11']);
  expect(dates('同社は5月11日に設立された。', null)).toEqual(['2024-05-11']);
});

it('reads only ISO 8601 dates in a language that it does not know', () => {
  expect(dates('Le 11 mai et le 2024-05-11, en 2014.', 'fr')).toEqual(['2024-05-11']);
});
