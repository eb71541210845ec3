/** From a feed's entry to an article: the text that will be quoted, a title, and a time that can be believed. */
import type { NewArticle } from '../db/articles.ts';
import type { Entry, FeedId, Instant, Publisher } from '../model.ts';
import { detectLanguage } from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import { hashOf } from './mapping.ts';
import { plainText } from './plain-text.ts';

/** A time zone mistake is at most so wide; what is dated further ahead is not dated. */
const FUTURE_MS = 86_400_000;
const TITLE_LENGTH = 120;

/** Where an entry comes from. */
export interface Origin {
  readonly feedId: FeedId | null;
  readonly publisher: Publisher;
}

/** The article that an entry is; null when it says nothing at all. */
export function articleOf(
  entry: Entry,
  origin: Origin,
  key: string,
  now: Instant,
): Omit<NewArticle, 'backlog'> | null {
  const { title, text } = wordsOf(entry);
  if (title === '' && text === '') return null;
  return {
    ...origin,
    key,
    url: entry.link,
    title: title || titleFrom(text),
    text,
    language: detectLanguage(`${title}\n${text}`),
    published: believableTime(entry.published ?? entry.updated, now),
    collected: now,
    sample: false,
  };
}

/** Title and text as they are stored. The fuller of content and summary is the text. */
export function wordsOf(entry: Entry): { title: string; text: string } {
  const content = entry.content === null ? '' : plainText(entry.content);
  const summary = entry.summary ?? '';
  return { title: entry.title, text: content.length >= summary.length ? content : summary };
}

/** Changes when an entry says something else; costs no parsing. */
export function contentHashOf(entry: Entry): string {
  return hashOf([entry.title, entry.content, entry.summary]);
}

/** A title for what has none: the first sentence, cut at a word. */
export function titleFrom(text: string): string {
  const first = (sentences(text.slice(0, 2_000))[0]?.text ?? text).replace(/\s+/g, ' ').trim();
  if (first.length <= TITLE_LENGTH) return first;
  const cut = first.slice(0, TITLE_LENGTH - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > TITLE_LENGTH / 2 ? space : cut.length)}…`;
}

/** A publication time, or null for one that lies more than a day ahead. */
function believableTime(published: Instant | null, now: Instant): Instant | null {
  return published !== null && published <= now + FUTURE_MS ? published : null;
}
