/** Reads how a channel wants its cards, as people type it after `/deliver`. */
import { UsageError } from '../errors.ts';
import { cardLanguages, readCardLanguage } from '../text/card-languages.ts';
import { readDays, readQuiet, readTime, readZone, type Schedule, scheduleWords, timeWords } from './times.ts';
import type { PreferenceChange } from './wishes.ts';

/** What to type, at the end of every sentence that refuses something. */
const HINT =
  'type at-once, hourly, daily 09:00, weekly mon 09:00, recap-only, quiet 22:00-07:00, limit 5, briefing weekdays 08:30, language de, thread, forum, channel or publish';

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
      return rest.length > 0 ? zone(rest) : refuse('The zone is missing; type zone Europe/Berlin.');
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
        : refuse(`“${typed.trim()}” is no way to deliver; ${HINT}.`);
  }
}

const set = (kind: PreferenceChange['kind'], value: string): PreferenceChange => ({
  does: 'set',
  kind,
  value,
});
const clear = (kind: PreferenceChange['kind']): PreferenceChange => ({ does: 'clear', kind });

function refuse(sentence: string): never {
  throw new UsageError(sentence);
}

function noMore(word: string, rest: readonly string[]): [] {
  return rest.length === 0 ? [] : refuse(`“${rest.join(' ')}” is too much after ${word}; ${HINT}.`);
}

/** A zone at the end of what was typed; nothing where none was. */
function zone(rest: readonly string[]): PreferenceChange[] {
  if (rest.length === 0) return [];
  const name = readZone(rest.join(' '));
  return name === null
    ? refuse(`“${rest.join(' ')}” is no time zone; type one such as Europe/Berlin, or leave it out.`)
    : [set('zone', name)];
}

/** `daily 09:00 [zone]`, `weekly mon 09:00 [zone]`. */
function timed(kind: PreferenceChange['kind'], first: string, rest: readonly string[]): PreferenceChange[] {
  const named = first === 'weekly' ? rest[0] : first;
  const days = readDays(named ?? '');
  const [time = '', ...after] = first === 'weekly' ? rest.slice(1) : rest;
  const minute = readTime(time);
  if (!days || minute === null) {
    return refuse(`The day or the time is missing; type ${first === 'weekly' ? 'weekly mon' : first} 09:00.`);
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
    return refuse(
      `When shall the ${kind} come? Type ${kind} weekdays 08:30, ${kind} mon 09:00 or ${kind} off.`,
    );
  }
  return timed(kind, first, after);
}

function quiet([hours = '', ...after]: readonly string[]): PreferenceChange[] {
  if (OFF.has(hours)) return [...noMore('off', after), clear('quiet')];
  const found = readQuiet(hours);
  return found
    ? [set('quiet', `${timeWords(found.from)}-${timeWords(found.to)}`), ...zone(after)]
    : refuse('Quiet hours are two times of the day; type quiet 22:00-07:00 or quiet off.');
}

/** `language de`, `language german`; `language off` for what all others get. */
function language(rest: readonly string[]): PreferenceChange[] {
  const typed = rest.join(' ');
  if (OFF.has(typed)) return [clear('written')];
  const code = readCardLanguage(typed);
  return code
    ? [set('written', code)]
    : refuse(`Cards can be written in ${LANGUAGES}; type language de, or language off.`);
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
    : refuse(
        `The limit is a whole number of posts in an hour; type limit 5, ${MOST_AN_HOUR} at most, or limit off.`,
      );
}
