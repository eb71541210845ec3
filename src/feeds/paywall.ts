/** Whether a page keeps its article back. Such a page is left alone: the feed's own text stays. */
import { WALL_PHRASES } from './paywall.table.ts';

/** With more text than this, an article may mention subscriptions as it likes. */
const LITTLE_TEXT = 1_500;
/** JSON-LD is shallow; deeper is an attack. */
const MAX_DEPTH = 12;

/**
 * True where the page's structured data says that the article is not free: schema.org's `isAccessibleForFree`. What the
 * article itself says comes before what is said of a part of it.
 */
export function saysNotFree(jsonLd: readonly string[]): boolean {
  const said = jsonLd.flatMap((text) => accessOf(parsed(text), 0));
  const own = said.filter(({ part }) => !part);
  return (own.length > 0 ? own : said).some(({ free }) => !free);
}

interface Access {
  readonly free: boolean;
  /** Said in `hasPart`, of a piece of the page. */
  readonly part: boolean;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function accessOf(value: unknown, depth: number, part = false): Access[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => accessOf(item, depth + 1, part));
  return Object.entries(value).flatMap(([name, inner]): Access[] => {
    if (name === 'isAccessibleForFree') return [{ free: !isFalse(inner), part }];
    return accessOf(inner, depth + 1, part || name === 'hasPart');
  });
}

/** Publishers write false, "False" and "http://schema.org/False". */
function isFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /(?:^|\/)false$/i.test(value.trim()));
}

/** True for a text that is little more than an invitation to subscribe, to sign in or to prove who one is. */
export function isWall(text: string): boolean {
  return text.length <= LITTLE_TEXT && WALL_PHRASES.some((phrase) => phrase.test(text));
}
