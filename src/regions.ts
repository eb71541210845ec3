/** The region of a publisher that nobody gave one. */
import { COUNTRY_DOMAINS, REGION_OF } from './regions.table.ts';

/**
 * ISO 3166-1 alpha-2 by the table's host or name, else by a country's own domain; null where neither tells. `address`
 * is the feed's or an article's; a host that carries others' feeds is in no table.
 */
export function regionOf(name: string, address: string | null): string | null {
  const host = address !== null && URL.canParse(address) ? new URL(address).hostname.toLowerCase() : '';
  const parts = host.split('.');
  const parents = parts.map((_, i) => parts.slice(i).join('.'));
  const known = [...parents, name.trim().toLowerCase()].map((key) => REGION_OF.get(key));
  const listed = known.find((region) => region !== undefined);
  if (listed) return listed;
  const country = parts.at(-1) ?? '';
  if (parts.length < 2 || !COUNTRY_DOMAINS.has(country)) return null;
  return country === 'uk' ? 'GB' : country.toUpperCase();
}
