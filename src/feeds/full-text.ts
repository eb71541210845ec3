/** Full texts: which articles are owed the text of their own page, and how they get it. */

import type { Database } from '../db/database.ts';
import { type OwedPage, type OwedText, recordFullText, takePage } from '../db/full-texts.ts';
import { describe, SourceError } from '../errors.ts';
import type { Article, ArticleImage, FullTextMode, Instant } from '../model.ts';
import { detectLanguage } from '../text/language.ts';
import { words } from '../text/tokens.ts';
import type { Fetcher } from './fetch.ts';
import { FetchError } from './fetch-error.ts';
import { fewImages } from './images.ts';
import { hashOf } from './mapping.ts';
import type { Page } from './page.ts';
import type { FeedReader } from './reader.ts';

/** What reading pages needs. */
export interface PageDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  now(): Instant;
}

/** What an article says once its page was read. */
export interface FullText {
  readonly text: string;
  readonly language: string | null;
  readonly images: readonly ArticleImage[];
}

/** An article waits so long for its text before it gets a story without. */
const WAIT_MS = 60_000;
const MOST_ATTEMPTS = 2;
const RETRY_MS = 20_000;
/** Longer than fetching and reading may take: what is due again after this was left by a crash. */
const LEASE_MS = 90_000;

/** A feed's first poll finds years of entries: of these only the newest are worth a visit to their pages. */
const MOST_AT_FIRST = 3;
/** A feed that brings more at once has changed its ids, or is a catalogue. */
const MOST_AT_ONCE = 20;

/** Weight of what is written without spaces: one character says as much as three letters. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/gu;
/** About 200 words: a shorter text is an introduction, or as short as its page is. */
const SHORT = 1_200;
/** How texts end that go on elsewhere; longer ones are whole articles with a note below. */
const GOES_ON =
  /(?:…|\.{3}|\[\+?\d* ?chars\]|\[…\]|\b(?:read (?:the )?(?:full|more|rest|whole)|continue reading|keep reading|weiterlesen|leer más|seguir leyendo|lire la suite)\b[^.!?\n]{0,60}|阅读全文|続きを読む)\s*$/i;
const LONGEST_TEASER = 5_000;

/** True where a feed gives only the beginning of an article. */
function isTeaser(text: string): boolean {
  const dense = text.length > SHORT ? 0 : (text.match(DENSE)?.length ?? 0);
  return text.length + 2 * dense < SHORT || (text.length < LONGEST_TEASER && GOES_ON.test(text.slice(-120)));
}

/** Pages that are files: there is nothing to read. */
const FILE = /\.(?:pdf|mp[34]|m4[av]|ogg|wav|webm|zip|jpe?g|png|gif|webp|svg|docx?|xlsx?|pptx?|epub)$/i;

/** Whether the page of an article is to be read for its text. */
export function wantsPage(mode: FullTextMode, { url, text }: Pick<Article, 'url' | 'text'>): boolean {
  if (mode === 'never' || url === null || FILE.test(new URL(url).pathname)) return false;
  return mode === 'always' || isTeaser(text);
}

/** Of new articles, newest first, those whose pages are read: what each is owed, by its place in the list. */
export function owedTexts(
  mode: FullTextMode,
  articles: readonly Pick<Article, 'url' | 'title' | 'text' | 'backlog' | 'published'>[],
  now: Instant,
  firstPoll: boolean,
): ReadonlyMap<number, OwedText> {
  const wanted = articles
    .map((article, place) => ({ article, place }))
    .filter(({ article }) => wantsPage(mode, article))
    .toSorted((a, b) => (b.article.published ?? 0) - (a.article.published ?? 0))
    .slice(0, firstPoll ? MOST_AT_FIRST : MOST_AT_ONCE);
  return new Map(
    wanted.map(({ article, place }) => [place, owedText(article, now, article.backlog ? 0 : WAIT_MS)]),
  );
}

