import type { Block, Line } from '../src/cards/blocks.ts';
import { plural } from '../src/cards/briefing.ts';
import { countWords, markedBlocks } from '../src/cards/feedback.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import { type Answer, type CommandContext, channelOf, defineCommand } from '../src/command.ts';
import { usage } from '../src/command-words.ts';
import { UsageError } from '../src/errors.ts';
import type { Status } from '../src/queries/index.ts';
import type { ModelStatus } from '../src/queries/model-status.ts';

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

function help({ commands }: CommandContext): Answer {
  const rows = commands.map((command) => ({ label: usage(command), line: text(command.summary) }));
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: 'Dateline' },
    { type: 'paragraph', line: text('One card per story, every sentence traceable to a source.') },
    { type: 'labelled', rows },
  ];
  const buttons = [
    { label: 'Briefing', does: { run: { command: 'briefing', options: {} } }, primary: true },
    { label: 'Subscribe', does: { run: { command: 'subscribe', options: {} } } },
    { label: 'Status', does: { run: { command: 'dateline', options: { about: 'status' } } } },
  ];
  blocks.push({ type: 'actions', buttons });
  const data = commands.map(({ name, summary, examples }) => ({ name, summary, examples }));
  return { card: { kind: 'notice', summary: 'How to use Dateline', blocks }, data };
}

async function status({ queries, version, now: at }: CommandContext): Promise<Answer> {
  const now = await queries.status(at);
  const { feeds, deliveries } = now;
  const stored = `${plural(now.stories, 'story', 'stories')} from ${plural(now.articles, 'article', 'articles')}`;
  const rows = [
    { label: 'Stored', line: text(now.sampleArticles > 0 ? `${stored} (sample edition)` : stored) },
    { label: 'Feeds', line: text(`${feeds.active} followed, ${feeds.failing} failing`) },
    ...troubled(now),
    {
      label: 'Cards',
      line: text(
        [
          `${deliveries.posted} posted, ${deliveries.bundled} in digests`,
          `${deliveries.owed + deliveries.posting} owed, ${deliveries.held} held, ${deliveries.refused} dropped`,
        ].join(', '),
      ),
    },
    ...(now.model ? [{ label: 'Model', line: text(modelWords(now.model)) }] : []),
    ...readers(now),
    ...followed(now),
    { label: 'Notices', line: text(noticesWords(now)) },
    { label: 'Version', line: text(version) },
  ];
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: 'Status' },
    { type: 'labelled', rows },
    ...markedBlocks(now.feedback.claims),
  ];
  return {
    card: { kind: 'notice', summary: `${stored}, ${feeds.failing} feeds failing`, blocks },
    data: { ...now, version },
  };
}

/** "m: 12,400 of 1,000,000 tokens today ($0.05), 4 stories, 41 of 44 claims verified, 2 stories owed". */
function modelWords({ name, tokensToday, dailyTokens, costToday, ...today }: ModelStatus): string {
  const number = (value: number) => value.toLocaleString('en');
  const cost = costToday === null ? '' : ` ($${costToday.toFixed(2)})`;
  const parts = [`${number(tokensToday)} of ${number(dailyTokens)} tokens today${cost}`];
  if (today.answersToday > 0) parts.push(plural(today.answersToday, 'answer', 'answers'));
  if (today.claims > 0) parts.push(`${today.verified} of ${today.claims} claims verified`);
  if (today.owed > 0) parts.push(`${plural(today.owed, 'story', 'stories')} owed`);
  return `${name}: ${parts.join(', ')}`;
}

/** Feeds that have been in trouble for long, by name. */
function troubled({ troubles }: Status): { label: string; line: Line }[] {
  if (troubles.length === 0) return [];
  const named = troubles.slice(0, 10).map(({ title, trouble }) => `${title} (${trouble})`);
  const more = troubles.length > named.length ? [`${troubles.length - named.length} more`] : [];
  return [{ label: 'In trouble', line: text([...named, ...more].join(', ')) }];
}

/** How much people follow. */
function followed({ followed: { story, topic, people } }: Status): { label: string; line: Line }[] {
  if (people === 0) return [];
  const what = `${plural(topic, 'topic', 'topics')} and ${plural(story, 'story', 'stories')}`;
  return [{ label: 'Followed', line: text(`${what}, by ${plural(people, 'person', 'people')}`) }];
}

/** What readers said of stories, and the stories that they call duplicates. */
function readers({ feedback: { counts, duplicates, claims } }: Status): { label: string; line: Line }[] {
  const said = countWords(counts);
  const twice = duplicates.slice(0, 5).map(({ story, headline, people }) => {
    const by = plural(people, 'person', 'people');
    return `${story} “${headline}” (${by})`;
  });
  return [
    ...(said === '' ? [] : [{ label: 'Feedback', line: text(said) }]),
    ...(twice.length > 0 ? [{ label: 'Duplicates?', line: text(twice.join(', ')) }] : []),
    ...(claims.length > 0
      ? [{ label: 'Marked as wrong', line: text(plural(claims.length, 'statement', 'statements')) }]
      : []),
  ];
}

function noticesWords({ notices: title }: Status): string {
  return title === null
    ? 'nobody is told of feeds and channels in trouble; type /dateline notices here where you read it'
    : `told in ${title}`;
}

async function notices(context: CommandContext, where: 'here' | 'off' | undefined): Promise<Answer> {
  const { queries, channels, asker, now } = context;
  if (where === undefined) {
    const status = await queries.status(now);
    return { card: noticeCard(`Notices: ${noticesWords(status)}.`), data: { notices: status.notices } };
  }
  const channel = channelOf(context);
  if (!asker.canManage) {
    throw new UsageError('Only those who manage this channel may choose it for notices; ask one of them.');
  }
  if (where === 'here') {
    await channels.noticesHere(channel, asker.person, now);
    const words = `${channel.title} is told once when a feed dies, freezes or loses its dates, and when a channel takes no posts, and when a reader marks a statement as wrong.`;
    return { card: noticeCard(words), data: { notices: channel.title } };
  }
  if (await channels.noNoticesHere(channel)) {
    return { card: noticeCard(`${channel.title} is told of no troubles any more.`), data: { notices: null } };
  }
  throw new UsageError(`${channel.title} is not told of troubles; type /dateline notices to see where.`);
}
