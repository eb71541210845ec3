/** English: dates, and what a clause says about time. */
import {
  MONTHS,
  NAMED_DAYS,
  NOT_A_WEEKDAY_AFTER,
  NOT_A_WEEKDAY_BEFORE,
  NOT_A_YEAR_AFTER,
  NUMBERS,
  WEEKDAYS,
} from './english.table.ts';
import { integer, type Language, oneOf, type Rule } from './language.ts';
import type { Direction, Meaning, SaidYear } from './meaning.ts';
import { ISO_DATE, SLASHED_DATE } from './numeric.ts';

/** "two" as "[Tt]wo": names of months and days need their capital, so the patterns keep case. */
function capitalOrNot(word: string): string {
  return `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`;
}

const MONTH = `(${oneOf(MONTHS.keys())})\\b\\.?`;
const LONG_MONTH = `(${oneOf([...MONTHS.keys()].filter((name) => name.length > 4 || /^(?:May|June|July)$/.test(name)))})\\b`;
const WEEKDAY = `(${oneOf(WEEKDAYS.keys())})`;
const YEAR = '((?:19|20)\\d\\d)(?!\\d|s\\b)';
const DATE = '(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.]\\d)';
const SAID_YEAR = '((?:19|20)\\d\\d(?!\\d|s\\b)|(?:last|this|next) year)';
/** The end of a range, whose first day stands for it. */
const UP_TO_DATE = '(?:\\s?(?:[-–]|and|to)\\s?\\d{1,2}(?:st|nd|rd|th)?\\b)?';
const COMMA = '\\s?,?\\s';
const LED = `(?:${WEEKDAY}${COMMA}(?:the )?)?`;
const NUMBER = `(\\d{1,2}|[Aa]n?|${oneOf([...NUMBERS.keys()].filter((word) => word.length > 2).map(capitalOrNot))})`;

const month = (name: string | undefined): number => MONTHS.get(name ?? '') ?? 0;
const weekday = (name: string | undefined): number | undefined => WEEKDAYS.get(name ?? '');
const number = (text: string | undefined): number => NUMBERS.get(text?.toLowerCase() ?? '') ?? integer(text);

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  last: 'last',
  past: 'last',
  this: 'this',
  next: 'next',
  coming: 'next',
};
const direction = (word: string | undefined): Direction => DIRECTIONS[word?.toLowerCase() ?? ''] ?? null;

function readYear(text: string | undefined): SaidYear {
  if (text === undefined) return null;
  return /^\d/.test(text) ? integer(text) : direction(text.replace(' year', ''));
}

function readDay(
  dayName: string | undefined,
  monthName: string | undefined,
  date: string | undefined,
  yearText: string | undefined,
): Meaning | null {
  const value = integer(date);
  const meaning: Meaning = {
    kind: 'day',
    year: readYear(yearText),
    month: month(monthName),
    date: value,
    weekday: weekday(dayName),
  };
  // Without a year, 11 September is as often the attacks of 2001 as a day near publication.
  const nineEleven = meaning.month === 9 && value === 11 && meaning.year === null && dayName === undefined;
  return value < 1 || value > 31 || nineEleven ? null : meaning;
}

/** Words for a day or a span counted from publication. */
const OFFSETS: Readonly<Record<string, Meaning>> = {
  'the day before yesterday': { kind: 'offset', unit: 'day', amount: -2 },
  'the day after tomorrow': { kind: 'offset', unit: 'day', amount: 2 },
  yesterday: { kind: 'offset', unit: 'day', amount: -1 },
  'last night': { kind: 'offset', unit: 'day', amount: -1 },
  today: { kind: 'offset', unit: 'day', amount: 0 },
  tonight: { kind: 'offset', unit: 'day', amount: 0 },
  'this morning': { kind: 'offset', unit: 'day', amount: 0 },
  'this afternoon': { kind: 'offset', unit: 'day', amount: 0 },
  'this evening': { kind: 'offset', unit: 'day', amount: 0 },
  tomorrow: { kind: 'offset', unit: 'day', amount: 1 },
};

