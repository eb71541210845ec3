/** English words for dates. */

/** Month names and their newspaper abbreviations, from 1. "Mar" and "Sun" alone are not used: they are other words too. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['January', 'Jan'],
    ['February', 'Feb'],
    ['March', 'Mar'],
    ['April', 'Apr'],
    ['May'],
    ['June', 'Jun'],
    ['July', 'Jul'],
    ['August', 'Aug'],
    ['September', 'Sept', 'Sep'],
    ['October', 'Oct'],
    ['November', 'Nov'],
    ['December', 'Dec'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

/** Weekday names, from 0 (Sunday). */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ['Sunday', 0],
  ['Monday', 1],
  ['Tuesday', 2],
  ['Wednesday', 3],
  ['Thursday', 4],
  ['Friday', 5],
  ['Saturday', 6],
]);

/** Numbers as words, and vague ones that news uses for exact amounts of one. */
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
]);

/** Days that bear a name and fall on the same date every year: month and date. */
export const NAMED_DAYS: ReadonlyMap<string, readonly [month: number, date: number]> = new Map([
  ["New Year's Day", [1, 1]],
  ["Valentine's Day", [2, 14]],
  ["St Patrick's Day", [3, 17]],
  ['Halloween', [10, 31]],
  ['Christmas Eve', [12, 24]],
  ['Christmas Day', [12, 25]],
  ['Boxing Day', [12, 26]],
  ["New Year's Eve", [12, 31]],
]);

/** After a weekday these make a newspaper's or a programme's name. */
export const NOT_A_WEEKDAY_AFTER =
  'Times|Telegraph|Mirror|Herald|Mail|Post|Express|Night|Sun|World|People|Business|Independent|Review|Star|Tribune|Mass';

/** Before a weekday these make a habit, or a day with a name of its own. */
export const NOT_A_WEEKDAY_BEFORE =
  'every|each|most|any|a|Black|Good|Super|Bloody|Easter|Palm|Ash|Ruby|Cyber|Casual|Holy|Shrove|one';

/** After "in 2000" these make it a count. */
export const NOT_A_YEAR_AFTER =
  '(?:people|men|women|children|homes|houses|jobs|words|cases|pages|miles|km|metres|meters|feet|days|years|times|points|votes|cities|countries|stores|schools|of|and a half|per|more|[a-z]+ people)\\b|%|-|,\\d|\\.\\d|/';
