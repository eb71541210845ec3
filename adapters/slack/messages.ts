/** Stories of other people's messages: the shortcut "What is this story?", and cards under links to story pages. */
import type { App } from '@slack/bolt';
import type { Card } from '../../src/cards/blocks.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { channelTitle } from './address.ts';
import { personal } from './card-view.ts';
import { acknowledge, answer, callerOf, type Desk, quietly, withoutShare } from './desk.ts';
import { renderCard } from './render.ts';
import { SHORTCUT } from './shortcut.table.ts';

/** A message with more links is asked about its first ones. */
const MOST_LINKS = 5;
const MOST_WORDS = 200;
/** Slack names five links of a message at most for one event. */
const MOST_UNFURLS = 5;

/** The fields used of a `message_action` payload (reference/interaction-payloads/shortcuts-interaction-payload). */
interface MessageAction {
  readonly trigger_id: string;
  readonly user: { readonly id: string };
  readonly team?: { readonly id: string } | null;
  readonly channel: { readonly id: string; readonly name?: string };
  readonly message: { readonly text?: string; readonly blocks?: unknown; readonly attachments?: unknown };
}

/** Answers the shortcut. */
export function listenToShortcut(app: App, desk: Desk): void {
  app.shortcut(SHORTCUT.callback_id, async ({ ack, body, respond }) => {
    await acknowledge(ack, desk);
    const action = body as unknown as MessageAction;
    desk.once(action.trigger_id, () => {
      const workspace = desk.workspace(action.team?.id);
      return answer(desk, { workspace, respond }, async (at) => {
        const { id: channel, name } = action.channel;
        const title = channelTitle(name, channel);
        const caller = await callerOf(desk, at, { user: action.user.id, channel, title });
        return { card: await storyOf(desk.host, action.message, caller) };
      });
    });
  });
}

/** The story by one of the message's links, else by its words; the last search's own answer where there is none. */
async function storyOf(host: Host, message: MessageAction['message'], caller: Caller): Promise<Card> {
  const words = wordsOf(message);
  const searches = [...linksOf(message).slice(0, MOST_LINKS), ...(words === '' ? [] : [words])];
  let card: Card | null = null;
  for (const search of searches) {
    card = await host.run({ command: 'story', options: { words: search } }, caller);
    if (card.kind === 'story') return card;
  }
  return card ?? nothing();
}

function nothing(): Card {
  const summary = 'This message has neither words nor a link to find a story by.';
  return {
    kind: 'notice',
    summary,
    blocks: [{ type: 'paragraph', line: [{ type: 'text', text: summary }] }],
  };
}

const LINK = /https?:\/\/[^\s|<>"\\]+/g;

/** Links of the text first, then those of blocks and previews, each once. */
function linksOf({ text = '', blocks = [], attachments = [] }: MessageAction['message']): string[] {
  const all = `${text} ${JSON.stringify([attachments, blocks])}`.match(LINK) ?? [];
  return [...new Set(all.map((link) => link.replaceAll('&amp;', '&')))];
}

/** The text without Slack's marks. */
function wordsOf({ text = '' }: MessageAction['message']): string {
  return text
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[*_~`\s]+/g, ' ')
    .trim()
    .slice(0, MOST_WORDS);
}

/** The fields used of a `link_shared` event (reference/events/link_shared). */
interface LinkShared {
  readonly user: string;
  readonly unfurl_id?: string;
  readonly source?: string;
  readonly links: readonly { readonly url: string }[];
}

/** Puts a story's card under a link to its page at `publicUrl`. */
export function listenToLinks(app: App, desk: Desk, publicUrl: string): void {
  app.event('link_shared', async ({ event, body }) => {
    const { links, user, unfurl_id, source } = event as unknown as LinkShared;
    if (!unfurl_id || !source) return;
    const stories = links.slice(0, MOST_UNFURLS).flatMap(({ url }) => storyPage(url, publicUrl) ?? []);
    if (stories.length === 0) return;
    desk.once(body.event_id, () =>
      quietly(desk, async () => {
        const workspace = await desk.workspace(body.team_id);
        const caller = await callerOf(desk, workspace, { user, ...personal(user) });
        const unfurls = await drawn(desk.host, stories, caller);
        if (Object.keys(unfurls).length === 0) return;
        await workspace.client.chat.unfurl({ unfurl_id, source: source as 'composer', unfurls });
      }),
    );
  });
}

interface StoryPage {
  readonly url: string;
  readonly story: string;
}

function storyPage(url: string, publicUrl: string): StoryPage | null {
  // As Slack sends it, the address may hold entities.
  const page = new URL('story/', publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
  const plainUrl = url.replaceAll('&amp;', '&');
  const story = plainUrl.startsWith(page) ? /^(\d+)(?:[?#]|$)/.exec(plainUrl.slice(page.length))?.[1] : null;
  return story ? { url, story } : null;
}

async function drawn(host: Host, pages: readonly StoryPage[], caller: Caller) {
  const unfurls: Record<string, { blocks: ReturnType<typeof renderCard>['blocks'] }> = {};
  for (const { url, story } of pages) {
    const card = await host.run({ command: 'story', options: { words: story, part: 'card' } }, caller);
    if (card.kind === 'story') unfurls[url] = { blocks: renderCard(withoutShare(card), host.now()).blocks };
  }
  return unfurls;
}
