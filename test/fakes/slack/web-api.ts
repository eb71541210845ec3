/** The methods of Slack's Web API that Dateline calls, with their checks, limits and faults. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { announceFile, completeFiles } from './files.ts';
import { refuseDraft, store, write } from './messages.ts';
import { resolveBlocks } from './mrkdwn.ts';
import type { FakeOauth, FakeToken } from './oauth.ts';
import type { Views } from './views.ts';
import { type FakeBlock, type FakeChannel, type FakeMessage, timeOf, type Workspace } from './workspace.ts';

type Fields = Readonly<Record<string, string>>;
type Reply = Readonly<Record<string, unknown>> & { readonly ok: boolean };
type Method = (workspace: Workspace, fields: Fields) => Reply;

/** What the methods need of the parts that are built after them. */
export interface Neighbours {
  /** Address of a new socket, or an error code. */
  openSocket(): string;
  readonly views: Views;
  readonly oauth: FakeOauth;
  /** The fake's own address. */
  url(): string;
}

/** Calls a minute of each method (apis/web-api/rate-limits: tier 1 to 4, special tiers apart). */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'apps.connections.open': 20,
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.history': 50,
  'files.completeUploadExternal': 100,
  'files.getUploadURLExternal': 100,
  'conversations.info': 50,
  'conversations.open': 50,
  'conversations.replies': 50,
  'users.conversations': 50,
  'chat.unfurl': 50,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
  'views.push': 100,
  'views.update': 100,
};

const SCOPE: Readonly<Record<string, string>> = {
  'apps.connections.open': 'connections:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'users.conversations': 'channels:read',
  'chat.unfurl': 'links:write',
};

/** Makes the handler of `/api/METHOD`. */
export function createWebApi(workspace: Workspace, neighbours: Neighbours) {
  const methods = createMethods(neighbours);
  const recent = new Map<string, number[]>();

  const answer = ({ name, request, fields, owner, here }: Asked): Reply | number => {
    if (name === 'oauth.v2.access') return neighbours.oauth.access(fields);
    const refusal =
      refuseCaller(workspace, { name, request, fields, owner, here }) ??
      refuseForeign(workspace, here, fields);
    if (refusal) return refusal;
    const wait = waitFor(workspace, name, fields, recent);
    if (wait > 0) return wait;
    return methods[name]?.(here, fields) ?? { ok: false, error: 'unknown_method' };
  };

  return async (name: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fields = await readFields(request);
    workspace.calls.push(name);
    const fault = workspace.faults.next.get(name);
    workspace.faults.next.delete(name);
    if (fault !== undefined) return fail(workspace, request, response, fault);
    const owner = neighbours.oauth.tokens.get(tokenOf(request, fields) ?? '') ?? null;
    const here = owner ? { ...workspace, ...owner } : workspace;
    const reply = answer({ name, request, fields, owner, here });
    if (typeof reply === 'number') return tooFast(response, reply);
    if (reply.ok && losesReply(workspace, name)) return void request.socket.destroy();
    send(here, response, reply);
  };
}

/** What `failNext` asked for. */
function fail(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
  fault: string | number | { readonly ms: number },
): void {
  if (fault === 0) request.socket.destroy();
  else if (typeof fault === 'object') tooFast(response, fault.ms);
  else if (typeof fault === 'number') response.writeHead(fault).end('down');
  else send(workspace, response, { ok: false, error: fault });
}

