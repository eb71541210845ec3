import type {
  Analysis,
  Article,
  ArticleId,
  Citation,
  Claim,
  DatedEvent,
  Implication,
  Instant,
} from '../../model.ts';
import { retractedArticles } from '../updates/notices.ts';
import { misplaced } from './clauses.ts';
import { compareDates, isDated } from './dates.ts';
import { reversal } from './direction.ts';
import { unsupportedName } from './names.ts';
import { isNoise } from './noise.ts';
import { unsupportedQuantity } from './quantities.ts';
import { falseQuotation, findSources, fold, type Source, standsIn } from './quotes.ts';
import { isOtherSide, swapsRoles } from './roles.ts';
import { contentTerms, isUnspaced } from './tokens.ts';
import { bearsOn, unsupportedWording } from './wording.ts';

/** What came of checking one claim; `why` is for the log, a clause in plain words. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** A claim that was not let through. */
export interface Withheld {
  readonly claim: string;
  readonly why: string;
}

const refused = (why: string): Verdict => ({ ok: false, why });

/**
 * Holds a claim against what it cites. Every quote must stand word for word in its article; every name,
 * number, unit and date of the claim must stand in the quotes (in another spelling, scale or relative form
 * too); direction and negation must be the same; quotation marks only around what the source quotes.
 * `published` is the moment that "today" and "last month" count from in the claim itself.
 */
export function checkClaim(claim: Claim, articles: readonly Article[], published: Instant | null): Verdict {
  const sources = findSources(claim.citations, articles);
  if (typeof sources === 'string') return refused(sources);
  return judge(claim.text, sources, published);
}

function judge(text: string, sources: readonly Source[], published: Instant | null): Verdict {
  const quotes = sources.map(({ quote }) => quote);
  if ([text, ...quotes].some(isNoise)) return refused('it is no statement of news');
  const language = languageOf(text, sources);
  const foreign = isVerbatim(text, quotes) ? null : foreignFact(text, sources, published, language);
  if (foreign !== null) return refused(foreign);
  const quotation = falseQuotation(text, sources);
  if (quotation !== null) return refused(`nobody is quoted with "${quotation}"`);
  const turned =
    misplaced(text, quotes, language) ??
    reversal(text, quotes, language) ??
    unsupportedWording(undated(text, published, language), quotes, language);
  if (turned !== null) return refused(turned);
  return swapsRoles(text, quotes) && !isOtherSide(text, quotes)
    ? refused('it swaps who did it with whom it was done to')
    : { ok: true };
}

/** A claim without its dates: they are held against the sources by what they mean, not by their words. */
function undated(text: string, published: Instant | null, language: string): string {
  if (isUnspaced(language)) return text;
  const { spans } = compareDates(text, language, published, []);
  const rest = spans.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return contentTerms(rest, language).length > 0 ? rest : text;
}

/** A piece of one quote as it stands brings no fact of its own; what it leaves out may still turn it round. */
function isVerbatim(text: string, quotes: readonly string[]): boolean {
  const words = fold(text)
    .replace(/[.。]$/u, '')
    .toLowerCase();
  return quotes.some((quote) => standsIn(words, fold(quote).toLowerCase()));
}

/** A date, number or name of the claim that the quotes do not have, in words; null where there is none. */
function foreignFact(
  text: string,
  sources: readonly Source[],
  published: Instant | null,
  language: string,
): string | null {
  const quotes = sources.map(({ quote }) => quote);
  const dates = compareDates(text, language, published, sources);
  if (dates.unsupported !== null) return `the date "${dates.unsupported}" is not in the cited words`;
  const quantity = unsupportedQuantity(text, quotes, dates.spans);
  if (quantity !== null) return `the number "${quantity}" is not in the cited words`;
  const name = unsupportedName(text, language, sources, dates.spans);
  return name === null ? null : `the name "${name}" is not in the cited words`;
}

function languageOf(text: string, sources: readonly Source[]): string {
  if (isUnspaced(null, text)) return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'zh';
  return sources[0]?.article.language ?? 'en';
}

