/** Chinese and Japanese: dates in Han characters, and what a sentence says about time. */
import { integer, type Language, oneOf, type Rule } from './language.ts';
import type { Direction, Meaning, SaidYear } from './meaning.ts';
import { ISO_DATE, SLASHED_DATE } from './numeric.ts';

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const WEEKDAYS: Readonly<Record<string, number>> = {
  日: 0,
  天: 0,
  月: 1,
  一: 1,
  火: 2,
  二: 2,
  水: 3,
  三: 3,
  木: 4,
  四: 4,
  金: 5,
  五: 5,
  土: 6,
  六: 6,
};
/** First years of the Japanese eras in use, less one. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

/** 12, １２, 十二, 二十五. */
const SMALL = '([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})';

function small(text: string | undefined): number {
  const plain = (text ?? '').normalize('NFKC');
  if (/^\d/.test(plain)) return integer(plain);
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const ten = plain.includes('十') ? (tens === '' ? 1 : (DIGITS[tens ?? ''] ?? 0)) * 10 : 0;
  return ten + (DIGITS[ones ?? ''] ?? 0);
}

const YEAR_WORDS: Readonly<Record<string, SaidYear>> = {
  去年: 'last',
  昨年: 'last',
  今年: 'this',
  本年: 'this',
  明年: 'next',
  来年: 'next',
  來年: 'next',
};
const YEAR = `((?:19|20)\\d\\d年|[一二][〇零九][〇零一二三四五六七八九]{2}年|(?:${oneOf(Object.keys(ERAS))})(?:元|\\d{1,2})年|${oneOf(Object.keys(YEAR_WORDS))})`;

function year(text: string | undefined): SaidYear {
  if (text === undefined) return null;
  const word = YEAR_WORDS[text];
  if (word !== undefined) return word;
  const era = ERAS[text.slice(0, 2)];
  if (era !== undefined) return era + (text[2] === '元' ? 1 : integer(text.slice(2)));
  return /^\d/.test(text)
    ? integer(text)
    : integer([...text.slice(0, 4)].map((digit) => DIGITS[digit]).join(''));
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  上: 'last',
  先: 'last',
  前: 'last',
  本: 'this',
  今: 'this',
  这: 'this',
  這: 'this',
  下: 'next',
  来: 'next',
  來: 'next',
  翌: 'next',
};
const direction = (text: string | undefined): Direction => DIRECTIONS[text?.charAt(0) ?? ''] ?? null;
const AMOUNTS = { last: -1, this: 0, next: 1 };

const DAYS: Readonly<Record<string, number>> = {
  前天: -2,
  一昨日: -2,
  おととい: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  昨夜: -1,
  きのう: -1,
  今天: 0,
  今日: 0,
  きょう: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  あす: 1,
  后天: 2,
  後天: 2,
  明後日: 2,
};
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  週: 'week',
  月: 'month',
  年: 'year',
};

const RULES: readonly Rule[] = [
  ISO_DATE,
  SLASHED_DATE,
  {
    // 2014年2月11日, 去年2月11日, 2月11日
    pattern: `${YEAR}?\\s?${SMALL}月\\s?${SMALL}[日号號]`,
    read: ([yearText, month, date]) => ({
      kind: 'day',
      year: year(yearText),
      month: small(month),
      date: small(date),
    }),
  },
  {
    // 2014年2月, 今年3月, 6月; three months are 3か月, 3个月
    pattern: `(?:${YEAR}\\s?)?${SMALL}月(?!间|間|[0-9０-９])`,
    read: ([yearText, month]) => ({
      kind: 'month',
      year: year(yearText),
      month: small(month),
      direction: null,
    }),
  },
  {
    pattern: `${SMALL}\\s?(天|日|个?月|個月|か月|ヶ月|カ月|年|周|週間|星期)之?前`,
    read: ([amount, unit]) => ({
      kind: 'offset',
      unit: unit === '星期' ? 'week' : (UNITS[unit?.replace('間', '').at(-1) ?? ''] ?? 'day'),
      amount: -small(amount),
    }),
  },
  {
    // 上周二, 下星期五, 本周三, 周二, 星期二, 火曜日, 来週火曜日
    pattern:
      '(上|本|这|這|下|先|今|来|來)?(?:个|個)?(?:(?:周|週|星期|礼拜)([一二三四五六日天])(?!间|間)|(?:週の?)?([日月火水木金土])曜日?)',
    read: ([which, chinese, japanese]) => ({
      kind: 'weekday',
      weekday: WEEKDAYS[chinese ?? japanese ?? ''] ?? 0,
      // Last week's Tuesday, not the last one before today.
      direction: direction(which),
    }),
  },
  {
    // 上个月, 先月, 今週, 下周
    pattern: '(上|本|这|這|下|先|今|来|來)(?:个|個)?(月|周|週)(?!間|间|末)',
    read: ([which, unit]): Meaning => ({
      kind: 'offset',
      unit: UNITS[unit ?? ''] ?? 'month',
      amount: AMOUNTS[direction(which) ?? 'this'],
    }),
  },
  {
    pattern: `(${oneOf(Object.keys(DAYS))})`,
    read: ([word]) => ({ kind: 'offset', unit: 'day', amount: DAYS[word ?? ''] ?? 0 }),
  },
  {
    pattern: `${YEAR}(?!代|度|间|間|前|后|後)`,
    read: ([text]): Meaning => {
      const said = year(text);
      if (typeof said === 'number') return { kind: 'year', year: said };
      return { kind: 'offset', unit: 'year', amount: AMOUNTS[said ?? 'this'] };
    },
  },
  {
    // 11日 alone: a day of this month or the last; not 11日間
    pattern: '(?<![0-9０-９月])([0-9０-９]{1,2})[日号號](?!间|間|内|前|後|后|均|目)',
    read: ([date]) => ({ kind: 'date', date: small(date), direction: null }),
  },
];

const FUTURE =
  /将|將|计划|計劃|預定|预计|預計|拟|即将|予定|見通し|見込み|方針|(?:する|れる|せる|なる)(?:と|。|計画)|へ$|定于|定於/;
const PAST = /了|已|曾|宣布|表示|称|稱|た[。、」]|した|された|発表|过|過/;

/** Chinese puts its sign right before the date; else the verb comes after: the rest of the clause decides, or else the sentence's last sign. */
function tense(before: string, after: string): 'past' | 'future' {
  if (/(?:将|將|计划|計劃|拟|定|预计|預計)[^，。；、]{0,4}$/.test(before)) return 'future';
  const clause = after.slice(0, after.search(/[、，,；。]|$/));
  const text = FUTURE.test(clause) || PAST.test(clause) ? clause : after;
  const [future, past] = [text.search(FUTURE), text.search(PAST)];
  if (text === clause) return future >= 0 && (past < 0 || future < past) ? 'future' : 'past';
  return future >= 0 && past < 0 ? 'future' : 'past';
}

const shared = {
  rules: RULES,
  boundary: '',
  flags: 'gu',
  hint: /[年月日号號天周週曜]|星期|昨|きのう|きょう|あす|おととい/,
  order: null,
  tense,
} as const;

/** Chinese, simplified and traditional. */
export const CHINESE: Language = { code: 'zh', ...shared };

/** Japanese, with era years (令和6年 is 2024). */
export const JAPANESE: Language = { code: 'ja', ...shared };
