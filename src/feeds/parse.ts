/** One document from bytes to feed: the scanner of ordinary feeds, else decode, repair, and the first reader that can read it. Runs in a worker thread. */
import { SourceError } from '../errors.ts';
import { decode } from './decode.ts';
import { looksLikeJson, readJsonFeed } from './json-feed-reader.ts';
import { type ComingFeed, mapFeed } from './mapping.ts';
import { readMarkup } from './markup-reader.ts';
import { readOrdinaryFeed } from './ordinary-feed.ts';
import { repairMarkup, rootStart } from './repair.ts';
import { fitsRssParser, readWithRssParser } from './rss-parser-reader.ts';
import type { WireFeed } from './wire.ts';

/** What came with the bytes. */
export interface ReadHints {
  readonly contentType?: string | null;
  readonly url?: string | null;
}

/** Longer documents go past rss-parser: the forgiving reader takes 40 % of its time on the same bytes, and reads no less. */
const LARGE = 64 * 1024;

/** Reads a feed document. @throws SourceError saying what the document is instead. */
export async function parseDocument(bytes: Uint8Array, hints: ReadHints): Promise<ComingFeed> {
  const url = hints.url && /^https?:\/\//i.test(hints.url) ? hints.url : null;
  const ordinary = readOrdinaryFeed(bytes);
  if (ordinary) return mapFeed(ordinary, url);
  const text = decode(bytes, hints.contentType ?? null);
  if (looksLikeJson(text)) return readJson(text, url);
  const repaired = repairMarkup(text);
  const wire = (await tryRssParser(repaired)) ?? readMarkup(repaired);
  if (!wire) throw new SourceError(whatItIs(repaired, text));
  return mapFeed(wire, url);
}

function readJson(text: string, url: string | null): ComingFeed {
  try {
    return readJsonFeed(text, url);
  } catch (cause) {
    throw new SourceError('This is JSON, but not a JSON Feed.', { cause });
  }
}

/** Null where rss-parser cannot read the document in full: the forgiving reader follows. */
async function tryRssParser(text: string): Promise<WireFeed | null> {
  if (text.length > LARGE || !fitsRssParser(text)) return null;
  try {
    const wire = await readWithRssParser(text);
    return wire && wire.entries.length >= countEntries(text) ? wire : null;
  } catch {
    return null;
  }
}

function countEntries(text: string): number {
  return text.match(/<(?:item|entry)[\s>/]/gi)?.length ?? 0;
}

function whatItIs(text: string, original: string): string {
  if (original.trim() === '') return 'This document is empty, not a feed.';
  const root = /^<([\w:.-]{1,60})/.exec(text.slice(Math.max(0, rootStart(text))))?.[1]?.toLowerCase();
  if (root === 'html' || root === 'body' || /<(?:html|head|body)\b/i.test(original.slice(0, 4096))) {
    return 'This is a web page, not a feed; give the address of the feed, or add the page so that its feeds are looked up.';
  }
  if (root === 'opml') return 'This is an OPML list of feeds, not a feed; import it instead.';
  if (root) return `This is an XML document of the kind "${root}", not a feed.`;
  return 'This is not a feed: neither RSS, Atom, RDF nor JSON Feed.';
}
