/**
 * Cards in a language that is not the sources' own. The statement in the sources' language passes the claim
 * checker first; its translation is then held against it by what needs no language: numbers, dates, names,
 * direction, negation, quotation marks. What that cannot tell is withheld.
 */
import type { Analysis, Article, Claim, DatedEvent, Implication, Instant } from '../../model.ts';
import type { CardLanguage } from '../../text/card-languages.ts';
import type { Withheld } from '../claims/check.ts';
import { DIRECTIONS, NEGATORS } from '../claims/direction.table.ts';
import { isNoise } from '../claims/noise.ts';
import { unsupportedQuantity } from '../claims/quantities.ts';
import { STOP_WORDS } from '../claims/stop-words.table.ts';
import { isUnspaced, tokens } from '../claims/tokens.ts';
import { findDates } from '../dates/index.ts';
import { addressIn } from './addresses.ts';
import { type Draft, type DraftClaim, tidy } from './draft.ts';
import { EXONYMS } from './exonyms.table.ts';

/** What a translation is read with. */
export interface TranslationSetting {
  readonly from: string;
  readonly target: CardLanguage;
  /** The moment that "last month" counts from. */
  readonly published: Instant | null;
}

/** The analysis in the target language; a statement whose translation does not hold is withheld. */
export function translate(
  analysis: Analysis,
  draft: Draft,
  articles: readonly Article[],
  target: CardLanguage,
): { analysis: Analysis; withheld: readonly Withheld[] } {
  const withheld: Withheld[] = [];
  const translations = translationsOf(draft);
  const inTarget = (text: string, { citations }: Claim): { text: string } | { why: string } => {
    const article = articles.find(({ id }) => id === citations[0]?.article);
    const translation = translations.get(text);
    if (translation === undefined) return { why: 'it has no translation' };
    const setting = { from: article?.language ?? 'en', target, published: article?.published ?? null };
    const why = translationFault(text, translation, setting);
    return why === null ? { text: translation } : { why };
  };
  const each = <C extends Claim>(claim: C): C[] => {
    const found = inTarget(claim.text, claim);
    if ('text' in found) return [{ ...claim, text: found.text }];
    withheld.push({ claim: claim.text, why: found.why });
    return [];
  };
  const one = (claim: Claim | null) => (claim && each(claim)[0]) ?? null;
  const reasoned = (claim: Implication): Implication[] => {
    const reason = claim.rationale === null ? { why: '' } : inTarget(claim.rationale, claim);
    return each(claim).map((done) => ({ ...done, rationale: 'text' in reason ? reason.text : null }));
  };
  const translated: Analysis = {
    ...analysis,
    hook: one(analysis.hook),
    whatChanged: one(analysis.whatChanged),
    whyItMatters: one(analysis.whyItMatters),
    whatToDoNext: one(analysis.whatToDoNext),
    takeaways: analysis.takeaways.flatMap(each),
    implications: analysis.implications.flatMap(reasoned),
    timeline: analysis.timeline.flatMap((event: DatedEvent) => each(event)),
  };
  return { analysis: translated, withheld };
}

/** Every translation of the draft by the text that it translates, both tidied. */
function translationsOf(draft: Draft): ReadonlyMap<string, string> {
  const { hook, whatChanged, whyItMatters, whatToDoNext, takeaways, implications, timeline } = draft;
  const singles = [hook, whatChanged, whyItMatters, whatToDoNext].filter((claim) => claim !== null);
  const all: readonly DraftClaim[] = [...singles, ...takeaways, ...implications, ...timeline];
  const pairs = all.map(({ text, translation }) => [text, translation] as const);
  const reasons = implications.map(
    ({ rationale, rationaleTranslation }) => [rationale, rationaleTranslation] as const,
  );
  return new Map(
    [...pairs, ...reasons].flatMap(([text, translation]) =>
      text && translation ? [[tidy(text), tidy(translation)] as const] : [],
    ),
  );
}

/** Why a translation does not say what the checked statement says, as far as that can be told; null where it may stand. */
export function translationFault(
  text: string,
  translation: string,
  setting: TranslationSetting,
): string | null {
  const address = addressIn(translation, [text]);
  if (address !== null) return `its translation holds an address (${address})`;
  if (isNoise(translation)) return 'its translation is no statement of news';
  if (writtenIn(translation) !== writtenIn(EXAMPLES[setting.target]))
    return 'its translation is in another language';
  if (/["“”„«»「『]/u.test(translation) && !/["“”„«»「『]/u.test(text))
    return 'its translation quotes where it does not';
  return (
    otherNumber(text, translation, setting) ??
    otherName(text, translation, setting) ??
    (turned(text, translation) ? 'its translation says the opposite' : null)
  );
}

