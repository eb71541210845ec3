/** Modals and Home tabs (docs.slack.dev/surfaces/modals, docs.slack.dev/reference/views). */
import { randomUUID } from 'node:crypto';
import { checkOffered, checkViewBlocks } from './block-rules.ts';
import { isShowable } from './files.ts';
import { resolveBlocks } from './mrkdwn.ts';
import type { FakeBlock, Workspace } from './workspace.ts';

/** A view as it stands before somebody. */
export interface FakeView {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  hash: string;
  /** As the app sent it. */
  sent: Readonly<Record<string, unknown>>;
  /** All text that people can read in it. */
  seen: string;
}

type Reply = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** Makes them; `useTrigger` gives an error code, or who may be shown something. */
export function createViews(
  workspace: Workspace,
  useTrigger: (id: string) => { readonly error: string } | { readonly user: string },
) {
  /** Modals of each person, the one in front last. */
  const stacks = new Map<string, FakeView[]>();
  const homes = new Map<string, FakeView>();
  const waiting: ((view: FakeView) => void)[] = [];
  const stackOf = (user: string) => {
    const stack = stacks.get(user) ?? [];
    stacks.set(user, stack);
    return stack;
  };

  function made(user: string, type: FakeView['type'], sent: FakeView['sent']): FakeView {
    return { id: `V0${randomUUID()}`, user, type, ...content(sent) };
  }

  function content(sent: FakeView['sent']) {
    const { text, mentions } = resolveBlocks(sent.blocks as readonly FakeBlock[]);
    workspace.mentions.push(...mentions);
    const title = (sent.title as { text?: string } | undefined)?.text;
    return { sent, hash: workspace.nextTs(), seen: title ? `${title}\n${text}` : text };
  }

  function tell(view: FakeView): void {
    for (const told of waiting.splice(0)) told(view);
  }

  function refuse(sent: unknown, type: FakeView['type']): Reply | null {
    const messages = checkView(workspace, sent, type);
    if (messages.length === 0) return null;
    workspace.invalidBodies.push(`invalid_arguments ${messages.join('; ')}`);
    return { ok: false, error: 'invalid_arguments', response_metadata: { messages } };
  }

  function show(trigger: string, json: string, onTop: boolean): Reply {
    const used = useTrigger(trigger);
    if ('error' in used) return { ok: false, error: used.error };
    const sent = parsed(json);
    const refusal = refuse(sent, 'modal');
    if (refusal) return refusal;
    const stack = stackOf(used.user);
    if (!onTop) stack.length = 0;
    // Three views are the most (surfaces/modals).
    if (stack.length >= 3) return { ok: false, error: 'push_limit_reached' };
    const view = made(used.user, 'modal', sent);
    stack.push(view);
    tell(view);
    return { ok: true, view: wireView(workspace, view) };
  }

  return {
    open: (trigger: string, json: string) => show(trigger, json, false),
    push: (trigger: string, json: string) => show(trigger, json, true),
    update(id: string, hash: string | undefined, json: string): Reply {
      const view = [...stacks.values()].flat().find((one) => one.id === id);
      if (!view) return { ok: false, error: 'not_found' };
      if (hash !== undefined && hash !== view.hash) return { ok: false, error: 'hash_conflict' };
      const sent = parsed(json);
      const refusal = refuse(sent, 'modal');
      if (refusal) return refusal;
      Object.assign(view, content(sent));
      tell(view);
      return { ok: true, view: wireView(workspace, view) };
    },
    publish(user: string, hash: string | undefined, json: string): Reply {
      if (!workspace.users.has(user)) return { ok: false, error: 'user_not_found' };
      const sent = parsed(json);
      const refusal = refuse(sent, 'home');
      if (refusal) return refusal;
      const known = homes.get(user);
      if (hash !== undefined && hash !== known?.hash) return { ok: false, error: 'hash_conflict' };
      const view = known ?? made(user, 'home', sent);
      Object.assign(view, content(sent));
      homes.set(user, view);
      tell(view);
      return { ok: true, view: wireView(workspace, view) };
    },
    /** The modal in front of somebody. */
    front: (user: string) => stackOf(user).at(-1) ?? null,
    home: (user: string) => homes.get(user) ?? null,
    /** Takes the modal in front away, or all of them. */
    dismiss(user: string, all = false) {
      const stack = stackOf(user);
      if (all) stack.length = 0;
      else stack.pop();
    },
    /** What an acknowledgement put in a modal's place. */
    replace: (view: FakeView, sent: FakeView['sent']) => {
      if (refuse(sent, 'modal')) throw new Error(workspace.invalidBodies.at(-1));
      Object.assign(view, content(sent));
    },
    /** Resolves with the next view that is opened, changed or published. */
    next: () => new Promise<FakeView>((resolve) => void waiting.push(resolve)),
  };
}

