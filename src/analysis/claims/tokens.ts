import { words } from '../../text/tokens.ts';
import { remember } from './remember.ts';
import { STOP_WORDS } from './stop-words.table.ts';

/** A word and where it stands: `text.slice(start, start + word.length)` is the word as written. */
export interface Token {
  readonly word: string;
  readonly start: number;
  /** Lower case, without a possessive ending. */
  readonly lower: string;
}

/**
 * Letters and digits; an inner apostrophe, full stop or ampersand belongs to the word (don't, U.S, 5.6, AT&T). A Latin
 * name ends where Chinese or Japanese goes on without a space.
 */
const WORD =
  /\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}]*(?:['’.&][\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}]*)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’.&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,]\p{N}+)*\p{Script=Latin}*/gu;
const POSSESSIVE = /['’]s$|['’]$/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** True for a language, or a text of unknown language, that is written without spaces (Chinese, Japanese). */
export function isUnspaced(language: string | null, text = ''): boolean {
  return language === 'zh' || language === 'ja' || (language === null && UNSPACED.test(text));
}

/** The words of a text written with spaces, hyphenated words in their parts, in order. */
export const tokens: (text: string) => readonly Token[] = remember(readTokens);

function readTokens(text: string): Token[] {
  const found: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    found.push({
      word,
      start: index,
      lower: word.toLowerCase().replace(POSSESSIVE, '').replaceAll('’', "'"),
    });
  }
  return found;
}

/** What a text is about: its words without function words, cut to stems; dictionary words where nothing is spaced. */
export function contentTerms(text: string, language: string): string[] {
  if (isUnspaced(language)) return words(text, language).filter((word) => isContent(word, language));
  const found: string[] = [];
  for (const { lower } of tokens(text)) if (isContent(lower, language)) found.push(stem(lower));
  return found;
}

/** True for a word that says something by itself. */
export function isContent(word: string, language: string): boolean {
  if (STOP_WORDS[language]?.has(word)) return false;
  if (language === 'zh' || language === 'ja') return word.length > 1 || /\p{Script=Han}/u.test(word);
  return word.length > 1 || /\p{N}/u.test(word);
}

const ENDINGS =
  /(?:ations?|ization|ments?|ings?|edly|ed|ers?|ors?|als?|ies|ives?|ly|ions?|ances?|ences?|es|s|e|y)$/;

/** Cuts a word's usual endings off, so that "approve", "approved" and "approval" meet; at least three letters stay. */
export const stem: (word: string) => string = remember(cutEnding, 20_000);

function cutEnding(word: string): string {
  if (word.length < 5 || /\p{N}/u.test(word)) return word;
  const short = /^(.{3})(?:es|ed)$/.exec(word)?.[1];
  if (short) return short;
  const ending = ENDINGS.exec(word)?.[0];
  if (!ending) return word;
  const cut = word.slice(0, -ending.length);
  return cut.length >= 4 ? cut.replace(/(.)\1$/, '$1') : word.replace(/s$/, '');
}

const GERMAN_ENDINGS = /(?:test|ten|tet|est|te|en|er|es|em|et|st|t|e|n|s)$/;
const SPANISH_ENDINGS =
  /(?:aciones|ación|ciones|ción|ieron|iendo|ando|aron|arán|erán|irán|ará|erá|irá|aba|aban|ían|ía|ados?|adas?|idos?|idas?|ar|er|ir|an|en|as|os|es|ó|a|e|o|s)$/;

/** A word without what its language puts at its end (and "ge" before): "avisar" and "avisó", "gestiegen" and "stiegen" meet. */
export function rootOf(word: string, language: string): string {
  if (language !== 'de' && language !== 'es') return stem(word);
  if (word.length < 5) return word;
  const bare = language === 'de' ? word.replace(/^ge(?=.{4})/, '') : word;
  const cut = bare.replace(language === 'de' ? GERMAN_ENDINGS : SPANISH_ENDINGS, '');
  return cut.length >= 3 ? cut : word;
}
