/** Slash commands, buttons and menus: acknowledged at once, carried out, and answered. */
import type { App, RespondFn } from '@slack/bolt';
import type { Card } from '../../src/cards/blocks.ts';
import { describe } from '../../src/errors.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { cardKindOf, invocationOf } from './actions.ts';
import { channelTitle, encodeAddress } from './address.ts';
import { renderCard } from './render.ts';

/** What the handlers need besides the host. */
export interface Desk {
  readonly host: Host;
  /** The workspace of the token, for payloads that name none. */
  readonly team: string;
  /** True the first time that an interaction comes in. */
  readonly firstTime: (id: string | undefined) => boolean;
  readonly isFullMember: (user: string) => Promise<boolean>;
  /** Keeps track of work that goes on after the acknowledgement, so that a stop can wait for it. */
  readonly keep: (work: Promise<void>) => void;
}

/** Registers the handlers. Slack wants the acknowledgement within three seconds, so it goes out before the work. */
export function listen(app: App, desk: Desk): void {
  app.command(/.*/, async ({ ack, body, respond }) => {
    await acknowledge(ack, desk);
    if (desk.firstTime(body.trigger_id)) {
      desk.keep(answer(desk, respond, () => runCommand(desk, body)));
    }
  });
  app.action(/.*/, async ({ ack, body, respond }) => {
    await acknowledge(ack, desk);
    const press = body as unknown as Press;
    if (desk.firstTime(press.trigger_id)) {
      desk.keep(answer(desk, respond, () => runPress(desk, press)));
    }
  });
}

/** An acknowledgement that does not get through is no reason not to do the work: Slack asks again, once is kept. */
async function acknowledge(ack: () => Promise<void>, { host }: Desk): Promise<void> {
  await ack().catch((error: unknown) => host.log.debug({ error }, 'an acknowledgement did not reach Slack'));
}

/** The fields used of a slash command's payload (interactivity/implementing-slash-commands). */
interface Typed {
  readonly command: string;
  readonly text: string;
  readonly user_id: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly channel_name: string;
}

/** The fields used of a `block_actions` payload (reference/interaction-payloads/block_actions-payload). */
interface Press {
  readonly trigger_id?: string;
  readonly user: { readonly id: string };
  readonly team?: { readonly id: string } | null;
  readonly channel?: { readonly id: string; readonly name?: string };
  readonly container?: { readonly is_ephemeral?: boolean; readonly thread_ts?: string };
  readonly actions: readonly {
    readonly block_id?: string;
    readonly value?: string;
    readonly selected_option?: { readonly value?: string } | null;
  }[];
}

/** An answer, and where it goes. */
interface Reply {
  readonly card: Card;
  /** True where everybody in the channel shall see it. */
  readonly share: boolean;
  /** True where it takes the place of the message that was pressed. */
  readonly inPlace: boolean;
  readonly thread: string | undefined;
}

async function runCommand(desk: Desk, typed: Typed): Promise<Reply> {
  const caller = await callerOf(desk, {
    user: typed.user_id,
    team: typed.team_id,
    channel: typed.channel_id,
    name: typed.channel_name,
  });
  const card = await desk.host.runText(
    `${typed.command.replace(/^\//, '')} ${unescaped(typed.text)}`.trim(),
    caller,
  );
  return { card, share: false, inPlace: false, thread: undefined };
}

async function runPress(desk: Desk, press: Press): Promise<Reply | null> {
  const action = press.actions[0];
  const invocation = action && invocationOf(action);
  if (!invocation || !press.channel) return null;
  const caller = await callerOf(desk, {
    user: press.user.id,
    team: press.team?.id ?? desk.team,
    channel: press.channel.id,
    name: press.channel.name,
  });
  const card = await desk.host.run(invocation, caller);
  const share = invocation.share ?? false;
  return { card, share, inPlace: !share && turnsPage(press, card), thread: press.container?.thread_ts };
}

/**
 * "Earlier", "All 14": a list or timeline that only the asker sees gives way to the next of its kind. A story
 * opened from a list does not, so that the list stays to go on from; nor does anything that others see.
 */
function turnsPage({ container, actions }: Press, card: Card): boolean {
  const kind = cardKindOf(actions[0]?.block_id ?? '');
  return container?.is_ephemeral === true && kind === card.kind && (kind === 'list' || kind === 'timeline');
}

interface Asked {
  readonly user: string;
  readonly team: string;
  readonly channel: string;
  readonly name: string | undefined;
}

async function callerOf(desk: Desk, { user, team, channel, name }: Asked): Promise<Caller> {
  return {
    person: user,
    address: encodeAddress({ team, channel }),
    channelTitle: channelTitle(name, channel),
    canManage: await desk.isFullMember(user),
  };
}

/** Slack escapes what people type as it escapes what bots write. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Does the work and sends what came of it to the asker. Never throws: nobody is left to catch it. */
async function answer(desk: Desk, respond: RespondFn, work: () => Promise<Reply | null>): Promise<void> {
  const { host } = desk;
  try {
    const reply = await work();
    if (reply) await respond(message(reply, host.now()));
  } catch (error) {
    host.log.error({ error }, `a Slack command was not answered: ${describe(error)}`);
    const text = 'Something went wrong here; the operator finds it in the log. Try again in a moment.';
    await respond({ response_type: 'ephemeral', replace_original: false, text }).catch(() => {});
  }
}

function message({ card, share, inPlace, thread }: Reply, now: number) {
  return {
    ...renderCard(share ? withoutShare(card) : card, now),
    response_type: share ? ('in_channel' as const) : ('ephemeral' as const),
    replace_original: inPlace,
    unfurl_links: false,
    unfurl_media: false,
    ...(thread && { thread_ts: thread }),
  };
}

/** What everybody sees already needs no button that shows it to everybody. */
function withoutShare(card: Card): Card {
  const blocks = card.blocks.map((block) => {
    if (block.type !== 'actions') return block;
    return { ...block, buttons: block.buttons.filter(({ does }) => !('run' in does && does.run.share)) };
  });
  return { ...card, blocks };
}
