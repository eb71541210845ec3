/** From a feed's entry to an article: the text that will be quoted, a title, and a time that can be believed. */
import type { NewArticle } from '../db/articles.ts';
import type { FeedId, Instant, Publisher } from '../model.ts';
import { sentences } from '../text/sentences.ts';
import type { ReadEntry } from './words.ts';

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
  entry: ReadEntry,
  origin: Origin,
  key: string,
  now: Instant,
): Omit<NewArticle, 'backlog'> | null {
  const { title, text, language } = entry;
  if (title === '' && text === '') return null;
  return {
    ...origin,
    key,
    url: entry.link,
    title: title || titleFrom(text),
    text,
    language,
    published: believableTime(entry.published ?? entry.updated, now),
    collected: now,
    sample: false,
    images: entry.images,
  };
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