/** What an article is owed whose page is read again, because its feed says that it changed. */
export function owedAgain(words: { title: string; text: string }, now: Instant): OwedText {
  return owedText(words, now, 0);
}

function owedText(words: { title: string; text: string }, now: Instant, waitMs: number): OwedText {
  return { nextAttemptAt: now, waitUntil: waitMs && now + waitMs, feedWords: feedWordsOf(words) };
}

/** Tells whether a feed says something else than before. */
export function feedWordsOf({ title, text }: { title: string; text: string }): string {
  return hashOf([title, text]);
}

/**
 * One attempt at an article's page. Null where there is no text, or none yet: why is written down. The text is not stored
 * here, and stays owed until the caller has stored it.
 */
export async function fetchFullText(
  deps: PageDeps,
  page: OwedPage,
  signal: AbortSignal,
): Promise<FullText | null> {
  const { article, attempts } = page;
  if (!(await takePage(deps.db, page, deps.now() + LEASE_MS))) return null;
  try {
    if (attempts >= MOST_ATTEMPTS) throw new SourceError('Reading the page was broken off twice.');
    return fullTextOf(page, await readPageOf(deps, article, signal));
  } catch (error) {
    if (signal.aborted || !(error instanceof SourceError)) throw error;
    await recordFailure(deps, page, error);
    return null;
  }
}

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

async function readPageOf(
  { fetcher, reader }: PageDeps,
  { url }: Article,
  signal: AbortSignal,
): Promise<Page> {
  const {
    bytes,
    contentType,
    url: from,
  } = await fetcher.fetch(url ?? '', { accept: ACCEPT, asRobot: true, signal });
  return reader.readPage(bytes, { contentType, url: from });
}

/** @throws SourceError where the page says less than the feed, or speaks of something else. */
function fullTextOf({ article, feedWords }: OwedPage, page: Page): FullText {
  const text = withoutHeadline(page.text, article.title);
  const ofFeed = feedWordsOf(article) === feedWords;
  if (ofFeed && text.length <= article.text.length)
    throw new SourceError('The page says no more than the feed.');
  if (!speaksOf(article, text)) throw new SourceError('The page is about something else than its entry.');
  return {
    text,
    language: detectLanguage(`${article.title}\n${text}`) ?? page.language,
    images: fewImages([...page.images, ...(article.images ?? [])]),
  };
}

function withoutHeadline(text: string, title: string): string {
  const [first = '', ...rest] = text.split('\n\n');
  return first.toLowerCase() === title.toLowerCase() ? rest.join('\n\n') : text;
}

/** Of the words of the title and the teaser so many have to be on the page: consent forms and front pages have none. */
const SHARE = 1 / 4;

function speaksOf({ title, text: teaser }: Article, text: string): boolean {
  const page = text.normalize('NFKC').toLowerCase();
  const telling = (from: string) =>
    [...new Set(words(from))].filter((word) => /[^\p{sc=Latin}]/u.test(word) || word.length > 3);
  const asked = telling(`${title} ${teaser.slice(0, 300)}`);
  return asked.filter((word) => page.includes(word)).length >= asked.length * SHARE;
}

async function recordFailure(deps: PageDeps, page: OwedPage, error: SourceError): Promise<void> {
  const { article, attempts } = page;
  const again = attempts + 1 < MOST_ATTEMPTS && mayPass(error);
  const problem = describe(error);
  const nextAttemptAt = deps.now() + RETRY_MS;
  await recordFullText(deps.db, article.id, again ? { problem, nextAttemptAt } : { problem, state: 'none' });
}

/** Whether another attempt in a few seconds may go better. */
function mayPass(error: SourceError): boolean {
  if (!(error instanceof FetchError) || (error.retryAfterMs ?? 0) > RETRY_MS) return false;
  return error.status === null || error.status >= 500 || error.status === 408;
}
