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
 * Starts numbering for one card. A citation whose quote is the claim itself counts as its article, so that an
 * extractive card has one number an article; any other quote gets a number of its own, with the quote.
 */
export function numberCitations(articles: readonly Article[]): CitationNumbers {
  const byId = new Map<ArticleId, Article>(articles.map((article) => [article.id, article]));
  const numbers = new Map<string, Source>();
  const number = (citation: Citation, claim: string): Source | null => {
    const article = byId.get(citation.article);
    if (!article) return null;
    const quote = claim.includes(citation.quote) || citation.quote.includes(claim) ? null : citation.quote;
    const key = `${citation.article}|${quote ?? ''}`;
    const source = numbers.get(key) ?? {
      number: numbers.size + 1,
      publisher: article.publisher.name,
      title: article.title,
      url: article.url,
      quote,
    };
    numbers.set(key, source);
    return source;
  };
  return {
    refer(claim) {
      const found = claim.citations.flatMap((citation) => number(citation, claim.text) ?? []);
      return [...new Set(found)].map(({ number: n, url }) => ({ type: 'reference', number: n, url }));
    },
    sources: () => [...numbers.values()],
  };
}
