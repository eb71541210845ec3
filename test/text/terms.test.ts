import { describe, expect, it } from 'vitest';
import { backgroundShare } from '../../src/text/rarity.ts';
import { terms } from '../../src/text/terms.ts';

const of = (text: string) => terms(text).map(({ term }) => term);

describe('terms of a text', () => {
  it('joins the forms of one word', () => {
    expect(of('launches launched launching')).toEqual(['launch', 'launch', 'launch']);
    expect(of('planet planets company’s companies')).toEqual(['planet', 'planet', 'company', 'company']);
  });

  it('keeps versions and numbers whole', () => {
    expect(of('GPT-5.2 costs 1,200')).toEqual(['gpt-5.2', 'cost', '1200']);
  });

  it('reads words with and without accents as one', () => {
    expect(of('Guantánamo Guantanamo')[0]).toBe(of('Guantánamo Guantanamo')[1]);
  });

  it('takes pairs of characters where a script has no spaces, and leaves out its grammar', () => {
    expect(of('发布的模型')).toEqual(['发布', '模型']);
    expect(of('ロボットの試験運用')).toEqual(['ロボット', '試験', '験運', '運用']);
  });

  it('finds Latin names inside Chinese text', () => {
    expect(of('公司OpenModel发布')).toEqual(['公司', 'openmodel', '发布']);
  });

  it('knows common words from rare ones', () => {
    const [the = '', model = '', brandis = ''] = of('the model Brandis');
    expect(backgroundShare(the)).toBeGreaterThan(backgroundShare(model));
    expect(backgroundShare(model)).toBeGreaterThan(backgroundShare(brandis));
  });
});
