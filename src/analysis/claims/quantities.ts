import { NUMBER_WORDS, SCALES, UNITS } from './quantities.table.ts';
import { standsIn } from './quotes.ts';
import { remember } from './remember.ts';

/** A number in a text with its scale applied: "$1.2 billion" is 1,200,000,000 usd. */
export interface Quantity {
  readonly value: number;
  /** Null where the text names none that the table knows. */
  readonly unit: string | null;
  readonly text: string;
  readonly start: number;
  /** True for the "5" of "from 5 to 10 percent": its unit comes with the next number. */
  readonly opensRange: boolean;
}

const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (keys: Iterable<string>) =>
  [...keys]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
const EDGE = '(?![\\p{Script=Latin}\\p{N}])';
const unspaced = (word: string) => /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word);
/** Latin words end at a word's edge; Chinese and Japanese ones where they end. */
const choice = (keys: readonly string[]) =>
  `(?:(?:${oneOf(keys.filter((key) => !unspaced(key)))})${EDGE}|${oneOf(keys.filter(unspaced))})`;

const PREFIX = '(US\\$|HK\\$|A\\$|C\\$|[$€£¥₹₩])\\s?';
const DIGITS = '\\d{1,3}(?:[,.\\u00A0 ’]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?';
const WORDS = `(?:${oneOf(NUMBER_WORDS.keys())})(?:-(?:${oneOf(NUMBER_WORDS.keys())}))?`;
const SCALE = choice([...SCALES.keys()]);
const UNIT = choice([...UNITS.keys()]);
const QUANTITY = new RegExp(
  `(?:${PREFIX})?(?<![\\p{Script=Latin}\\p{N}])(?<!\\d[.,])(?:(${DIGITS})|(${WORDS})(?![\\p{Script=Latin}\\p{N}]))(?:[\\s-]?(${SCALE}))?(?:[\\s-]?(?:(?:of |de )?(?:US |U\\.S\\. )?)(${UNIT}))?`,
  'giu',
);

const RANGE = /^\s*(?:to|or|and|bis|und|a|y|o|-|–|至|到|から|、|,)\s*[$€£¥]?\d/iu;
/** Release numbers: compared as written. */
const VERSION = /(?<![\d.])\d+(?:\.\d+){2,}(?!\.?\d)/g;

/** Every number of a text, digits and words, with scale and unit. */
export const quantities: (text: string) => readonly Quantity[] = remember(readQuantities);

function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.normalize('NFC').matchAll(QUANTITY)) {
    const [whole, prefix, digits, word, scale, unit] = match;
    const base = digits === undefined ? wordValue(word ?? '') : digitValue(digits);
    if (base === null) continue;
    const factor = SCALES.get(scale?.toLowerCase() ?? '') ?? 1;
    const named = UNITS.get((prefix ?? unit ?? '').toLowerCase()) ?? null;
    const opensRange = RANGE.test(text.slice(match.index + whole.length, match.index + whole.length + 12));
    found.push({ value: base * factor, unit: named, text: whole, start: match.index, opensRange });
  }
  return found;
}

function wordValue(word: string): number | null {
  const parts = word
    .toLowerCase()
    .split('-')
    .map((part) => NUMBER_WORDS.get(part));
  return parts.includes(undefined) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** "1,200", "1.200" and "1 200" are one number; "1.2" and "1,2" another. */
function digitValue(digits: string): number {
  const grouped = /^\d{1,3}(?:[,.\u00A0 ’]\d{3})+(?:[.,]\d+)?$/.test(digits) && !/^0/.test(digits);
  if (!grouped) return Number(digits.replace(',', '.'));
  const decimals = /[,.\u00A0 ’]\d{3}([.,]\d{1,2})$/.exec(digits)?.[1] ?? '';
  const whole = digits.slice(0, digits.length - decimals.length).replace(/\D/g, '');
  return Number(`${whole}${decimals.replace(',', '.')}`);
}

/** Words before a number that allow it to be rounded. */
const ABOUT =
  /\b(?:about|around|roughly|approximately|some|nearly|almost|close to|more than|over|under|less than|rund|etwa|fast|casi|unos|cerca de|约|近|超过|約)\s*$/iu;
const ROUNDING = 0.06;

/** Units that are written in every language: where one text has none, the other may not have one either. */
const ALWAYS_WRITTEN = new Set(
  'percent point usd eur gbp chf yen-yuan inr hkd aud cad krw krone pln rub peso brl'.split(' '),
);

/** How units are compared: `any-language` lets a counted thing ("40 people") meet a word that the table does not know. */
export type UnitRule = 'same-language' | 'any-language';

/** The first quantity of a claim (outside `ignored` spans) that the sources do not have; null if all are there. */
export function unsupportedQuantity(
  claim: string,
  sources: readonly string[],
  ignored: readonly { readonly start: number; readonly end: number }[],
  rule: UnitRule = 'same-language',
): string | null {
  const version = [...claim.matchAll(VERSION)].find(
    ([text]) => !sources.some((source) => standsIn(text, source)),
  );
  if (version) return version[0];
  const known = sources.flatMap(quantities);
  const wanted = quantities(claim).filter(
    ({ start }) => !ignored.some((span) => start >= span.start && start < span.end),
  );
  return wanted.find((quantity) => !isKnown(quantity, claim, known, rule))?.text ?? null;
}

function isKnown(wanted: Quantity, claim: string, known: readonly Quantity[], rule: UnitRule): boolean {
  const rounding = ABOUT.test(claim.slice(0, wanted.start)) ? ROUNDING : 1e-9;
  return known.some(
    ({ value, unit, opensRange }) =>
      Math.abs(value - wanted.value) <= Math.abs(wanted.value) * rounding &&
      (sameUnit(wanted.unit, unit, opensRange, known) ||
        (rule === 'any-language' && unit === null && !ALWAYS_WRITTEN.has(wanted.unit ?? ''))),
  );
}

/** Equal, or left out on one side: "from 5 to 10 percent" gives the 5 its unit later. */
function sameUnit(
  wanted: string | null,
  unit: string | null,
  opensRange: boolean,
  known: readonly Quantity[],
): boolean {
  if (wanted === unit || wanted === null) return true;
  return unit === null && opensRange && known.some((other) => other.unit === wanted);
}
