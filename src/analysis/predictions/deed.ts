/** What a prediction says will be done: by whom, what, and the form in which a report would say that it was. */
import type { Instant } from '../../model.ts';
import { contentTerms, isUnspaced, stem, tokens } from '../claims/tokens.ts';
import { findDates } from '../dates/index.ts';
import { IRREGULAR, OUTCOME_WORDS, SAME_DEED } from './words.table.ts';

/** A prediction as `outcome.ts` needs it. */
export interface Foretold {
  readonly statement: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly madeAt: Instant;
  /** Cut date; null where no source says. */
  readonly horizon: string | null;
  /** Title of the article that makes it. */
  readonly title: string;
}

/** The predicted deed, ready to be looked for. */
export interface Deed {
  /** Lower case; all of them must be named by a report. */
  readonly names: ReadonlySet<string>;
  /** Stems of what is said of the doer beside its names. */
  readonly subject: readonly string[];
  /** Stems of all that is said beside names, verb and dates, the doer included. */
  readonly object: readonly string[];
  /** The verb's stem (first letters in German and Spanish, characters in Chinese and Japanese). */
  readonly verb: string;
  /** True for a word that reports the deed as done. */
  isDone(word: string): boolean;
}

const PRONOUN = /^\W*(?:it|they|he|she|the (?:company|firm|group|agency|ministry|government|startup))\b/iu;
/** What comes after these belongs to another statement. */
const OBJECT_ENDS =
  /[,;:]\s|[，；：]|\s(?:because|after|while|as|and will|before|antes de|weil|porque|mientras)\s/u;

/** Reads a prediction; null where it names no deed that can be looked for: then nobody can say what came of it. */
export function deedOf(foretold: Foretold): Deed | null {
  const { language } = foretold;
  const words = OUTCOME_WORDS[language];
  const core = withoutDates(foretold);
  const match = words?.predicted.map((pattern) => pattern.exec(core)).find((found) => found !== null);
  const { subject = '', verb = '', object = '', rest = '', be } = match?.groups ?? {};
  if (verb === '') return null;
  const who = subjectOf(subject);
  const whom = `${object}${rest}`.split(OBJECT_ENDS)[0] ?? '';
  const names = isUnspaced(language) ? latinNames(`${who} ${whom}`) : namesOf(`${who} ${whom}`);
  const known = new Set([...names].map(stem));
  const about = isUnspaced(language) ? `${who}${whom}` : `${who} ${whom}`;
  const termsOf = (text: string) =>
    [...new Set(contentTerms(text, language))].filter(
      (term) => !known.has(term) && !/^\p{N}/u.test(term) && !VAGUE.test(term),
    );
  return {
    names,
    subject: termsOf(who),
    object: termsOf(about),
    verb: verb.toLowerCase(),
    isDone: doneTest(verb.toLowerCase(), language, be !== undefined && be !== ''),
  };
}

/** The nearest subject before the verb; all that stands before where that is only a pronoun. */
function subjectOf(before: string): string {
  const own = before.split(/\b(?:that|said|says|says:|dass|que)\b|[,，、：]/u).at(-1) ?? '';
  return own.trim() === '' || PRONOUN.test(own) ? before : own;
}

/** A prediction's words without those that say when. */
export function withoutDates({ statement, language, madeAt }: Foretold): string {
  const dates = findDates({ title: '', text: statement, published: madeAt, language });
  const rest = dates.reduce((text, { expression }) => text.replace(expression, ' '), statement);
  return rest.replace(/(?<!\d)(?:19|20)\d\d(?!\d)年?(?:底前|底|末)?/gu, ' ');
}

/** Says nothing about which deed it is. */
const VAGUE =
  /^(?:new|neu\w*|nuev\w*|own|eigen\w*|propi\w*|percent|per|prozent|ciento|autumn|fall|spring|summer|winter|week|month|year|quarter|coming|next|end|底|前|末|まで)$/u;
const CALENDAR =
  /^(?:Ende|Anfang|Mitte|Jahr\w*|Monat\w*|Woche\w*|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch)$/u;

/** Words with a capital that is not a sentence's first; in German every noun. */
function namesOf(text: string): Set<string> {
  const found = tokens(text)
    .filter(({ word }) => !CALENDAR.test(word))
    .filter(
      ({ word, start }) =>
        /^\p{Lu}/u.test(word) &&
        word.length > 1 &&
        (start > 0 || !/^(?:The|An?|In|By|Die|Der|Das|El|La|Los|Las|Un|Una|Eine?)$/u.test(word)),
    );
  return new Set(found.map(({ lower }) => lower));
}

function latinNames(text: string): Set<string> {
  const found = text.match(/\p{Script=Latin}[\p{Script=Latin}\p{N}.-]+|[\p{Script=Katakana}ー]{2,}/gu) ?? [];
  return new Set(found.map((name) => name.toLowerCase()));
}

function doneTest(verb: string, language: string, passive: boolean): (word: string) => boolean {
  if (language === 'en') {
    const forms = englishPast(verb, passive);
    return (word) => forms.has(word);
  }
  if (language === 'de') {
    const start = verb.replace(/e?n$/u, '').slice(0, 6);
    return (word) => {
      const bare = word.startsWith(start) ? word : word.replace(/^ge|(?<=^\p{Ll}{2,4})ge/u, '');
      return bare.startsWith(start) && /(?:t|te|ten|en)$/u.test(word) && word !== verb;
    };
  }
  const start = verb.replace(/(?:[aei]r(?:á|án)?|an?|en?)$/u, '').slice(0, 6);
  return (word) =>
    start.length >= 3 && word.startsWith(start) && /(?:ó|aron|ieron|ad[oa]s?|id[oa]s?)$/u.test(word);
}

function englishPast(verb: string, passive: boolean): Set<string> {
  const forms = passive
    ? [verb]
    : [
        ...(IRREGULAR[verb]?.split(' ') ?? [
          `${verb}ed`,
          `${verb.replace(/e$/u, '')}ed`,
          verb.replace(/y$/u, 'ied'),
          `${verb}${verb.at(-1)}ed`,
        ]),
      ].filter((form) => form !== verb || IRREGULAR[verb] !== undefined);
  const alike = SAME_DEED.map((line) => line.split(' ')).filter((line) =>
    line.some((form) => forms.includes(form)),
  );
  return new Set([...forms, ...alike.flat()]);
}
