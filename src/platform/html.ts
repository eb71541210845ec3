const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows it, between tags and inside quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A link to the outside; the label alone where the address is none of the web. `label` is HTML. */
export function linkHtml(address: string, label: string): string {
  const web = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return web
    ? `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer nofollow">${label}</a>`
    : label;
}
