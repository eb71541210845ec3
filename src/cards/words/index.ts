/**
 * What Dateline itself says, in every language that somebody wrote down. A story's card speaks the language of its
 * sentences; an answer that of whoever asks; a post that of its channel.
 */
import type { CardLanguage } from '../../text/card-languages.ts';
import { chinese } from './chinese.ts';
import { english, type Words } from './english.table.ts';
import { german } from './german.table.ts';
import { japanese } from './japanese.ts';
import { spanish } from './spanish.ts';
import type { Translation } from './translation.ts';
import type { CardWords } from './words.ts';

export type { CardWords, Words };
export { english };

/**
 * To add a language: write its words in one file beside the others, by ISO 639-1 here. Whatever it leaves out is said
 * in English. The languages that cards are written in (`cardLanguages`, src/text/card-languages.ts) must have a story's.
 */
const TRANSLATIONS = {
  en: {},
  de: german,
  es: { story: spanish },
  zh: { story: chinese },
  ja: { story: japanese },
} as const satisfies Readonly<Record<string, Translation>> & Readonly<Record<CardLanguage, Translation>>;

/** ISO 639-1, of a language that Dateline speaks. */
export type Language = keyof typeof TRANSLATIONS;

const LANGUAGES = Object.keys(TRANSLATIONS) as readonly Language[];
const WORDS = new Map(LANGUAGES.map((code) => [code, completed(TRANSLATIONS[code])] as const));

/** The words of a language; English where none is given. */
export function wordsIn(language: Language | undefined): Words {
  return WORDS.get(language ?? 'en') ?? english;
}

/** The language that a platform's tag means: `de`, `en-GB`, `zh-CN`. Undefined for one that Dateline does not speak. */
export function readLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined || /^zh-(?:tw|hk|mo|hant)/i.test(tag)) return undefined;
  const code = tag.slice(0, 2).toLowerCase();
  return /^[a-z]{2}(?:[-_]|$)/i.test(tag) ? LANGUAGES.find((known) => known === code) : undefined;
}

function completed(translation: Translation): Words {
  const groups = Object.keys(english) as (keyof Words)[];
  const merged = groups.map((name) => [name, { ...english[name], ...translation[name] }]);
  return Object.fromEntries(merged) as Words;
}
