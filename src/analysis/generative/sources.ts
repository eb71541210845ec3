/** What of a story's sources a model is shown: sentences with ids, within bounds. */
import type { Article, Citation, Story } from '../../model.ts';
import { sentences } from '../../text/sentences.ts';
import { isNoise } from '../claims/noise.ts';
import { fold } from '../claims/quotes.ts';

/** A sentence that the model may cite by its id. */
export interface ShownSentence {
  /** `2.14`: article 2, sentence 14; `2.0` is the title. */
  readonly id: string;
  readonly quote: string;
}

/** An article as it is shown. */
export interface ShownArticle {
  readonly article: Article;
  /** False for background: an earlier article on the same matter. */
  readonly own: boolean;
  readonly sentences: readonly ShownSentence[];
}

/** Long stories begin and end with what matters: these first, those last. */
const FIRST_ARTICLES = 5;
const LAST_ARTICLES = 3;
const MOST_BACKGROUND = 6;
/** Characters of the story's own articles in all, and of each background article. */
const OWN_CHARACTERS = 24_000;
const BACKGROUND_CHARACTERS = 900;
const LONGEST_SENTENCE = 600;
/** Less own text than this is a headline again: a model has nothing to read. */
const ENOUGH_CHARACTERS = 120;

/** Chooses the articles and sentences to show; none where the story has no text to speak of. */
export function showSources(story: Story, related: readonly Article[]): ShownArticle[] {
  const all = distinct(story.articles);
  const own =
    all.length > FIRST_ARTICLES + LAST_ARTICLES
      ? [...all.slice(0, FIRST_ARTICLES), ...all.slice(-LAST_ARTICLES)]
      : all;
  const background = distinct(related).filter(
    (article) => !story.articles.some(({ id }) => id === article.id),
  );
  const each = Math.floor(OWN_CHARACTERS / Math.max(1, own.length));
  const shown = [
    ...own.map((article, i) => show(article, i + 1, true, each)),
    ...background
      .slice(-MOST_BACKGROUND)
      .map((article, i) => show(article, own.length + i + 1, false, BACKGROUND_CHARACTERS)),
  ];
  const readable = shown.filter((article) => article.own).flatMap(({ sentences: [, ...rest] }) => rest);
  const characters = readable.reduce((sum, { quote }) => sum + quote.length, 0);
  return characters < ENOUGH_CHARACTERS ? [] : shown;
}

/** Syndicated copies say nothing new: the first stays. */
function distinct(articles: readonly Article[]): Article[] {
  const known = new Set<string>();
  return articles.filter(({ text }) => {
    const beginning = fold(text.slice(0, 2000));
    const isNew = !known.has(beginning);
    known.add(beginning);
    return isNew;
  });
}

/** Sentences in order until the bound; text that is no news (instructions to a model, markup, bylines) is not shown. */
function show(article: Article, number: number, own: boolean, most: number): ShownArticle {
  const shown: ShownSentence[] = [];
  let left = most;
  const take = (quote: string, place: number) => {
    if (quote.length > LONGEST_SENTENCE || quote.length > left || isNoise(quote)) return;
    left -= quote.length;
    shown.push({ id: `${number}.${place}`, quote });
  };
  take(article.title, 0);
  // One of a megabyte is cut before it is read.
  for (const [i, { text }] of sentences(article.text.slice(0, 2 * most)).entries()) take(text, i + 1);
  return { article, own, sentences: shown };
}

/** Citations of the sentences with these ids; an id that was not shown is left out. */
export function citationsOf(ids: readonly string[], shown: readonly ShownArticle[]): Citation[] {
  const found = [...new Set(ids.map((id) => id.replace(/[^\d.]/g, '')))].map((id) =>
    shown.flatMap(({ article, sentences: list }) =>
      list.filter((sentence) => sentence.id === id).map(({ quote }) => ({ article: article.id, quote })),
    ),
  );
  return found.flat();
}
