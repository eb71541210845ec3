/** The thread in which feeds are parsed: it may be stopped at any moment, and nobody else notices. */
import { parentPort } from 'node:worker_threads';
import { describe, SourceError } from '../errors.ts';
import type { ParsedFeed } from '../model.ts';
import { parseDocument, type ReadHints } from './parse.ts';

/** One document to parse. */
export interface ParseRequest {
  readonly bytes: Uint8Array;
  readonly hints: ReadHints;
}
/** What became of it; `ready` comes once, first. `expected` errors are sentences for people. */
export type ParseReply =
  | { readonly ready: true }
  | { readonly feed: ParsedFeed }
  | { readonly error: string; readonly expected: boolean };

async function reply({ bytes, hints }: ParseRequest): Promise<ParseReply> {
  try {
    return { feed: await parseDocument(bytes, hints) };
  } catch (error) {
    return { error: describe(error), expected: error instanceof SourceError };
  }
}

parentPort?.on('message', (request: ParseRequest) => {
  void reply(request).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage({ ready: true } satisfies ParseReply);
