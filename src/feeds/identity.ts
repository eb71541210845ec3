/**
 * Which entries are new. Feeds change guids, dates and order, share one guid or one link among entries, or have
 * neither; a date is never a watermark. An entry is new when none of its identities leads to an article.
 */
import type { KnownEntry } from '../db/entries.ts';
import type { Entry, Instant } from '../model.ts';
import { hashOf, isMadeId } from './mapping.ts';

/** Hashes of what tells an entry from all others, the strongest first. Null where it has none of that kind that can be trusted. */
export interface Identities {
  readonly id: string | null;
  readonly link: string | null;
  /** Of title and date: finds an entry whose guid and link both changed (a site that moved). */
  readonly dated: string | null;
  /** Of title and text, where the entry has neither guid nor link. */
  readonly worded: string | null;
  /** Of all that it says in short, where it has none of these. */
  readonly last: string | null;
}

/** What of an entry tells which one it is. */
export interface Telling extends Pick<Entry, 'id' | 'title' | 'link' | 'published' | 'summary'> {
  /** By `wordedIdentity`. */
  readonly worded: string | null;
}

/** Works out the identities of a document's entries; repetitions of one entry within it are left out. */
export function identify<E extends Telling>(feed: {
  readonly link: string | null;
  readonly entries: readonly E[];
}): { entry: E; identities: Identities }[] {
  const entries = distinct(feed.entries.map((entry) => ({ entry, link: linkIdentity(entry.link) })));
  const sharedIds = shared(entries.map(({ entry }) => entry.id));
  const sharedLinks = shared(entries.map(({ link }) => link));
  const home = linkIdentity(feed.link);
  return entries.map(({ entry, link }) => {
    const id = sharedIds.has(entry.id) ? null : hashOf(['id', entry.id]);
    const own = link === null || link === home || sharedLinks.has(link) ? null : hashOf(['link', link]);
    const dated =
      entry.title && entry.published !== null ? hashOf(['dated', entry.title, entry.published]) : null;
    const { worded } = entry;
    const last =
      (id ?? own ?? dated ?? worded) === null
        ? hashOf(['entry', entry.id, entry.title, entry.link, entry.summary])
        : null;
    return { entry, identities: { id, link: own, dated, worded, last } };
  });
}

interface Linked<E> {
  readonly entry: E;
  /** What its link says of it. */
  readonly link: string | null;
}

function distinct<E extends Telling>(entries: readonly Linked<E>[]): Linked<E>[] {
  const found = new Map<string, Linked<E>>();
  for (const one of entries) {
    const key = JSON.stringify([one.entry.id, one.entry.title, one.link]);
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

/** All identities of an entry, the strongest first; never empty. */
export function identitiesOf({ id, link, dated, worded, last }: Identities): string[] {
  return [id, link, dated, worded, last].filter((identity) => identity !== null);
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
  const url = link === null ? null : parsedUrl(link);
  if (url === null) return null;
  // Asked for its parameters an address takes its search apart and together again: most have none.
  if (url.search !== '')
    for (const name of [...url.searchParams.keys()])
      if (/^(?:utm_|at_|fbclid|gclid)/.test(name)) url.searchParams.delete(name);
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`;
}

function parsedUrl(link: string): URL | null {
  try {
    return new URL(link);
  } catch {
    return null;
  }
}

/** Of title and text, where an entry has neither guid nor link; null where it has. */
export function wordedIdentity(entry: Entry): string | null {
  if (!isMadeId(entry.id) || entry.link !== null) return null;
  return hashOf(['worded', entry.title, entry.summary ?? entry.content]);
}

/** What matching needs of an entry. */
interface Identified {
  readonly id: string;
  readonly title: string;
  readonly published: Instant | null;
  readonly identities: Identities;
}

/** An entry, and the article that it already is, if any. */
export interface Match<E> {
  readonly entry: E;
  readonly known: KnownEntry | null;
}

/**
 * Finds for each entry the article that it already is. Certain matches go first: an article that one entry has by its
 * id is not given to another that merely shares its link, date or words.
 */
export function matchKnown<E extends Identified>(
  entries: readonly E[],
  known: readonly KnownEntry[],
): Match<E>[] {
  const byIdentity = new Map(known.map((row) => [row.identity, row]));
  const taken = new Set<number>();
  const matches = new Map<E, KnownEntry>();
  const take = (entry: E, identity: string | null, fits: (row: KnownEntry) => boolean) => {
    const row = identity === null ? undefined : byIdentity.get(identity);
    if (!row || matches.has(entry) || !fits(row)) return;
    matches.set(entry, row);
    taken.add(row.articleId);
  };
  const free = (row: KnownEntry) => !taken.has(row.articleId);
  for (const entry of entries) take(entry, identitiesOf(entry.identities)[0] ?? null, () => true);
  for (const entry of entries)
    take(entry, entry.identities.link, (row) => free(row) && sameMatter(entry, row));
  for (const entry of entries) take(entry, entry.identities.dated, free);
  for (const entry of entries) take(entry, entry.identities.worded, free);
  return entries.map((entry) => ({ entry, known: matches.get(entry) ?? null }));
}

/** A page whose title and date are both new under a new guid is another post at the same address (`/latest`). */
function sameMatter(entry: Identified, row: KnownEntry): boolean {
  if (entry.identities.id === null || isMadeId(entry.id)) return true;
  return entry.title === row.title || (entry.published !== null && entry.published === row.published);
}
