/** The Home tab: what the channels that somebody is in get, what they follow, the stories of the day, and help. */
import type { App } from '@slack/bolt';
import type { HomeView, KnownBlock } from '@slack/types';
import type { Invocation } from '../../src/cards/blocks.ts';
import { encodeInvocation } from '../../src/cards/invocation.ts';
import type { SubscribedChannel } from '../../src/platform/port.ts';
import { decodeAddress } from './address.ts';
import { personal } from './card-view.ts';
import { callerOf, type Desk, quietly } from './desk.ts';
import { errorCode, explain } from './errors.ts';
import { LIMITS } from './limits.ts';
import { bold, mrkdwn, plain, words } from './markup.ts';
import { renderCard } from './render.ts';
import type { Workspace } from './workspace.ts';

/** Channels that are listed; a Home tab takes 100 blocks. */
const MOST_CHANNELS = 30;
/** A person in more channels than this sees some of them; users.conversations gives 200 at a time. */
const MOST_PAGES = 10;

/** Draws the tab whenever somebody opens it. */
export function listenToHome(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    desk.once(body.event_id, () =>
      quietly(desk, async () => {
        await publishHome(desk, await desk.workspace(body.team_id), event.user, hashOf(event.view));
      }),
    );
  });
}

function hashOf(view: unknown): string | undefined {
  return (view as { hash?: string } | undefined)?.hash;
}

/** Shows somebody their Home tab as it is now; `hash` is that of the tab which it shall replace. */
export async function publishHome(
  desk: Desk,
  workspace: Workspace,
  user: string,
  hash?: string,
): Promise<void> {
  const view = await homeView(desk, workspace, user);
  try {
    await workspace.client.views.publish({ user_id: user, view, ...(hash && { hash }) });
  } catch (error) {
    // Another opening of the tab was faster: what stands there is as new.
    if (errorCode(error) !== 'hash_conflict') throw error;
  }
}

async function homeView(desk: Desk, workspace: Workspace, user: string): Promise<HomeView> {
  const { host } = desk;
  const caller = await callerOf(desk, workspace, { user, ...personal(user) });
  const briefing = { command: 'briefing', options: { since: '24h', lines: '10' } };
  const [stories, followed, channels] = await Promise.all([
    host.run(briefing, caller),
    host.run({ command: 'follow', options: {} }, caller),
    channelsOf(host, workspace, user),
  ]);
  const now = host.now();
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain('Your channels', LIMITS.header) },
    ...channels.slice(0, MOST_CHANNELS).map((channel) => channelRow(channel, now)),
    ...(channels.length === 0 ? [nothingYet()] : []),
    help(now),
    { type: 'divider' },
    ...renderCard(followed, now).blocks,
    { type: 'divider' },
    ...renderCard(stories, now).blocks,
  ];
  return { type: 'home', blocks: distinct(blocks).slice(0, LIMITS.viewBlocks) };
}

/** Parts of two cards may have the same id; Slack takes each but once. */
function distinct(blocks: readonly KnownBlock[]): KnownBlock[] {
  const seen = new Set<string>();
  return blocks.map((block) => {
    if (block.block_id === undefined) return block;
    let id = block.block_id;
    for (let n = 1; seen.has(id); n += 1) id = `${block.block_id}.${n}`;
    seen.add(id);
    return { ...block, block_id: id };
  });
}

function channelRow({ address, title, gets }: SubscribedChannel, now: number): KnownBlock {
  const { channel } = decodeAddress(address);
  return {
    type: 'section',
    block_id: `in.${channel}.${now.toString(36)}`,
    text: mrkdwn(`${bold(words(title, LIMITS.headline))}  ${words(gets, LIMITS.paragraph)}`),
    accessory: {
      type: 'overflow',
      action_id: 'channel',
      options: [
        choice('See it, take one back', { command: 'subscriptions', options: {} }),
        choice('Subscribe to more', { command: 'subscribe', options: {} }),
      ],
    },
  };
}

function choice(label: string, run: Invocation) {
  return { text: plain(label, LIMITS.choiceText), value: encodeInvocation(run, LIMITS.choiceValue) };
}

function nothingYet(): KnownBlock {
  const text = 'No channel that you are in gets anything yet. Type /invite @Dateline there, then /subscribe.';
  return { type: 'section', text: mrkdwn(words(text, LIMITS.paragraph)) };
}

function help(now: number): KnownBlock {
  const button = (label: string, run: Invocation, id: string) => ({
    type: 'button' as const,
    text: plain(label, LIMITS.buttonText),
    action_id: id,
    value: encodeInvocation(run, LIMITS.buttonValue),
  });
  return {
    type: 'actions',
    block_id: `help.0.${now.toString(36)}`,
    elements: [
      button('How to use Dateline', { command: 'dateline', options: {} }, 'help'),
      button('The week’s recap', { command: 'recap', options: {} }, 'recap'),
    ],
  };
}

/** The subscribed channels that somebody is in, private ones with them: nobody learns of a channel here. */
async function channelsOf(
  host: Desk['host'],
  { client, team }: Workspace,
  user: string,
): Promise<SubscribedChannel[]> {
  const here = (await host.subscribed()).filter(({ address }) => address.startsWith(`${team}/`));
  if (here.length === 0) return [];
  const ids = new Set<string>();
  try {
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES && (page === 0 || cursor); page += 1) {
      const types = 'public_channel,private_channel';
      const found = await client.users.conversations({ user, types, limit: 200, ...(cursor && { cursor }) });
      for (const { id } of found.channels ?? []) if (id) ids.add(id);
      cursor = found.response_metadata?.next_cursor || undefined;
    }
  } catch (error) {
    host.log.warn({ error: explain(error) }, 'Slack did not say which channels somebody is in');
  }
  return here.filter(({ address }) => ids.has(decodeAddress(address).channel));
}
