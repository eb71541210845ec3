/** The languages whose dates are understood, and which of them a text is in. */
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { CHINESE, JAPANESE } from './han.ts';
import type { Language } from './language.ts';
import { ISO_DATE } from './numeric.ts';
import { SPANISH } from './spanish.ts';

/** Any other language: only dates in ISO 8601, which need no words. */
const OTHER: Language = {
  code: '',
  rules: [ISO_DATE],
  boundary: '',
  flags: 'g',
  hint: /\d{4}[-/.]\d/,
  order: null,
  tense: () => 'past',
};

const KNOWN: ReadonlyMap<string, Language> = new Map(
  [ENGLISH, GERMAN, SPANISH, CHINESE, JAPANESE].map((language) => [language.code, language]),
);

/** Little words that a language uses all the time and its neighbours do not. */
const SIGNS: readonly (readonly [Language, RegExp])[] = [
  [ENGLISH, /\b(?:the|of|and|to|in|is|was|on|said|with|that)\b/gi],
  [GERMAN, /\b(?:der|die|das|und|ist|nicht|von|mit|den|dem|ein|eine|auf)\b/gi],
  [SPANISH, /\b(?:el|la|los|las|de|que|y|en|una|por|con|del)\b/gi],
];
/** Characters that are enough to tell. */
const SAMPLE = 600;

/** The language to read a text in: what is stored of it, or else its script and commonest words. */
export function languageFor(code: string | null, text: string): Language {
  if (code !== null) return KNOWN.get(code.slice(0, 2).toLowerCase()) ?? OTHER;
  const sample = text.slice(0, SAMPLE);
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(sample)) return JAPANESE;
  if (/\p{sc=Han}/u.test(sample)) return CHINESE;
  const counted = SIGNS.map(([language, sign]) => ({ language, count: sample.match(sign)?.length ?? 0 }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).language;
}
