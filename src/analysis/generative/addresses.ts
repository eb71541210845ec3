/** A scheme, `www.`, a mail address, a link or mention in a platform's writing, or a host with a path. */
const ADDRESS =
  /\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\]\(|<[@#!/a-z]|\S@\S+\.\S|@(?:everyone|here|channel)\b|\b(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/\S/iu;
/** A host by itself: "example.com". A name of the news ("Character.ai") stands in the quotes. */
const HOST = /(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![\p{L}\p{N}])/gu;

/** The address in a model's text, if there is one that its quotes do not have as a name. */
export function addressIn(text: string, quotes: readonly string[]): string | null {
  const sure = ADDRESS.exec(text)?.[0];
  if (sure !== undefined) return sure;
  const hosts = text.match(HOST) ?? [];
  return hosts.find((host) => !quotes.some((quote) => quote.includes(host))) ?? null;
}
