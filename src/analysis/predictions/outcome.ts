/** Whether a later article says that a prediction came true, or that it did not. */
import type { Article, ArticleId } from '../../model.ts';
import { sentences } from '../../text/sentences.ts';
import { clauses } from '../claims/clauses.ts';
import { isNoise } from '../claims/noise.ts';
import { unsupportedQuantity } from '../claims/quantities.ts';
import { contentTerms, isUnspaced, stem, type Token, tokens } from '../claims/tokens.ts';
import { dayOf, firstDay, lastDay } from '../dates/calendar.ts';
import { type DatedSentence, findDates } from '../dates/index.ts';
import { languageOf } from '../extractive/language.ts';
import { type Deed, deedOf, type Foretold, withoutDates } from './deed.ts';
import { OUTCOME_WORDS, type OutcomeWords } from './words.table.ts';

export type { Foretold };

/** What came of a prediction, with the sentence that shows it. */
export interface Outcome {
  readonly state: 'came-true' | 'did-not';
  readonly article: ArticleId;
  /** Word for word from the article's text or title. */
  readonly quote: string;
}

/** Share of what the prediction is about that a report must name; of a matter called off, which is told in fewer words. */
const SAME_MATTER = 0.7;
const SAME_MATTER_UNSPACED = 0.8;
const SAME_MATTER_OFF = 0.5;
/** Names and words that make a deed unmistakable; with fewer, the report must name more of what the prediction's article is about. */
const UNMISTAKABLE = 3;
/** A word of so many letters counts as two: German writes "data centre bill" as one. */
const COMPOUND = 14;
/** How long after the horizon a report without a date may still tell of what happened before it. */
const GRACE_DAYS = 3;
const READ = 30;
const QUOTED = /["“„«「『][^"”“»」』]*["”“»」』]/gu;

/**
 * What an article says came of a prediction; null where it says nothing certain. It is certain only where one sentence
 * names everybody whom the prediction names, most of what it is about, its figures, and the predicted deed as done (or as
 * called off, or put off beyond the horizon), in a clause that neither denies nor doubts nor looks ahead.
 */
export function outcomeIn(foretold: Foretold, article: Article): Outcome | null {
  const words = OUTCOME_WORDS[foretold.language];
  if (!words || languageOf(article) !== foretold.language) return null;
  if (article.published === null || article.published <= foretold.madeAt) return null;
  const deed = deedOf(foretold);
  if (!deed || deed.names.size + deed.object.length < 2) return null;
  if (deed.names.size === 0 && !isUnspaced(foretold.language)) return null;
  const texts = [
    article.title,
    ...sentences(article.text)
      .slice(0, READ)
      .map(({ text }) => text),
  ];
  for (const quote of texts) {
    if (isNoise(quote)) continue;
    const state = read(quote.replace(QUOTED, ' '), { foretold, deed, words, article });
    if (state) return { state, article: article.id, quote };
  }
  return null;
}

interface Case {
  readonly foretold: Foretold;
  readonly deed: Deed;
  readonly words: OutcomeWords;
  readonly article: Article;
}

function read(sentence: string, at: Case): Outcome['state'] | null {
  const { deed, foretold, article } = at;
  if (!namesAll(sentence, deed)) return null;
  const dates = findDates({
    title: '',
    text: sentence,
    published: article.published,
    language: foretold.language,
  });
  if (isCalledOff(sentence, at) || isPutOff(sentence, dates, at)) return 'did-not';
  if (!isDone(sentence, at)) return null;
  // Figures of the prediction must be the report's, too: "by 8 percent" did not come true with 3.
  if (unsupportedQuantity(withoutDates(foretold), [sentence], []) !== null) return null;
  return inTime(dates, at);
}

const namesAll = (sentence: string, { names }: Deed): boolean => {
  const said = new Set(tokens(sentence).map(({ lower }) => lower));
  return [...names].every(
    (name) => said.has(name) || (!/^\p{Script=Latin}/u.test(name) && sentence.includes(name)),
  );
};

/** How much of what the deed is about the sentence names; and enough to be no other deed by the same people. */
function sharesMatter(sentence: string, { deed, foretold }: Case, least: number): boolean {
  const said = new Set(contentTerms(sentence, foretold.language));
  const has = (term: string) => said.has(term) || (isUnspaced(foretold.language) && sentence.includes(term));
  const shared = deed.object.filter(has).length;
  if (deed.object.length > 0 && shared / deed.object.length < least) return false;
  // The house is not the senate: who does it must be named in full, unless that takes many words.
  if (deed.subject.length <= UNMISTAKABLE && !deed.subject.every(has)) return false;
  if (isUnspaced(foretold.language)) return shared >= UNMISTAKABLE;
  const compounds = [...deed.names].filter((name) => name.length >= COMPOUND).length;
  if (deed.names.size + shared + compounds >= UNMISTAKABLE) return true;
  const own = new Set([...deed.object, ...[...deed.names].map(stem), stem(deed.verb)]);
  const further = contentTerms(foretold.title, foretold.language).filter(
    (term) => !own.has(term) && !/^\p{N}/u.test(term),
  );
  return deed.names.size > 0 && further.some(has);
}

function isDone(sentence: string, at: Case): boolean {
  const { foretold, deed, words } = at;
  const least = isUnspaced(foretold.language) ? SAME_MATTER_UNSPACED : SAME_MATTER;
  if (!sharesMatter(sentence, at, least)) return false;
  const clause = clauseWith(sentence, at);
  if (clause === null || words.pending.test(clause) || words.negation.test(clause)) return false;
  if (foretold.language === 'zh')
    return /已|了|正式|成功|完成|\d日|昨日|今日|周[一二三四五六日]/u.test(clause);
  if (foretold.language === 'ja') return /(?:た|ました)(?:。|$|と)/u.test(clause);
  return isAbout(sentence, deed, words, foretold.language);
}

/** The clause that reports the deed; null where none does. */
function clauseWith(sentence: string, { foretold, deed }: Case): string | null {
  const all = isUnspaced(foretold.language) ? sentence.split(/[，；,;]/u) : clauses(sentence);
  const has = isUnspaced(foretold.language)
    ? (clause: string) => clause.includes(deed.verb)
    : (clause: string) => tokens(clause).some(({ lower }) => deed.isDone(lower));
  const clause = all.find(has) ?? null;
  if (clause === null || isUnspaced(foretold.language) || sentence.startsWith(clause)) return clause;
  // ", launched in Korea," only says more about something.
  return deed.isDone(tokens(clause)[0]?.lower ?? '') ? null : clause;
}

/** The verb is about the deed's own matter: "opened the plant", not "opened talks on the plant". */
function isAbout(sentence: string, deed: Deed, words: OutcomeWords, language: string): boolean {
  const all = tokens(sentence);
  const verb = all.findIndex(({ lower }) => deed.isDone(lower));
  const own = new Set([...deed.object, ...[...deed.names].map(stem)]);
  if (language === 'de') {
    const isOwn = ({ lower }: Token) => own.has(stem(lower));
    const led = (at: number) =>
      all.slice(Math.max(0, at - 3), at).some(({ lower }) => words.preposition.test(lower));
    return !all.some((token, at) => isOwn(token) && led(at));
  }
  const next = phrase(all.slice(verb + 1), words, language);
  if (next.some((term) => own.has(term))) return next.findIndex((term) => own.has(term)) <= 2;
  const isPassive = /^(?:was|were|been|fue|fueron|sido)$/u.test(all[verb - 1]?.lower ?? '');
  if (next.length > 0 && !isPassive) return false;
  const before = all.slice(Math.max(0, verb - 8), verb).map(({ lower }) => stem(lower));
  return before.some((term) => own.has(term));
}

/** The content words after a verb, up to the next preposition. */
function phrase(rest: readonly Token[], words: OutcomeWords, language: string): string[] {
  const end = rest.findIndex(({ lower }) => words.preposition.test(lower));
  const text = rest.slice(0, end < 0 ? 6 : Math.min(end, 6)).map(({ word }) => word);
  return contentTerms(text.join(' '), language).filter((term) => !/^\p{N}/u.test(term));
}

function isCalledOff(sentence: string, at: Case): boolean {
  const { words } = at;
  const found = words.off.exec(sentence);
  if (!found || !sharesMatter(sentence, at, SAME_MATTER_OFF)) return false;
  const clause = clauseAt(sentence, found.index, at.foretold.language);
  // "Called off" and its like hold words that doubt elsewhere ("call").
  const rest = clause.replace(words.off, ' ');
  return !words.pending.test(rest.replace(/\bplans?\b|计划|計画|計劃/giu, ' ')) && !words.negation.test(rest);
}

/** Put off to a date beyond the horizon. */
function isPutOff(sentence: string, dates: readonly DatedSentence[], at: Case): boolean {
  const { words, foretold } = at;
  const found = words.delayed.exec(sentence);
  if (!found || foretold.horizon === null || !sharesMatter(sentence, at, SAME_MATTER_OFF)) return false;
  const clause = clauseAt(sentence, found.index, foretold.language).replace(words.delayed, ' ');
  if (words.negation.test(clause) || /\b(?:may|might|could|denie[sd]|if)\b|可能|könnte|podría/iu.test(clause))
    return false;
  const end = lastDay(foretold.horizon);
  return dates.some(({ date }) => firstDay(date) > end);
}

function clauseAt(sentence: string, index: number, language: string): string {
  const all = isUnspaced(language) ? sentence.split(/[，；,;]/u) : clauses(sentence);
  return (
    all.find(
      (clause) => sentence.indexOf(clause) <= index && index < sentence.indexOf(clause) + clause.length,
    ) ?? sentence
  );
}

/** Done after the prediction and by the horizon; null where the dates do not say. */
function inTime(dates: readonly DatedSentence[], { foretold, article }: Case): Outcome['state'] | null {
  const made = dayOf(foretold.madeAt);
  const past = dates.filter(({ planned }) => !planned);
  if (past.some(({ date }) => lastDay(date) < made)) return null;
  if (foretold.horizon === null) return 'came-true';
  const end = lastDay(foretold.horizon);
  if (past.length > 0) return past.every(({ date }) => firstDay(date) > end) ? 'did-not' : 'came-true';
  return dayOf(article.published ?? 0) <= end + GRACE_DAYS ? 'came-true' : null;
}
