import type { Instant } from '../../model.ts';
import { findDates } from '../dates/index.ts';
import type { Span } from './names.ts';
import { fold, type Source, standsIn } from './quotes.ts';

/** What a claim says about time: which spans name dates, and the first of them that no source supports. */
export interface DateFinding {
  readonly spans: readonly Span[];
  readonly unsupported: string | null;
}

/**
 * Compares a claim's dates with its sources'. "Last month" counts from publication: the claim's own for the
 * claim, the article's for the quote. A claim may be less exact than its source, never more.
 */
export function compareDates(
  claim: string,
  language: string | null,
  published: Instant | null,
  sources: readonly Source[],
): DateFinding {
  const own = findDates({ title: '', text: claim, published, language });
  if (own.length === 0) return { spans: [], unsupported: null };
  const known = sources.flatMap(datesIn);
  const cited = sources.map(({ quote }) => fold(quote).toLowerCase());
  const spans = own.map(({ start, expression }) => {
    const at = claim.indexOf(expression, start);
    return { start: at, end: at + expression.length };
  });
  const isKnown = ({ date, expression }: { date: string; expression: string }) =>
    known.some((other) => other.startsWith(date)) ||
    cited.some((quote) => standsIn(fold(expression).toLowerCase().replace(LEADING, ''), quote));
  return { spans, unsupported: own.find((date) => !isKnown(date))?.expression ?? null };
}

/** Said otherwise, the same date: "from January" and "between January and March". */
const LEADING = /^(?:from|in|since|until|by|during|on) (?=\p{L}+$)/u;

/** The dates that a source's quoted words name, cut to their precision. */
function datesIn({ article, quote }: Source): string[] {
  const { published, language } = article;
  return findDates({ title: '', text: quote, published, language }).map(({ date }) => date);
}

/** True where a date set beside a claim is named by a source, or is the day a source without dates appeared. */
export function isDated(date: string, sources: readonly Source[]): boolean {
  return sources.some((source) => {
    const named = datesIn(source);
    if (named.length > 0) return named.some((other) => other.startsWith(date));
    const { published } = source.article;
    return published !== null && new Date(published).toISOString().startsWith(date);
  });
}
