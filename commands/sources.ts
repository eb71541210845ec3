import type { Invocation } from '../src/cards/blocks.ts';
import { encodeInvocation, INVOCATION_LIMIT } from '../src/cards/invocation.ts';
import { noticeCard } from '../src/cards/notice.ts';
import { feedChooser, importCard, sourcesCard } from '../src/cards/sources.ts';
import type { Channels, FoundFeed } from '../src/channels/index.ts';
import { type Answer, type CommandContext, defineCommand } from '../src/command.ts';
import { UsageError } from '../src/errors.ts';
import type { FullTextMode } from '../src/model.ts';

type Words = CommandContext['words']['sources'];

/** How many sources one card lists; those that fail come first. */
const LISTED = 20;
/** As many as a menu may offer. */
const OFFERED = 25;

const NEEDS = {
  add: 'addNeeds',
  remove: 'removeNeeds',
  import: 'importNeeds',
  'full-text': 'fullTextNeeds',
} as const satisfies Readonly<Record<string, keyof Words>>;

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
      throw new UsageError((words) => words.sources.managersOnly);
    }
    if (what === undefined) throw new UsageError((words) => words.sources[NEEDS[action]]);
    if (action === 'add') return add(context, what);
    if (action === 'full-text') return fullText(context, what);
    return action === 'import' ? importList(context, what) : remove(context, what);
  },
});

/** The list to take elsewhere, as a file. */
async function exportList({ queries, words }: CommandContext): Promise<Answer> {
  const text = await queries.opml();
  const { blocks, ...notice } = noticeCard(words.sources.exported);
  const file = { name: 'feeds.opml', type: 'text/x-opml', text };
  return { card: { ...notice, blocks: [...blocks, { type: 'file', file }] }, data: { opml: text } };
}

async function importList({ channels, now, words }: CommandContext, typed: string): Promise<Answer> {
  const result = await channels.importFeeds(addressOf(typed, 'noAddressToImport'), now);
  return { card: importCard(result, words), data: result };
}

async function add(context: CommandContext, typed: string): Promise<Answer> {
  const { channels, now, words } = context;
  const offered = await channels.offeredAddress(typed);
  if (offered === null) throw new UsageError((say) => say.sources.offerGone);
  const address = addressOf(offered, 'noAddressToAdd');
  const found = await channels.findFeeds(address);
  const [first, ...others] = found;
  if (!first) throw new UsageError((say) => say.sources.noFeed(address));
  if (others.length > 0) return { card: await chooser(context, address, found), data: found };
  const feed = await channels.followFeed(first, now);
  const said = feed
    ? words.sources.following(feed.title, feed.url)
    : words.sources.followedAlready(first.title || first.url);
  return { card: noticeCard(said), data: feed };
}

/** As people type it: `example.com/blog` will do. */
function addressOf(typed: string, refusal: 'noAddressToAdd' | 'noAddressToImport'): string {
  if (/^(?:https?:\/\/|feed:)\S+$/i.test(typed) || /^[^\s:/?#]+\.[^\s:/?#]{2,}(?:[:/?#]\S*)?$/.test(typed)) {
    return typed.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:(?:\/\/)?/i, 'http://');
  }
  throw new UsageError((words) => words.sources[refusal](typed));
}

async function chooser({ channels, words }: CommandContext, address: string, found: readonly FoundFeed[]) {
  const choices = await Promise.all(
    found.slice(0, OFFERED).map(async ({ title, url }) => ({
      label: title || url,
      detail: url,
      run: await adding(channels, url),
    })),
  );
  return feedChooser(address, choices, words);
}

/** A choice must fit what every platform carries: a long address goes by its reference. */
async function adding(channels: Channels, url: string): Promise<Invocation> {
  const run = (what: string): Invocation => ({ command: 'sources', options: { action: 'add', what } });
  const fits = encodeInvocation(run(url), Number.MAX_SAFE_INTEGER).length <= INVOCATION_LIMIT;
  return run(fits ? url : await channels.rememberOffer(url));
}

async function remove({ channels, words }: CommandContext, what: string): Promise<Answer> {
  const feed = await channels.unfollowFeed(what);
  return { card: noticeCard(words.sources.noLonger(feed.title)), data: feed };
}

const MODES = { always: 'always', never: 'never', 'when-short': 'whenShort' } as const satisfies Readonly<
  Record<FullTextMode, keyof Words>
>;

/** `NAME always`: when the pages of a feed's entries are read. */
async function fullText({ channels, words }: CommandContext, what: string): Promise<Answer> {
  const [, reference, typed] = /^(.+?)\s+(always|never|when[- ]short)$/i.exec(what.trim()) ?? [];
  const wanted = typed?.toLowerCase().replace(' ', '-');
  const mode = (['always', 'never', 'when-short'] as const).find((one) => one === wanted);
  if (reference === undefined || mode === undefined) {
    throw new UsageError((say) => say.sources.fullTextNeeds);
  }
  const feed = await channels.setFullText(reference, mode);
  return { card: noticeCard(words.sources[MODES[mode]](feed.title)), data: feed };
}

async function list(
  { queries, now, words }: CommandContext,
  filter: string | undefined,
  page: string | undefined,
): Promise<Answer> {
  const number = Number(/\d+$/.exec(page ?? '')?.[0] ?? 1);
  const view = await queries.sources({ filter, page: number, limit: LISTED }, now);
  if (view.total === 0) {
    const { none, noneCalled } = words.sources;
    return { card: noticeCard(filter === undefined ? none : noneCalled(filter)), data: view };
  }
  return { card: sourcesCard(view, filter, now, words), data: view };
}
