import type { Button, Card } from '../src/cards/blocks.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import { readWanted, type Wanted, wantedTyped, wantedWords } from '../src/channels/wanted.ts';
import { type CommandContext, channelOf, defineCommand } from '../src/command.ts';

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
  examples: ['subscribe developers', 'subscribe topic open weights', 'subscribe everything'],
  async run(context, { what }) {
    const { queries, channels, asker, now } = context;
    const channel = channelOf(context);
    if (what === undefined) return { card: form(context), data: queries.audiences };
    const known = { audiences: queries.audiences, sources: await queries.sourceNames() };
    const wanted = readWanted(what, known);
    const added = await channels.subscribe(channel, wanted, asker.person, now);
    const gets = added ? 'now gets' : 'already gets';
    const words = `${channel.title} ${gets} ${wantedWords(wanted)}${added ? ', from the next story on' : ''}.`;
    return { card: noticeCard(words, afterwards(wanted)), data: { wanted, added } };
  },
});

function afterwards(wanted: Wanted): Button[] {
  const undo = { command: 'unsubscribe', options: { what: wantedTyped(wanted) } };
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
  const hint =
    'Choose an audience, or type /subscribe topic open weights, or /subscribe source and its name.';
  return {
    kind: 'notice',
    summary: 'What should this channel get?',
    blocks: [
      { type: 'heading', level: 2, text: 'What should this channel get?' },
      { type: 'paragraph', line: text(hint) },
      {
        type: 'actions',
        buttons: [],
        menu: { label: 'Choose an audience', choices: [...choices, everything] },
      },
    ],
  };
}
