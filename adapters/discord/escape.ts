/** Plain, hostile text as Discord's markdown that shows exactly that text, and nothing else. */
import { clip, LIMITS } from './limits.ts';

/** Bidi controls, invisible characters that can hide text, tag characters, control characters. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
/** Marks piled on one letter until they cover the lines around it. */
const PILED = /(\p{Mn}{4})\p{Mn}+/gu;

/** Half a character: Discord refuses text that is not Unicode. */
const LONE = /\p{Surrogate}/gu;

/** Without what hides or reorders text, and on one line. */
export function plain(text: string): string {
  return text.replace(HIDDEN, '').replace(PILED, '$1').replace(/\s+/g, ' ').replace(LONE, '');
}

/**
 * Escapes text for a text display. A backslash makes any ASCII punctuation literal
 * (support.discord.com, Markdown Text 101). Mentions are switched off by `allowed_mentions` as well; here they
 * lose their shape, so that nobody seems to be called.
 */
export function escapeText(text: string): string {
  return plain(text)
    .replace(/[\\*_~|`[\]<>#]/g, '\\$&')
    .replace(/@(?=everyone|here)/gi, '@\u200b')
    .replace(/:(?=\/\/)/g, ':\\')
    .replace(/:(?=[\w+-]+:)/g, '\\:')
    .replace(/^(\s*)([-+])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/**
 * Characters that mean something, as others that look like them: in the text of a link Discord shows the
 * backslash of an escape (discord-api-docs issue 6185).
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\\': '∖',
  '*': '∗',
  '~': '∼',
  '|': '∣',
  '`': 'ˋ',
  '[': '(',
  ']': ')',
  '<': '‹',
  '>': '›',
  '#': '＃',
};

/**
 * The text of a masked link. A picture character, or what looks like an address, makes Discord show the
 * whole link as raw markup (discord-api-docs issues 7673 and 7721): they are taken out.
 */
function linkText(text: string): string {
  return plain(text)
    .replace(
      /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\u20e3|\u200d|\ufe0e|\ufe0f/gu,
      '',
    )
    .replace(/[a-z][a-z+.-]*:\/\//gi, '')
    .replace(/[\\*~|`[\]<>#]/g, (character) => LOOKALIKES[character] ?? '')
    .replace(/(?<!\w)_|_(?!\w)/g, 'ˍ')
    .replace(/@(?=everyone|here)/gi, '@\u200b')
    .replace(/:(?=[\w+-]+:)/g, '꞉')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An address that may be linked, or null: http(s), no user name in it, short enough, nothing that ends a link. */
export function linkUrl(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  const text = url.href.replace(/[()|*\\`<>[\]~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return text.length <= LIMITS.url ? text : null;
}

/** A masked link; the escaped text alone where there is nothing to link, or nothing to show. */
export function link(
  text: string,
  address: string | null | undefined,
  limit: number = LIMITS.inline,
): string {
  const url = address ? linkUrl(address) : null;
  const words = clip(linkText(text), limit);
  return url && words !== '' ? `[${words}](${url})` : escapeText(clip(text, limit));
}
