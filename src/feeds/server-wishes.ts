/** What a server's headers say about when to come back. */

import type { Instant } from '../model.ts';
import { parseDate } from './dates.ts';

/** Response headers by lower-case name, as undici gives them. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A header as one string, or null. */
export function header(headers: Headers, name: string): string | null {
  const value = headers[name];
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : value;
}

/** `Retry-After` in milliseconds from now: seconds or a date (RFC 9110 section 10.2.3); null without a readable one. */
export function retryAfterMs(headers: Headers, now: Instant): number | null {
  const value = header(headers, 'retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = parseDate(value);
  return date === null ? null : Math.max(0, date - now);
}

/** How long the answer stays fresh: `Cache-Control: max-age` less `Age`, else `Expires`; null without either. */
export function freshForMs(headers: Headers, now: Instant): number | null {
  if (headers['cache-control'] === undefined && headers.expires === undefined) return null;
  const control = header(headers, 'cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return null;
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  if (maxAge !== undefined) {
    const age = Number(header(headers, 'age') ?? 0);
    return Math.max(0, Number(maxAge) - Math.max(0, age || 0)) * 1000;
  }
  const expires = parseDate(header(headers, 'expires') ?? '');
  return expires === null ? null : Math.max(0, expires - now);
}
