import { aboutFeedback, countWords, wrongCard } from '../src/cards/feedback.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import { claimsOf, type StoryView } from '../src/cards/story-view.ts';
import { LOWEST_SCORE, opinionWords } from '../src/channels/taste.ts';
import { type Answer, type CommandContext, channelOf, defineCommand, personOf } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { Channel, FeedbackKind } from '../src/model.ts';
import { storyWords } from './story.ts';

const WHAT = [
  'useful',
  'wrong',
  'duplicate',
  'not-for-us',
  'take-back',
  'withhold',
  'restore',
  'forget',
] as const;

const THANKS = {
  useful: 'notedUseful',
  'not-for-us': 'notedNotForUs',
  duplicate: 'notedDuplicate',
  wrong: 'notedWrong',
} as const satisfies Readonly<Record<FeedbackKind, keyof CommandContext['words']['feedback']>>;

/** `/feedback …`: what a person says of a story; alone, what this channel has taught. */
export const feedback = defineCommand({
  name: 'feedback',
  summary: 'Say what a story is worth here; alone, what that has changed',
  options: {
    what: { type: 'choice', summary: 'What you say of it', choices: WHAT },
    words: { ...storyWords, required: false },
    claim: { type: 'text', summary: 'The key of one of its statements', terminalOnly: true },
  },
  examples: ['feedback', 'feedback useful beijing tech hub'],
  async run(context, { what, words, claim }) {
    const channel = channelOf(context);
    if (what === undefined) return taught(context, channel);
    if (what === 'forget') return forget(context, channel);
    if (words === undefined) throw new UsageError((say) => say.feedback.whichStory(what));
    const id = await context.queries.findStory(words);
    if (what === 'withhold' || what === 'restore')
      return decide(context, what, { key: claim ?? '', story: id });
    if (what !== 'take-back')
      return say(context, channel, what, await context.queries.storyView(id, context.now, channel.id), claim);
    const count = await context.channels.takeBackFeedback(channel, id, personOf(context));
    const { takenBack, nothingSaid } = context.words.feedback;
    return { card: noticeCard(count > 0 ? takenBack : nothingSaid), data: { story: id, takenBack: count } };
  },
});

async function say(
  context: CommandContext,
  channel: Channel,
  kind: FeedbackKind,
  { story, analysis }: StoryView,
  key: string | undefined,
): Promise<Answer> {
  const claims = analysis ? claimsOf(analysis) : [];
  const keyed = context.queries.keyed(claims);
  const chosen = kind === 'wrong' ? keyed.find((claim) => claim.key === key) : undefined;
  if (kind === 'wrong' && key !== undefined && !chosen) {
    throw new UsageError((words) => words.feedback.claimGone);
  }
  const given = { channel, story, analysis, person: personOf(context), kind, claim: chosen?.text };
  await context.channels.giveFeedback(given, context.now);
  const data = { story: story.id, feedback: kind, ...(chosen && { claim: chosen }) };
  if (kind === 'wrong' && !chosen && keyed.length > 0)
    return { card: wrongCard(story.id, keyed, context.words), data };
  const { feedback: words } = context.words;
  const back = { label: words.takeBack, does: { run: aboutFeedback('take-back', story.id) } };
  return { card: noticeCard(words[THANKS[kind]], [back]), data };
}

async function decide(
  context: CommandContext,
  what: 'withhold' | 'restore',
  claim: Parameters<CommandContext['channels']['withhold']>[0],
): Promise<Answer> {
  await requireOperator(context);
  await context.channels.withhold(claim, what === 'withhold' ? context.now : null);
  const { feedback: words } = context.words;
  const done = what === 'withhold' ? words.withheld : words.shownAgain;
  const other = what === 'withhold' ? 'restore' : 'withhold';
  const label = what === 'withhold' ? words.showAgain : words.withhold;
  const undo = { label, does: { run: aboutFeedback(other, claim.story, claim.key) } };
  return { card: noticeCard(done, [undo]), data: { ...claim, [what]: true } };
}

/** The operator is whoever manages the channel that gets the notices, and whoever has the command line. */
async function requireOperator({ asker, channel, queries }: CommandContext): Promise<void> {
  if (asker.person === null && asker.canManage) return;
  const settings = channel ? await queries.settings(channel) : [];
  if (asker.canManage && settings.some(({ kind }) => kind === 'notices')) return;
  throw new UsageError((words) => words.feedback.operatorsOnly);
}

async function forget({ asker, channels, words }: CommandContext, channel: Channel): Promise<Answer> {
  if (!asker.canManage) throw new UsageError((say) => say.feedback.managersOnly);
  const count = await channels.forgetTaste(channel);
  return { card: noticeCard(words.feedback.forgotten(channel.title, count)), data: { forgotten: count } };
}

async function taught({ queries, now, words }: CommandContext, channel: Channel): Promise<Answer> {
  const { counts, opinions } = await queries.feedback(channel, now);
  const { feedback: say } = words;
  const said = countWords(counts, words);
  const summary = said === '' ? say.nobodyYet(channel.title) : say.said(channel.title, said);
  const told = opinions.slice(0, 10).map((one) => text(opinionWords(one, words)));
  return {
    card: {
      kind: 'notice',
      summary,
      blocks: [
        { type: 'heading', level: 1, text: say.title },
        { type: 'paragraph', line: text(`${summary}.`) },
        { type: 'paragraph', line: text(opinions.length > 0 ? say.rule(LOWEST_SCORE) : say.noRule) },
        ...(told.length > 0 ? [{ type: 'bullets' as const, items: told }] : []),
      ],
    },
    data: { counts, opinions },
  };
}