const AMOUNTS: Readonly<Record<string, number>> = { last: -1, past: -1, this: 0, next: 1, coming: 1 };
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
};

/** Order matters: at one place the first that fits wins. */
const RULES: readonly Rule[] = [
  ISO_DATE,
  SLASHED_DATE,
  {
    // Tuesday, 11 February 2014; 11th of February last year; 3-5 March 2014 (its first day)
    pattern: `${LED}${DATE}${UP_TO_DATE}(?: of)? ${MONTH}(?:,?\\s${SAID_YEAR})?`,
    read: ([name, date, monthName, yearText]) => readDay(name, monthName, date, yearText),
  },
  {
    // Tuesday, February 11, 2014; Feb. 11; March 3-5, 2014 (its first day)
    pattern: `${LED}${MONTH} ${DATE}${UP_TO_DATE}(?:${COMMA}${SAID_YEAR})?`,
    read: ([name, monthName, date, yearText]) => readDay(name, monthName, date, yearText),
  },
  {
    // March 2014; March of last year
    pattern: `${MONTH}${COMMA}(?:of )?${SAID_YEAR}`,
    read: ([name, yearText]) => ({
      kind: 'month',
      year: readYear(yearText),
      month: month(name),
      direction: null,
    }),
  },
  {
    // last March; in March; since early May
    pattern: `(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|([Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Tt]his))(?: the)?(?: (?:early|late|mid)[ -]?| end of | beginning of | start of )? ?${LONG_MONTH}(?![ -][A-Z\\d]|'s [A-Z]| (?:of )?(?:last|this|next) year)`,
    read: ([word, name]) => ({ kind: 'month', year: null, month: month(name), direction: direction(word) }),
  },
  {
    // on Tuesday; last Tuesday; Tuesday's; not Monday to Friday
    pattern: `(?<!day ?(?:to|through|-|–) ?)(?:([Ll]ast|[Tt]his(?: coming| past)?|[Nn]ext|[Cc]oming|[Pp]ast|${NOT_A_WEEKDAY_BEFORE}) )?${WEEKDAY}\\b(?! ?(?:${NOT_A_WEEKDAY_AFTER})\\b| ?(?:-|–|to|through) ?${WEEKDAY})`,
    read: ([word, name]) => readWeekday(word, name),
  },
  {
    // two weeks ago; a year earlier is not: it counts from another date
    pattern: `(?:([Aa]bout|[Ss]ome|[Nn]early|[Aa]lmost|[Aa]round|[Mm]ore than|[Oo]ver|[Ll]ess than|[Uu]nder) )?${NUMBER} (day|week|month|year)s? ago\\b`,
    read: ([about, amount, unit]) => readAgo(about, amount, unit),
  },
  {
    // last month, earlier this year
    pattern: `([Ll]ast|[Pp]ast|[Tt]his|[Nn]ext|[Cc]oming) (week|month|year)\\b(?!-|'s| 's)`,
    read: ([word, unit]) => ({
      kind: 'offset',
      unit: UNITS[unit ?? ''] ?? 'day',
      amount: AMOUNTS[word?.toLowerCase() ?? ''] ?? 0,
    }),
  },
  {
    pattern: `((?:[Tt]he )?day before yesterday|(?:[Tt]he )?day after tomorrow|[Yy]esterday|[Ll]ast night|(?<!(?:USA|Russia|Psychology|India) )[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Tt]omorrow)\\b(?! ?['’]s| and tomorrow| [Pp]rogramme| [Ss]how)`,
    read: ([word]) => OFFSETS[(word ?? '').toLowerCase()] ?? OFFSETS[`the ${word?.toLowerCase()}`] ?? null,
  },
  {
    pattern: `(Halloween|Christmas (?:Day|Eve)|Boxing Day|(?:Valentine|New Year|St\\.? Patrick) ?['’]s (?:Day|Eve))(?:,? ${SAID_YEAR})?`,
    read: ([name, yearText]) => readNamedDay(name, yearText),
  },
  {
    // in 2014; between 2010 and 2014 (its first year); in early 2014; the end of 2014
    pattern: `(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Bb]etween|[Tt]hrough|(?:year|spring|summer|autumn|fall|winter|quarter|half|end|beginning|start|middle) of|[Ee]arly|[Ll]ate|[Mm]id)[ -](?:the )?(?:year )?(?:early |late |mid-? ?)?${YEAR}\\b(?! ?(?:${NOT_A_YEAR_AFTER}))`,
    read: ([yearText]) => ({ kind: 'year', year: integer(yearText) }),
  },
];

