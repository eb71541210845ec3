/** What people do in Slack: type commands, press buttons, pick from menus; and the payloads that this makes. */
import type { Asking } from './answers.ts';
import type { FakeBlock, FakeChannel, FakeMessage, Workspace } from './workspace.ts';

/** Something that a person can press, and where it stands. */
export interface Pressable extends Pressed {
  readonly message: FakeMessage;
}

/** A button, or a choice of a menu. */
export interface Pressed {
  readonly blockId: string;
  readonly element: FakeBlock;
  /** The picked option of a menu. */
  readonly option: FakeBlock | null;
}

/** The newest thing in a channel with this label: a button, or a choice of a menu. */
export function findPressable(channel: FakeChannel, label: string): Pressable {
  for (const message of channel.messages.toReversed()) {
    const found = findLabelled(message.blocks, label);
    if (found) return { message, ...found };
  }
  throw new Error(`nothing in #${channel.name} is labelled ${JSON.stringify(label)}`);
}

/** The first thing among blocks with this label; null where there is none. */
export function findLabelled(blocks: readonly FakeBlock[], label: string): Pressed | null {
  for (const { blockId, element } of elementsOf(blocks)) {
    const option = optionOf(element, label);
    if (option || labelOf(element.text) === label) return { blockId, element, option };
  }
  return null;
}

function elementsOf(blocks: readonly FakeBlock[]): { blockId: string; element: FakeBlock }[] {
  return blocks.flatMap(({ type, block_id, elements, accessory }, i) => {
    // Slack makes an id where the app gives none.
    const blockId = typeof block_id === 'string' ? block_id : `made${i}`;
    if (accessory) return [{ blockId, element: accessory as FakeBlock }];
    if (type !== 'actions') return [];
    return (elements as FakeBlock[]).map((element) => ({ blockId, element }));
  });
}

function optionOf(element: FakeBlock, label: string): FakeBlock | null {
  const options = Array.isArray(element.options) ? (element.options as FakeBlock[]) : [];
  return options.find(({ text }) => labelOf(text) === label) ?? null;
}

function labelOf(text: unknown): string | null {
  const label = (text as { text?: unknown } | undefined)?.text;
  return typeof label === 'string' ? label : null;
}

/** A slash command's payload (interactivity/implementing-slash-commands). */
export function commandPayload(
  workspace: Workspace,
  channel: FakeChannel,
  typed: { readonly text: string; readonly user: string },
  asking: Asking,
): Record<string, string> {
  const [command = '', ...rest] = typed.text.replace(/^\//, '').split(' ');
  return {
    token: 'verification-token',
    team_id: channel.team ?? workspace.team,
    team_domain: 'fake',
    channel_id: channel.id,
    channel_name: channel.isPrivate ? 'privategroup' : channel.name,
    user_id: typed.user,
    user_name: workspace.users.get(typed.user)?.name ?? 'somebody',
    command: `/${command}`,
    text: rest.join(' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: asking.responseUrl,
    trigger_id: asking.triggerId,
  };
}

/** A `block_actions` payload; Slack leaves the message of an ephemeral one out. */
export function pressPayload(
  workspace: Workspace,
  channel: FakeChannel,
  pressed: Pressable & { readonly user: string },
  asking: Asking,
): Record<string, unknown> {
  const { message } = pressed;
  const isEphemeral = message.visibleTo === 'asker';
  return {
    type: 'block_actions',
    user: { id: pressed.user, username: 'anna', team_id: channel.team ?? workspace.team },
    api_app_id: workspace.appId,
    token: 'verification-token',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    trigger_id: asking.triggerId,
    team: { id: channel.team ?? workspace.team, domain: 'fake' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel.id, name: channel.isPrivate ? 'privategroup' : channel.name },
    ...(!isEphemeral && { message: { ts: message.ts, text: message.text, blocks: message.blocks } }),
    response_url: asking.responseUrl,
    actions: [actionOf(pressed, message.ts)],
  };
}

/** What was pressed, as `actions` of a payload holds it. */
export function actionOf({ blockId, element, option }: Pressed, at: string): Record<string, unknown> {
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: blockId,
    text: element.text,
    ...(option ? { selected_option: option } : { value: element.value }),
    action_ts: at,
  };
}
