/** An article's pictures: where they are, and what they show in words. The pictures themselves are never fetched. */
import { isIP } from 'node:net';
import { Parser } from 'htmlparser2';
import type { ArticleImage } from '../model.ts';
import { isLocalName, isPublicAddress } from './addresses.ts';
import { absoluteLink } from './links.ts';
import { plainLine } from './plain-text.ts';

/** More are a gallery. */
const MOST_IMAGES = 4;
const LONGEST_ADDRESS = 2_000;
const LONGEST_ALT = 400;

/** A picture, or null for one that is at no public http or https address. The words are made plain and short. */
export function imageOf(
  address: string,
  alt: string,
  bases: readonly (string | null | undefined)[],
): ArticleImage | null {
  const link = absoluteLink(address, bases);
  if (link === null || link.length > LONGEST_ADDRESS) return null;
  const { hostname, username, password, href } = new URL(link);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (username || password || isLocalName(host) || (isIP(host) !== 0 && !isPublicAddress(host))) return null;
  const words = plainLine(alt);
  return { url: href, alt: words.length > LONGEST_ALT ? `${words.slice(0, LONGEST_ALT - 1)}…` : words };
}

/** The first few, each address once; words that come with a later mention of the same picture are kept. */
export function fewImages(images: readonly (ArticleImage | null)[]): ArticleImage[] {
  const found = new Map<string, ArticleImage>();
  for (const image of images) {
    if (!image) continue;
    const known = found.get(pictureOf(image));
    if (!known) found.set(pictureOf(image), image);
    else if (known.alt === '') found.set(pictureOf(image), { ...known, alt: image.alt });
  }
  return [...found.values()].slice(0, MOST_IMAGES);
}

/** The pictures that a piece of HTML shows, but for icons and counters. */
export function imagesIn(html: string, bases: readonly (string | null | undefined)[]): ArticleImage[] {
  const tags = (html.match(/<img\s[^>]{1,4000}>/gi) ?? []).slice(0, 2 * MOST_IMAGES);
  if (tags.length === 0) return [];
  const found: (ArticleImage | null)[] = [];
  const parser = new Parser({
    onopentag(_name, attributes) {
      if (!isSmall(attributes)) found.push(imageOf(attributes.src ?? '', attributes.alt ?? '', bases));
    },
  });
  parser.end(tags.join(''));
  return fewImages(found);
}

/** Smaller ones are icons and counters. */
const LEAST_PIXELS = 100;

/** True where the page itself says that the picture is smaller than a picture worth naming. */
export function isSmall(size: { readonly width?: string | null; readonly height?: string | null }): boolean {
  return [size.width, size.height].some((side) => Number.parseInt(side ?? '', 10) < LEAST_PIXELS);
}

/** Sizes and crops stand in the query; the path is the picture. */
function pictureOf({ url }: ArticleImage): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
