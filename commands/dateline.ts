import type { Block } from '../src/cards/blocks.ts';
import { plural } from '../src/cards/briefing.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import { type Answer, type CommandContext, defineCommand } from '../src/command.ts';
import { usage } from '../src/command-words.ts';

/** `/dateline`: help, status, version. */
export const dateline = defineCommand({
  name: 'dateline',
  summary: 'Help, status and version of Dateline',
  options: {
    about: { type: 'choice', summary: 'What to show', choices: ['help', 'status', 'version'] },
  },
  examples: ['dateline', 'dateline status'],
  async run(context, { about = 'help' }) {
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

async function status({ queries, version }: CommandContext): Promise<Answer> {
  const now = await queries.status();
  const { feeds, deliveries } = now;
  const stored = `${plural(now.stories, 'story', 'stories')} from ${plural(now.articles, 'article', 'articles')}`;
  const rows = [
    { label: 'Stored', line: text(now.sampleArticles > 0 ? `${stored} (sample edition)` : stored) },
    { label: 'Feeds', line: text(`${feeds.active} followed, ${feeds.failing} failing`) },
    {
      label: 'Cards',
      line: text(
        `${deliveries.posted} posted, ${deliveries.owed + deliveries.posting} owed, ${deliveries.refused} dropped`,
      ),
    },
    { label: 'Version', line: text(version) },
  ];
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: 'Status' },
    { type: 'labelled', rows },
  ];
  return {
    card: { kind: 'notice', summary: `${stored}, ${feeds.failing} feeds failing`, blocks },
    data: { ...now, version },
  };
}
