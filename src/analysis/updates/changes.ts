/** What changed between a version of a story and the story as it is now. */
import type { Analysis, Article, ArticleId, Claim, Story, StoryChanges, StoryFacts } from '../../model.ts';
import { hash32 } from '../../text/hash.ts';
import { sentences } from '../../text/sentences.ts';
import { checkClaim } from '../claims/check.ts';
import { fold, foldedText, standsIn } from '../claims/quotes.ts';
import { languageOf } from '../extractive/language.ts';
import { changedFigure, type FigureText } from './figures.ts';
import { type Notice, noticesIn } from './notices.ts';

/** One thing that changed, in words. */
interface Part {
  readonly words: string;
  readonly material: boolean;
}

const LINE_LENGTH = 160;
const QUOTE_LENGTH = 90;
/** Share of a lost quote's words that a sentence must have to be looked at in its place. */
const NEARLY = 0.5;
/** Sentences of a new or edited article that are read for figures. */
const READ = 16;

/** What a version of a story says: kept, so that `changesBetween` can be asked later. */
export function factsOf(story: Pick<Story, 'articles'>, analysis: Analysis | null): StoryFacts {
  return {
    articles: story.articles.map(({ id, publisher, title, text }) => ({
      id,
      publisher: publisher.name,
      title,
      hash: hash32(`${title}\n${text}`),
    })),
    notices: noticesIn(story.articles).map(keyOf),
    claims: shownClaims(analysis),
  };
}

const keyOf = ({ kind, publisher }: Notice): string => `${kind} ${publisher}`;

function shownClaims(analysis: Analysis | null): Claim[] {
  if (!analysis) return [];
  const { hook, whatChanged, whyItMatters, whatToDoNext, takeaways } = analysis;
  return [hook, whatChanged, whyItMatters, whatToDoNext, ...takeaways].flatMap((claim) =>
    claim ? [{ text: claim.text, citations: claim.citations }] : [],
  );
}

/**
 * What changed since a version: retractions and corrections, figures that are now others, statements that their source
 * no longer makes, new sources, edits; the gravest first. Material are those that a reader of the earlier version should
 * know: all but edits of wording, and sources from the third on.
 */
export function changesBetween(before: StoryFacts, story: Pick<Story, 'articles'>): StoryChanges {
  const known = new Map(before.articles.map((article) => [article.id, article]));
  const fresh = story.articles.filter(({ id }) => !known.has(id));
  const edited = story.articles.filter(
    ({ id, title, text }) => known.has(id) && known.get(id)?.hash !== hash32(`${title}\n${text}`),
  );
  const noticed = newNotices(before, story.articles);
  const figures = figureParts(before, story.articles, [...edited, ...fresh]);
  // Who takes a report back, or gives another figure, has said why a sentence is gone.
  const explained = new Set([...noticed.map(({ publisher }) => publisher), ...figures.map(({ by }) => by)]);
  const lost = lostClaims(before, edited).filter(({ publisher }) => !explained.has(publisher));
  const parts: Part[] = [
    ...noticed.map(noticeWords),
    ...figures,
    ...lost.map(({ publisher, quote }) => ({
      words: `${publisher} no longer says “${cut(quote)}”`,
      material: true,
    })),
    ...sourceParts(before, fresh),
    ...movedParts(before, story.articles),
    ...editParts(edited, known, new Set([...explained, ...lost.map(({ publisher }) => publisher)])),
  ];
  return {
    line: lineOf(parts),
    parts: parts.map(({ words }) => words),
    material: parts.some(({ material }) => material),
  };
}

function newNotices(before: StoryFacts, articles: readonly Article[]): Notice[] {
  const seen = new Set(before.notices);
  const news = noticesIn(articles).filter((notice) => !seen.has(keyOf(notice)));
  const byKey = new Map(news.map((notice) => [keyOf(notice), notice]));
  const order = (notice: Notice) => (notice.kind === 'retraction' ? 0 : 1);
  return [...byKey.values()].sort((a, b) => order(a) - order(b));
}

function noticeWords({ kind, publisher }: Notice): Part {
  return {
    words: `${publisher} ${kind === 'retraction' ? 'retracted' : 'corrected'} its report`,
    material: true,
  };
}

/** At most one changed figure of an article, and the same change once. */
function figureParts(
  before: StoryFacts,
  all: readonly Article[],
  changed: readonly Article[],
): (Part & { by: string })[] {
  const shown = shownFigures(before, all);
  const found = new Map<string, Part & { by: string }>();
  for (const article of changed) {
    for (const text of figureTexts(article)) {
      const change = changedFigure(shown, text);
      if (!change) continue;
      const { label, now, before: old } = change;
      const words = label === null ? `now ${now}, before ${old}` : `${label} is now ${now}, before ${old}`;
      const by = article.publisher.name;
      const own = before.articles.some(({ publisher }) => publisher === by);
      found.set(`${now} ${old}`, { words: own ? words : `${by}: ${words}`, material: true, by });
      break;
    }
  }
  return [...found.values()];
}

