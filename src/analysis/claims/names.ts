import { CHAMBERS, OPENERS, SAME_NAME } from './names.table.ts';
import { SCALES, UNITS } from './quantities.table.ts';
import { fold, foldedText, type Source, standsIn } from './quotes.ts';
import { STOP_WORDS } from './stop-words.table.ts';
import { type Token, tokens } from './tokens.ts';

/** A span of text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A quote that speaks of somebody named before it. */
const POINTS_BACK =
  /^["“]?(?:(?:but|and|however|meanwhile|in addition|also),? )?(?:(?:it|its|he|his|she|her|they|their|this|that)\b|the (?:company|firm|startup|start-up|group|agency|ministry|bank|court|regulator|chipmaker|carmaker|lab|maker|organi[sz]ation|university|government|commission|model|service|tool|bill|law|deal|city|country|chief|president|minister)\b)|\b(?:which|it|its|he|she|they) (?:said|plans|will|has|is|was)\b|die (?:firma|behörde)\b|la (?:empresa|compañía)\b/iu;

/** The first name of a claim (outside `ignored` spans) that the cited words do not support; null if all are there. */
export function unsupportedName(
  claim: string,
  language: string,
  sources: readonly Source[],
  ignored: readonly Span[],
): string | null {
  const cited = sources.map(({ quote }) => quote).join('\n');
  const context = sources.flatMap(contextOf).join('\n');
  const known = vocabulary(`${cited}\n${context}`);
  const chamber = tokens(claim).find(({ lower }) => CHAMBERS.has(lower) && !known.has(lower));
  if (chamber) return chamber.word;
  const numbered = wrongNumber(claim, cited);
  if (numbered !== null) return numbered;
  const whole = sources.map(({ article }) => foldedText(article));
  for (const run of nameRuns(claim, language, sources)) {
    if (ignored.some((span) => span.start <= run.start && run.start < span.end)) continue;
    const missing = run.names.filter(
      (name) => !known.has(name.lower) && !isShortFor(name, `${cited}\n${context}`),
    );
    if (missing.length === 0 || known.has(canonical(run.text))) continue;
    const inFull = missing.length < run.names.length && whole.some((text) => standsIn(fold(run.text), text));
    if (!inFull && !spelledOut(run, cited)) return missing[0]?.word ?? run.text;
  }
  return null;
}

const NAMED_NUMBER =
  /(\p{Lu}[\p{L}\p{N}]*)[ -]v?(\d+(?:\.\d+)*)(?!\d|[.,]\d| ?%| (?:percent|per cent|million|billion))/gu;

/** "Basalt 8.0" where the sources number the same name otherwise ("Basalt 5.0"). */
function wrongNumber(claim: string, cited: string): string | null {
  const known = [...cited.matchAll(NAMED_NUMBER)];
  const wrong = [...claim.matchAll(NAMED_NUMBER)].find(
    ([, name, number]) =>
      known.some((other) => other[1] === name) &&
      !known.some((other) => other[1] === name && other[2] === number),
  );
  return wrong?.[0] ?? null;
}

/** What a quote that points back refers to: its article's title and the sentence before it. */
function contextOf({ article, quote }: Source): string[] {
  if (!POINTS_BACK.test(quote)) return [];
  const at = article.text.indexOf(quote);
  const before = at > 0 ? article.text.slice(Math.max(0, at - 400), at).trim() : '';
  const sentence = before.split(/(?<=[.!?])\s+|\n+/).at(-1) ?? '';
  return [article.title, sentence];
}

/** Names side by side: "Sam Altman", "European Commission". */
interface NameRun {
  readonly names: readonly Token[];
  readonly text: string;
  readonly start: number;
}

function nameRuns(claim: string, language: string, sources: readonly Source[]): NameRun[] {
  const found: { names: Token[]; text: string; start: number }[] = [];
  for (const token of tokens(claim)) {
    if (!isName(token, claim, language, sources)) continue;
    const last = found.at(-1);
    const between = last ? claim.slice(last.start + last.text.length, token.start) : '';
    if (last && /^[ -]$/.test(between)) {
      last.names.push(token);
      last.text += between + token.word;
    } else found.push({ names: [token], text: token.word, start: token.start });
  }
  return found;
}

function isName(token: Token, claim: string, language: string, sources: readonly Source[]): boolean {
  const { word, lower, start } = token;
  if (!/\p{Lu}/u.test(word) || word.length < 2) return false;
  if (/^\p{Lu}{2,}|\p{Ll}\p{Lu}|\p{Lu}.*\d/u.test(word)) return true;
  if (isScaleOrUnit(lower, claim.slice(0, start))) return false;
  if (STOP_WORDS[language]?.has(lower) && !/day$|^may$/.test(lower)) return false;
  return !opensSentence(claim, start) || !isOrdinary(lower, sources);
}

/** "1.400 Millionen Euro": how a number is read, and no name. */
const isScaleOrUnit = (lower: string, before: string): boolean =>
  (SCALES.has(lower) || UNITS.has(lower)) && /\d[\d.,]*(?:[\s-]\p{L}+)?[\s-]$/u.test(before);

const opensSentence = (text: string, start: number): boolean =>
  /(?:^|[.!?:;]\s+)["“„«'‘(]*$/u.test(text.slice(0, start));

/** A word that begins with a capital only because it comes first. */
function isOrdinary(lower: string, sources: readonly Source[]): boolean {
  if (OPENERS.has(lower) || /(?:ly|tion|ment|ments|ness|ists?|ians|ities)$/.test(lower)) return true;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${lower}(?![\\p{L}\\p{N}])`, 'u');
  return sources.some(({ article }) => pattern.test(article.text));
}

const CANONICAL = new Map(
  SAME_NAME.flatMap((spellings) => spellings.map((name) => [name, spellings[0] ?? name] as const)),
);
const canonical = (name: string): string => CANONICAL.get(name.toLowerCase()) ?? name.toLowerCase();

/** Every word of a text, and every other spelling of the names among them. */
function vocabulary(text: string): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { lower } of tokens(text)) {
    known.add(lower);
    known.add(lower.replace(/s$/, ''));
    known.add(`${lower}s`);
  }
  const folded = fold(text).toLowerCase();
  for (const spellings of SAME_NAME) {
    if (spellings.some((name) => known.has(name) || (name.includes(' ') && standsIn(name, folded)))) {
      for (const name of spellings) for (const word of [name, ...name.split(' ')]) known.add(word);
    }
  }
  return known;
}

/** "FTC" where the source writes "Federal Trade Commission". */
function isShortFor({ word }: Token, source: string): boolean {
  if (!/^\p{Lu}{2,6}s?$/u.test(word)) return false;
  const capitals = tokens(source).filter(({ word: other }) => /^\p{Lu}/u.test(other));
  const letters = capitals.map(({ word: other }) => other.charAt(0)).join('');
  return letters.includes(word.replace(/s$/, ''));
}

/** "Federal Trade Commission" where the source writes "FTC". */
function spelledOut({ names }: NameRun, source: string): boolean {
  if (names.length < 2) return false;
  const letters = names.map(({ word }) => word.charAt(0)).join('');
  return tokens(source).some(({ word }) => word.replaceAll('.', '') === letters);
}
