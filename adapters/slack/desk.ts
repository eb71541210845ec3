/** What the handlers of Slack's interactions share: who asks, the work after the acknowledgement, the answer. */
import type { Card } from '../../src/cards/blocks.ts';
import { describe } from '../../src/errors.ts';
import type { Caller, Host } from '../../src/platform/port.ts';
import { encodeAddress } from './address.ts';
import { explain } from './errors.ts';
import type { SlackMessage } from './render.ts';
import type { Workspace } from './workspace.ts';

/** What the handlers need. */
export interface Desk {
  readonly host: Host;
  /** The workspace that a payload comes from; for payloads that name none, the one of the token. */
  workspace(team: string | undefined): Promise<Workspace>;
  /** How the core calls a person of a workspace. */
  person(team: string, user: string): string;
  /**
   * Carries out what came in under an id, unless it came in before: Slack sends an envelope again when the acknowledgement did
   * not reach it, after a restart and to another process too. What has no id is carried out.
   */
  readonly once: (id: string | undefined, work: () => Promise<void>) => void;
  /** Keeps track of work that goes on after the acknowledgement, so that a stop can wait for it. */
  readonly keep: (work: Promise<void>) => void;
}

/** An acknowledgement that does not get through is no reason not to do the work: Slack asks again, and is known again. */
export async function acknowledge(ack: () => Promise<void>, { host }: Desk): Promise<void> {
  await ack().catch((error: unknown) => host.log.debug({ error }, 'an acknowledgement did not reach Slack'));
}

/** Where somebody asks; `title` is the channel's name as people know it. */
export interface Asked {
  readonly user: string;
  readonly channel: string;
  readonly title: string;
}

/** Who asks and where, with what they may do there. */
export async function callerOf(
  desk: Desk,
  workspace: Workspace,
  { user, channel, title }: Asked,
): Promise<Caller> {
  const { isFullMember, language } = await workspace.person(user);
  return {
    person: desk.person(workspace.team, user),
    address: encodeAddress({ team: workspace.team, channel }),
    channelTitle: title,
    canManage: isFullMember,
    language,
  };
}

/** An answer, and where it goes. */
export interface Reply {
  readonly card: Card;
  /** True where everybody in the channel shall see it. */
  readonly share?: boolean;
  /** True where it takes the place of the message that was pressed. */
  readonly inPlace?: boolean;
  readonly thread?: string | undefined;
}

/** Sends a message to whoever asked; rejects where Slack does not take it. */
export type Respond = (message: Addressed) => Promise<unknown>;

/** What a response_url takes. */
export interface Addressed extends Partial<SlackMessage> {
  readonly text: string;
  readonly response_type: 'in_channel' | 'ephemeral';
  readonly replace_original: boolean;
  readonly unfurl_links?: boolean;
  readonly unfurl_media?: boolean;
  readonly thread_ts?: string;
}

/** Does the work and sends what came of it to the asker. Never throws: nobody is left to catch it. */
export async function answer(
  desk: Desk,
  { workspace, respond }: { readonly workspace: Promise<Workspace>; readonly respond: Respond },
  work: (workspace: Workspace) => Promise<Reply | null>,
): Promise<void> {
  const { host } = desk;
  try {
    const at = await workspace;
    const reply = await work(at);
    if (!reply) return;
    const card = reply.share ? withoutShare(reply.card) : reply.card;
    await at.pictures.send(card, (drawn) => respond(addressed(drawn, reply)));
  } catch (error) {
    host.log.error({ error }, `a Slack command was not answered: ${describe(error)}`);
    const text = 'Something went wrong here; the operator finds it in the log. Try again in a moment.';
    await respond({ response_type: 'ephemeral', replace_original: false, text }).catch(() => {});
  }
}

/** Work that nobody waits for an answer of: what goes wrong is logged. */
export async function quietly({ host }: Desk, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    host.log.warn({ error: explain(error) }, 'Slack was not shown what somebody asked for');
  }
}

function addressed(drawn: SlackMessage, { share, inPlace, thread }: Reply): Addressed {
  return {
    ...drawn,
    response_type: share ? 'in_channel' : 'ephemeral',
    replace_original: inPlace ?? false,
    unfurl_links: false,
    unfurl_media: false,
    ...(thread && { thread_ts: thread }),
  };
}

/** What everybody sees already, or nobody else can, needs no button that shows it to everybody. */
export function withoutShare(card: Card): Card {
  const blocks = card.blocks.map((block) => {
    if (block.type !== 'actions') return block;
    return { ...block, buttons: block.buttons.filter(({ does }) => !('run' in does && does.run.share)) };
  });
  return { ...card, blocks };
}
