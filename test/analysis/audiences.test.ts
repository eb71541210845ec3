import { describe, expect, it } from 'vitest';
import { defaultAudiences, readAudiences, scoreAudiences } from '../../src/analysis/audiences.ts';
import { SettingError } from '../../src/errors.ts';

const tags = (text: string) => scoreAudiences(text, defaultAudiences).map(({ tag }) => tag);

describe('scoreAudiences', () => {
  it.each([
    [
      'enterprise-security',
      'Attackers exploit a zero-day vulnerability in a VPN; a patch is available, CISA warns of ransomware.',
    ],
    ['developers', 'The TypeScript compiler gains a new API, and the SDK is open source on GitHub.'],
    [
      'policy',
      'The European Commission proposes legislation; regulators and the court will examine the AI Act.',
    ],
    ['investors', 'Quarterly results beat forecasts, shares rose, and revenue reached a record.'],
    ['hardware', 'TSMC will make the chip on a new wafer line with ASML lithography.'],
    ['founders', 'The startup closed a seed round led by a venture capital fund, its founder said.'],
    ['researchers', 'Researchers published a preprint on arXiv with a new benchmark for language models.'],
    ['health-science', 'Doctors at the hospital tested the drug on cancer patients in a clinical trial.'],
    ['policy', '欧盟委员会公布新的法案，监管机构和政府将执行。'],
  ])('names %s for "%s"', (tag, text) => {
    expect(tags(text)).toContain(tag);
  });

  it('gives no tag where nothing speaks for one', () => {
    expect(tags('The weather was pleasant and everybody went home early.')).toEqual([]);
  });

  it('matches whole words only: "rust" is not in "trust"', () => {
    const table = [{ tag: 'rustaceans', name: 'Rust', summary: '', terms: { rust: 3 } }];
    expect(scoreAudiences('They trust each other.', table)).toEqual([]);
    expect(scoreAudiences('Rust is a language.', table)).toEqual([{ tag: 'rustaceans', score: 0.63 }]);
  });

  it('gives best first, at most three, each between its threshold and 1', () => {
    const found = scoreAudiences(
      'Regulators and the court fined the chipmaker; shares fell; the startup founder sued; developers lost the API; ransomware hit.',
      defaultAudiences,
    );
    expect(found).toHaveLength(3);
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    for (const { score } of found) expect(score).toBeGreaterThanOrEqual(0.5);
  });
});

describe('readAudiences', () => {
  const own = { tag: 'robotics', name: 'Robotics', summary: 'Robots', terms: { robot: 3 } };

  it('takes a table of one’s own', () => {
    expect(scoreAudiences('A robot walks.', readAudiences([own]))[0]?.tag).toBe('robotics');
  });

  it.each([
    ['a list is needed', { robotics: own }],
    ['a tag is lower case', [{ ...own, tag: 'Robotics!' }]],
    ['a weight is positive', [{ ...own, terms: { robot: -1 } }]],
    ['a term is needed', [{ ...own, terms: {} }]],
    ['a tag is given once', [own, own]],
    ['a misspelt key is no key', [{ ...own, treshold: 0.4 }]],
  ])('refuses with one sentence: %s', (_, json) => {
    expect(() => readAudiences(json)).toThrow(SettingError);
    expect(() => readAudiences(json)).toThrow(/^Audience table: [^\n]+$/);
  });

  it('takes the table that Dateline ships, of at least ten tags', () => {
    expect(readAudiences(defaultAudiences).length).toBeGreaterThanOrEqual(10);
  });
});
