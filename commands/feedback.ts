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

const THANKS: Readonly<Record<FeedbackKind, string>> = {
  useful: 'Noted as useful: stories like it count for more in this channel.',
  'not-for-us':
    'Noted as not for this channel: where three people say so of three stories, the like is not posted here.',
  duplicate: 'Noted as a duplicate; the operator sees it.',
  wrong: 'Noted as wrong; the operator is told of the statement.',
};

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
    if (words === undefined)
      throw new UsageError(`Which story? Type /feedback ${what} and words, a link or its number.`);
    const id = await context.queries.findStory(words);
    if (what === 'withhold' || what === 'restore')
      return decide(context, what, { key: claim ?? '', story: id });
    if (what !== 'take-back')
      return say(context, channel, what, await context.queries.storyView(id, context.now, channel.id), claim);
    const count = await context.channels.takeBackFeedback(channel, id, personOf(context));
    const done =
      count > 0 ? 'Taken back what you said of this story.' : 'You have said nothing of this story here.';
    return { card: noticeCard(done), data: { story: id, takenBack: count } };
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
    throw new UsageError(
      'The card does not say that any more; open the story again to see what it says now.',
    );
  }
  const given = { channel, story, analysis, person: personOf(context), kind, claim: chosen?.text };
  await context.channels.giveFeedback(given, context.now);
  const data = { story: story.id, feedback: kind, ...(chosen && { claim: chosen }) };
  if (kind === 'wrong' && !chosen && keyed.length > 0) return { card: wrongCard(story.id, keyed), data };
  const back = { label: 'Take it back', does: { run: aboutFeedback('take-back', story.id) } };
  return { card: noticeCard(THANKS[kind], [back]), data };
}

async function decide(
  context: CommandContext,
  what: 'withhold' | 'restore',
  claim: Parameters<CommandContext['channels']['withhold']>[0],
): Promise<Answer> {
  await requireOperator(context);
  await context.channels.withhold(claim, what === 'withhold' ? context.now : null);
  const words =
    what === 'withhold'
      ? 'Withheld: no card shows that statement any more, and posts that do are edited within minutes.'
      : 'Shown again; posts are edited within minutes.';
  const other = what === 'withhold' ? 'restore' : 'withhold';
  const label = what === 'withhold' ? 'Show it again' : 'Withhold it';
  const undo = { label, does: { run: aboutFeedback(other, claim.story, claim.key) } };
  return { card: noticeCard(words, [undo]), data: { ...claim, [what]: true } };
}

/** The operator is whoever manages the channel that gets the notices, and whoever has the command line. */
async function requireOperator({ asker, channel, queries }: CommandContext): Promise<void> {
  if (asker.person === null && asker.canManage) return;
  const settings = channel ? await queries.settings(channel) : [];
  if (asker.canManage && settings.some(({ kind }) => kind === 'notices')) return;
  throw new UsageError(
    'Only those who manage the channel that gets the operator’s notices may do that; /dateline notices says which it is.',
  );
}

async function forget({ asker, channels }: CommandContext, channel: Channel): Promise<Answer> {
  if (!asker.canManage)
    throw new UsageError('Only those who manage this channel may do that; ask one of them.');
  const count = await channels.forgetTaste(channel);
  const words = `Forgotten: what people found useful or not for them in ${channel.title} (${count}) changes nothing any more.`;
  return { card: noticeCard(words), data: { forgotten: count } };
}

async function taught({ queries, now }: CommandContext, channel: Channel): Promise<Answer> {
  const { counts, opinions } = await queries.feedback(channel, now);
  const said = countWords(counts);
  const summary =
    said === '' ? `Nobody has said anything of stories in ${channel.title} yet` : `${channel.title}: ${said}`;
  const rule = `A story whose score is under ${LOWEST_SCORE} is not posted here; /why shows its numbers. What counts so far:`;
  const none =
    'Nothing of it moves what is posted here yet: that takes three people who agree on three stories.';
  return {
    card: {
      kind: 'notice',
      summary,
      blocks: [
        { type: 'heading', level: 1, text: 'Feedback' },
        { type: 'paragraph', line: text(`${summary}.`) },
        { type: 'paragraph', line: text(opinions.length > 0 ? rule : none) },
        ...(opinions.length > 0
          ? [{ type: 'bullets' as const, items: opinions.slice(0, 10).map((one) => text(opinionWords(one))) }]
          : []),
      ],
    },
    data: { counts, opinions },
  };
}