/** A word of each language, for its script. */
const EXAMPLES: Readonly<Record<CardLanguage, string>> = { en: 'a', de: 'a', es: 'a', zh: '中', ja: '日の' };

function writtenIn(text: string): 'kana' | 'han' | 'letters' {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'kana';
  return isUnspaced(null, text) ? 'han' : 'letters';
}

/** Dates are the same days, months and years, and numbers the same values, both ways. */
function otherNumber(
  text: string,
  translation: string,
  { from, target, published }: TranslationSetting,
): string | null {
  const before = datesIn(text, from, published);
  const after = datesIn(translation, target, published);
  const days = (found: typeof before) => [...new Set(found.dates)].sort().join(' ');
  if (days(before) !== days(after)) return 'its translation gives other dates';
  const number =
    unsupportedQuantity(translation, [text], after.spans, 'any-language') ??
    unsupportedQuantity(text, [translation], before.spans, 'any-language');
  return number === null ? null : `the number "${number}" differs in its translation`;
}

function datesIn(text: string, language: string, published: Instant | null) {
  const found = findDates({ title: '', text, published, language });
  return {
    dates: found.map(({ date }) => date),
    spans: found.map(({ start, expression }) => {
      const at = text.indexOf(expression, start);
      return { start: at, end: at + expression.length };
    }),
  };
}

/** Names stand in both, letter by letter or as a table has them. German writes every noun as others write names. */
function otherName(text: string, translation: string, { from, target }: TranslationSetting): string | null {
  const lost = names(text, from).find((name) => !isNamedIn(name, translation));
  if (lost !== undefined) return `the name "${lost}" is not in its translation`;
  const added = names(translation, target).find((name) => !isNamedIn(name, text));
  return added === undefined ? null : `the name "${added}" is only in its translation`;
}

/** Runs of capitalised words, without what only opens the sentence; in German and in mixed scripts what is surely a name. */
function names(text: string, language: string): string[] {
  const found: { text: string; end: number }[] = [];
  for (const { word, lower, start } of tokens(text)) {
    const sure =
      /^\p{Lu}{2,}|\p{Ll}\p{Lu}|\p{Lu}.*\d/u.test(word) || (isUnspaced(null, text) && /^\p{Lu}/u.test(word));
    const usual =
      language !== 'de' && start > 0 && /^\p{Lu}/u.test(word) && !STOP_WORDS[language]?.has(lower);
    if (!sure && !usual) continue;
    const last = found.at(-1);
    if (last && /^[ -]$/.test(text.slice(last.end, start)))
      last.text = text.slice(last.end - last.text.length, start + word.length);
    else found.push({ text: word, end: 0 });
    const run = found.at(-1);
    if (run) run.end = start + word.length;
  }
  return found.map((run) => run.text);
}

function isNamedIn(name: string, other: string): boolean {
  const there = other.toLowerCase();
  const whole = name.toLowerCase().replace(/['’]s$/, '');
  const isThere = (part: string) =>
    there.includes(part) ||
    EXONYMS.some(
      (spellings) => spellings.includes(part) && spellings.some((spelling) => speaks(spelling, there)),
    );
  return isThere(whole) || whole.split(/[ -]/).every(isThere);
}

/** A stem of three letters or fewer must be a whole word: "us" is in no "focus". */
function speaks(spelling: string, text: string): boolean {
  if (spelling.length > 3 || isUnspaced(null, spelling)) return text.includes(spelling);
  return tokens(text).some(({ lower }) => lower === spelling);
}

const SIDES = DIRECTIONS.map((sides) => sides.map((words) => words.split(' ')) as [string[], string[]]);
const NEGATION = /不|没有|未|无法|ない|ません|せず/u;

/** One says up where the other says only down, or one denies what the other does not. */
function turned(text: string, translation: string): boolean {
  if (isNegated(text) !== isNegated(translation)) return true;
  return SIDES.some(([left, right]) => {
    const [up, down] = [says(text, left), says(text, right)];
    const [upThere, downThere] = [says(translation, left), says(translation, right)];
    return (up && !down && !upThere && downThere) || (down && !up && !downThere && upThere);
  });
}

const isNegated = (text: string): boolean =>
  NEGATION.test(text) || tokens(text).some(({ lower }) => NEGATORS.has(lower) || lower.endsWith("n't"));

function says(text: string, words: readonly string[]): boolean {
  const spoken = new Set(tokens(text).map(({ lower }) => lower));
  return words.some((word) => (isUnspaced(null, word) ? text.includes(word) : spoken.has(word)));
}
