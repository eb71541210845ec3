import { describe, expect, it } from 'vitest';
import { readDelivery } from '../../src/channels/deliver-words.ts';
import { filterOf, keptOut } from '../../src/channels/filter.ts';
import { readFilter } from '../../src/channels/filter-words.ts';
import { isQuiet, lastDue, nextDue, readSchedule } from '../../src/channels/times.ts';
import type { Preference, PreferenceKind } from '../../src/model.ts';

const iso = (at: number) => new Date(at).toISOString();
const BERLIN = 'Europe/Berlin';

function set(kind: PreferenceKind, value: string): Preference {
  return { kind, value, createdAt: 0, createdBy: null };
}

const changes = (typed: string) =>
  readDelivery(typed).map(({ does, kind, value }) => [does, kind, value].filter(Boolean).join(' '));

describe('/deliver', () => {
  it.each([
    ['at-once', ['clear deliver']],
    ['hourly', ['set deliver hourly']],
    ['daily 9', ['set deliver daily 09:00']],
    ['Daily 09:00 Europe/Berlin', ['set deliver daily 09:00', 'set zone Europe/Berlin']],
    ['daily 5.30pm berlin', ['set deliver daily 17:30', 'set zone Europe/Berlin']],
    ['weekly mon 09:00 New York', ['set deliver monday 09:00', 'set zone America/New_York']],
    ['friday 17:00', ['set deliver friday 17:00']],
    ['recap-only', ['set deliver recap']],
    ['language de', ['set written de']],
    ['language Chinese', ['set written zh']],
    ['language off', ['clear written']],
    ['recap-only fri 16:00', ['set deliver recap', 'set recap friday 16:00']],
    ['quiet 22:00-7', ['set quiet 22:00-07:00']],
    ['quiet off', ['clear quiet']],
    ['limit 5', ['set limit 5']],
    ['briefing weekdays 08:30', ['set briefing weekdays 08:30']],
    ['briefing off', ['clear briefing']],
    ['thread', ['set post thread']],
    ['channel', ['clear post']],
    ['zone utc', ['set zone UTC']],
  ])('reads “%s”', (typed, expected) => {
    expect(changes(typed)).toEqual(expected);
  });

  it.each(['', 'sometimes', 'daily', 'daily 25:00', 'daily 09:00 Mars/Olympus', 'weekly 09:00', 'limit 0'])(
    'answers “%s” with what to type',
    (typed) => expect(() => readDelivery(typed)).toThrow(/type /i),
  );
  it.each(['quiet 9', 'quiet 09:00-09:00', 'limit many', 'briefing hourly', 'at-once please'])(
    'answers “%s” with what to type instead',
    (typed) => expect(() => readDelivery(typed)).toThrow(/type /i),
  );
});

describe('a schedule', () => {
  const daily = readSchedule('daily 09:00');

  it('is due in the channel’s own zone, in summer and in winter', () => {
    expect(iso(lastDue(daily, BERLIN, Date.UTC(2026, 6, 1, 7)).at)).toBe('2026-07-01T07:00:00.000Z');
    expect(lastDue(daily, BERLIN, Date.UTC(2026, 6, 1, 6, 59)).key).toBe('2026-06-30');
    expect(iso(nextDue(daily, BERLIN, Date.UTC(2026, 0, 1, 8)))).toBe('2026-01-02T08:00:00.000Z');
  });

  it('is due once on the day on which its time is skipped, and once where it comes twice', () => {
    const night = readSchedule('daily 02:30');
    for (const [day, expected] of [
      [Date.UTC(2026, 2, 29), 1],
      [Date.UTC(2026, 9, 25), 1],
    ] as const) {
      const keys = new Set<string>();
      for (let minute = 0; minute < 22 * 60; minute += 5) {
        const { key, at } = lastDue(night, BERLIN, day + minute * 60_000);
        if (at >= day) keys.add(key);
      }
      expect(keys.size).toBe(expected);
    }
  });

  it('knows weekdays and single days', () => {
    const saturday = Date.UTC(2026, 10, 28, 12);
    expect(lastDue(readSchedule('weekdays 08:30'), 'UTC', saturday).key).toBe('2026-11-27');
    expect(lastDue(readSchedule('monday 09:00'), 'UTC', saturday).key).toBe('2026-11-23');
    expect(iso(nextDue(readSchedule('monday 09:00'), 'UTC', Date.UTC(2026, 10, 23, 9)))).toBe(
      '2026-11-30T09:00:00.000Z',
    );
  });

  it('has quiet hours that go over midnight', () => {
    const quiet = { from: 22 * 60, to: 7 * 60 };
    const at = (hour: number) => isQuiet(quiet, BERLIN, Date.UTC(2026, 0, 10, hour));
    expect([20, 21, 23, 5, 6].map(at)).toEqual([false, true, true, true, false]);
  });
});

describe('/filter', () => {
  const story = {
    about: ['Lindqvist Labs releases open weights of GPT-7', 'Cryptocurrency firms watch'],
    publishers: 1,
    languages: new Set(['en']),
  };
  const verdict = (...typed: string[]) => {
    const preferences = typed.flatMap((words) =>
      readFilter(words, []).flatMap(({ does, kind, value }) =>
        does === 'clear' ? [] : [set(kind, value ?? '')],
      ),
    );
    return keptOut(filterOf(preferences), story);
  };

  it.each([
    [['include open weights, robots'], null],
    [['include robots'], 'it holds none of “robots”'],
    [['exclude crypto'], null],
    [['exclude crypto*'], 'it holds “crypto*”'],
    [['exclude Open Weights'], 'it holds “open weights”'],
    [['pattern \\bgpt-\\d\\b'], null],
    [['pattern ^zebra'], 'it matches no pattern of ^zebra'],
    [['unless GPT'], 'it matches the pattern GPT'],
    [['publishers 2'], '1 of at least 2 publishers tell it so far'],
    [['languages de, fr'], 'it is in none of the languages de, fr'],
    [['languages en,de', 'publishers 1'], null],
  ])('%j', (typed, expected) => {
    expect(verdict(...typed)).toBe(expected);
  });

  it('refuses a pattern that cannot be used, with one sentence', () => {
    for (const pattern of ['(', '(?=look)a', '(a)\\1', `${'a'.repeat(201)}`, '((a{1000}){1000})']) {
      expect(() => readFilter(`pattern ${pattern}`, [])).toThrow(/^The pattern .*; type one/);
    }
  });

  it('takes no longer for a pattern that other engines never finish', () => {
    const long = { ...story, about: [`${'a'.repeat(19_000)}!`] };
    expect(keptOut(filterOf([set('match', '^(a+)+$')]), long)).toContain('no pattern');
  });

  it('takes back one word, and all', () => {
    const current = [set('exclude', 'crypto'), set('match', '\\bGPT')];
    expect(readFilter('remove Crypto', current)).toEqual([
      { does: 'clear', kind: 'exclude', value: 'crypto' },
    ]);
    expect(readFilter('remove \\bGPT', current)).toEqual([{ does: 'clear', kind: 'match', value: '\\bGPT' }]);
    expect(() => readFilter('remove x', current)).toThrow('The filter holds no “x”');
    expect(readFilter('clear', current)).toHaveLength(6);
    expect(() => readFilter('publishers many', current)).toThrow('whole number');
  });
});
