/** The thread in which feeds are parsed: it may be stopped at any moment, and nobody else notices. */
import { parentPort } from 'node:worker_threads';
import { describe, SourceError } from '../errors.ts';
import type { ParsedFeed } from '../model.ts';
import type { Page, PageHints } from './page.ts';
import { parseDocument, type ReadHints } from './parse.ts';
import { type ReadFeed, withWords } from './words.ts';

/** One document to parse: a feed, in what storing needs of it or in full, or the page of an article. */
export type ParseRequest =
  | { readonly kind: 'feed'; readonly full: boolean; readonly bytes: Uint8Array; readonly hints: ReadHints }
  | { readonly kind: 'page'; readonly bytes: Uint8Array; readonly hints: PageHints };
/** What was read. */
export type Reading = ReadFeed | ParsedFeed | Page;
/** What became of it; `ready` comes first, and again when more libraries were loaded: only from then on time counts. `expected` errors are sentences for people. */
export type ParseReply =
  | { readonly ready: true }
  | { readonly read: Reading }
  | { readonly error: string; readonly expected: boolean };

async function reply(request: ParseRequest): Promise<ParseReply> {
  try {
    return { read: await readDocument(request) };
  } catch (error) {
    return { error: describe(error), expected: error instanceof SourceError };
  }
}

async function readDocument(request: ParseRequest): Promise<Reading> {
  if (request.kind === 'feed') {
    const feed = await parseDocument(request.bytes, request.hints);
    return request.full ? { ...feed, entries: [...feed.entries] } : withWords(feed);
  }
  // Loaded with the first page: a thread that reads feeds only does without.
  const { readPage } = await import('./page.ts');
  parentPort?.postMessage({ ready: true } satisfies ParseReply);
  return readPage(request.bytes, request.hints);
}

/** One after the other, as they came: whoever waits counts on the order. */
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: ParseRequest) => {
  last = last.then(async () => parentPort?.postMessage(await reply(request)));
});
parentPort?.postMessage({ ready: true } satisfies ParseReply);