export type Views = ReturnType<typeof createViews>;

function parsed(json: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    return {};
  }
}

function checkView(workspace: Workspace, sent: unknown, type: FakeView['type']): string[] {
  const view = (sent ?? {}) as Readonly<Record<string, unknown>>;
  const wrong = checkViewBlocks(view.blocks, (id) => isShowable(workspace, id));
  const blocks = Array.isArray(view.blocks) ? (view.blocks as FakeBlock[]) : [];
  if (view.type !== type) wrong.push(`[ERROR] expected a ${type}`);
  if (lengthOf(view.private_metadata) > 3000) wrong.push('[ERROR] private_metadata is too long');
  if (lengthOf(view.callback_id) > 255) wrong.push('[ERROR] callback_id is too long');
  if (JSON.stringify(view).length > 250_000) wrong.push('[ERROR] view_too_large');
  return type === 'home' ? wrong : [...wrong, ...checkModal(view, blocks)];
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}

function checkModal(view: Readonly<Record<string, unknown>>, blocks: readonly FakeBlock[]): string[] {
  const wrong: string[] = [];
  for (const part of ['title', 'submit', 'close']) {
    const words = (view[part] as { type?: unknown; text?: unknown } | undefined) ?? null;
    if (words === null && part !== 'title') continue;
    const length = lengthOf(words?.text);
    const right = words?.type === 'plain_text' && length > 0 && length <= 24;
    if (!right) wrong.push(`[ERROR] ${part} must be plain_text of 1 to 24 characters`);
  }
  const asks = blocks.some((block) => block.type === 'input');
  if (asks && view.submit === undefined) wrong.push('[ERROR] submit is required with input blocks');
  return wrong;
}

/** A view as Slack gives it back and sends it along. */
export function wireView({ appId, botId, team }: Workspace, view: FakeView): Record<string, unknown> {
  return {
    ...view.sent,
    id: view.id,
    team_id: team,
    app_id: appId,
    bot_id: botId,
    hash: view.hash,
    root_view_id: view.id,
    previous_view_id: null,
    state: { values: {} },
  };
}

/** What a person picked: an input block's label to the texts of its options. */
export type Picks = Readonly<Record<string, readonly FakeBlock[]>>;

/** The input blocks of a view, by label. */
export function inputsOf(view: FakeView): { readonly label: string; readonly block: FakeBlock }[] {
  return (view.sent.blocks as readonly FakeBlock[])
    .filter(({ type }) => type === 'input')
    .map((block) => ({ label: (block.label as { text: string }).text, block }));
}

/** `state.values` as a submission carries it: every input is there, empty ones too. */
export function stateOf(view: FakeView, picks: Picks): Record<string, unknown> {
  const inputs = inputsOf(view).map(({ label, block }) => {
    const { type, action_id } = block.element as FakeBlock;
    return [block.block_id, { [String(action_id)]: { type, selected_options: picks[label] ?? [] } }];
  });
  return Object.fromEntries(inputs);
}

interface Answered {
  readonly response_action?: string;
  readonly errors?: object;
  readonly view?: FakeView['sent'];
}

/** Errors by label, and the view that takes the place of the one that was sent. */
export interface Outcome {
  readonly errors: Record<string, string>;
  readonly next?: FakeView['sent'];
}

/** What an acknowledgement of a submission does: errors by label, or a new view. @throws where Slack shows an error. */
export function readAck(view: FakeView, ack: unknown): Outcome {
  if (ack === undefined || ack === null || ack === '') return { errors: {} };
  const { response_action: action, errors, view: next } = ack as Answered;
  if (action === 'update' && next) return { errors: {}, next };
  if (action === undefined || action === 'clear') return { errors: {} };
  if (action !== 'errors') throw new Error(`the fake Slack knows no response_action ${action}`);
  const labels = new Map(inputsOf(view).map(({ label, block }) => [block.block_id, label]));
  const named = Object.entries(errors ?? {}).map(([id, words]) => {
    const label = labels.get(id);
    if (label === undefined) throw new Error(`no input block is called ${id}`);
    return [label, String(words)];
  });
  if (named.length === 0) throw new Error('errors must name a block');
  return { errors: Object.fromEntries(named) };
}

/** The options that an app offered. @throws where Slack would show none. */
export function readOffer(ack: unknown): FakeBlock[] {
  const { options } = (ack ?? {}) as { options?: FakeBlock[] };
  const wrong = checkOffered(options);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  return options ?? [];
}
