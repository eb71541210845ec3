/**
 * Cuts the texts of articles that were collected long ago to what is still told of them: the beginning, the dated
 * sentences of timelines, and every sentence that a card or a prediction quotes. Search finds them by those.
 */
import { everyClaim } from './analysis/every-claim.ts';
import { wholeAnalysesOf } from './db/analyses.ts';
import type { Database } from './db/database.ts';
import { datedSentencesOf, type StoredDatedSentence } from './db/dated-sentences.ts';
import {
  type CutText,
  cutTexts,
  forgetOldFacts,
  type OldText,
  predictedIn,
  wholeTexts,
} from './db/old-texts.ts';
import { groupBy } from './group-by.ts';
import type { ArticleId, Instant } from './model.ts';
import { excerptOf, type Span } from './text/excerpt.ts';
import { sentences } from './text/sentences.ts';

/** Articles cut in one transaction, about 2 ms each: so long everything else waits. */
const BATCH = 10;
/** Sentences kept from the beginning: what the article is about. */
const LEAD = 3;

/** Cuts all texts collected before a moment, some at a time with room for others between; gives how many. */
export async function cutOldTexts(db: Database, before: Instant, signal?: AbortSignal): Promise<number> {
  let cut = 0;
  while (!signal?.aborted) {
    const old = await wholeTexts(db, before, BATCH);
    if (old.length === 0) break;
    await cutTexts(db, await cutsOf(db, old));
    cut += old.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (cut > 0) await forgetOldFacts(db, before);
  return cut;
}

async function cutsOf(db: Database, old: readonly OldText[]): Promise<CutText[]> {
  const ids = old.map(({ id }) => id);
  const stories = [...new Set(old.flatMap(({ story }) => (story === null ? [] : [story])))];
  const claims = [...(await wholeAnalysesOf(db, stories)).values()].flatMap(everyClaim);
  const cited = claims.flatMap(({ citations }) => citations);
  const quotes = groupBy([...cited, ...(await predictedIn(db, ids))], ({ article }) => article);
  const dated = groupBy(await datedSentencesOf(db, ids), ({ articleId }) => articleId);
  return old.map((article) => cutOf(article, quotes.get(article.id) ?? [], dated.get(article.id) ?? []));
}

function cutOf(
  { id, title, text }: OldText,
  quotes: readonly { readonly article: ArticleId; readonly quote: string }[],
  dated: readonly StoredDatedSentence[],
): CutText {
  const quoted = quotes.map(({ quote }) => ({ quote, start: text.indexOf(quote) }));
  const lost = quoted.some(({ quote, start }) => start < 0 && !title.includes(quote));
  // What a card quotes must stay where it can be looked up: then the text stays whole.
  if (lost) return { id, text, moved: [] };
  const spans: Span[] = [
    ...quoted.flatMap(({ quote, start }) => (start < 0 ? [] : [{ start, end: start + quote.length }])),
    ...dated.map(({ start, sentence }) => ({ start, end: start + sentence.length })),
    ...leadOf(text),
  ];
  const excerpt = excerptOf(text, spans);
  const starts = [...new Set(dated.map(({ start }) => start))].sort((a, b) => a - b);
  return { id, text: excerpt.text, moved: starts.map((from) => ({ from, to: excerpt.placeOf(from) })) };
}

function leadOf(text: string): Span[] {
  return sentences(text)
    .slice(0, LEAD)
    .map(({ start, text: sentence }) => ({ start, end: start + sentence.length }));
}
