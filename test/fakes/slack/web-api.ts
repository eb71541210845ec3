/** The methods of Slack's Web API that Dateline calls, with their checks, limits and faults. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseDraft, store, write } from './messages.ts';
import { type FakeChannel, type FakeMessage, timeOf, type Workspace } from './workspace.ts';

type Fields = Readonly<Record<string, string>>;
type Reply = Readonly<Record<string, unknown>> & { readonly ok: boolean };
type Method = (workspace: Workspace, fields: Fields) => Reply;

/** What the methods need of the parts that are built after them. */
export interface Neighbours {
  /** Address of a new socket, or an error code. */
  openSocket(): string;
  /** Uses a trigger up; an error code or null. */
  useTrigger(id: string): string | null;
}

/** Calls a minute of each method (apis/web-api/rate-limits: tier 1 to 4, special tiers apart). */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'apps.connections.open': 20,
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.history': 50,
  'conversations.info': 50,
  'users.info': 100,
  'views.open': 100,
};

const SCOPE: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'users.info': 'users:read',
};

/** Makes the handler of `/api/METHOD`. */
export function createWebApi(workspace: Workspace, neighbours: Neighbours) {
  const methods = createMethods(neighbours);
  const recent = new Map<string, number[]>();

  return async (name: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fields = await readFields(request);
    workspace.calls.push(name);
    const fault = workspace.faults.next.get(name);
    workspace.faults.next.delete(name);
    if (typeof fault === 'number') return void response.writeHead(fault).end('down');
    if (fault) return send(workspace, response, { ok: false, error: fault });
    const refusal = refuseToken(workspace, name, request, fields) ?? refuseScope(workspace, name);
    if (refusal) return send(workspace, response, refusal);
    const wait = waitFor(workspace, name, fields, recent);
    if (wait > 0) return tooFast(response, wait);
    const method = methods[name];
    const reply = method ? method(workspace, fields) : { ok: false, error: 'unknown_method' };
    if (name === 'chat.postMessage' && reply.ok && workspace.faults.loseReply) {
      workspace.faults.loseReply = false;
      request.socket.destroy();
      return;
    }
    send(workspace, response, reply);
  };
}

async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(body);
  return Object.fromEntries(new URLSearchParams(body));
}

function send({ scopes }: Workspace, response: ServerResponse, reply: Reply): void {
  response.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') });
  response.end(JSON.stringify(reply));
}

