/**
 * Which entries are new. Feeds change guids, dates and order, share one guid or one link among entries, or have
 * neither; a date is never a watermark. An entry is new when none of its identities leads to an article.
 */
import type { KnownEntry } from '../db/entries.ts';
import type { Entry, ParsedFeed } from '../model.ts';
import { hashOf, isMadeId } from './mapping.ts';

/** An entry with its identities, the strongest first. Null where it has none of that kind that can be trusted. */
export interface IdentifiedEntry {
  readonly entry: Entry;
  readonly id: string | null;
  readonly link: string | null;
  /** Of title and date: finds an entry whose guid and link both changed (a site that moved). */
  readonly dated: string | null;
  /** Of title and text, where the entry has neither guid nor link. */
  readonly worded: string | null;
}

/** Works out the identities of a document's entries; repetitions of one entry within it are left out. */
export function identify(feed: ParsedFeed): IdentifiedEntry[] {
  const entries = distinct(feed.entries);
  const sharedIds = shared(entries.map((entry) => entry.id));
  const sharedLinks = shared(entries.map((entry) => linkIdentity(entry.link)));
  const home = linkIdentity(feed.link);
  return entries.map((entry) => {
    const link = linkIdentity(entry.link);
    return {
      entry,
      id: sharedIds.has(entry.id) ? null : hashOf(['id', entry.id]),
      link: link === null || link === home || sharedLinks.has(link) ? null : hashOf(['link', link]),
      dated: entry.title && entry.published !== null ? hashOf(['dated', entry.title, entry.published]) : null,
      worded: wordedIdentity(entry),
    };
  });
}

function distinct(entries: readonly Entry[]): Entry[] {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const key = hashOf([entry.id, entry.title, linkIdentity(entry.link)]);
    if (!found.has(key)) found.set(key, entry);
  }
  return [...found.values()];
}

/** All identities of an entry, the strongest first; never empty. */
export function identitiesOf({ entry, id, link, dated, worded }: IdentifiedEntry): string[] {
  const all = [id, link, dated, worded].filter((identity) => identity !== null);
  return all.length > 0 ? all : [hashOf(['entry', entry.id, entry.title, entry.link, entry.summary])];
}

/** Values that stand for several entries of one document: they tell none of them apart. */
function shared(values: readonly (string | null)[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const value of values) {
    if (value === null) continue;
    if (seen.has(value)) repeated.add(value);
    seen.add(value);
  }
  return repeated;
}

/** A link without what may change under the same page: scheme, `www.`, fragment, tracking marks, last slash. */
function linkIdentity(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const url = new URL(link);
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_|at_|fbclid|gclid)/.test(name)) url.searchParams.delete(name);
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`;
}

function wordedIdentity(entry: Entry): string | null {
  if (!isMadeId(entry.id) || entry.link !== null) return null;
  return hashOf(['worded', entry.title, entry.summary ?? entry.content]);
}

/** An entry, and the article that it already is, if any. */
export interface MatchedEntry extends IdentifiedEntry {
  readonly known: KnownEntry | null;
}

/**
 * Finds for each entry the article that it already is. Certain matches go first: an article that one entry has by its
 * id is not given to another that merely shares its link, date or words.
 */
export function matchKnown(
  entries: readonly IdentifiedEntry[],
  known: readonly KnownEntry[],
): MatchedEntry[] {
  const byIdentity = new Map(known.map((row) => [row.identity, row]));
  const taken = new Set<number>();
  const matches = new Map<IdentifiedEntry, KnownEntry>();
  const take = (entry: IdentifiedEntry, identity: string | null, fits: (row: KnownEntry) => boolean) => {
    const row = identity === null ? undefined : byIdentity.get(identity);
    if (!row || matches.has(entry) || !fits(row)) return;
    matches.set(entry, row);
    taken.add(row.articleId);
  };
  const free = (row: KnownEntry) => !taken.has(row.articleId);
  for (const entry of entries) take(entry, entry.id ?? identitiesOf(entry)[0] ?? null, () => true);
  for (const entry of entries) take(entry, entry.link, (row) => free(row) && sameMatter(entry, row));
  for (const entry of entries) take(entry, entry.dated, free);
  for (const entry of entries) take(entry, entry.worded, free);
  return entries.map((entry) => ({ ...entry, known: matches.get(entry) ?? null }));
}

/** A page whose title and date are both new under a new guid is another post at the same address (`/latest`). */
function sameMatter({ entry, id }: IdentifiedEntry, row: KnownEntry): boolean {
  if (id === null || isMadeId(entry.id)) return true;
  return entry.title === row.title || (entry.published !== null && entry.published === row.published);
}
