import type { Invocation } from './blocks.ts';

/** Discord's `custom_id` is the narrowest carrier: 100 characters. */
export const INVOCATION_LIMIT = 100;

/**
 * Writes an invocation as text: `story?id=42` or, shared into the channel, `!story?id=42`.
 * Option values are cut from the end, never mid-character, where the whole would pass the limit.
 */
export function encodeInvocation(invocation: Invocation, limit = INVOCATION_LIMIT): string {
  const head = `${invocation.share ? '!' : ''}${invocation.command}?`;
  // Cut at once to what could fit at most: the loop below goes one character at a time.
  let options = Object.entries(invocation.options).map(([name, value]): [string, string] => [
    name,
    [...value.slice(0, 2 * limit)].slice(0, limit).join(''),
  ]);
  let text = head + new URLSearchParams(options).toString();
  while (text.length > limit && options.length > 0) {
    options = shortenLongest(options);
    text = head + new URLSearchParams(options).toString();
  }
  return text;
}

function shortenLongest(options: [string, string][]): [string, string][] {
  const longest = Math.max(...options.map(([, value]) => [...value].length));
  if (longest === 0) return options.slice(0, -1);
  return options.map(([name, value]) => {
    const characters = [...value];
    return [name, characters.length === longest ? characters.slice(0, -1).join('') : value];
  });
}

/** Reads what `encodeInvocation` wrote; null for anything else (a platform's own ids, a forged one). */
export function decodeInvocation(text: string): Invocation | null {
  const match = /^(!?)([a-z][a-z-]{0,31})\?(.*)$/s.exec(text);
  if (!match?.[2]) return null;
  const options = Object.fromEntries(new URLSearchParams(match[3] ?? ''));
  return { command: match[2], options, ...(match[1] === '!' && { share: true }) };
}