function tooFast(response: ServerResponse, ms: number): void {
  const seconds = String(Math.max(1, Math.ceil(ms / 1000)));
  response.writeHead(429, { 'retry-after': seconds, 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
}

function refuseToken(
  { appToken, botToken, revoked }: Workspace,
  name: string,
  request: IncomingMessage,
  fields: Fields,
): Reply | null {
  const given = request.headers.authorization?.replace(/^Bearer /, '') ?? fields.token;
  if (!given) return { ok: false, error: 'not_authed' };
  const [wanted, other] = name.startsWith('apps.') ? [appToken, botToken] : [botToken, appToken];
  if (given === other) return { ok: false, error: 'not_allowed_token_type' };
  if (given !== wanted) return { ok: false, error: 'invalid_auth' };
  return revoked ? { ok: false, error: 'token_revoked' } : null;
}

function refuseScope({ scopes }: Workspace, name: string): Reply | null {
  const needed = SCOPE[name];
  if (!needed || scopes.includes(needed)) return null;
  return { ok: false, error: 'missing_scope', needed, provided: scopes.join(',') };
}

/** How long this call must wait, ms: one post a second and channel, other methods by their tier. */
function waitFor(
  workspace: Workspace,
  name: string,
  { channel = '' }: Fields,
  recent: Map<string, number[]>,
): number {
  const { faults } = workspace;
  if (name === 'chat.postMessage' && faults.limitPostMs !== null) {
    const wait = faults.limitPostMs;
    faults.limitPostMs = null;
    return wait;
  }
  if (!workspace.paced) return 0;
  const posts = name === 'chat.postMessage';
  const [key, most, span] = posts ? [`post ${channel}`, 1, 1000] : [name, PER_MINUTE[name] ?? 600, 60_000];
  const now = workspace.clock.now();
  const kept = (recent.get(key) ?? []).filter((at) => now - at < span);
  const wait = kept.length >= most ? span - (now - (kept[0] ?? now)) : 0;
  recent.set(key, wait > 0 ? kept : [...kept, now]);
  return wait;
}

function createMethods({ openSocket, useTrigger }: Neighbours): Readonly<Record<string, Method>> {
  return {
    'auth.test': ({ team, botUser, botId }) => ({
      ok: true,
      url: 'https://fake.slack.example/',
      team: 'Fake workspace',
      team_id: team,
      user: 'dateline',
      user_id: botUser,
      bot_id: botId,
    }),
    'apps.connections.open': () => {
      const url = openSocket();
      return url.startsWith('ws') ? { ok: true, url } : { ok: false, error: url };
    },
    'chat.postMessage': (workspace, fields) => postMessage(workspace, fields),
    'chat.postEphemeral': (workspace, fields) => postMessage(workspace, fields, fields.user),
    'chat.update': update,
    'chat.delete': remove,
    'conversations.history': history,
    'conversations.info': (workspace, { channel = '' }) => {
      const found = workspace.channels.get(channel);
      if (!found) return { ok: false, error: 'channel_not_found' };
      return { ok: true, channel: { id: found.id, name: found.name, is_private: found.isPrivate } };
    },
    'users.info': (workspace, { user = '' }) => {
      const found = workspace.users.get(user);
      return found ? { ok: true, user: found } : { ok: false, error: 'user_not_found' };
    },
    'views.open': (_workspace, { trigger_id = '', view }) => {
      const error = useTrigger(trigger_id) ?? (view ? null : 'invalid_arguments');
      return error ? { ok: false, error } : { ok: true, view: { id: 'V0FAKE' } };
    },
  };
}

function draftOf(fields: Fields) {
  return {
    text: fields.text,
    parse: fields.parse,
    ...(fields.blocks !== undefined && { blocks: parsed(fields.blocks) }),
    ...(fields.metadata !== undefined && { metadata: parsed(fields.metadata) }),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function postMessage(workspace: Workspace, fields: Fields, user?: string): Reply {
  const channel = workspace.channels.get(fields.channel ?? '');
  if (!channel) return { ok: false, error: 'channel_not_found' };
  if (channel.refusal) return { ok: false, error: channel.refusal };
  const draft = draftOf(fields);
  const refusal = refuseDraft(workspace, draft);
  if (refusal) return { ...refusal, ok: false };
  const message = store(workspace, channel, draft, {
    visibleTo: user ? 'asker' : 'everyone',
    ...(user && { user }),
    threadTs: fields.thread_ts,
  });
  return { ok: true, channel: channel.id, ts: message.ts, message: wire(workspace, message, true) };
}

function update(workspace: Workspace, fields: Fields): Reply {
  const found = findMessage(workspace, fields);
  if ('error' in found) return { ok: false, error: found.error };
  // Unlike chat.postMessage, `parse` is "client" where it is not given (reference/methods/chat.update).
  const draft = { ...draftOf(fields), parse: fields.parse ?? 'client' };
  const refusal = refuseDraft(workspace, draft);
  if (refusal) return { ...refusal, ok: false };
  write(workspace, found.message, draft);
  found.message.edits += 1;
  return { ok: true, channel: found.channel.id, ts: found.message.ts };
}

function remove(workspace: Workspace, fields: Fields): Reply {
  const found = findMessage(workspace, fields);
  if ('error' in found) return { ok: false, error: found.error };
  found.channel.messages.splice(found.channel.messages.indexOf(found.message), 1);
  return { ok: true, channel: found.channel.id, ts: found.message.ts };
}

type Found = { readonly channel: FakeChannel; readonly message: FakeMessage } | { readonly error: string };

function findMessage(workspace: Workspace, { channel = '', ts = '' }: Fields): Found {
  const place = workspace.channels.get(channel);
  if (!place) return { error: 'channel_not_found' };
  const message = place.messages.find((one) => one.ts === ts && one.visibleTo === 'everyone');
  return message ? { channel: place, message } : { error: 'message_not_found' };
}

function history(workspace: Workspace, fields: Fields): Reply {
  const channel = workspace.channels.get(fields.channel ?? '');
  if (!channel) return { ok: false, error: 'channel_not_found' };
  const needed = channel.isPrivate ? 'groups:history' : 'channels:history';
  if (!workspace.scopes.includes(needed)) return { ok: false, error: 'missing_scope', needed };
  if (channel.refusal === 'not_in_channel') return { ok: false, error: channel.refusal };
  const limit = Math.min(Number(fields.limit ?? 100), 999);
  const from = Number(fields.cursor ?? 0);
  const oldest = Number(fields.oldest ?? 0) * 1000;
  const all = channel.messages
    .filter(({ ts, visibleTo }) => visibleTo === 'everyone' && timeOf(ts) > oldest)
    .toReversed();
  const more = all.length > from + limit;
  const metadata = fields.include_all_metadata === 'true';
  return {
    ok: true,
    messages: all.slice(from, from + limit).map((message) => wire(workspace, message, metadata)),
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : '' },
  };
}

/** A message as Slack gives it back. */
function wire({ botId, botUser, appId }: Workspace, message: FakeMessage, metadata: boolean) {
  return {
    type: 'message',
    user: botUser,
    bot_id: botId,
    app_id: appId,
    ts: message.ts,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(metadata && message.metadata && { metadata: message.metadata }),
  };
}