function shownFigures(before: StoryFacts, articles: readonly Article[]): FigureText[] {
  const byId = new Map<ArticleId, Article>(articles.map((article) => [article.id, article]));
  const of = (text: string, id: ArticleId | undefined): FigureText => {
    const article = id === undefined ? undefined : byId.get(id);
    return { text, language: article ? languageOf(article) : 'en', published: article?.published ?? null };
  };
  return [
    ...before.articles.map(({ id, title }) => of(title, id)),
    ...before.claims.flatMap(({ text, citations }) => [
      of(text, citations[0]?.article),
      ...citations.map(({ quote, article }) => of(quote, article)),
    ]),
  ];
}

function figureTexts(article: Article): FigureText[] {
  const { published } = article;
  const language = languageOf(article);
  const notices = noticesIn([article]).map(({ quote }) => quote);
  const texts = [
    ...notices,
    article.title,
    ...sentences(article.text)
      .slice(0, READ)
      .map(({ text }) => text),
  ];
  return texts.map((text) => ({ text, language, published }));
}

interface Lost {
  readonly publisher: string;
  readonly quote: string;
}

/** Claims of the card whose words do not stand any more in the article that they were taken from. */
function lostClaims(before: StoryFacts, edited: readonly Article[]): Lost[] {
  const found = new Map<string, Lost>();
  for (const { text, citations } of before.claims) {
    for (const { article: id, quote } of citations) {
      const article = edited.find((one) => one.id === id);
      if (!article || standsIn(fold(quote), foldedText(article)) || stillSays(article, text, quote)) continue;
      found.set(quote, { publisher: article.publisher.name, quote: text });
    }
  }
  return [...found.values()].slice(0, 1);
}

/** A comma moved, or a sentence put in better words: it still carries the claim. */
function stillSays(article: Article, claim: string, quote: string): boolean {
  const wanted = lettersOf(quote);
  const near = [article.title, ...sentences(article.text).map(({ text }) => text)].filter(
    (text) => sharedShare(wanted, lettersOf(text)) >= NEARLY,
  );
  return near.some((text) => {
    const cited = { text: claim, citations: [{ article: article.id, quote: text }] };
    return checkClaim(cited, [article], article.published).ok;
  });
}

const lettersOf = (text: string): string[] =>
  text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

function sharedShare(wanted: readonly string[], said: readonly string[]): number {
  const there = new Set(said);
  return wanted.filter((word) => there.has(word)).length / Math.max(1, wanted.length);
}

function sourceParts(before: StoryFacts, fresh: readonly Article[]): Part[] {
  const known = new Set(before.articles.map(({ publisher }) => publisher));
  const names = [...new Set(fresh.map(({ publisher }) => publisher.name))].filter((name) => !known.has(name));
  const material = known.size === 1;
  if (names.length === 1) return [{ words: `new source: ${names[0]}`, material }];
  if (names.length > 1) return [{ words: `${names.length} new sources`, material }];
  if (fresh.length === 0) return [];
  const count = fresh.length === 1 ? 'a further report' : `${fresh.length} further reports`;
  return [{ words: `${count} by ${fresh[0]?.publisher.name}`, material: false }];
}

function movedParts(before: StoryFacts, articles: readonly Article[]): Part[] {
  const there = new Set(articles.map(({ id }) => id));
  const gone = before.articles.filter(({ id }) => !there.has(id)).length;
  if (gone === 0) return [];
  return [
    { words: `${gone === 1 ? '1 article' : `${gone} articles`} moved to another story`, material: false },
  ];
}

/** Edits that nothing graver was said about. */
function editParts(
  edited: readonly Article[],
  known: ReadonlyMap<ArticleId, StoryFacts['articles'][number]>,
  told: ReadonlySet<string>,
): Part[] {
  const quiet = edited.filter(({ publisher }) => !told.has(publisher.name));
  return quiet.slice(0, 1).map((article) => {
    const retitled = known.get(article.id)?.title !== article.title;
    const what = retitled ? `changed its headline to “${cut(article.title)}”` : 'edited its report';
    return { words: `${article.publisher.name} ${what}`, material: false };
  });
}

function lineOf(parts: readonly Part[]): string {
  let line = '';
  for (const [i, { words }] of parts.entries()) {
    const longer = line === '' ? words : `${line}; ${words}`;
    if (i > 0 && longer.length > LINE_LENGTH) return `${line}; and more`;
    line = longer;
  }
  return line;
}

function cut(quote: string): string {
  const characters = [...quote];
  return characters.length <= QUOTE_LENGTH
    ? quote
    : `${characters
        .slice(0, QUOTE_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
