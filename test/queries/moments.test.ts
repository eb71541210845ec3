import { describe, expect, it } from 'vitest';
import { rank, rankWords } from '../../src/queries/rank.ts';
import { readSince, SINCE_WORD } from '../../src/queries/since.ts';
import { readWeek, weekOf } from '../../src/queries/week.ts';

/** A Thursday. */
const NOW = Date.UTC(2026, 10, 26, 15, 30);
const iso = (at: number) => new Date(at).toISOString();

describe('since', () => {
  it.each([
    ['24h', '2026-11-25T15:30:00.000Z', 'last 24 h'],
    ['3d', '2026-11-23T15:30:00.000Z', 'last 3 d'],
    ['today', '2026-11-26T00:00:00.000Z', 'today'],
    ['yesterday', '2026-11-25T00:00:00.000Z', 'since yesterday'],
    ['Monday', '2026-11-23T00:00:00.000Z', 'since Monday'],
    ['thursday', '2026-11-19T00:00:00.000Z', 'since Thursday'],
    ['2026-11-01', '2026-11-01T00:00:00.000Z', 'since 2026-11-01'],
  ])('%s is %s', (text, at, words) => {
    const since = readSince(text, NOW);
    expect([iso(since.at), since.words]).toEqual([at, words]);
    expect(SINCE_WORD.test(text)).toBe(true);
  });

  it.each(['someday', '2027-01-01', '99999999h', '3 parsecs', ''])('%s is no moment in the past', (text) => {
    expect(() => readSince(text, NOW)).toThrow('type 24h, 3d, yesterday, monday or 2026-11-01');
  });
});

describe('weeks', () => {
  it('begin on Monday and are numbered as ISO 8601 does', () => {
    const week = weekOf(NOW);
    expect(week).toMatchObject({ name: 'Week 48, 2026', days: '23–29 November 2026' });
    expect(iso(week.since)).toBe('2026-11-23T00:00:00.000Z');
  });

  it.each([
    ['last', 'Week 47, 2026'],
    ['2026-W01', 'Week 1, 2026'],
    ['w53', 'Week 53, 2026'],
    ['2026-11-18', 'Week 47, 2026'],
    [undefined, 'Week 48, 2026'],
  ])('%s is %s', (text, name) => {
    expect(readWeek(text, NOW).name).toBe(name);
  });

  it('across the turn of a year belong to the year of their Thursday', () => {
    expect(weekOf(Date.UTC(2027, 0, 1))).toMatchObject({
      name: 'Week 53, 2026',
      days: '28 December 2026 – 3 January 2027',
    });
  });

  it('that are none are refused', () => {
    expect(() => readWeek('w54', NOW)).toThrow('type this, last, 2026-W47');
  });
});

describe('the rank of a briefing', () => {
  const day = 86_400_000;
  it('puts what several publishers tell before what one tells', () => {
    const at = { updated: NOW - 3_600_000, fit: 0, novelty: 500 };
    expect(rank({ publishers: 3, ...at }, NOW, day)).toBeGreaterThan(
      rank({ publishers: 1, ...at }, NOW, day),
    );
  });
  it('puts the new before the old, and what fits the audience before what does not', () => {
    const old = rank({ publishers: 1, updated: NOW - day, fit: 0, novelty: 500 }, NOW, day);
    expect(rank({ publishers: 1, updated: NOW, fit: 0, novelty: 500 }, NOW, day)).toBeGreaterThan(old);
    expect(rank({ publishers: 1, updated: NOW - day, fit: 0.9, novelty: 500 }, NOW, day)).toBeGreaterThan(
      old,
    );
  });

  it('counts what tells something new for more than what an earlier story told', () => {
    const story = { publishers: 2, updated: NOW, fit: 0 };
    expect(rank({ ...story, novelty: 1000 }, NOW, day)).toBeGreaterThan(
      rank({ ...story, novelty: 200 }, NOW, day),
    );
    expect(rankWords({ ...story, novelty: 200 }, NOW)).toContain('0.2 of 1 for what no earlier story told');
  });
});
