/** OPML, in and out: lists of feeds with their publishers. */

import { type Opml, parseOpml } from 'feedsmith';
import type { NewFeed } from '../db/feeds.ts';
import { SourceError } from '../errors.ts';
import type { Publisher } from '../model.ts';
import { regionOf } from '../regions.ts';
import { decode } from './decode.ts';
import type { Fetcher } from './fetch.ts';
import { withScheme } from './links.ts';
import { escapeMarkup } from './markup-reader.ts';
import { repairMarkup } from './repair.ts';

/** One feed of an OPML file. */
export type FeedOutline = NewFeed;

/** The project's own attributes, in the namespace urn:dateline:opml. */
const PUBLISHER = 'dateline:publisher';
const REGION = 'dateline:region';
const FULL_TEXT = 'dateline:fullText';
const OWN_ATTRIBUTES = [PUBLISHER, REGION, FULL_TEXT] as const;

type Outline = Opml.Outline<string, typeof OWN_ATTRIBUTES>;

/** Deeper lists are attacks. */
const MAX_DEPTH = 20;

/** An outline that is no usable feed; `why` is a whole sentence. */
export interface Refusal {
  readonly line: string;
  readonly why: string;
}

/** What an OPML file holds. */
export interface OpmlContents {
  readonly feeds: readonly FeedOutline[];
  readonly refused: readonly Refusal[];
}

/** Reads an OPML file. @throws SourceError when it is none. */
export function readOpml(text: string): OpmlContents {
  const feeds = new Map<string, FeedOutline>();
  const refused: Refusal[] = [];
  for (const { outline, section } of flattened(outlinesOf(text), null, 1)) {
    const found = feedOf(outline, section);
    if (found && 'why' in found) refused.push(found);
    else if (found && !feeds.has(found.url)) feeds.set(found.url, found);
  }
  return { feeds: [...feeds.values()], refused };
}

/** Reads the OPML file at an address. @throws SourceError when it cannot be fetched or is none. */
export async function fetchOpml(fetcher: Fetcher, address: string): Promise<OpmlContents> {
  const { bytes, contentType } = await fetcher.fetch(withScheme(address));
  return readOpml(decode(bytes, contentType));
}

/** Every outline with the heading that it stands under. */
function* flattened(
  outlines: readonly Outline[],
  section: string | null,
  depth: number,
): Generator<{ outline: Outline; section: string | null }> {
  if (depth > MAX_DEPTH) return;
  for (const outline of outlines) {
    yield { outline, section };
    const heading = addressOf(outline) === null ? headingOf(outline) : section;
    yield* flattened(outline.outlines ?? [], heading, depth + 1);
  }
}

function outlinesOf(text: string): readonly Outline[] {
  const repaired = repairMarkup(text);
  if (!/<opml[\s>]/i.test(repaired.slice(0, 4096))) throw new SourceError('This is not an OPML file.');
  try {
    return parseOpml(repaired, { extraOutlineAttributes: OWN_ATTRIBUTES }).body?.outlines ?? [];
  } catch (cause) {
    throw new SourceError('This OPML file cannot be read: it is broken.', { cause });
  }
}

function addressOf(outline: Outline): string | null {
  return text1(outline.xmlUrl) ?? (outline.type === 'rss' ? text1(outline.url) : null);
}

function headingOf(outline: Outline): string | null {
  return text1(outline.text) ?? text1(outline.title);
}

/** The outline's feed; why it is none; or null for a heading. */
function feedOf(outline: Outline, section: string | null): FeedOutline | Refusal | null {
  const address = addressOf(outline);
  const line = address ?? headingOf(outline) ?? 'An outline';
  if (address === null) return outline.type === 'rss' ? { line, why: `${line} has no xmlUrl.` } : null;
  const url = feedAddress(address);
  if (url === null) return { line, why: `${line} is not an http or https address.` };
  const title = headingOf(outline) ?? new URL(url).host;
  const feed = { url, title, publisher: publisherOf(outline, title, url), section };
  const mode = text1(outline[FULL_TEXT]);
  return mode === 'always' || mode === 'never' ? { ...feed, fullText: mode } : feed;
}

/** Name and region as the outline gives them; the region from the table of publishers where it gives none. */
function publisherOf(outline: Outline, title: string, url: string): Publisher {
  const region = text1(outline[REGION])?.toUpperCase() ?? '';
  const name = text1(outline[PUBLISHER]) ?? title;
  return { name, region: /^[A-Z]{2}$/.test(region) ? region : regionOf(name, url) };
}

function text1(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** An address in the form that feeds are stored under; `feed:` is read as http. Null for anything else. */
export function feedAddress(address: string): string | null {
  const url = address
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

/** Writes feeds as an OPML file, nested by section, that any feed reader takes. */
export function writeOpml(feeds: readonly FeedOutline[]): string {
  const sections = new Map<string | null, string[]>();
  for (const feed of feeds) {
    const lines = sections.get(feed.section) ?? [];
    sections.set(feed.section, [...lines, outlineOf(feed)]);
  }
  const body = [...sections].flatMap(([section, lines]) =>
    section === null ? lines : [`<outline text="${escapeMarkup(section)}">`, ...lines, '</outline>'],
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<opml version="2.0" xmlns:dateline="urn:dateline:opml">',
    '<head><title>Dateline feeds</title></head>',
    '<body>',
    ...body,
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}

function outlineOf({ url, title, publisher, fullText = 'when-short' }: FeedOutline): string {
  const attributes = {
    type: 'rss',
    text: title,
    title,
    xmlUrl: url,
    [PUBLISHER]: publisher.name,
    [REGION]: publisher.region,
    [FULL_TEXT]: fullText === 'when-short' ? null : fullText,
  };
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [`${name}="${escapeMarkup(value)}"`],
  );
  return `<outline ${written.join(' ')}/>`;
}
