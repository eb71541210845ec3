/** Storing messages: the one path by which any text gets in front of people. */
import { checkBlocks } from './block-rules.ts';
import { isShowable } from './files.ts';
import { resolveBlocks, resolveMrkdwn } from './mrkdwn.ts';
import type { FakeBlock, FakeChannel, FakeMessage, Workspace } from './workspace.ts';

/** A message as it is sent to Slack, by whichever way. */
export interface Draft {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
  readonly parse?: string | undefined;
}

/** Slack's answer to a draft that it does not take; null where it does. */
export function refuseDraft(workspace: Workspace, draft: Draft): Record<string, unknown> | null {
  const { text = '', blocks } = draft;
  if (text === '' && blocks === undefined) return { ok: false, error: 'no_text' };
  const wrong = blocks === undefined ? null : checkBlocks(blocks, (id) => isShowable(workspace, id));
  const metadata = wrong ? null : refuseMetadata(draft.metadata);
  const error = wrong ?? metadata ?? refuseText(text);
  if (!error) return null;
  workspace.invalidBodies.push(`${error.error} ${error.messages.join('; ')}`.trim());
  return { ok: false, error: error.error, response_metadata: { messages: error.messages } };
}

/**
 * Texts above 4,000 characters are split into several messages, or refused by chat.update, and one with blocks alone
 * says nothing in a notification (reference/methods/chat.postMessage#truncating): Dateline's own texts are neither.
 */
function refuseText(text: string): { error: string; messages: string[] } | null {
  if (text.length > 4000) return { error: 'msg_too_long', messages: [] };
  return text.trim() === ''
    ? { error: 'no_text', messages: ['blocks without a text for notifications'] }
    : null;
}

function refuseMetadata(metadata: unknown): { error: string; messages: string[] } | null {
  if (metadata === undefined) return null;
  const { event_type, event_payload } = metadata as Record<string, unknown>;
  const right = typeof event_type === 'string' && typeof event_payload === 'object' && event_payload !== null;
  return right ? null : { error: 'invalid_metadata_format', messages: [] };
}

/** How a message stands in the channel. */
export interface Standing {
  readonly visibleTo: FakeMessage['visibleTo'];
  readonly user?: string;
  readonly threadTs?: string | undefined;
}

/** Stores a draft that was not refused. */
export function store(
  workspace: Workspace,
  channel: FakeChannel,
  draft: Draft,
  standing: Standing,
): FakeMessage {
  const message: FakeMessage = {
    ts: workspace.nextTs(),
    channel: channel.id,
    text: '',
    blocks: [],
    metadata: (draft.metadata as FakeMessage['metadata']) ?? null,
    visibleTo: standing.visibleTo,
    user: standing.user ?? null,
    threadTs: standing.threadTs ?? null,
    seen: '',
    edits: 0,
  };
  write(workspace, message, draft);
  channel.messages.push(message);
  return message;
}

/** Writes a draft over a message. */
export function write(workspace: Workspace, message: FakeMessage, draft: Draft): void {
  const blocks = (draft.blocks ?? []) as readonly FakeBlock[];
  const text = draft.text ?? '';
  const line = resolveMrkdwn(text, { autoParse: draft.parse !== 'none' && draft.parse !== undefined });
  const drawn = resolveBlocks(blocks);
  workspace.mentions.push(...line.mentions, ...drawn.mentions);
  message.text = text;
  message.blocks = blocks;
  message.seen = blocks.length > 0 ? drawn.text : line.text;
}
