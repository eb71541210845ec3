/** Slash commands, buttons and menus: acknowledged at once, carried out, and answered. */
import type { App } from '@slack/bolt';
import type { Card } from '../../src/cards/blocks.ts';
import { cardKindOf, invocationOf } from './actions.ts';
import { channelTitle } from './address.ts';
import { acknowledge, answer, callerOf, type Desk, quietly, type Reply } from './desk.ts';
import { sendFiles } from './files.ts';
import { type Occasion, openForm } from './forms.ts';
import { runInView, type ViewPress } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Registers the handlers. Slack wants the acknowledgement within three seconds, so it goes out before the work. */
export function listenToCommands(app: App, desk: Desk): void {
  app.command(/.*/, async ({ ack, body, respond }) => {
    await acknowledge(ack, desk);
    desk.once(body.trigger_id, () => {
      const workspace = desk.workspace(body.team_id);
      return answer(desk, { workspace, respond }, (at) => runCommand(desk, at, body));
    });
  });
  app.action(/.*/, async ({ ack, body, respond }) => {
    await acknowledge(ack, desk);
    const press = body as unknown as Press;
    desk.once(press.trigger_id, () => {
      const workspace = desk.workspace(press.team?.id);
      return isInView(press)
        ? quietly(desk, async () => runInView(desk, await workspace, press))
        : answer(desk, { workspace, respond }, (at) => runPress(desk, at, press));
    });
  });
}

/** The fields used of a slash command's payload (interactivity/implementing-slash-commands). */
interface Typed {
  readonly command: string;
  readonly text: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly channel_name: string;
  readonly trigger_id: string;
  readonly response_url: string;
}

/** The fields used of a `block_actions` payload (reference/interaction-payloads/block_actions-payload). */
interface Press {
  readonly trigger_id?: string;
  readonly response_url?: string;
  readonly user: { readonly id: string };
  readonly team?: { readonly id: string } | null;
  readonly channel?: { readonly id: string; readonly name?: string };
  readonly view?: ViewPress['view'];
  readonly container?: { readonly is_ephemeral?: boolean; readonly thread_ts?: string };
  readonly actions: readonly {
    readonly block_id?: string;
    readonly value?: string;
    readonly selected_option?: { readonly value?: string } | null;
  }[];
}

function isInView(press: Press): press is Press & ViewPress {
  return press.view !== undefined;
}

async function runCommand(desk: Desk, workspace: Workspace, typed: Typed): Promise<Reply | null> {
  const { user_id: user, channel_id: channel, channel_name: name } = typed;
  const title = channelTitle(name, channel);
  const caller = await callerOf(desk, workspace, { user, channel, title });
  const words = `${typed.command.replace(/^\//, '')} ${unescaped(typed.text)}`.trim();
  const card = await handOver(desk, workspace, user, await desk.host.runText(words, caller));
  const occasion = { trigger: typed.trigger_id, url: typed.response_url, channel, title };
  return (await asked(desk, workspace, card, occasion)) ? null : { card };
}

async function runPress(desk: Desk, workspace: Workspace, press: Press): Promise<Reply | null> {
  const action = press.actions[0];
  const invocation = action && invocationOf(action);
  if (!invocation || !press.channel) return null;
  const { id: channel, name } = press.channel;
  const title = channelTitle(name, channel);
  const caller = await callerOf(desk, workspace, { user: press.user.id, channel, title });
  const card = await handOver(desk, workspace, press.user.id, await desk.host.run(invocation, caller));
  const occasion = { trigger: press.trigger_id, url: press.response_url, channel, title };
  if (await asked(desk, workspace, card, occasion)) return null;
  const share = invocation.share ?? false;
  return { card, share, inPlace: !share && turnsPage(press, card), thread: press.container?.thread_ts };
}

/** The card, once its files are where the asker alone sees them. */
async function handOver({ host }: Desk, { client }: Workspace, user: string, card: Card): Promise<Card> {
  return card.blocks.some(({ type }) => type === 'file') ? sendFiles(client, host, user, card) : card;
}

/** True where the card's form stands before the asker now; its blocks do for a trigger that is used up or too old. */
async function asked(desk: Desk, workspace: Workspace, card: Card, occasion: Occasion): Promise<boolean> {
  return card.form !== undefined && (await openForm(desk, workspace, card.form, occasion));
}

/**
 * "Earlier", "All 14": a list or timeline that only the asker sees gives way to the next of its kind. A story
 * opened from a list does not, so that the list stays to go on from; nor does anything that others see.
 */
function turnsPage({ container, actions }: Press, card: Card): boolean {
  const kind = cardKindOf(actions[0]?.block_id ?? '');
  return container?.is_ephemeral === true && kind === card.kind && (kind === 'list' || kind === 'timeline');
}

/** Slack escapes what people type as it escapes what bots write. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
