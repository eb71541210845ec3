/** Links as feeds write them, made absolute. */

/** An absolute http or https address, or null: other schemes (`javascript:`, `mailto:`) are no place to go. */
export function absoluteLink(href: string, bases: readonly (string | null | undefined)[]): string | null {
  const link = href.replace(/[\t\r\n]/g, '').trim();
  if (link === '') return null;
  if (/^https?:\/\//i.test(link)) return URL.canParse(link) ? link : null;
  if (/^[a-z][a-z\d+.-]*:/i.test(link) && !/^https?:/i.test(link)) return null;
  for (const base of bases) {
    if (base && /^https?:/i.test(base) && URL.canParse(link, base)) return new URL(link, base).href;
  }
  return null;
}

/** The base for links inside an element: `xml:base`, itself made absolute where it can be. */
export function absoluteBase(
  base: string | null,
  bases: readonly (string | null | undefined)[],
): string | null {
  return base === null ? null : absoluteLink(base, bases);
}

/** An address as people type it: without a scheme it is read as https. */
export function withScheme(address: string): string {
  const typed = address.trim();
  return /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
}