function readWeekday(word: string | undefined, name: string | undefined): Meaning | null {
  const first = word?.toLowerCase();
  if (first !== undefined && !/^(?:last|this|next|coming|past)/.test(first)) return null;
  const wanted = first === 'this past' ? 'last' : first?.replace(' coming', '');
  return { kind: 'weekday', weekday: weekday(name) ?? 0, direction: direction(wanted) };
}

function readAgo(
  about: string | undefined,
  amount: string | undefined,
  unit: string | undefined,
): Meaning | null {
  const kind = UNITS[unit ?? ''] ?? 'day';
  // "More than a year ago" names no date; "some three days ago" no exact day.
  if (about !== undefined && (kind === 'day' || /^(?:more|over|less|under)/i.test(about))) return null;
  return { kind: 'offset', unit: kind, amount: -number(amount) };
}

function readNamedDay(name: string | undefined, yearText: string | undefined): Meaning | null {
  const known = NAMED_DAYS.get((name ?? '').replace('’', "'").replace(" '", "'").replace('St.', 'St'));
  return known ? { kind: 'day', year: readYear(yearText), month: known[0], date: known[1] } : null;
}

/** Verbs and set phrases that say which way time goes; the alternatives' order is that of the group numbers below. */
const VERB =
  /\b(was (?:due|set|expected|scheduled|supposed|meant) to|were (?:due|set|expected|scheduled|supposed|meant) to|had been (?:due|set|expected|scheduled)|would|could|might)\b|(\bwill\b(?:(?: not| also| now)? be [a-z]+)?|'ll\b|\bshall\b|\b(?:is|are)(?: now| also| still)? (?:due|set|expected|scheduled|likely|planned|going|to)\b|\bto be [a-z]+(?:ed|n|t)\b|\b(?:plans?|hopes?|expects?|intends?) to\b|\bscheduled (?:for|to)\b|\bdue (?:to|on|in|for|back)\b|\bset for\b|\b(?:is|are) on\b|\b(?:begins|starts|opens|closes|takes place|kicks off|expires|resumes|meets)\b|\bupcoming\b|\bdeadline\b)|\b((?!need|indeed|speed|unprecedented)[a-z]+ed|said|told|was|were|had|did|met|made|took|came|went|found|won|lost|left|began|gave|got|shot|sent|saw|wrote|spoke|rose|fell|became|led|held|put|cut|hit|set out|has|have|ran|brought|paid|kept|quit|denied)\b/gi;

function tense(before: string, after: string): 'past' | 'future' | 'unclear' {
  const clause = before.slice(before.search(/[^,;:–—"“”]*$/)).slice(-90);
  const nearest = [...clause.matchAll(VERB)].at(-1);
  if (nearest) return verbTense(nearest);
  VERB.lastIndex = 0;
  const next = VERB.exec(after.slice(0, 70));
  VERB.lastIndex = 0;
  return next ? verbTense(next) : 'past';
}

function verbTense(match: RegExpMatchArray): 'past' | 'future' | 'unclear' {
  if (match[1] !== undefined) return 'unclear';
  return match[2] === undefined ? 'past' : 'future';
}

/** English. All-number dates have no order of their own: both Britain and the United States write it. */
export const ENGLISH: Language = {
  code: 'en',
  rules: RULES,
  boundary: '\\b',
  flags: 'g',
  hint: /\d{4}|\d[./]\d|(?:n|r|s|i|to|yester)day|tomorrow|night|ago\b|(?:last|past|this|next|coming) (?:week|month|year|morning|afternoon|evening)|Halloween|Christmas|Boxing|['’]s (?:Day|Eve)|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/i,
  order: null,
  tense,
};
