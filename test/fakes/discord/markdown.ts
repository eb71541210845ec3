/**
 * Enough of Discord's markdown to tell what people see: what is a link and what stays raw, what would look
 * like a mention, what is hidden, what is set large or small.
 */

/** Text with its markup resolved. */
export interface Resolved {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** What looks like a mention of people, groups or channels. */
  readonly called: readonly string[];
  /** Spoilers. */
  readonly hidden: readonly string[];
  readonly headings: readonly string[];
}

interface Found {
  links: { text: string; url: string }[];
  called: string[];
  hidden: string[];
  headings: string[];
}

type Rule = readonly [RegExp, (match: RegExpExecArray, found: Found) => string | null];

const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** In this order at every position, as the client's parser has them. */
const RULES: readonly Rule[] = [
  [/\\([!-/:-@[-`{-~])/y, ([, character = '']) => character],
  [/`+([^`]+)`+/y, ([, code = '']) => code],
  [/<(?:@[!&]?|#)\d+>/y, ([all], found) => call(all, found)],
  [/@(?:everyone|here)/y, ([all], found) => call(all, found)],
  [/<\/[\w -]+:\d+>|<id:\w+>/y, ([all], found) => call(all, found)],
  [/<t:(-?\d+)(?::[tTdDfFR])?>/y, ([, at]) => new Date(Number(at) * 1000).toISOString()],
  [/<a?:(\w+):\d+>/y, ([, name = '']) => `:${name}:`],
  [/<((?:https?|mailto|tel):[^\s>]+)>/y, ([, url = ''], found) => linked(url, url, found)],
  [/\[((?:\[[^\]]*\]|[^[\]])*)\]\(<?([^\s()<>]+)>?\)/y, maskedLink],
  [/https?:\/\/[^\s<>]+[^\s<>.,:;"')\]]/y, ([url], found) => linked(url, url, found)],
  [/\|\|([\s\S]+?)\|\|/y, ([, inner = ''], found) => hide(inline(inner, found), found)],
  [/\*\*([\s\S]+?)\*\*(?!\*)/y, ([, inner = ''], found) => inline(inner, found)],
  [/__([\s\S]+?)__(?!_)/y, ([, inner = ''], found) => inline(inner, found)],
  [/~~([\s\S]+?)~~/y, ([, inner = ''], found) => inline(inner, found)],
  [/\*(?=\S)((?:\\[\s\S]|[^\\*])+?)(?<=\S)\*(?!\*)/y, ([, inner = ''], found) => inline(inner, found)],
  [/\b_((?:\\[\s\S]|[^\\_])+?)_\b/y, ([, inner = ''], found) => inline(inner, found)],
];

function call(all: string, found: Found): string {
  found.called.push(all);
  return all;
}

function hide(text: string, found: Found): string {
  found.hidden.push(text);
  return text;
}

function linked(text: string, url: string, found: Found): string {
  found.links.push({ text, url });
  return text;
}

/** An emoji or an address in its text leaves a link raw; escapes are shown (discord-api-docs 7673, 7721, 6185). */
function maskedLink([, text = '', url = '']: RegExpExecArray, found: Found): string | null {
  if (!/^https?:\/\//.test(url) || EMOJI.test(text) || /https?:\/\/\w{2}/i.test(text)) return null;
  const shown = text.includes('\\') ? text : inline(text, found);
  return linked(shown, url, found);
}

function inline(text: string, found: Found): string {
  let seen = '';
  let at = 0;
  while (at < text.length) {
    const step = match(text, at, found);
    seen += step.seen;
    at += step.length;
  }
  return seen;
}

function match(text: string, at: number, found: Found): { seen: string; length: number } {
  for (const [shape, resolve] of RULES) {
    shape.lastIndex = at;
    const result = shape.exec(text);
    const seen = result && resolve(result, found);
    if (result && seen !== null) return { seen, length: result[0].length };
  }
  return { seen: text[at] ?? '', length: 1 };
}

function line(text: string, found: Found): string {
  const heading = /^#{1,3} +(.+)$/.exec(text);
  if (heading?.[1] !== undefined) {
    const seen = inline(heading[1], found);
    found.headings.push(seen);
    return seen;
  }
  return inline(text.replace(/^(?:-# +|>>> +|> +| *[-*+] +| *\d+\. +)/, ''), found);
}

/** Resolves the markup of a text display. */
export function resolveMarkdown(markdown: string): Resolved {
  const found: Found = { links: [], called: [], hidden: [], headings: [] };
  const text = markdown
    .split('\n')
    .map((one) => line(one, found))
    .join('\n');
  return { text, ...found };
}
