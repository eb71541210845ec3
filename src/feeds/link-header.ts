/** The `Link` header: where a server names a feed's hub and the feed's own address. */
import { preferredHub } from './feed-wishes.ts';
import { absoluteLink } from './links.ts';

const LINK = /<([^<>]*)>((?:\s*;\s*[\w*!#$&+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]+))?)*)/g;
const PARAMETER = /;\s*([\w*!#$&+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]+)))?/g;

/** The addresses that a `Link` header (RFC 8288) gives for a relation; `url` is where the answer came from. */
export function headerLinks(link: string, rel: string, url: string): string[] {
  return [...link.matchAll(LINK)].flatMap(([, target = '', parameters = '']) =>
    relationsOf(parameters).includes(rel) ? (absoluteLink(target, [url]) ?? []) : [],
  );
}

/** A second `rel` does not count (RFC 8288 section 3.3), nor does one inside another parameter's quotes. */
function relationsOf(parameters: string): string[] {
  for (const [, name = '', quoted, bare] of parameters.matchAll(PARAMETER)) {
    if (name.toLowerCase() === 'rel') return (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
  }
  return [];
}

/** Hub and topic as the header names them (WebSub section 4: it comes before the document); null without both. */
export function headerHub(link: string | null, url: string): { hub: string; topic: string } | null {
  if (link === null) return null;
  const hub = preferredHub(headerLinks(link, 'hub', url));
  const [topic] = headerLinks(link, 'self', url);
  return hub !== null && topic !== undefined ? { hub, topic } : null;
}
