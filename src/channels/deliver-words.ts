/** Reads how a channel wants its cards, as people type it after `/deliver`. */
import { type Sentence, UsageError } from '../errors.ts';
import { cardLanguages, readCardLanguage } from '../text/card-languages.ts';
import { readDays, readQuiet, readTime, readZone, type Schedule, scheduleWords, timeWords } from './times.ts';
import type { PreferenceChange } from './wishes.ts';

const MOST_AN_HOUR = 60;
const OFF = new Set(['off', 'no', 'none', 'never']);

/**
 * Reads `daily 09:00 Europe/Berlin`, `quiet 22:00-07:00`, `limit 5` … into changes of the channel's settings.
 * @throws UsageError with one sentence that says what to type.
 */
export function readDelivery(typed: string): readonly PreferenceChange[] {
  const [first = '', ...rest] = typed.trim().toLowerCase().split(/\s+/);
  switch (first.replaceAll('_', '-')) {
    case 'at-once':
    case 'now':
      return [...noMore(first, rest), clear('deliver')];
    case 'hourly':
      return [set('deliver', 'hourly'), ...zone(rest)];
    case 'daily':
    case 'weekdays':
    case 'weekly':
      return timed('deliver', first, rest);
    case 'recap-only':
      return recapOnly(rest);
    case 'briefing':
    case 'recap':
      return onSchedule(first === 'recap' ? first : 'briefing', rest);
    case 'quiet':
      return quiet(rest);
    case 'limit':
      return limit(rest);
    case 'zone':
      return rest.length > 0 ? zone(rest) : refuse(({ wish }) => wish.zoneMissing);
    case 'language':
      return language(rest);
    case 'thread':
    case 'forum':
      return [...noMore(first, rest), set('post', first)];
    case 'publish':
      return publish(rest);
    case 'channel':
      return [...noMore(first, rest), clear('post')];
    default:
      return readDays(first)
        ? timed('deliver', first, rest)
        : refuse(({ wish }) => wish.noDelivery(typed.trim()));
  }
}

const set = (kind: PreferenceChange['kind'], value: string): PreferenceChange => ({
  does: 'set',
  kind,
  value,
});
const clear = (kind: PreferenceChange['kind']): PreferenceChange => ({ does: 'clear', kind });

function refuse(sentence: Sentence): never {
  throw new UsageError(sentence);
}

function noMore(word: string, rest: readonly string[]): [] {
  return rest.length === 0 ? [] : refuse(({ wish }) => wish.tooMuch(rest.join(' '), word));
}

/** A zone at the end of what was typed; nothing where none was. */
function zone(rest: readonly string[]): PreferenceChange[] {
  if (rest.length === 0) return [];
  const name = readZone(rest.join(' '));
  return name === null ? refuse(({ wish }) => wish.noZone(rest.join(' '))) : [set('zone', name)];
}

/** `daily 09:00 [zone]`, `weekly mon 09:00 [zone]`. */
function timed(kind: PreferenceChange['kind'], first: string, rest: readonly string[]): PreferenceChange[] {
  const named = first === 'weekly' ? rest[0] : first;
  const days = readDays(named ?? '');
  const [time = '', ...after] = first === 'weekly' ? rest.slice(1) : rest;
  const minute = readTime(time);
  if (!days || minute === null) {
    const example = `${first === 'weekly' ? 'weekly mon' : first} 09:00`;
    return refuse(({ wish }) => wish.timeMissing(example));
  }
  const schedule: Schedule = { days, minute };
  return [set(kind, scheduleWords(schedule)), ...zone(after)];
}

function recapOnly(rest: readonly string[]): PreferenceChange[] {
  const [first, ...after] = rest;
  const when = first === undefined ? [] : timed('recap', first, after);
  return [set('deliver', 'recap'), ...when];
}

function onSchedule(kind: 'briefing' | 'recap', rest: readonly string[]): PreferenceChange[] {
  const [first = '', ...after] = rest;
  if (OFF.has(first)) return [...noMore('off', after), clear(kind)];
  if (first === 'hourly' || (first !== 'weekly' && !readDays(first))) {
    return refuse(({ wish }) => wish.noSchedule(kind));
  }
  return timed(kind, first, after);
}

function quiet([hours = '', ...after]: readonly string[]): PreferenceChange[] {
  if (OFF.has(hours)) return [...noMore('off', after), clear('quiet')];
  const found = readQuiet(hours);
  return found
    ? [set('quiet', `${timeWords(found.from)}-${timeWords(found.to)}`), ...zone(after)]
    : refuse(({ wish }) => wish.noQuiet);
}

/** `language de`, `language german`; `language off` for what all others get. */
function language(rest: readonly string[]): PreferenceChange[] {
  const typed = rest.join(' ');
  if (OFF.has(typed)) return [clear('written')];
  const code = readCardLanguage(typed);
  return code ? [set('written', code)] : refuse(({ wish }) => wish.noLanguage(LANGUAGES));
}

const LANGUAGES = Object.entries(cardLanguages)
  .map(([code, name]) => `${name} (${code})`)
  .join(', ');

function publish([word, ...after]: readonly string[]): PreferenceChange[] {
  if (word === undefined) return [set('publish', 'on')];
  return OFF.has(word) ? [...noMore('off', after), clear('publish')] : noMore('publish', [word, ...after]);
}

function limit([count = '', ...after]: readonly string[]): PreferenceChange[] {
  if (OFF.has(count)) return [...noMore('off', after), clear('limit')];
  const number = Number(count);
  return after.length === 0 && Number.isInteger(number) && number >= 1 && number <= MOST_AN_HOUR
    ? [set('limit', String(number))]
    : refuse(({ wish }) => wish.noLimit(MOST_AN_HOUR));
}
