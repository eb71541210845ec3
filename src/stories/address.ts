/** One address for one page: what campaigns, AMP copies and mobile hosts add is taken off. */

/** Query parameters that say how a reader came, never which page it is. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|cmpid|cmp|ncid|ocid|ref|ref_src|referrer|source|src|smid|smtyp|partner|campaign|xtor|guccounter|guce_\w+|amp|outputtype|output|mod|taid|sh|share|spm|feature|feed|rss|at_\w+)$/i;

/** The address in its shortest form, without scheme: equal for equal pages. Null for no or a broken address. */
export function canonicalAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(unwrapped(address));
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = url.hostname.toLowerCase().replace(/^(?:www\d?|m|mobile|amp)\.(?=.*\.)/, '');
  const path = url.pathname
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/')
    .replace(/^\/amp(?=\/)|\/amp\/?$|\.amp(?=\.html?$)|\.amp$/i, '')
    .replace(/\/+$/, '');
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  return `${host}${path}${query === '' ? '' : `?${query}`}`;
}

/** The publisher's own address inside a search engine's AMP viewer or cache. */
function unwrapped(address: string): string {
  const cached =
    /^https?:\/\/(?:www\.google\.[a-z.]+\/amp|[\w-]+\.cdn\.ampproject\.org\/[cv])\/(?:s\/)?(.+)$/i.exec(
      address,
    );
  const inner = cached?.[1] === undefined ? address : `https://${cached[1].replace(/^https?:\/\//, '')}`;
  return URL.canParse(inner) ? inner : address;
}