/**
 * Checks every claim of an analysis and takes out, alone, those that do not hold; the rest stands. A model's
 * `verified` and `claims` are counted anew. A rationale or horizon without support is dropped from its
 * implication; an event whose date no source names is withheld, and so is what only retracted articles say.
 */
export function checkAnalysis(
  analysis: Analysis,
  articles: readonly Article[],
): { readonly analysis: Analysis; readonly withheld: readonly Withheld[] } {
  const withheld: Withheld[] = [];
  const retracted = retractedArticles(articles);
  let claims = 0;
  const holds = (claim: Claim): boolean => {
    claims += 1;
    const verdict = isTakenBack(claim, retracted)
      ? refused('its publisher took back what it cites, and nobody else says it')
      : check(claim, articles);
    if (!verdict.ok) withheld.push({ claim: claim.text, why: verdict.why });
    return verdict.ok;
  };
  const one = (claim: Claim | null) => (claim && holds(claim) ? claim : null);
  const checked: Analysis = {
    ...analysis,
    hook: one(analysis.hook),
    whatChanged: one(analysis.whatChanged),
    whyItMatters: one(analysis.whyItMatters),
    whatToDoNext: one(analysis.whatToDoNext),
    takeaways: analysis.takeaways.filter(holds),
    implications: analysis.implications
      .map((implication) => sortOut(implication, articles))
      .filter(holds)
      .map(({ reasons, ...implication }) => mend(implication, reasons, articles)),
    timeline: analysis.timeline.filter(holds),
  };
  const { method } = analysis;
  if (method.kind === 'extractive') return { analysis: checked, withheld };
  return {
    analysis: { ...checked, method: { ...method, claims, verified: claims - withheld.length } },
    withheld,
  };
}

/** Nothing but retracted articles is cited. */
const isTakenBack = ({ citations }: Claim, retracted: ReadonlySet<ArticleId>): boolean =>
  retracted.size > 0 && citations.length > 0 && citations.every(({ article }) => retracted.has(article));

function check(claim: Claim | DatedEvent, articles: readonly Article[]): Verdict {
  const sources = findSources(claim.citations, articles);
  if (typeof sources === 'string') return refused(sources);
  if ('precision' in claim && !isDated(claim.date, sources)) {
    return refused(`the date ${claim.date} is not in the cited words`);
  }
  return judge(claim.text, sources, sources[0]?.article.published ?? null);
}

/** An implication whose citations for its reason are set apart from those for the prediction. */
interface SortedOut extends Implication {
  readonly reasons: readonly Citation[];
}

/** The prediction is held against what speaks of it; a sentence that gives only the reason does not count against it. */
function sortOut(implication: Implication, articles: readonly Article[]): SortedOut {
  const sources = findSources(implication.citations, articles);
  if (implication.rationale === null || typeof sources === 'string') return { ...implication, reasons: [] };
  const language = languageOf(implication.text, sources);
  const own = implication.citations.filter(({ quote }) => bearsOn(implication.text, quote, language));
  const reason = implication.rationale;
  const reasons = implication.citations.filter(({ quote }) => bearsOn(reason, quote, language));
  return { ...implication, citations: own.length > 0 ? own : implication.citations, reasons };
}

/** An implication without the rationale or the horizon that its sources do not give. */
function mend(
  implication: Implication,
  reasons: readonly Citation[],
  articles: readonly Article[],
): Implication {
  const { rationale, horizon, citations } = implication;
  const sources = findSources(citations, articles);
  const given = findSources(reasons, articles);
  if (typeof sources === 'string') return implication;
  const grounded =
    rationale !== null &&
    typeof given !== 'string' &&
    judge(rationale, given, given[0]?.article.published ?? null).ok;
  const timed = horizon !== null && isDated(horizon, sources);
  return {
    ...implication,
    citations: grounded ? [...new Set([...citations, ...reasons])] : citations,
    rationale: grounded ? rationale : null,
    horizon: timed ? horizon : null,
  };
}
