/** What a channel can want, as people type it and as people read it. */
import { english, type Words } from '../cards/words/index.ts';
import { UsageError } from '../errors.ts';
import type { SubscriptionKind } from '../model.ts';

/** What a subscription is to: a tag, a topic's words or a publisher's name; '' for everything. */
export interface Wanted {
  readonly kind: SubscriptionKind;
  readonly value: string;
}

/** The names that typed words are compared with. */
export interface Known {
  readonly audiences: readonly { readonly tag: string; readonly name: string }[];
  /** Publishers' names. */
  readonly sources: readonly string[];
}

/**
 * Reads `audience developers`, `topic open weights`, `source SCMP`, `everything`, or a bare name: an audience's,
 * else a source's, else a topic.
 * @throws UsageError when an audience or source is named that is not known.
 */
export function readWanted(typed: string, known: Known): Wanted {
  const [first = '', ...rest] = typed.trim().split(/\s+/);
  const value = rest.join(' ');
  const kind = value === '' && first !== 'everything' ? '' : first.toLowerCase();
  switch (kind) {
    case 'everything':
      return { kind, value: '' };
    case 'topic':
      return { kind, value: value.toLowerCase() };
    case 'audience':
      return audience(value, known) ?? unknownAudience(value, known);
    case 'source':
      return source(value, known) ?? unknownSource(value);
    default: {
      const bare = typed.trim();
      return audience(bare, known) ?? source(bare, known) ?? { kind: 'topic', value: bare.toLowerCase() };
    }
  }
}

function audience(typed: string, { audiences }: Known): Wanted | null {
  const found = audiences.find(({ tag, name }) => same(typed, tag) || same(typed, name));
  return found ? { kind: 'audience', value: found.tag } : null;
}

function source(typed: string, { sources }: Known): Wanted | null {
  const found = sources.find((name) => same(typed, name));
  return found === undefined ? null : { kind: 'source', value: found };
}

function same(typed: string, name: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll('-', ' ');
  return plain(typed) === plain(name);
}

function unknownAudience(value: string, { audiences }: Known): never {
  const tags = audiences.map(({ tag }) => tag);
  throw new UsageError(({ channel }) => channel.noAudience(value, tags));
}

function unknownSource(value: string): never {
  throw new UsageError(({ channel }) => channel.noSource(value));
}

/** As a sentence says it: "stories for developers". */
export function wantedWords({ kind, value }: Wanted, { channel }: Words = english): string {
  switch (kind) {
    case 'everything':
      return channel.everything;
    case 'audience':
      return channel.forAudience(value);
    case 'topic':
      return channel.onTopic(value);
    case 'source':
      return channel.fromSource(value);
  }
}

/** As it is typed back: "audience developers". */
export function wantedTyped({ kind, value }: Wanted): string {
  return `${kind} ${value}`.trim();
}
