/** Spanish: dates, and what a clause says about time. */
import { integer, type Language, oneOf, type Rule } from './language.ts';
import type { Direction, Meaning, SaidYear } from './meaning.ts';
import { ISO_DATE, SLASHED_DATE } from './numeric.ts';
import { nearestTense } from './tense.ts';

const MONTHS = new Map<string, number>(
  [
    ['enero'],
    ['febrero'],
    ['marzo'],
    ['abril'],
    ['mayo'],
    ['junio'],
    ['julio'],
    ['agosto'],
    ['septiembre', 'setiembre'],
    ['octubre'],
    ['noviembre'],
    ['diciembre'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);
const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const NUMBERS = [
  'cero',
  'un',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
  'once',
  'doce',
];
const OFFSETS: Readonly<Record<string, number>> = {
  anteayer: -2,
  ayer: -1,
  anoche: -1,
  hoy: 0,
  'pasado mañana': 2,
  mañana: 1,
};

const MONTH = `(${oneOf(MONTHS.keys())})(?!\\p{L})`;
const WEEKDAY = `(${oneOf(WEEKDAYS)})(?!\\p{L})`;
const PAST_WORD = '(?:pasad[oa]|últim[oa])';
const SAID_YEAR = '((?:19|20)\\d\\d(?!\\d)|(?:año pasado|este año|próximo año))';

const month = (name: string | undefined): number => MONTHS.get(name?.toLowerCase() ?? '') ?? 0;

function direction(words: string | undefined): Direction {
  if (words === undefined) return null;
  if (/pasad|últim/i.test(words)) return 'last';
  if (/próxim|que viene/i.test(words)) return 'next';
  return /est[ea]/i.test(words) ? 'this' : null;
}

const year = (text: string | undefined): SaidYear =>
  text !== undefined && /^\d/.test(text) ? integer(text) : direction(text);

const AMOUNTS = { last: -1, this: 0, next: 1 };
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  día: 'day',
  semana: 'week',
  mes: 'month',
  año: 'year',
};

function offset(which: string | undefined, unit: string | undefined): Meaning {
  return { kind: 'offset', unit: UNITS[unit ?? ''] ?? 'day', amount: AMOUNTS[direction(which) ?? 'this'] };
}

const RULES: readonly Rule[] = [
  ISO_DATE,
  SLASHED_DATE,
  {
    // el martes 11 de febrero de 2014; el 1.º de marzo; del 3 al 5 de marzo (its first day)
    pattern: `(?:${WEEKDAY},? )?(\\d{1,2})(?:\\.?º)?(?: (?:al?|y) \\d{1,2})? de ${MONTH}(?:,? del? ${SAID_YEAR})?`,
    read: ([name, date, monthName, yearText]) => ({
      kind: 'day',
      year: year(yearText),
      month: month(monthName),
      date: integer(date),
      weekday: name === undefined ? undefined : WEEKDAYS.indexOf(name.toLowerCase()),
    }),
  },
  {
    pattern: `${MONTH} (?:del? )?${SAID_YEAR}`,
    read: ([name, yearText]) => ({
      kind: 'month',
      year: year(yearText),
      month: month(name),
      direction: null,
    }),
  },
  {
    // en febrero, desde febrero, el pasado febrero
    pattern: `(?:[Ee]n|[Dd]esde|[Hh]asta|[Ee]l (pasado|próximo)|(este)) ${MONTH}(?!,? del? (?:\\d|año|este|próximo))`,
    read: ([which, here, name]) => ({
      kind: 'month',
      year: null,
      month: month(name),
      direction: direction(which ?? here),
    }),
  },
  {
    // el martes, el pasado martes, el martes pasado; not "los martes"
    pattern: `(?:[Ee]l|[Ee]ste|[Dd]el|[Aa]l) (pasado |próximo )?${WEEKDAY}( ${PAST_WORD}| próximo| que viene)?`,
    read: ([before, name, after]) => ({
      kind: 'weekday',
      weekday: WEEKDAYS.indexOf(name ?? ''),
      direction: direction(before ?? after),
    }),
  },
  {
    pattern: `[Hh]ace (\\d{1,2}|${oneOf(NUMBERS)})a? (día|semana|mes|año)(?:s|es)?(?!\\p{L})`,
    read: ([amount, unit]) => ({
      kind: 'offset',
      unit: UNITS[unit ?? ''] ?? 'day',
      amount: -(NUMBERS.includes(amount ?? '') ? NUMBERS.indexOf(amount ?? '') : integer(amount)),
    }),
  },
  {
    pattern: `(?:el|la|El|La) (semana|mes|año) (pasad[oa]|que viene)`,
    read: ([unit, which]) => offset(which, unit),
  },
  {
    pattern: `([Pp]róxim[oa]|[Ee]st[ea]|[Pp]asad[oa]) (semana|mes|año)(?!\\p{L})`,
    read: ([which, unit]) => offset(which, unit),
  },
  {
    // "mañana" is tomorrow only where no article or "por la" makes it the morning
    pattern:
      '([Aa]nteayer|[Aa]yer|[Aa]noche|[Hh]oy|[Pp]asado mañana|(?<!(?:la|una|esta|cada|de) )[Mm]añana)(?!\\p{L})(?! en día)',
    read: ([word]) => ({ kind: 'offset', unit: 'day', amount: OFFSETS[word?.toLowerCase() ?? ''] ?? 0 }),
  },
  {
    pattern: `(?:[Ee]n|[Dd]esde|[Hh]asta|[Dd]e|[Dd]urante|[Ee]ntre|[Aa]ntes de|[Dd]espués de)(?: el año| principios de| finales de| mediados de)? ((?:19|20)\\d\\d)(?!\\d|[.,]\\d)(?! (?:personas|empleos|casos|euros|dólares|empleados))`,
    read: ([text]) => ({ kind: 'year', year: integer(text) }),
  },
];

const FUTURE =
  /(?<!\p{L})(?:va a|van a|prevé|prevén|previsto|prevista|planea|planean|\p{L}{3,}(?:ará|arán|erá|erán|irá|irán|drá|drán|brá)|será|serán|hará)(?!\p{L})/giu;
const PAST =
  /(?<!\p{L})(?:ha|han|había|fue|fueron|era|dijo|dio|hizo|tuvo|\p{L}{3,}(?:ó|aron|ieron|aba|ía))(?!\p{L})/giu;

/** Spanish. 03/04/2024 is day first. */
export const SPANISH: Language = {
  code: 'es',
  rules: RULES,
  boundary: '(?<![\\p{L}\\d])',
  flags: 'gu',
  hint: /\d{4}|\d[./]\d|ayer|anoche|hoy|mañana|hace |semana|mes|año|lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre/i,
  order: 'day-first',
  tense: nearestTense({ future: FUTURE, past: PAST, clause: /[^,;:–—"“”«»]*$/u }),
};
