/** What people see of a message, and whom it would notify (docs.slack.dev/messaging/formatting-message-text). */
import type { FakeBlock } from './workspace.ts';

/** A text, read. */
export interface Resolved {
  readonly text: string;
  readonly mentions: readonly string[];
}

/** Everything that people can read in blocks, and the mentions in them. */
export function resolveBlocks(blocks: readonly FakeBlock[]): Resolved {
  const parts = blocks.flatMap(textsOf).map(resolveText);
  return {
    text: parts.map(({ text }) => text).join('\n'),
    mentions: parts.flatMap(({ mentions }) => mentions),
  };
}

interface TextObject {
  readonly type: 'mrkdwn' | 'plain_text';
  readonly text: string;
  readonly verbatim?: boolean;
}

/** Every text object inside a block, in order. */
function textsOf(value: unknown): TextObject[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return [value];
  return Object.values(value).flatMap(textsOf);
}

function isText(value: object): value is TextObject {
  const { type, text } = value as { type?: unknown; text?: unknown };
  return (type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string';
}

function resolveText(object: TextObject): Resolved {
  if (object.type === 'plain_text') return { text: object.text, mentions: [] };
  return resolveMrkdwn(object.text, { autoParse: object.verbatim !== true });
}

const BRACKETS = /<([^<>]*)>/g;
const GROUPS = /@(channel|everyone|here|group)\b/g;

/** mrkdwn as people see it. With `autoParse`, names in plain words count as Slack would find them. */
export function resolveMrkdwn(markup: string, { autoParse }: { autoParse: boolean }): Resolved {
  const mentions: string[] = [];
  const outside = markup.replace(BRACKETS, '');
  if (autoParse) for (const [name] of outside.matchAll(GROUPS)) mentions.push(name);
  const text = markup.replace(BRACKETS, (_whole, inner: string) => resolveBracket(inner, mentions));
  return { text: unescapeEntities(withoutMarks(text)), mentions };
}

function resolveBracket(inner: string, mentions: string[]): string {
  const bar = inner.indexOf('|');
  const head = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? null : inner.slice(bar + 1);
  if (head.startsWith('!date^')) return label ?? '';
  if (head.startsWith('@') || head.startsWith('!')) {
    mentions.push(`<${inner}>`);
    return label ?? head;
  }
  return label ?? head;
}

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/(^|[\s\p{P}])`([^`\n]+)`(?=$|[\s\p{P}])/gmu, '$1$2'],
  [/(^|[\s\p{P}])\*(\S(?:[^*\n]*\S)?)\*(?=$|[\s\p{P}])/gmu, '$1$2'],
  [/(^|[\s\p{P}])_(\S(?:[^_\n]*\S)?)_(?=$|[\s\p{P}])/gmu, '$1$2'],
  [/(^|[\s\p{P}])~(\S(?:[^~\n]*\S)?)~(?=$|[\s\p{P}])/gmu, '$1$2'],
];

function withoutMarks(text: string): string {
  return MARKS.reduce((words, [mark, plain]) => words.replace(mark, plain), text);
}

function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
