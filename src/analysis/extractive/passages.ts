import type { Article, Story } from '../../model.ts';
import { sentences } from '../../text/sentences.ts';
import { isNoise } from '../claims/noise.ts';
import { contentTerms } from '../claims/tokens.ts';
import { retractedArticles } from '../updates/notices.ts';
import { CUES, type Cues, NO_CUES } from './cues/index.ts';
import { languageOf } from './language.ts';

/** A sentence that may be cited: word for word as its article has it. */
export interface Passage {
  readonly article: Article;
  readonly quote: string;
  /** Where it begins in the article's text. */
  readonly start: number;
  /** Its place among the usable sentences of its article, from 0. */
  readonly place: number;
  readonly paragraph: number;
  readonly language: string;
  readonly cues: Cues;
  readonly terms: ReadonlySet<string>;
  /** True where the article belongs to the story, false where it is background. */
  readonly own: boolean;
}

/** Everything that an analysis reads: usable sentences, and how much each term says about the story. */
export interface Corpus {
  readonly story: Story;
  readonly passages: readonly Passage[];
  readonly weights: ReadonlyMap<string, number>;
  /** The terms of the story's headline and of each article's title. */
  readonly titles: readonly ReadonlySet<string>[];
}

/** Beyond these an article or a story says nothing new, and time is short. */
const LONGEST_ARTICLE = 20_000;
const LONGEST_SENTENCE = 600;
const MOST_SENTENCES = 70;
/** An article's beginning counts by its place, so noise is taken out at once there; further on when it is chosen. */
const CLEANED_AT_ONCE = 6;
const MOST_ARTICLES = 12;
const MOST_RELATED = 8;

/** Reads a story's articles and the related ones into sentences that may be cited. */
export function readCorpus(story: Story, related: readonly Article[]): Corpus {
  const retracted = retractedArticles([...story.articles, ...related]);
  const standing = (article: Article) => !retracted.has(article.id);
  const own = distinct(story.articles.filter(standing)).slice(0, MOST_ARTICLES);
  const known = new Set(story.articles.map((article) => article.id));
  const further = related.filter((article) => standing(article) && !known.has(article.id));
  const background = distinct(further).slice(0, MOST_RELATED);
  const passages = [
    ...own.flatMap((article) => readPassages(article, true)),
    ...background.flatMap((article) => readPassages(article, false)),
  ];
  const language = own[0] ? languageOf(own[0]) : 'en';
  const titles = [...new Set([story.headline, ...own.map((article) => article.title)])].map(
    (title) => new Set(contentTerms(title, language)),
  );
  const headline = new Set(titles.flatMap((terms) => [...terms]));
  return { story, passages, titles, weights: weigh(passages, headline) };
}

/** Articles with different texts: a copy of an agency's report supports nothing further. */
function distinct(articles: readonly Article[]): Article[] {
  const seen = new Set<string>();
  return articles.filter((article) => {
    const key = article.text.replace(/\s+/g, ' ').slice(0, 400);
    return key.trim() !== '' && !seen.has(key) && seen.add(key);
  });
}

function readPassages(article: Article, own: boolean): Passage[] {
  const language = languageOf(article);
  const cues = CUES[language] ?? NO_CUES;
  const found: Passage[] = [];
  for (const { text, start, paragraph } of sentences(article.text.slice(0, LONGEST_ARTICLE))) {
    if (text.length > LONGEST_SENTENCE || !isSentence(text)) continue;
    if (found.length < CLEANED_AT_ONCE && isNoise(text)) continue;
    if (found.length === MOST_SENTENCES) break;
    const terms = new Set(contentTerms(text, language));
    if (terms.size < 3) continue;
    found.push({ article, quote: text, start, paragraph, language, cues, terms, own, place: found.length });
  }
  return found;
}

/** Ends like a sentence and has its quotation marks and brackets in pairs: no heading, no torn quotation. */
function isSentence(text: string): boolean {
  if (!/[.!?。！？…]["”’»」』)]?$/u.test(text) || /^[\p{Ll}…,;)\]]|^\[\d/u.test(text)) return false;
  return isBalanced(text);
}

/** True where every bracket and quotation mark that opens also closes. */
export function isBalanced(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return (
    count(/"/g) % 2 === 0 &&
    count(/[„“”]/g) % 2 === 0 &&
    count(/«/g) === count(/»/g) &&
    count(/[([（「『]/g) === count(/[)\]）」』]/g)
  );
}

/** A term counts by how often and by how many publishers it is used, double in a headline. */
function weigh(passages: readonly Passage[], headline: ReadonlySet<string>): Map<string, number> {
  const uses = new Map<string, { count: number; publishers: Set<string> }>();
  for (const { terms, article, own } of passages) {
    if (!own) continue;
    for (const term of terms) {
      const use = uses.get(term) ?? { count: 0, publishers: new Set<string>() };
      use.count += 1;
      use.publishers.add(article.publisher.name);
      uses.set(term, use);
    }
  }
  const weights = new Map<string, number>();
  for (const [term, { count, publishers }] of uses) {
    const shared = 1 + 0.4 * Math.min(publishers.size - 1, 4);
    weights.set(term, Math.log2(1 + count) * shared * (headline.has(term) ? 2 : 1));
  }
  return weights;
}

/** Tells of an earlier year: that is for the timeline. */
export function looksBack({ quote, article }: Passage): boolean {
  const year = new Date(article.published ?? article.collected).getUTCFullYear();
  return [...quote.matchAll(/\b(?:19|20)\d\d\b/g)].some(([text]) => Number(text) < year);
}