/** The reply to the next post is lost, once. */
function losesReply({ faults }: Workspace, name: string): boolean {
  if (name !== 'chat.postMessage' || !faults.loseReply) return false;
  faults.loseReply = false;
  return true;
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

function tokenOf(request: IncomingMessage, fields: Fields): string | undefined {
  return request.headers.authorization?.replace(/^Bearer /, '') ?? fields.token;
}

interface Asking {
  readonly name: string;
  readonly request: IncomingMessage;
  readonly fields: Fields;
}

interface Asked extends Asking {
  readonly owner: FakeToken | null;
  /** The workspace as this token reaches it. */
  readonly here: Workspace;
}

function refuseCaller(workspace: Workspace, { name, request, fields, owner, here }: Asked): Reply | null {
  const refusal = owner ? refuseOwner(workspace, owner) : refuseToken(workspace, name, request, fields);
  return refusal ?? refuseScope(here, name);
}

/** A token of a workspace that installed the app. */
function refuseOwner({ clock }: Workspace, { revoked, expiresAt }: FakeToken): Reply | null {
  if (revoked) return { ok: false, error: 'token_revoked' };
  return expiresAt !== null && clock.now() >= expiresAt ? { ok: false, error: 'token_expired' } : null;
}

/** A token reaches the channels of its own workspace only. */
function refuseForeign(first: Workspace, here: Workspace, { channel = '' }: Fields): Reply | null {
  const place = first.channels.get(channel);
  if (!place || (place.team ?? first.team) === here.team) return null;
  return { ok: false, error: 'channel_not_found' };
}

function refuseToken(
  { appToken, botToken, revoked }: Workspace,
  name: string,
  request: IncomingMessage,
  fields: Fields,
): Reply | null {
  const given = tokenOf(request, fields);
  if (!given) return { ok: false, error: 'not_authed' };
  const [wanted, other] = name.startsWith('apps.') ? [appToken, botToken] : [botToken, appToken];
  if (given === other) return { ok: false, error: 'not_allowed_token_type' };
  if (given !== wanted) return { ok: false, error: 'invalid_auth' };
  return revoked ? { ok: false, error: 'token_revoked' } : null;
}

function refuseScope(workspace: Workspace, name: string): Reply | null {
  const needed = SCOPE[name];
  const scopes = name.startsWith('apps.') ? workspace.appScopes : workspace.scopes;
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

function createMethods({ openSocket, views, url }: Neighbours): Readonly<Record<string, Method>> {
  return {
    'auth.test': ({ team, name, botUser, botId }) => ({
      ok: true,
      url: 'https://fake.slack.example/',
      team: name,
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
    'conversations.replies': replies,
    'conversations.info': channelInfo,
    'files.getUploadURLExternal': (workspace, fields) => announceFile(workspace, fields, url()),
    'files.completeUploadExternal': completeFiles,
    'conversations.open': (workspace, { users = '' }) => {
      const { team } = workspace;
      if (!workspace.users.has(users)) return { ok: false, error: 'user_not_found' };
      // Conversations of other workspaces have ids of their own.
      const id = `D0${users.slice(2)}${team === 'T0FAKE' ? '' : team.slice(2)}`;
      const there = workspace.channels.has(id);
      const channel = {
        id,
        name: id.toLowerCase(),
        isPrivate: true,
        members: [users],
        refusal: null,
        messages: [],
        team,
      };
      if (!there) workspace.channels.set(id, channel);
      return { ok: true, already_open: there, channel: { id } };
    },
    'users.conversations': (workspace, fields) => conversationsOf(workspace, fields),
    'chat.unfurl': (workspace, fields) => unfurl(workspace, fields),
    'users.info': (workspace, { user = '', include_locale }) => {
      const found = workspace.users.get(user);
      if (!found) return { ok: false, error: 'user_not_found' };
      const { locale, ...known } = found;
      return { ok: true, user: include_locale === 'true' ? { ...known, locale } : known };
    },
    'views.open': (_workspace, { trigger_id = '', view = '' }) => views.open(trigger_id, view),
    'views.push': (_workspace, { trigger_id = '', view = '' }) => views.push(trigger_id, view),
    'views.update': (_workspace, { view_id = '', hash, view = '' }) => views.update(view_id, hash, view),
    'views.publish': (_workspace, { user_id = '', hash, view = '' }) => views.publish(user_id, hash, view),
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
  unfold(workspace, fields);
  const message = store(workspace, channel, draft, {
    visibleTo: user ? 'asker' : 'everyone',
    ...(user && { user }),
    threadTs: fields.thread_ts,
  });
  return { ok: true, channel: channel.id, ts: message.ts, message: wire(workspace, message, true) };
}

/** Links unfold by themselves, media in blocks too, unless both are switched off (chat.postMessage#unfurling). */
function unfold(workspace: Workspace, { unfurl_links, unfurl_media, text = '', blocks = '' }: Fields): void {
  if (unfurl_links === 'false' && unfurl_media === 'false') return;
  workspace.unfolded.push(...(`${text} ${blocks}`.match(/https?:\/\/[^\s<>|"]+/g) ?? []));
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
  const needed = historyScope(channel);
  if (!workspace.scopes.includes(needed)) return { ok: false, error: 'missing_scope', needed };
  if (channel.refusal === 'not_in_channel') return { ok: false, error: channel.refusal };
  const oldest = Number(fields.oldest ?? 0) * 1000;
  const all = channel.messages
    .filter(({ ts, visibleTo }) => visibleTo === 'everyone' && timeOf(ts) > oldest)
    .filter(({ threadTs }) => threadTs === null)
    .toReversed();
  return page(workspace, fields, all);
}

function historyScope({ id, isPrivate }: FakeChannel): string {
  if (id.startsWith('D')) return 'im:history';
  return isPrivate ? 'groups:history' : 'channels:history';
}

/** A thread, its first message and what stands under it, oldest first. */
function replies(workspace: Workspace, fields: Fields): Reply {
  const found = findMessage(workspace, fields);
  if ('error' in found)
    return { ok: false, error: found.error === 'message_not_found' ? 'thread_not_found' : found.error };
  const needed = historyScope(found.channel);
  if (!workspace.scopes.includes(needed)) return { ok: false, error: 'missing_scope', needed };
  const oldest = Number(fields.oldest ?? 0) * 1000;
  const all = found.channel.messages.filter(
    ({ ts, threadTs }) => ts === fields.ts || (threadTs === fields.ts && timeOf(ts) > oldest),
  );
  return page(workspace, fields, all);
}

/** A conversation as the app may know it: private ones only from within (reference/methods/conversations.info). */
function channelInfo({ channels, scopes }: Workspace, { channel = '' }: Fields): Reply {
  const found = channels.get(channel);
  const isMember = found?.refusal !== 'not_in_channel';
  if (!found || (found.isPrivate && !isMember)) return { ok: false, error: 'channel_not_found' };
  const needed = found.isPrivate ? 'groups:read' : 'channels:read';
  if (!scopes.includes(needed)) return { ok: false, error: 'missing_scope', needed };
  const { id, name, isPrivate, refusal } = found;
  const state = { is_member: isMember, is_archived: refusal === 'is_archived' };
  return { ok: true, channel: { id, name, is_private: isPrivate, ...state } };
}

/** The conversations that somebody is in and the app may know of. */
function conversationsOf(
  { channels, scopes }: Workspace,
  { user = '', types = 'public_channel' }: Fields,
): Reply {
  const wanted = types.split(',');
  if (wanted.includes('private_channel') && !scopes.includes('groups:read')) {
    return { ok: false, error: 'missing_scope', needed: 'groups:read' };
  }
  const found = [...channels.values()].filter(
    ({ isPrivate, members, refusal }) =>
      members.includes(user) &&
      wanted.includes(isPrivate ? 'private_channel' : 'public_channel') &&
      !(isPrivate && refusal === 'not_in_channel'),
  );
  return {
    ok: true,
    channels: found.map(({ id, name }) => ({ id, name })),
    response_metadata: { next_cursor: '' },
  };
}

/** A card under a link of a message (reference/methods/chat.unfurl): the link must be one that an event told of. */
function unfurl(workspace: Workspace, { unfurl_id = '', source, unfurls = '' }: Fields): Reply {
  const told = workspace.unfurls.get(unfurl_id);
  if (!told || !source) return { ok: false, error: 'cannot_unfurl_url' };
  const cards = (parsed(unfurls) ?? {}) as Record<string, { blocks?: unknown }>;
  for (const [url, { blocks }] of Object.entries(cards)) {
    if (!told.links.includes(url)) return { ok: false, error: 'cannot_unfurl_url' };
    const refusal = refuseDraft(workspace, { text: url, blocks });
    if (refusal) return { ...refusal, ok: false };
    told.shown.set(url, resolveBlocks(blocks as readonly FakeBlock[]).text);
  }
  return { ok: true };
}

function page(workspace: Workspace, fields: Fields, all: readonly FakeMessage[]): Reply {
  const limit = Math.min(Number(fields.limit ?? 100), 999);
  const from = Number(fields.cursor ?? 0);
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
