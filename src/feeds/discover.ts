/** Finds the feeds of any page: the address itself, what the page links to, and what common hosts are known for. */
import { Parser } from 'htmlparser2';
import { SourceError } from '../errors.ts';
import { decode } from './decode.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { KNOWN_HOSTS } from './known-hosts.table.ts';
import { absoluteLink, withScheme } from './links.ts';
import { plainLine } from './plain-text.ts';
import type { FeedReader } from './reader.ts';

/** A feed that was found. */
export interface FoundFeed {
  readonly url: string;
  readonly title: string;
}

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
]);
/** Links to feeds stand in a page's head. */
const HEAD_CHARACTERS = 512 * 1024;

/**
 * The feeds at an address: that address alone if it is a feed, else those that its page names. Guessed paths are never
 * tried. @throws SourceError when the page cannot be fetched.
 */
export async function discoverFeeds(
  deps: { readonly fetcher: Fetcher; readonly reader: FeedReader },
  pageUrl: string,
): Promise<FoundFeed[]> {
  const address = withScheme(pageUrl);
  const known = knownFeeds(address);
  if (known.length > 0) return known;
  const page = await deps.fetcher.fetch(address);
  const { contentType, url } = page;
  try {
    const feed = await deps.reader.read(page.bytes, { contentType, url });
    return [{ url: page.movedTo ?? address, title: feed.title ?? new URL(url).host }];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return linkedFeeds(page);
  }
}

function knownFeeds(address: string): FoundFeed[] {
  const rule = KNOWN_HOSTS.find(({ page }) => page.test(address));
  const match = rule?.page.exec(address);
  return rule && match ? [{ url: rule.feed.replace('$1', match[1] ?? ''), title: rule.title }] : [];
}

/** `<link rel="alternate" type="application/rss+xml" …>` (RSS Autodiscovery), against the page's `<base>`. */
function linkedFeeds(page: Fetched): FoundFeed[] {
  const found = new Map<string, FoundFeed>();
  let base: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base') base ??= absoluteLink(attributes.href ?? '', [page.url]);
      if (name !== 'link' || !isFeedLink(attributes)) return;
      const url = absoluteLink(attributes.href ?? '', [base, page.url]);
      if (url && !found.has(url))
        found.set(url, { url, title: plainLine(attributes.title ?? '') || new URL(url).host });
    },
  });
  parser.end(decode(page.bytes, page.contentType).slice(0, HEAD_CHARACTERS));
  return [...found.values()];
}

function isFeedLink(attributes: Readonly<Record<string, string>>): boolean {
  const rels = (attributes.rel ?? '').toLowerCase().split(/\s+/);
  const type = (attributes.type ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
  return rels.includes('feed') || (rels.includes('alternate') && FEED_TYPES.has(type));
}
