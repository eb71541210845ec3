import type { Card } from '../src/cards/blocks.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import type { Wanted } from '../src/channels/index.ts';
import { type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { Channel } from '../src/model.ts';

/** `/subscribe …`: what this channel wants; with no argument, the audiences to choose from. */
export const subscribe = defineCommand({
  name: 'subscribe',
  summary: 'Say what this channel wants to get',
  options: {
    what: {
      type: 'text',
      summary: 'An audience, “topic …”, “source …” or everything',
      rest: true,
      suggest: 'wanted',
    },
  },
  managersOnly: true,
  examples: [
    'subscribe developers',
    'subscribe topic open weights',
    'subscribe source SCMP',
    'subscribe everything',
  ],
  async run(context, { what }) {
    const channel = theChannel(context);
    if (what === undefined) return { card: form(context), data: context.queries.audiences };
    const wanted = await readWanted(context, what);
    const added = await context.channels.subscribe(channel, wanted, context.asker.person, context.now);
    const name = describe(wanted);
    const words = added
      ? `${channel.title} now gets ${name}, from the next story on.`
      : `${channel.title} gets ${name} already.`;
    return { card: noticeCard(words, afterwards(wanted)), data: { wanted, added } };
  },
});

/** `/unsubscribe …`: takes one back; with no argument, those to choose from. */
export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  summary: 'Take back something that this channel gets',
  options: {
    what: {
      type: 'text',
      summary: 'As it stands in /subscriptions, or all',
      rest: true,
      suggest: 'subscription',
    },
  },
  managersOnly: true,
  examples: ['unsubscribe developers', 'unsubscribe all'],
  async run(context, { what }) {
    const channel = theChannel(context);
    if (what === undefined) return { card: await current(context, channel), data: null };
    if (what.toLowerCase() === 'all') {
      const count = await context.channels.unsubscribeAll(channel);
      return {
        card: noticeCard(`${channel.title} gets nothing any more (${count} taken back).`),
        data: { count },
      };
    }
    const wanted = await readWanted(context, what);
    if (await context.channels.unsubscribe(channel, wanted)) {
      return { card: noticeCard(`${channel.title} no longer gets ${describe(wanted)}.`), data: { wanted } };
    }
    throw new UsageError(
      `${channel.title} does not get ${describe(wanted)}; type /subscriptions to see what it gets.`,
    );
  },
});

/** `/subscriptions`: what is set here and since when. */
export const subscriptions = defineCommand({
  name: 'subscriptions',
  summary: 'What this channel gets, and since when',
  options: {},
  examples: ['subscriptions'],
  async run(context) {
    const channel = theChannel(context);
    return { card: await current(context, channel), data: await context.queries.subscriptions(channel) };
  },
});

function theChannel({ channel }: CommandContext): Channel {
  if (channel) return channel;
  throw new UsageError(
    'Subscriptions belong to a channel; type this in the channel that should get the cards.',
  );
}

/** `audience developers`, `topic …`, `source …`, `everything`, or a bare word that is one of them. */
async function readWanted({ queries, now }: CommandContext, what: string): Promise<Wanted> {
  const [first = '', ...rest] = what.trim().split(/\s+/);
  const value = rest.join(' ');
  const kind = first.toLowerCase();
  if (kind === 'everything' && value === '') return { kind: 'everything', value: '' };
  if (kind === 'topic' && value !== '') return { kind: 'topic', value: value.toLowerCase() };
  const named = kind === 'audience' || kind === 'source' ? value : what.trim();
  const audience =
    kind === 'source' ? undefined : queries.audiences.find(({ tag, name }) => isNamed(named, tag, name));
  if (audience) return { kind: 'audience', value: audience.tag };
  if (kind === 'audience') {
    throw new UsageError(
      `“${value}” is no audience; type one of ${queries.audiences.map(({ tag }) => tag).join(', ')}.`,
    );
  }
  const sources = (await queries.sources(now)).map(({ feed }) => feed.publisher.name);
  const source = sources.find((name) => isNamed(named, name));
  if (source) return { kind: 'source', value: source };
  if (kind === 'source')
    throw new UsageError(`No source is called “${value}”; type /sources for their names.`);
  return { kind: 'topic', value: named.toLowerCase() };
}

function isNamed(typed: string, ...names: readonly string[]): boolean {
  const wanted = typed.toLowerCase();
  return names.some(
    (name) => name.toLowerCase() === wanted || name.toLowerCase().replaceAll('-', ' ') === wanted,
  );
}

function describe({ kind, value }: Wanted): string {
  switch (kind) {
    case 'everything':
      return 'everything';
    case 'audience':
      return `stories for ${value}`;
    case 'topic':
      return `stories on “${value}”`;
    case 'source':
      return `stories from ${value}`;
  }
}

function afterwards(wanted: Wanted) {
  const undo = { command: 'unsubscribe', options: { what: `${wanted.kind} ${wanted.value}`.trim() } };
  return [
    { label: 'See what it gets', does: { run: { command: 'subscriptions', options: {} } } },
    { label: 'Undo', does: { run: undo } },
  ];
}

/** The audiences as a menu, where a platform has no form. */
function form({ queries }: CommandContext): Card {
  const choices = queries.audiences.slice(0, 24).map(({ tag, name, summary }) => ({
    label: name,
    detail: summary,
    run: { command: 'subscribe', options: { what: `audience ${tag}` } },
  }));
  const everything = { label: 'Everything', run: { command: 'subscribe', options: { what: 'everything' } } };
  return {
    kind: 'notice',
    summary: 'What should this channel get?',
    blocks: [
      { type: 'heading', level: 2, text: 'What should this channel get?' },
      {
        type: 'paragraph',
        line: text(
          'Choose an audience, or type /subscribe topic open weights, or /subscribe source and its name.',
        ),
      },
      {
        type: 'actions',
        buttons: [],
        menu: { label: 'Choose an audience', choices: [...choices, everything] },
      },
    ],
  };
}

/** What the channel gets, each to be taken back by a choice. */
async function current({ queries }: CommandContext, channel: Channel): Promise<Card> {
  const wants = await queries.subscriptions(channel);
  if (wants.length === 0) {
    const start = { label: 'Subscribe', does: { run: { command: 'subscribe', options: {} } } };
    return noticeCard(`${channel.title} gets nothing yet.`, [start]);
  }
  const items = wants.map(({ kind, value, createdAt }) => [
    { type: 'text' as const, text: `${describe({ kind, value })}, since ` },
    { type: 'time' as const, at: createdAt, style: 'date' as const },
  ]);
  const choices = wants.slice(0, 25).map(({ kind, value }) => ({
    label: describe({ kind, value }),
    run: { command: 'unsubscribe', options: { what: `${kind} ${value}`.trim() } },
  }));
  return {
    kind: 'notice',
    summary: `${channel.title} gets ${wants.map(describe).join(', ')}`,
    blocks: [
      { type: 'heading', level: 2, text: `${channel.title} gets` },
      { type: 'bullets', items },
      { type: 'actions', buttons: [], menu: { label: 'Take one back', choices } },
    ],
  };
}
