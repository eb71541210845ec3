/** Feed files for `dateline parse`: no network, no database. */
import { readFile } from 'node:fs/promises';
import { describe, UsageError } from '../errors.ts';
import type { Entry, FeedFormat, Instant, ParsedFeed } from '../model.ts';
import type { FeedReader } from './reader.ts';

/** A file, and what came with it when it was fetched. */
export interface FeedFile {
  readonly file: string;
  readonly contentType?: string;
  readonly url?: string;
}

/** An entry as `dateline parse` prints it: dates in ISO 8601 UTC, or null. */
export type PrintedEntry = Omit<Entry, 'published' | 'updated' | 'images'> & {
  readonly published: string | null;
  readonly updated: string | null;
};
export interface PrintedFeed {
  readonly title: string | null;
  readonly link: string | null;
  readonly format: FeedFormat;
  readonly entries: readonly PrintedEntry[];
}
/** One line of the output. */
export type ParsedFile =
  | { readonly file: string; readonly feed: PrintedFeed }
  | { readonly file: string; readonly error: string };

/** So many files are read ahead, so that every thread has work. */
const AHEAD = 16;

/** Parses files and yields one result for each, in their order; a bad file is a result too. */
export async function* parseFiles(
  inputs: readonly FeedFile[],
  reader: FeedReader,
): AsyncGenerator<ParsedFile, void, undefined> {
  const running: Promise<ParsedFile>[] = [];
  for (const input of inputs) {
    running.push(parseFile(input, reader));
    if (running.length < AHEAD) continue;
    const first = await running.shift();
    if (first) yield first;
  }
  for (const rest of running) yield await rest;
}

async function parseFile(input: FeedFile, reader: FeedReader): Promise<ParsedFile> {
  const { file, contentType = null, url = null } = input;
  try {
    const bytes = await readFile(file).catch((cause: unknown) => {
      throw new UsageError(`The file "${file}" cannot be read.`, { cause });
    });
    return { file, feed: printed(await reader.readInFull(bytes, { contentType, url })) };
  } catch (error) {
    return { file, error: describe(error) };
  }
}

function printed({ title, link, format, entries }: ParsedFeed): PrintedFeed {
  return { title, link, format, entries: entries.map(printedEntry) };
}

function printedEntry(entry: Entry): PrintedEntry {
  const { id, title, link, author, summary, content, enclosures } = entry;
  const [published, updated] = [iso(entry.published), iso(entry.updated)];
  return { id, title, link, published, updated, author, summary, content, enclosures };
}

function iso(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/**
 * Reads a manifest: JSON Lines of `{file, contentType?, url?}`.
 * @throws UsageError naming the line that is wrong.
 */
export async function readManifest(path: string): Promise<FeedFile[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The manifest "${path}" cannot be read.`, { cause });
  });
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [manifestLine(line, path, index + 1)]));
}

function manifestLine(line: string, path: string, number: number): FeedFile {
  const wrong = (cause?: unknown) =>
    new UsageError(`Line ${number} of "${path}" is not {"file": …, "contentType"?: …, "url"?: …}.`, {
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw wrong(cause);
  }
  if (typeof value !== 'object' || value === null || !('file' in value) || typeof value.file !== 'string')
    throw wrong();
  const { contentType, url } = value as { contentType?: unknown; url?: unknown };
  return {
    file: value.file,
    ...(typeof contentType === 'string' && { contentType }),
    ...(typeof url === 'string' && { url }),
  };
}
