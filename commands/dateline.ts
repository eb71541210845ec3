import type { Block, Line } from '../src/cards/blocks.ts';
import { countWords, markedBlocks } from '../src/cards/feedback.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import { type Answer, type CommandContext, channelOf, defineCommand } from '../src/command.ts';
import { usage } from '../src/command-words.ts';
import { UsageError } from '../src/errors.ts';
import type { Status } from '../src/queries/index.ts';
import type { ModelStatus } from '../src/queries/model-status.ts';

type HelpWords = CommandContext['words']['help'];

/** `/dateline`: help, status, version. */
export const dateline = defineCommand({
  name: 'dateline',
  summary: 'Help, status and version of Dateline',
  options: {
    about: { type: 'choice', summary: 'What to show', choices: ['help', 'status', 'version', 'notices'] },
    where: {
      type: 'choice',
      summary: 'Where the operator is told what is wrong with feeds and channels',
      choices: ['here', 'off'],
    },
  },
  examples: ['dateline', 'dateline status', 'dateline notices here'],
  async run(context, { about = 'help', where }) {
    if (about === 'notices') return notices(context, where);
    if (about === 'status') return status(context);
    if (about === 'version') {
      return { card: noticeCard(`Dateline ${context.version}`), data: { version: context.version } };
    }
    return help(context);
  },
});

function help({ commands, words: { help: say } }: CommandContext): Answer {
  const rows = commands.map((command) => ({ label: usage(command), line: text(command.summary) }));
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: 'Dateline' },
    { type: 'paragraph', line: text(say.tagline) },
    { type: 'labelled', rows },
  ];
  const buttons = [
    { label: say.briefing, does: { run: { command: 'briefing', options: {} } }, primary: true },
    { label: say.subscribe, does: { run: { command: 'subscribe', options: {} } } },
    { label: say.status, does: { run: { command: 'dateline', options: { about: 'status' } } } },
  ];
  blocks.push({ type: 'actions', buttons });
  const data = commands.map(({ name, summary, examples }) => ({ name, summary, examples }));
  return { card: { kind: 'notice', summary: say.howTo, blocks }, data };
}

async function status({ queries, version, words, now: at }: CommandContext): Promise<Answer> {
  const now = await queries.status(at);
  const { feeds, deliveries } = now;
  const { help: say } = words;
  const stored = words.list.storiesFrom(now.stories, now.articles);
  const owed = deliveries.owed + deliveries.posting;
  const rows = [
    { label: say.stored, line: text(now.sampleArticles > 0 ? say.sample(stored) : stored) },
    { label: say.feeds, line: text(say.feedsNow(feeds.active, feeds.failing)) },
    ...troubled(now, say),
    { label: say.cards, line: text(say.cardsNow({ ...deliveries, owed })) },
    ...(now.model ? [{ label: say.model, line: text(modelWords(now.model, say)) }] : []),
    ...readers(now, words),
    ...followed(now, say),
    { label: say.notices, line: text(noticesWords(now, say)) },
    { label: say.version, line: text(version) },
  ];
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: say.status },
    { type: 'labelled', rows },
    ...markedBlocks(now.feedback.claims, words),
  ];
  return {
    card: { kind: 'notice', summary: say.summary(stored, feeds.failing), blocks },
    data: { ...now, version },
  };
}

/** "m: 12,400 of 1,000,000 tokens today ($0.05), 4 stories, 41 of 44 claims verified, 2 stories owed". */
function modelWords(
  { name, tokensToday, dailyTokens, costToday, ...today }: ModelStatus,
  say: HelpWords,
): string {
  const cost = costToday === null ? '' : ` ($${costToday.toFixed(2)})`;
  const parts = [say.tokens(tokensToday, dailyTokens, cost)];
  if (today.answersToday > 0) parts.push(say.answers(today.answersToday));
  if (today.claims > 0) parts.push(say.verified(today.verified, today.claims));
  if (today.owed > 0) parts.push(say.owed(today.owed));
  return `${name}: ${parts.join(', ')}`;
}

/** Feeds that have been in trouble for long, by name. */
function troubled({ troubles }: Status, say: HelpWords): { label: string; line: Line }[] {
  if (troubles.length === 0) return [];
  const named = troubles.slice(0, 10).map(({ title, trouble }) => `${title} (${trouble})`);
  const more = troubles.length > named.length ? [say.more(troubles.length - named.length)] : [];
  return [{ label: say.inTrouble, line: text([...named, ...more].join(', ')) }];
}

/** How much people follow. */
function followed(
  { followed: { story, topic, people } }: Status,
  say: HelpWords,
): { label: string; line: Line }[] {
  if (people === 0) return [];
  return [{ label: say.followed, line: text(say.followedNow(topic, story, people)) }];
}

/** What readers said of stories, and the stories that they call duplicates. */
function readers(
  { feedback: { counts, duplicates, claims } }: Status,
  words: CommandContext['words'],
): { label: string; line: Line }[] {
  const { help: say } = words;
  const said = countWords(counts, words);
  const twice = duplicates
    .slice(0, 5)
    .map(({ story, headline, people }) => say.duplicate(story, headline, people));
  return [
    ...(said === '' ? [] : [{ label: say.feedback, line: text(said) }]),
    ...(twice.length > 0 ? [{ label: say.duplicates, line: text(twice.join(', ')) }] : []),
    ...(claims.length > 0 ? [{ label: say.markedWrong, line: text(say.statements(claims.length)) }] : []),
  ];
}

function noticesWords({ notices: title }: Status, say: HelpWords): string {
  return title === null ? say.noticesOff : say.noticesIn(title);
}

async function notices(context: CommandContext, where: 'here' | 'off' | undefined): Promise<Answer> {
  const { queries, channels, asker, now } = context;
  const { help: say } = context.words;
  if (where === undefined) {
    const status = await queries.status(now);
    return { card: noticeCard(say.noticesAre(noticesWords(status, say))), data: { notices: status.notices } };
  }
  const channel = channelOf(context);
  if (!asker.canManage) {
    throw new UsageError((words) => words.help.noticesManagersOnly);
  }
  if (where === 'here') {
    await channels.noticesHere(channel, asker.person, now);
    return { card: noticeCard(say.noticesHere(channel.title)), data: { notices: channel.title } };
  }
  if (await channels.noNoticesHere(channel)) {
    return { card: noticeCard(say.noticesNoMore(channel.title)), data: { notices: null } };
  }
  throw new UsageError((words) => words.help.noticesElsewhere(channel.title));
}
