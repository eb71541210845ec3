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
    const { queries, channels, asker, now } = context;
    const channel = channelOf(context);
    if (what === undefined) return { card: question(context), data: queries.audiences };
    const known = { audiences: queries.audiences, sources: await queries.sourceNames() };
    const wants = readWants(what, known);
    const added: Wanted[] = [];
    for (const wanted of wants) {
      if (await channels.subscribe(channel, wanted, asker.person, now)) added.push(wanted);
    }
    const card = noticeCard(outcome(channel.title, wants, added), afterwards(wants));
    return { card, data: { wants, added } };
  },
});

/** One a line, as a form sends them, or apart at semicolons. All are read before any is taken. */
function readWants(typed: string, known: Known): readonly Wanted[] {
  const parts = typed.split(/[\n;]/).filter((part) => part.trim() !== '');
  if (parts.length === 0) throw new UsageError('Say what this channel should get: /subscribe developers.');
  const wants = parts.map((part) => readWanted(part, known));
  const first = new Map(wants.map((wanted) => [wantedTyped(wanted), wanted]));
  return [...first.values()];
}

function outcome(title: string, wants: readonly Wanted[], added: readonly Wanted[]): string {
  if (added.length === 0) return `${title} already gets ${listed(wants)}.`;
  const before = wants.filter((wanted) => !added.includes(wanted));
  const already = before.length > 0 ? ` It already got ${listed(before)}.` : '';
  return `${title} now gets ${listed(added)}, from the next story on.${already}`;
}

function listed(wants: readonly Wanted[]): string {
  const words = wants.map(wantedWords);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

function afterwards(wants: readonly Wanted[]): Button[] {
  const see = { label: 'See what it gets', does: { run: { command: 'subscriptions', options: {} } } };
  const [only, more] = wants;
  if (!only || more) return [see];
  const undo = { command: 'unsubscribe', options: { what: wantedTyped(only) } };
  return [see, { label: 'Undo', does: { run: undo } }];
}

/** A form, and the audiences as a menu where a platform has none. */
function question(context: CommandContext): Card {
  const offered = audienceChoices(context);
  const choices = offered.map(({ value, ...shown }) => ({
    ...shown,
    run: { command: 'subscribe', options: { what: value } },
  }));
  const hint =
    'Choose an audience, or type /subscribe topic open weights, or /subscribe source and its name.';
  return {
    kind: 'notice',
    summary: 'What should this channel get?',
    blocks: [
      { type: 'heading', level: 2, text: 'What should this channel get?' },
      { type: 'paragraph', line: text(hint) },
      { type: 'actions', buttons: [], menu: { label: 'Choose an audience', choices } },
    ],
    form: form(offered),
  };
}

function audienceChoices({ queries }: CommandContext): FormChoice[] {
  const audiences = queries.audiences.slice(0, 24).map(({ tag, name, summary }) => ({
    label: name,
    detail: summary,
    value: `audience ${tag}`,
  }));
  return [...audiences, { label: 'Everything', value: 'everything' }];
}

function form(choices: readonly FormChoice[]): Form {
  return {
    title: 'Subscribe this channel',
    submit: 'Subscribe',
    run: { command: 'subscribe', options: {} },
    into: 'what',
    fields: [
      { label: 'Audiences', hint: 'Stories that matter to them.', offers: { choices } },
      {
        label: 'Topics',
        hint: 'Words that a story must hold, such as open weights. Type any.',
        offers: { suggest: 'topic', before: 'topic ', anyWords: true },
      },
      {
        label: 'Sources',
        hint: 'Everything from a publisher. Type a part of its name.',
        offers: { suggest: 'source', before: 'source ', anyWords: false },
      },
    ],
  };
}
