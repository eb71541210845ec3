import type { Article, Citation } from '../../model.ts';

/** Spaces and the shapes of quotation marks and dashes say nothing about the words. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const foldedTexts = new WeakMap<Article, string>();

/** An article's title and text, folded; kept, since every claim is held against it. */
export function foldedText(article: Article): string {
  const known = foldedTexts.get(article);
  if (known !== undefined) return known;
  const folded = `${fold(article.title)}\n${fold(article.text)}`;
  foldedTexts.set(article, folded);
  return folded;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** Scripts written without spaces have no word edges to keep to. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** True where `part` stands in `whole` (both folded) as whole words: "iran" is not in "tirana". */
export function standsIn(part: string, whole: string): boolean {
  if (part === '') return false;
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    if (isEdge(whole, at) && isEdge(whole, at + part.length)) return true;
  }
  return false;
}

function isEdge(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (!WORD_CHARACTER.test(before) || !WORD_CHARACTER.test(after)) return true;
  return UNSPACED.test(before) || UNSPACED.test(after);
}

/** A citation with the article that it names. */
export interface Source {
  readonly article: Article;
  readonly quote: string;
}

/** The cited articles, or why a citation does not hold: unknown article, or words that do not stand there. */
export function findSources(citations: readonly Citation[], articles: readonly Article[]): Source[] | string {
  if (citations.length === 0) return 'it has no citation';
  const found: Source[] = [];
  for (const { article: id, quote } of citations) {
    const article = articles.find((candidate) => candidate.id === id);
    if (article === undefined) return `the cited article ${id} is not a source of the story`;
    if (!standsIn(fold(quote), foldedText(article))) {
      return `the quoted words do not stand in article ${id}`;
    }
    found.push({ article, quote });
  }
  return found;
}

/** Text between quotation marks of any style; a straight or single mark needs a word's edge beside it. */
const QUOTED =
  /[“„”]([^“”„]+)[”“]|"([^"]+)"|«\s?([^«»]+?)\s?»|「([^「」]+)」|『([^『』]+)』|(?<![\p{L}\p{N}])[‘']([^‘’']+(?:[’'](?=\p{L})[^‘’']+)*)[’'](?![\p{L}\p{N}])/gu;

/** What a text puts between quotation marks, folded, without the comma or stop that ends it. */
function quotedIn(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(QUOTED)) {
    const words = match.slice(1).find((group) => group !== undefined) ?? '';
    found.push(fold(words).replace(/[,.;:!?。，]+$/u, ''));
  }
  return found;
}

/** The first quotation of a claim that its sources do not have between quotation marks; null if all are true. */
export function falseQuotation(claim: string, sources: readonly Source[]): string | null {
  const quotations = quotedIn(claim);
  if (quotations.length === 0) return null;
  const spoken = sources.flatMap(({ article, quote }) =>
    [quote, article.title, ...paragraphsWith(article.text, quote)].flatMap(quotedIn),
  );
  const isTrue = (words: string) => spoken.some((span) => standsIn(words.toLowerCase(), span.toLowerCase()));
  return quotations.find((words) => !isTrue(words)) ?? null;
}

/** The paragraphs that hold the quote: a quotation may begin a sentence earlier. */
function paragraphsWith(text: string, quote: string): string[] {
  const words = fold(quote);
  return text.split(/\n\s*\n/).filter((paragraph) => standsIn(words, fold(paragraph)));
}
