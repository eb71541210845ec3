/** German: dates, and what a clause says about time. */
import { integer, type Language, oneOf, type Rule } from './language.ts';
import type { Direction, Meaning, SaidYear } from './meaning.ts';
import { ISO_DATE, SLASHED_DATE } from './numeric.ts';
import { nearestTense } from './tense.ts';

const MONTHS = new Map<string, number>(
  [
    ['Januar', 'Jänner', 'Jan'],
    ['Februar', 'Feb'],
    ['März'],
    ['April', 'Apr'],
    ['Mai'],
    ['Juni'],
    ['Juli'],
    ['August', 'Aug'],
    ['September', 'Sept'],
    ['Oktober', 'Okt'],
    ['November', 'Nov'],
    ['Dezember', 'Dez'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);
const WEEKDAYS = [
  'Sonntag',
  'Montag',
  'Dienstag',
  'Mittwoch',
  'Donnerstag',
  'Freitag',
  'Samstag',
  'Sonnabend',
];
const NUMBERS = [
  'null',
  'ein',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];
const OFFSETS: Readonly<Record<string, number>> = {
  vorgestern: -2,
  gestern: -1,
  heute: 0,
  morgen: 1,
  übermorgen: 2,
};

const MONTH = `(${oneOf(MONTHS.keys())})(?!\\p{L})\\.?`;
const WEEKDAY = `(${oneOf(WEEKDAYS)})`;
const LAST = 'letzt|vergangen|vorig';
const NEXT = 'nächst|kommend';
const WHICH = `(${LAST}|${NEXT}|dies)e[nmrs]`;
const SAID_YEAR = `((?:19|20)\\d\\d(?!\\d)|(?:${LAST}|${NEXT}|dies)en Jahres)`;

const month = (name: string | undefined): number => MONTHS.get(name ?? '') ?? 0;
const weekday = (name: string | undefined): number =>
  name === 'Sonnabend' ? 6 : WEEKDAYS.indexOf(name ?? '');

function direction(word: string | undefined): Direction {
  const start = word?.toLowerCase() ?? '';
  if (new RegExp(`^(?:${LAST})`).test(start)) return 'last';
  if (new RegExp(`^(?:${NEXT})`).test(start)) return 'next';
  return start.startsWith('dies') ? 'this' : null;
}

function year(text: string | undefined): SaidYear {
  return text !== undefined && /^\d/.test(text) ? integer(text) : direction(text);
}

const AMOUNTS = { last: -1, this: 0, next: 1 };
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  T: 'day',
  W: 'week',
  M: 'month',
  J: 'year',
};

const RULES: readonly Rule[] = [
  ISO_DATE,
  SLASHED_DATE,
  {
    // Dienstag, 11. Februar 2014; am 11. Februar; 3. bis 5. März 2014 (its first day)
    pattern: `(?:${WEEKDAY},? (?:den |dem )?)?(\\d{1,2})\\.(?:\\s?(?:bis|und|[-–])\\s?\\d{1,2}\\.)? ?${MONTH}(?: ${SAID_YEAR})?`,
    read: ([name, date, monthName, yearText]) => ({
      kind: 'day',
      year: year(yearText),
      month: month(monthName),
      date: integer(date),
      weekday: name === undefined ? undefined : weekday(name),
    }),
  },
  {
    pattern: `${MONTH} ${SAID_YEAR}`,
    read: ([name, yearText]) => ({
      kind: 'month',
      year: year(yearText),
      month: month(name),
      direction: null,
    }),
  },
  {
    // im Februar, seit Februar, im vergangenen Februar
    pattern: `(?:[Ii]m|[Ss]eit|[Bb]is|[Aa]b|[Ii]n diesem)(?: ${WHICH})?(?: Anfang| Mitte| Ende)? ${MONTH}(?! (?:19|20)\\d\\d)`,
    read: ([word, name]) => ({ kind: 'month', year: null, month: month(name), direction: direction(word) }),
  },
  {
    // am Dienstag, am vergangenen Dienstag, Dienstagabend; not "dienstags", "jeden Dienstag"
    pattern: `(?:([Jj]eden|${WHICH}) )?${WEEKDAY}(?:morgen|mittag|nachmittag|abend|nacht)?(?!\\p{L}| bis)`,
    read: ([word, which, name]) =>
      word?.startsWith('ede', 1)
        ? null
        : { kind: 'weekday', weekday: weekday(name), direction: direction(which) },
  },
  {
    pattern: `[Vv]or (\\d{1,2}|${oneOf(NUMBERS)})(?:e[mnr])? (T|W|M|J)(?:ag|oche|onat|ahr)(?:en|n|e)?(?!\\p{L})`,
    read: ([amount, unit]) => ({
      kind: 'offset',
      unit: UNITS[unit ?? ''] ?? 'day',
      amount: -(NUMBERS.includes(amount ?? '') ? NUMBERS.indexOf(amount ?? '') : integer(amount)),
    }),
  },
  {
    pattern: `${WHICH} (Woche|Monat|Jahr)(?!\\p{L})`,
    read: ([word, unit]): Meaning => ({
      kind: 'offset',
      unit: UNITS[unit?.charAt(0) ?? ''] ?? 'day',
      amount: AMOUNTS[direction(word) ?? 'this'],
    }),
  },
  {
    // "morgen" only in lower case, and not "heute Morgen", "gestern Morgen"
    pattern: '(Vorgestern|vorgestern|Gestern|gestern|Heute|heute|Übermorgen|übermorgen|morgen)(?!\\p{L})',
    read: ([word]) => ({ kind: 'offset', unit: 'day', amount: OFFSETS[word?.toLowerCase() ?? ''] ?? 0 }),
  },
  {
    pattern: `(?:[Ii]m Jahre? |[Ss]eit |[Bb]is |[Aa]b |[Vv]on |[Aa]nfang |[Mm]itte |[Ee]nde |(?:Sommer|Herbst|Winter|Frühjahr|Quartal|Halbjahr) )((?:19|20)\\d\\d)(?!\\d|-|\\p{L}|er)(?! (?:Menschen|Personen|Mitarbeiter|Euro|Dollar|Stellen))`,
    read: ([text]) => ({ kind: 'year', year: integer(text) }),
  },
];

const FUTURE =
  /(?<!\p{L})(?:wird|werden|soll|sollen|will|wollen|plant|planen|geplant|voraussichtlich|künftig|erwartet)(?!\p{L})/giu;
const PAST =
  /(?<!\p{L})(?:hat|haben|hatte|hatten|ist|war|waren|sind|wurde|wurden|sagte|erklärte|teilte|kam|ging|gab|fand|stand|begann|nahm|(?!heute)\p{L}{3,}te)(?!\p{L})/giu;

const nearest = nearestTense({ future: FUTURE, past: PAST, clause: /[^,;:–—"“”„]*$/u });

/** Where the verb stands differs between main and subordinate clauses, so the whole clause is looked at. */
function tense(before: string, after: string): 'past' | 'future' {
  const clause =
    before.slice(before.search(/[^,;:–—"“”„]*$/u)) + after.slice(0, after.search(/[,;:–—"“”„]|$/u));
  if (clause.search(FUTURE) < 0) return 'past';
  return clause.search(PAST) < 0 ? 'future' : nearest(before, after);
}

/** German. 03.04.2024 is always day first. */
export const GERMAN: Language = {
  code: 'de',
  rules: RULES,
  boundary: '(?<![\\p{L}\\d])',
  flags: 'gu',
  hint: /\d{4}|\d\.|tag|[Gg]estern|[Hh]eute|morgen|[Vv]or |Woche|Monat|Jahr|mittwoch|Mittwoch|abend|Jan|Jän|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez/,
  order: 'day-first',
  tense,
};
