/** What a story's card says of itself, in the language that its sentences are written in. */
import type { CardLanguage } from '../../text/card-languages.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import { spanish } from './spanish.ts';
import type { CardWords } from './words.ts';

export type { CardWords };

/**
 * To add a language: list it in `cardLanguages` (src/text/card-languages.ts), write its words beside the others; the
 * compiler asks for each one.
 */
const WORDS: Readonly<Record<CardLanguage, CardWords>> = {
  en: english,
  de: german,
  es: spanish,
  zh: chinese,
  ja: japanese,
};

/** The words of a language; English where none is given. */
export function wordsIn(language: CardLanguage | undefined): CardWords {
  return WORDS[language ?? 'en'];
}
