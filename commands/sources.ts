import type { Invocation } from '../src/cards/blocks.ts';
import { encodeInvocation, INVOCATION_LIMIT } from '../src/cards/invocation.ts';
import { noticeCard } from '../src/cards/notice.ts';
import { feedChooser, importCard, sourcesCard } from '../src/cards/sources.ts';
import type { Channels, FoundFeed } from '../src/channels/index.ts';
import { type Answer, type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { FullTextMode } from '../src/model.ts';

/** How many sources one card lists; those that fail come first. */
const LISTED = 20;
/** As many as a menu may offer. */
const OFFERED = 25;

const NEEDS = {
  add: 'a page’s address',
  remove: 'a feed’s name or address',
  import: 'the address of an OPML file',
  'full-text': 'a feed’s name or address, and one of always, never and when-short',
};

/** `/sources`: list with health, add, remove, OPML in and out. */
export const sources = defineCommand({
  name: 'sources',
  summary: 'The feeds that Dateline follows: list, add, remove, import, export',
  options: {
    action: {
      type: 'choice',
      summary: 'What to do',
      choices: ['list', 'add', 'remove', 'full-text', 'import', 'export'],
    },
    page: { type: 'text', summary: 'Which page of the list: 2', pattern: /^page-?\d{1,4}$/i },
    what: {
      type: 'text',
      summary: 'A page’s address to add; a feed’s name or address to remove; an OPML file’s address',
      rest: true,
      suggest: 'source',
    },
  },
  examples: [
    'sources',
    'sources add https://example.com/blog',
    'sources remove Example',
    'sources full-text Example never',
  ],
  async run(context, { action = 'list', page, what }) {
    if (action === 'list') return list(context, what, page);
    if (action === 'export') return exportList(context);
    if (!context.asker.canManage) {
      throw new UsageError('Only those who manage this channel may change the sources; ask one of them.');
    }
    if (what === undefined) throw new UsageError(`/sources ${action} needs ${NEEDS[action]}.`);
    if (action === 'add') return add(context, what);
    if (action === 'full-text') return fullText(context, what);
    return action === 'import' ? importList(context, what) : remove(context, what);
  },
});

/** The list to take elsewhere, as a file. */
async function exportList({ queries }: CommandContext): Promise<Answer> {
  const text = await queries.opml();
  const { blocks, ...notice } = noticeCard(
    'The list of feeds, for any feed reader; in a terminal, dateline sources export > feeds.opml writes the same.',
  );
  const file = { name: 'feeds.opml', type: 'text/x-opml', text };
  return { card: { ...notice, blocks: [...blocks, { type: 'file', file }] }, data: { opml: text } };
}

async function importList({ channels, now }: CommandContext, typed: string): Promise<Answer> {
  const result = await channels.importFeeds(addressOf(typed, 'import https://… with an OPML file'), now);
  return { card: importCard(result), data: result };
}

async function add({ channels, now }: CommandContext, typed: string): Promise<Answer> {
  const offered = await channels.offeredAddress(typed);
  if (offered === null) {
    throw new UsageError('That choice is no longer known; type /sources add and the page’s address again.');
  }
  const address = addressOf(offered, 'add https://… with the page or its feed');
  const found = await channels.findFeeds(address);
  const [first, ...others] = found;
  if (!first)
    throw new UsageError(`${address} names no feed; open the page's own feed and give that address.`);
  if (others.length > 0) return { card: await chooser(channels, address, found), data: found };
  const feed = await channels.followFeed(first, now);
  const words = feed
    ? `Following ${feed.title} (${feed.url}); its first stories come within a minute.`
    : `${first.title || first.url} is followed already.`;
  return { card: noticeCard(words), data: feed };
}

/** As people type it: `example.com/blog` will do. */
function addressOf(typed: string, usage: string): string {
  if (/^(?:https?:\/\/|feed:)\S+$/i.test(typed) || /^[^\s:/?#]+\.[^\s:/?#]{2,}(?:[:/?#]\S*)?$/.test(typed)) {
    return typed.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:(?:\/\/)?/i, 'http://');
  }
  throw new UsageError(`“${typed}” is no address; type /sources ${usage}.`);
}

async function chooser(channels: Channels, address: string, found: readonly FoundFeed[]) {
  const choices = await Promise.all(
    found.slice(0, OFFERED).map(async ({ title, url }) => ({
      label: title || url,
      detail: url,
      run: await adding(channels, url),
    })),
  );
  return feedChooser(address, choices);
}

/** A choice must fit what every platform carries: a long address goes by its reference. */
async function adding(channels: Channels, url: string): Promise<Invocation> {
  const run = (what: string): Invocation => ({ command: 'sources', options: { action: 'add', what } });
  const fits = encodeInvocation(run(url), Number.MAX_SAFE_INTEGER).length <= INVOCATION_LIMIT;
  return run(fits ? url : await channels.rememberOffer(url));
}

async function remove({ channels }: CommandContext, what: string): Promise<Answer> {
  const feed = await channels.unfollowFeed(what);
  return { card: noticeCard(`No longer following ${feed.title}; its stories stay.`), data: feed };
}

const MODES: Readonly<Record<FullTextMode, string>> = {
  always: 'The page of every entry is read for its text',
  never: 'No pages are read: the feed’s words are all there is',
  'when-short': 'Pages are read where the feed gives a teaser only',
};

/** `NAME always`: when the pages of a feed's entries are read. */
async function fullText({ channels }: CommandContext, what: string): Promise<Answer> {
  const [, reference, typed] = /^(.+?)\s+(always|never|when[- ]short)$/i.exec(what.trim()) ?? [];
  const wanted = typed?.toLowerCase().replace(' ', '-');
  const mode = (['always', 'never', 'when-short'] as const).find((one) => one === wanted);
  if (reference === undefined || mode === undefined) {
    throw new UsageError(`/sources full-text needs ${NEEDS['full-text']}.`);
  }
  const feed = await channels.setFullText(reference, mode);
  return { card: noticeCard(`${feed.title}: ${MODES[mode]}.`), data: feed };
}

async function list(
  { queries, now }: CommandContext,
  filter: string | undefined,
  page: string | undefined,
): Promise<Answer> {
  const number = Number(/\d+$/.exec(page ?? '')?.[0] ?? 1);
  const view = await queries.sources({ filter, page: number, limit: LISTED }, now);
  if (view.total === 0) {
    const words = filter === undefined ? 'No feeds are followed yet' : `No feed is called “${filter}”`;
    return { card: noticeCard(`${words}; type /sources add and a page’s address.`), data: view };
  }
  return { card: sourcesCard(view, filter, now), data: view };
}
