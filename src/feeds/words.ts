/** What a document's entries say and which ones they are, worked out in the thread that read it: the main thread only stores. */
import { hash } from 'node:crypto';
import type { Entry, ParsedFeed } from '../model.ts';
import { detectLanguage } from '../text/language.ts';
import { type Identities, identify, type Telling, wordedIdentity } from './identity.ts';
import type { ComingFeed } from './mapping.ts';
import { plainText } from './plain-text.ts';

/** An entry as storing it needs: without its markup, which would be copied from thread to thread for nothing. */
export interface ReadEntry extends Pick<Entry, 'id' | 'title' | 'link' | 'published' | 'updated' | 'images'> {
  readonly identities: Identities;
  /** The fuller of content and summary, as plain text. */
  readonly text: string;
  /** ISO 639-1, or null if not detected. */
  readonly language: string | null;
  /** Changes when the entry says something else, in words or in markup. */
  readonly contentHash: string;
}

/** A feed document whose entries are ready to be stored, each once. */
export interface ReadFeed extends Omit<ParsedFeed, 'entries'> {
  readonly entries: readonly ReadEntry[];
}

/**
 * Works out what every entry says. An entry's markup is let go before the next one is understood: whole documents of it
 * would be copied again and again by the collector of young objects.
 */
export function withWords(feed: ComingFeed): ReadFeed {
  const told: Told[] = [];
  for (const entry of feed.entries) told.push(tell(entry));
  const entries = identify({ link: feed.link, entries: told });
  return { ...feed, entries: entries.map(({ entry, identities }) => ({ ...entry.read, identities })) };
}

/** An entry for finding out which one it is, and what will be read of it. */
interface Told extends Telling {
  readonly read: Omit<ReadEntry, 'identities'>;
}

function tell(entry: Entry): Told {
  const { id, title, link, published, summary } = entry;
  return { id, title, link, published, summary, worded: wordedIdentity(entry), read: readEntry(entry) };
}

function readEntry(entry: Entry): Omit<ReadEntry, 'identities'> {
  const { id, title, link, published, updated, images, content, summary } = entry;
  const text = textOf(entry);
  return {
    ...{ id, title, link, published, updated, images, text },
    language: languageOf(title, text),
    // Plainly joined: quoting whole articles as JSON would take as long as hashing them. No text has a NUL.
    contentHash: hash('sha256', `${title}\0${content ?? ''}\0${summary ?? ''}`).slice(0, 32),
  };
}

function textOf(entry: Entry): string {
  const content = entry.content === null ? '' : plainText(entry.content);
  const summary = entry.summary ?? '';
  return content.length >= summary.length ? content : summary;
}

/** Enough to tell a language by. */
const TELLING_CHARACTERS = 2_000;

/** The language of an article, by its title and how its text begins; null if not detected. */
export function languageOf(title: string, text: string): string | null {
  return detectLanguage(`${title}\n${text.slice(0, TELLING_CHARACTERS)}`);
}
