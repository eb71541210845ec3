import type { Block, Card, Menu, Row } from '../src/cards/blocks.ts';
import { plural } from '../src/cards/briefing.ts';
import { duration } from '../src/cards/freshness.ts';
import { noticeCard, text } from '../src/cards/notice.ts';
import { type Answer, type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { SourceView } from '../src/queries/sources.ts';

/** How many sources one card lists; those that fail come first. */
const LISTED = 20;

/** `/sources`: list with health, add, remove, export. */
export const sources = defineCommand({
  name: 'sources',
  summary: 'The feeds that Dateline follows: list, add, remove, export',
  options: {
    action: { type: 'choice', summary: 'What to do', choices: ['list', 'add', 'remove', 'export'] },
    what: {
      type: 'text',
      summary: 'A page’s address to add; a feed’s name or address to remove',
      rest: true,
      suggest: 'source',
    },
  },
  examples: ['sources', 'sources add https://example.com/blog', 'sources remove Example'],
  async run(context, { action = 'list', what }) {
    if (action === 'list') return list(context, what);
    if (action === 'export') return exportList(context);
    if (!context.asker.canManage) {
      throw new UsageError('Only those who manage this channel may change the sources; ask one of them.');
    }
    if (what === undefined) {
      throw new UsageError(
        `/sources ${action} needs ${action === 'add' ? 'a page’s address' : 'a feed’s name or address'}.`,
      );
    }
    return action === 'add' ? add(context, what) : remove(context, what);
  },
});

/** The list to take elsewhere: a file in the terminal, where to get it in a chat. */
async function exportList({ queries }: CommandContext): Promise<Answer> {
  const file = await queries.opml();
  const card = noticeCard(
    'In a terminal, `dateline sources export > feeds.opml` writes the list for any feed reader.',
  );
  return { card, data: { opml: file }, file };
}

async function add({ channels, now }: CommandContext, address: string): Promise<Answer> {
  if (!/^https?:\/\//.test(address)) {
    throw new UsageError(
      `“${address}” is no address; type /sources add https://… with the page or its feed.`,
    );
  }
  const found = await channels.findFeeds(address);
  const [first, ...others] = found;
  if (!first)
    throw new UsageError(`${address} names no feed; open the page's own feed and give that address.`);
  if (others.length > 0) {
    const choices = found.slice(0, 25).map(({ title, url }) => ({
      label: title || url,
      detail: url,
      run: { command: 'sources', options: { action: 'add', what: url } },
    }));
    return { card: chooser(address, choices), data: found };
  }
  const feed = await channels.followFeed(first, now);
  const words = feed
    ? `Following ${feed.title} (${feed.url}); its first stories come within a minute.`
    : `${first.title || first.url} is followed already.`;
  return { card: noticeCard(words), data: feed };
}

function chooser(address: string, choices: Menu['choices']): Card {
  return {
    kind: 'notice',
    summary: `${address} has several feeds`,
    blocks: [
      { type: 'paragraph', line: text(`${address} has several feeds; which one?`) },
      { type: 'actions', buttons: [], menu: { label: 'Choose a feed', choices } },
    ],
  };
}

async function remove({ channels }: CommandContext, what: string): Promise<Answer> {
  const feed = await channels.unfollowFeed(what);
  return { card: noticeCard(`No longer following ${feed.title}; its stories stay.`), data: feed };
}

async function list({ queries, now }: CommandContext, filter: string | undefined): Promise<Answer> {
  const view = await queries.sources({ filter, limit: LISTED }, now);
  if (view.total === 0) {
    const words = filter === undefined ? 'No feeds are followed yet' : `No feed is called “${filter}”`;
    return { card: noticeCard(`${words}; type /sources add and a page’s address.`), data: view };
  }
  const health = view.failing === 0 ? 'all well' : `${view.failing} failing`;
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: 'Sources' },
    { type: 'context', parts: [text(plural(view.total, 'feed', 'feeds')), text(health)] },
    { type: 'rows', rows: view.listed.map((source) => row(source, now)) },
  ];
  if (view.total > LISTED) {
    const rest = `and ${view.total - LISTED} more; type /sources list and a part of the name`;
    blocks.push({ type: 'context', parts: [text(rest)] });
  }
  return { card: { kind: 'list', summary: `${view.total} sources, ${health}`, blocks }, data: view };
}

function row({ feed, health }: SourceView, now: number): Row {
  const { lastSucceededAt, nextCheckAt, latencyP50, latencyP95, entriesPerWeek } = health;
  const facts = [
    lastSucceededAt === null ? 'not read yet' : `read ${duration(now - lastSucceededAt)} ago`,
    lastSucceededAt === null ? '' : `${entriesPerWeek} a week`,
    latencyP50 === null || latencyP95 === null
      ? ''
      : `latency ${duration(latencyP50)}, p95 ${duration(latencyP95)}`,
    nextCheckAt > now ? `next in ${duration(nextCheckAt - now)}` : 'next soon',
  ];
  return {
    lead: null,
    title: feed.title,
    url: feed.url,
    aside: text(facts.filter(Boolean).join(' · ')),
    detail: health.problem ?? (feed.state === 'active' ? '' : feed.state),
  };
}
