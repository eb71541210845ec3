/** Reads JSON Feed (jsonfeed.org, versions 1 and 1.1) with feedsmith. */
import { parseJsonFeed } from 'feedsmith';
import type { ArticleImage, Enclosure, Entry, Instant, ParsedFeed } from '../model.ts';
import { parseDate } from './dates.ts';
import { preferredHub } from './feed-wishes.ts';
import { fewImages, imageOf, imagesIn } from './images.ts';
import { absoluteLink } from './links.ts';
import { madeId, textOrNull } from './mapping.ts';
import { escapeMarkup } from './markup-reader.ts';
import { plainLine, plainText } from './plain-text.ts';

type Feed = ReturnType<typeof parseJsonFeed>;
type Item = NonNullable<Feed['items']>[number];

/** True for a document that begins as JSON does. */
export function looksLikeJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** Reads the document. Throws when it is not JSON or no feed. */
export function readJsonFeed(text: string, url: string | null): ParsedFeed {
  const feed: Feed = parseJsonFeed(text);
  const link = absoluteLink(feed.home_page_url ?? '', [url]);
  const bases = [url, feed.feed_url ?? null, link];
  return {
    title: textOrNull(feed.title),
    link,
    format: 'json',
    entries: (feed.items ?? []).map((item) => readItem(item, bases)),
    pollMinutes: null,
    skip: null,
    hub: preferredHub((feed.hubs ?? []).flatMap((hub) => absoluteLink(hub?.url ?? '', [url]) ?? [])),
    topic: absoluteLink(feed.feed_url ?? '', [url]),
  };
}

function readItem(item: Item, bases: readonly (string | null)[]): Entry {
  const link = absoluteLink(item.url ?? '', bases) ?? absoluteLink(item.external_url ?? '', bases);
  const title = plainLine(escapeMarkup(textOrNull(item.title) ?? ''));
  const published = dateOf(item.date_published);
  const content = textOrNull(item.content_html) ?? asHtml(textOrNull(item.content_text));
  const summary = textOrNull(item.summary);
  return {
    id: textOrNull(item.id) ?? link ?? madeId([title, published ?? content]),
    title,
    link,
    published,
    updated: dateOf(item.date_modified),
    author: textOrNull(item.authors?.[0]?.name),
    summary: summary && plainText(escapeMarkup(summary)),
    content,
    enclosures: (item.attachments ?? []).flatMap((attachment) => readAttachment(attachment, bases)),
    images: imagesOf(item, content, [link, ...bases]),
  };
}

function dateOf(value: unknown): Instant | null {
  return typeof value === 'string' ? parseDate(value) : null;
}

function imagesOf(item: Item, content: string | null, bases: readonly (string | null)[]): ArticleImage[] {
  const attached = (item.attachments ?? []).filter(({ mime_type }) => mime_type?.startsWith('image/'));
  const named = [item.image, item.banner_image, ...attached.map(({ url }) => url)];
  return fewImages([
    ...named.map((address) => imageOf(address ?? '', '', bases)),
    ...(content ? imagesIn(content, bases) : []),
  ]);
}

function asHtml(text: string | null): string | null {
  return (
    text &&
    escapeMarkup(text)
      .replaceAll(/\n{2,}/g, '<p>')
      .replaceAll('\n', '<br>')
  );
}

function readAttachment(
  attachment: NonNullable<Item['attachments']>[number],
  bases: readonly (string | null)[],
): Enclosure[] {
  const url = absoluteLink(attachment.url ?? '', bases);
  if (!url) return [];
  return [{ url, type: attachment.mime_type ?? null, length: attachment.size_in_bytes ?? null }];
}
