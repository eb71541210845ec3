import type { Card, Invocation } from '../../src/cards/blocks.ts';
import { type Command, defineCommand } from '../../src/command.ts';
import { silentLog } from '../../src/log.ts';
import type { Instant } from '../../src/model.ts';
import type { Caller, Host, Store, SubscribedChannel } from '../../src/platform/port.ts';

/** What a caller asked of the host, in order. */
export interface Call {
  readonly invocation: Invocation;
  readonly caller: Caller;
}

/** A host for adapter tests: two commands, recorded calls, a store in memory, a clock that stands still. */
export interface FakeHost extends Host {
  readonly calls: Call[];
  /** The answer to the next commands; by default a notice that repeats the words. */
  answer: (invocation: Invocation) => Card | Promise<Card>;
  time: Instant;
  /** What `subscribed` gives. */
  channels: readonly SubscribedChannel[];
}

/** A notice that says `words`, with a button that shares it into the channel. */
export function notice(words: string): Card {
  return {
    kind: 'notice',
    summary: words,
    blocks: [
      { type: 'paragraph', line: [{ type: 'text', text: words }] },
      {
        type: 'actions',
        buttons: [
          { label: 'Again', does: { run: { command: 'echo', options: { words: 'again' } } } },
          { label: 'Share to channel', does: { run: { command: 'echo', options: { words }, share: true } } },
        ],
      },
    ],
  };
}

const commands: readonly Command[] = [
  defineCommand({
    name: 'echo',
    summary: 'Says the words again',
    options: {
      words: { type: 'text', summary: 'What to say', required: true, rest: true, suggest: 'topic' },
    },
    examples: ['echo hello'],
    run: async () => ({ card: notice(''), data: null }),
  }),
  defineCommand({
    name: 'count',
    summary: 'Counts',
    options: {
      audience: { type: 'choice', summary: 'For whom', choices: ['developers', 'investors'] },
      days: { type: 'integer', summary: 'How many days', min: 1, max: 31 },
    },
    managersOnly: true,
    run: async () => ({ card: notice(''), data: null }),
  }),
];

/** A picture of one grey pixel: a PNG like any other to those who only carry it. */
export const PIXEL: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Makes a fake host; share one per adapter under test. */
export function createFakeHost(time: Instant = Date.UTC(2026, 2, 5, 12)): FakeHost {
  const calls: Call[] = [];
  const seen = new Set<string>();
  const host: FakeHost = {
    log: silentLog,
    calls,
    time,
    commands,
    answer: (invocation) => notice(invocation.options.words ?? `ran ${invocation.command}`),
    now: () => host.time,
    run: async (invocation, caller) => {
      calls.push({ invocation, caller });
      return host.answer(invocation);
    },
    runText: async (text, caller) => {
      const [command = '', ...rest] = text.trim().split(/\s+/);
      return host.run({ command, options: rest.length > 0 ? { words: rest.join(' ') } : {} }, caller);
    },
    channels: [],
    subscribed: async () => host.channels,
    suggest: async (_kind, typed) =>
      ['Beijing', 'Berlin', 'Boston']
        .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
        .map((name) => ({ label: name, value: name })),
    looks: async () => [],
    draw: async () => PIXEL,
    once: async (id) => {
      const first = !seen.has(id);
      seen.add(id);
      return first;
    },
    store: memoryStore(),
    secrets: null,
  };
  return host;
}

/** A store in memory; values go through JSON, as they do in the database. */
export function memoryStore(): Store {
  const entries = new Map<string, string>();
  return {
    get: async (key) => {
      const value = entries.get(key);
      return value === undefined ? undefined : JSON.parse(value);
    },
    put: async (key, value) => void entries.set(key, JSON.stringify(value)),
    delete: async (key) => void entries.delete(key),
    list: async (prefix, limit) =>
      [...entries.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .reverse()
        .slice(0, limit)
        .map((key) => ({ key, value: JSON.parse(entries.get(key) ?? 'null') })),
  };
}
