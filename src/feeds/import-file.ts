/** Files for `dateline import`: OPML, a feed document, or JSON Lines of articles, whichever it is. */

import type { NewArticle } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { insertArticles } from '../db/entries.ts';
import { describe } from '../errors.ts';
import type { Instant } from '../model.ts';
import { regionOf } from '../regions.ts';
import { titleFrom } from './article.ts';
import { parseDate } from './dates.ts';
import { decode } from './decode.ts';
import { absoluteLink } from './links.ts';
import { hashOf } from './mapping.ts';
import { type FeedOutline, readOpml } from './opml.ts';
import { cleanCharacters } from './plain-text.ts';
import type { FeedReader } from './reader.ts';
import { languageOf, type ReadEntry } from './words.ts';

/** An article as a file gives it. */
export type ImportedArticle = Pick<NewArticle, 'key' | 'url' | 'title' | 'text' | 'published'> & {
  /** Name of the publisher; null where the file names none. */
  readonly source: string | null;
};

/** One thing found in a file. `line` says where: a line number, an address, or the file's name; `why` is a whole sentence. */
export type ImportItem =
  | { readonly kind: 'feed'; readonly feed: FeedOutline }
  | { readonly kind: 'article'; readonly article: ImportedArticle }
  | { readonly kind: 'problem'; readonly line: string; readonly why: string };

type OnTotal = (total: number) => void;

/** Longer texts are cut at a paragraph: no article is, and every reader of it would pay. */
const LONGEST_TEXT = 1_000_000;

/**
 * Reads a file piece by piece; a bad line is an item too, and the rest goes on. How many items there are at most is
 * told before the first one.
 */
export async function* readImport(
  name: string,
  bytes: Uint8Array,
  reader: FeedReader,
  onTotal: OnTotal = () => {},
): AsyncGenerator<ImportItem, void, undefined> {
  const start = decode(bytes.subarray(0, 8192)).trimStart();
  if (start.startsWith('{') && !looksLikeJsonFeed(start)) return yield* articleLines(bytes, onTotal);
  try {
    if (/<opml[\s>]/i.test(start)) yield* outlines(decode(bytes), onTotal);
    else yield* entries(bytes, reader, onTotal);
  } catch (error) {
    yield { kind: 'problem', line: name, why: describe(error) };
  }
}

/** JSON Feed begins like JSON Lines; its version stands in its first lines. */
function looksLikeJsonFeed(start: string): boolean {
  return /^\{\s*(?:"[^"]*"\s*:\s*"[^"]*"\s*,\s*)*"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/.test(
    start,
  );
}

function* outlines(text: string, onTotal: OnTotal): Generator<ImportItem> {
  const { feeds, refused } = readOpml(text);
  onTotal(feeds.length + refused.length);
  for (const feed of feeds) yield { kind: 'feed', feed };
  for (const { line, why } of refused) yield { kind: 'problem', line, why };
}

async function* entries(bytes: Uint8Array, reader: FeedReader, onTotal: OnTotal): AsyncGenerator<ImportItem> {
  const feed = await reader.read(bytes);
  onTotal(feed.entries.length);
  for (const entry of feed.entries) yield entryItem(entry, feed.title ?? feed.link ?? '');
}

function entryItem(entry: ReadEntry, source: string): ImportItem {
  const { title, text } = entry;
  if (text === '' && title === '')
    return { kind: 'problem', line: entry.id, why: `The entry ${entry.id} has neither title nor text.` };
  const article = {
    key: hashOf(['import', source, entry.id]),
    url: entry.link,
    title: title || titleFrom(text),
    text: cutText(text),
    published: entry.published ?? entry.updated,
    source: source || null,
  };
  return { kind: 'article', article };
}

function* articleLines(bytes: Uint8Array, onTotal: OnTotal): Generator<ImportItem> {
  let number = 0;
  const text = decode(bytes);
  onTotal(countLines(text));
  for (const line of linesOf(text)) {
    number += 1;
    if (line.trim() !== '') yield articleLine(line, String(number));
  }
}

function countLines(text: string): number {
  let count = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The lines of a text, one at a time: a split would hold all of them twice. */
function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    yield text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
  }
}

function articleLine(line: string, number: string): ImportItem {
  const problem = (what: string): ImportItem => ({
    kind: 'problem',
    line: number,
    why: `Line ${number} ${what}.`,
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return problem('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problem('is not an object');
  const article = {
    id: null,
    url: null,
    title: null,
    published: null,
    text: null,
    source: null,
    ...value,
  } as Raw;
  return understood(article, problem);
}

type Raw = Readonly<Record<'id' | 'url' | 'title' | 'published' | 'text' | 'source', unknown>>;

function understood(raw: Raw, problem: (why: string) => ImportItem): ImportItem {
  const text = typeof raw.text === 'string' ? cutText(cleanCharacters(raw.text).trim()) : null;
  if (text === null) return problem('has no "text"');
  if (text === '') return problem('has an empty "text"');
  const published = typeof raw.published === 'string' ? parseDate(raw.published) : null;
  if (raw.published !== null && published === null)
    return problem('has a "published" that is no ISO 8601 date');
  const url = typeof raw.url === 'string' ? absoluteLink(raw.url, []) : null;
  const title = stringOf(raw.title) ?? titleFrom(text);
  const key =
    stringOf(raw.id) ?? hashOf(['import', url, title, raw.published === null ? null : published, text]);
  return { kind: 'article', article: { key, url, title, text, published, source: stringOf(raw.source) } };
}

function stringOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  return cleanCharacters(value).replace(/\s+/g, ' ').trim() || null;
}

function cutText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const cut = text.lastIndexOf('\n\n', LONGEST_TEXT);
  return text.slice(0, cut > 0 ? cut : LONGEST_TEXT).trimEnd();
}

/**
 * Stores the articles among these items in one transaction; returns how many were not there yet. Imported
 * articles are history: every question finds them, and none is posted (`backlog`).
 */
export async function storeImported(
  db: Database,
  items: readonly ImportItem[],
  now: Instant,
): Promise<number> {
  const articles = items.flatMap((item) => (item.kind === 'article' ? [toStore(item.article, now)] : []));
  return insertArticles(db, articles);
}

function toStore({ source, ...article }: ImportedArticle, now: Instant): NewArticle {
  return {
    ...article,
    feedId: null,
    language: languageOf(article.title, article.text),
    publisher: { name: source ?? 'imported', region: regionOf(source ?? '', article.url) },
    collected: now,
    backlog: true,
    sample: false,
  };
}
