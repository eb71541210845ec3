import type { Button, Card } from '../src/cards/blocks.ts';
import type { Form, FormChoice } from '../src/cards/form.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import { type Known, readWanted, type Wanted, wantedTyped, wantedWords } from '../src/channels/wanted.ts';
import { type CommandContext, channelOf, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';

/** `/subscribe …`: what this channel wants; with no argument, the audiences to choose from. */
export const subscribe = defineCommand({
  name: 'subscribe',
  summary: 'Say what this channel wants to get',
  options: {
    what: {
      type: 'text',
      summary: 'An audience, “topic …”, “source …” or everything; several apart at semicolons',
      rest: true,
      suggest: 'wanted',
    },
  },
  managersOnly: true,
  examples: ['subscribe developers', 'subscribe topic open weights; source Nature', 'subscribe everything'],
  async run(context, { what }) {
    const { queries, channels, asker, now, words } = context;
    const channel = channelOf(context);
    if (what === undefined) return { card: question(context), data: queries.audiences };
    const known = { audiences: queries.audiences, sources: await queries.sourceNames() };
    const wants = readWants(what, known);
    const added: Wanted[] = [];
    for (const wanted of wants) {
      if (await channels.subscribe(channel, wanted, asker.person, now)) added.push(wanted);
    }
    const card = noticeCard(outcome(channel.title, { wants, added }, words), afterwards(wants, words));
    return { card, data: { wants, added } };
  },
});

/** One a line, as a form sends them, or apart at semicolons. All are read before any is taken. */
function readWants(typed: string, known: Known): readonly Wanted[] {
  const parts = typed.split(/[\n;]/).filter((part) => part.trim() !== '');
  if (parts.length === 0) throw new UsageError(({ channel }) => channel.sayWhat);
  const wants = parts.map((part) => readWanted(part, known));
  const first = new Map(wants.map((wanted) => [wantedTyped(wanted), wanted]));
  return [...first.values()];
}

type Words = CommandContext['words'];

interface Outcome {
  readonly wants: readonly Wanted[];
  readonly added: readonly Wanted[];
}

function outcome(title: string, { wants, added }: Outcome, words: Words): string {
  const { channel } = words;
  const listed = (some: readonly Wanted[]) => channel.listed(some.map((one) => wantedWords(one, words)));
  if (added.length === 0) return channel.alreadyGets(title, listed(wants));
  const before = wants.filter((wanted) => !added.includes(wanted));
  const already = before.length > 0 ? [channel.alreadyGot(listed(before))] : [];
  return [channel.nowGets(title, listed(added)), ...already].join(' ');
}

function afterwards(wants: readonly Wanted[], { channel }: Words): Button[] {
  const see = { label: channel.seeWhat, does: { run: { command: 'subscriptions', options: {} } } };
  const [only, more] = wants;
  if (!only || more) return [see];
  const undo = { command: 'unsubscribe', options: { what: wantedTyped(only) } };
  return [see, { label: channel.undo, does: { run: undo } }];
}

/** A form, and the audiences as a menu where a platform has none. */
function question(context: CommandContext): Card {
  const { channel } = context.words;
  const offered = audienceChoices(context);
  const choices = offered.map(({ value, ...shown }) => ({
    ...shown,
    run: { command: 'subscribe', options: { what: value } },
  }));
  return {
    kind: 'notice',
    summary: channel.question,
    blocks: [
      { type: 'heading', level: 2, text: channel.question },
      { type: 'paragraph', line: text(channel.questionHint) },
      { type: 'actions', buttons: [], menu: { label: channel.chooseAudience, choices } },
    ],
    form: form(offered, context.words),
  };
}

function audienceChoices({ queries, words }: CommandContext): FormChoice[] {
  const audiences = queries.audiences.slice(0, 24).map(({ tag, name, summary }) => ({
    label: name,
    detail: summary,
    value: `audience ${tag}`,
  }));
  return [...audiences, { label: words.channel.all, value: 'everything' }];
}

function form(choices: readonly FormChoice[], { channel }: Words): Form {
  return {
    title: channel.formTitle,
    submit: channel.subscribe,
    run: { command: 'subscribe', options: {} },
    into: 'what',
    fields: [
      { label: channel.audiences, hint: channel.audiencesHint, offers: { choices } },
      {
        label: channel.topics,
        hint: channel.topicsHint,
        offers: { suggest: 'topic', before: 'topic ', anyWords: true },
      },
      {
        label: channel.sources,
        hint: channel.sourcesHint,
        offers: { suggest: 'source', before: 'source ', anyWords: false },
      },
    ],
  };
}
