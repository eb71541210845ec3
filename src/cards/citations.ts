/** Numbers the sources of a card: the same source keeps its number wherever it is cited. */
import type { Article, ArticleId, Citation, Claim } from '../model.ts';
import type { Inline, Source } from './blocks.ts';

/** Gives numbers to citations and collects the sources block. */
export interface CitationNumbers {
  /** Small numbers for a claim, each once. */
  refer(claim: Claim): (Inline & { type: 'reference' })[];
  /** All sources referred to so far, by number. */
  sources(): Source[];
}

/**
 * Starts numbering for one card: one number an article. A source lists the quotes that are not simply the
 * claim itself, so that a reader sees what a shortened or reworded claim rests on.
 */
export function numberCitations(articles: readonly Article[]): CitationNumbers {
  const byId = new Map<ArticleId, Article>(articles.map((article) => [article.id, article]));
  const cited = new Map<ArticleId, { number: number; article: Article; quotes: Set<string> }>();
  const note = ({ article: id, quote }: Citation, claim: string) => {
    const article = byId.get(id);
    if (!article) return [];
    const entry = cited.get(id) ?? { number: cited.size + 1, article, quotes: new Set<string>() };
    cited.set(id, entry);
    if (!claim.includes(quote)) entry.quotes.add(quote);
    return [entry];
  };
  return {
    refer(claim) {
      const found = new Set(claim.citations.flatMap((citation) => note(citation, claim.text)));
      return [...found].map(({ number, article }) => ({ type: 'reference', number, url: article.url }));
    },
    sources: () =>
      [...cited.values()].map(({ number, article, quotes }) => ({
        number,
        publisher: article.publisher.name,
        title: article.title,
        url: article.url,
        quote: quotes.size > 0 ? [...quotes].join('” … “') : null,
      })),
  };
}
