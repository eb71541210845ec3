/** Dates in text: finds the sentences that name one, and works out which day, month or year it is. */
import type { DatePrecision, Instant } from '../../model.ts';
import { type Sentence, sentences } from '../../text/sentences.ts';
import { type CutDate, cutDay, dayOf, firstDay } from './calendar.ts';
import { type DateOrder, type Language, type Lexer, lexer } from './language.ts';
import { languageFor } from './languages.ts';
import { resolve, type Setting, type Tense, yearOf } from './meaning.ts';
import { orderIn } from './numeric.ts';

/** A sentence and one date that it names. */
export interface DatedSentence {
  /** Cut to its precision: `2014`, `2014-02`, `2014-02-11`. */
  readonly date: string;
  readonly precision: DatePrecision;
  /** True where the date was still to come when the article was published. */
  readonly planned: boolean;
  /** Exact span of the article's text. */
  readonly sentence: string;
  /** Where the sentence begins in the text, in UTF-16 units. */
  readonly start: number;
  /** The words that name the date. */
  readonly expression: string;
}

/** What `findDates` needs of an article. */
export interface DatedText {
  readonly title: string;
  readonly text: string;
  readonly published: Instant | null;
  /** ISO 639-1; guessed from the text where null. */
  readonly language: string | null;
}

/** "Updated: 3 March 2014" and datelines' likes tell of the page, not of an event. */
const BYLINE =
  /^(?:(?:last )?(?:updated|published|posted|modified|first published)\b|.{0,40}\b(?:was|were) (?:last )?(?:amended|corrected|updated|edited) (?:on|at)\b)/i;
/** Longest sentence that is looked at: longer ones are lists or markup. */
const LONGEST = 1000;

const lexers = new Map<Language, Lexer>();
function lexerOf(language: Language): Lexer {
  let found = lexers.get(language);
  if (!found) {
    found = lexer(language);
    lexers.set(language, found);
  }
  return found;
}

/**
 * Every date that the text names, sentence by sentence, in the text's order; a date once per sentence.
 * Relative dates count from publication (UTC); without one only full dates are found. What could mean two
 * dates is left out.
 */
export function findDates(article: DatedText): DatedSentence[] {
  const language = languageFor(article.language, article.text);
  const order: DateOrder = { order: language.order ?? orderIn(article.text) };
  const published = article.published === null ? null : dayOf(article.published);
  return sentences(article.text).flatMap((sentence) =>
    sentence.text.length <= LONGEST && language.hint.test(sentence.text) && !BYLINE.test(sentence.text)
      ? datesOf(sentence, language, order, published)
      : [],
  );
}

function datesOf(
  sentence: Sentence,
  language: Language,
  order: DateOrder,
  published: number | null,
): DatedSentence[] {
  const found = new Map<string, DatedSentence>();
  let year: number | null = null;
  for (const { expression, at, rule, groups } of expressions(sentence.text, language)) {
    const meaning = rule.read(groups, order);
    if (meaning === null) continue;
    const [before, after] = [sentence.text.slice(0, at), sentence.text.slice(at + expression.length)];
    const setting = settingOf(language, before, after, { published, year });
    const date = resolve(meaning, setting);
    if (date === null) continue;
    if (meaning.kind === 'month' || meaning.kind === 'day') year = yearOf(meaning.year, setting) ?? year;
    if (!found.has(date.date)) found.set(date.date, dated(sentence, expression, date, setting));
  }
  return [...found.values()];
}

/** The tense is only worked out where it matters: most expressions say themselves when they are. */
function settingOf(
  language: Language,
  before: string,
  after: string,
  known: Pick<Setting, 'published' | 'year'>,
): Setting {
  let tense: Tense | undefined;
  return {
    ...known,
    get tense() {
      tense ??= language.tense(before, after);
      return tense;
    },
  };
}

function dated(sentence: Sentence, expression: string, cut: CutDate, setting: Setting): DatedSentence {
  return {
    ...cut,
    planned: isPlanned(cut, setting),
    sentence: sentence.text,
    start: sentence.start,
    expression,
  };
}

/** Still to come: begins after publication, or is under way and spoken of as future ("later this year … will"). */
function isPlanned(cut: CutDate, setting: Setting): boolean {
  const { published } = setting;
  if (published === null) return setting.tense === 'future';
  if (firstDay(cut.date) > published) return true;
  return cut.precision !== 'day' && spanHolds(cut, published) && setting.tense === 'future';
}

const spanHolds = (cut: CutDate, day: number): boolean => cutDay(day).date.startsWith(cut.date);

function* expressions(text: string, language: Language) {
  const { pattern, offsets } = lexerOf(language);
  for (const match of text.matchAll(pattern)) {
    const index = offsets.findIndex((offset) => match[offset] !== undefined);
    const rule = language.rules[index];
    const offset = offsets[index];
    if (rule === undefined || offset === undefined) continue;
    const groups = match.slice(offset + 1, offsets[index + 1]);
    yield { expression: match[0].replace(/[\s.,]+$/, ''), at: match.index, rule, groups };
  }
}
