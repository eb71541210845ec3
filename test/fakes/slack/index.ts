/**
 * A Slack that runs on this machine: Web API, Socket Mode and signed HTTP requests over real servers, with the
 * checks, limits and clocks of the real one. It stores what is posted and says what people would see.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAnswers, type FakeAnswer } from './answers.ts';
import { challenge, openAppSite } from './app-site.ts';
import { takeUpload } from './files.ts';
import { createOauth, type FakeOauth } from './oauth.ts';
import { commandPayload, findPressable, pressPayload } from './people.ts';
import { type RequestAnswer, type Signature, sendRequest } from './requests.ts';
import { createSockets, type Envelope, type Sockets } from './sockets.ts';
import { createViews, type FakeView, type Views, wireView } from './views.ts';
import { createWebApi } from './web-api.ts';
import { createWindows, person, type Windows } from './windows.ts';
import {
  type Clock,
  createWorkspace,
  type FakeChannel,
  type FakeMessage,
  type Workspace,
} from './workspace.ts';

export type { FakeAnswer } from './answers.ts';
export type { Signature } from './requests.ts';
export type { FakeMessage } from './workspace.ts';

/** How the fake behaves. */
export interface FakeSlackOptions {
  /** The machine's own clock by default. */
  readonly clock?: Clock;
  /** False switches the rate limits off. */
  readonly paced?: boolean;
  /** Slack's three seconds for an acknowledgement. */
  readonly ackMs?: number;
  /** Where commands and presses are sent as signed HTTP requests; through the sockets where not given. */
  readonly requestUrl?: string;
}

/** A running fake. `workspace` is everything that it remembers, for tests to look at and to change. */
export interface FakeSlack extends Windows {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly team: string;
  readonly workspace: Workspace;
  readonly sockets: Sockets;
  /** How other workspaces install the app. */
  readonly oauth: FakeOauth;
  /** What everybody sees in a channel, oldest first; the channel by its id or name. */
  messages(channel?: string): readonly FakeMessage[];
  /** A person types `/text` and waits for the answer. */
  command(channel: string, text: string, user?: string): Promise<FakeAnswer>;
  /** A person presses the newest button or menu choice with this label, and waits for the answer. */
  press(channel: string, label: string, user?: string): Promise<FakeAnswer>;
  /** The same, acknowledged only: for buttons that answer nothing. */
  pressOnly(channel: string, label: string, user?: string): Promise<void>;
  /** A person types `/text` and waits for the window that it opens. */
  open(channel: string, text: string, user?: string): Promise<FakeView>;
  /** A person presses something and waits for the window that it opens. */
  pressToOpen(channel: string, label: string, user?: string): Promise<FakeView>;
  readonly views: Views;
  /** Tells the app of an event; the same `id` again is a redelivery. */
  event(event: Readonly<Record<string, unknown>>, id?: string, team?: string): Promise<void>;
  /** A person opens the Home tab and waits for it. */
  openHome(user?: string): Promise<FakeView>;
  /** A person chooses a message shortcut on a message with these fields, and waits for the answer. */
  shortcut(
    channel: string,
    message: Readonly<Record<string, unknown>>,
    callbackId: string,
  ): Promise<FakeAnswer>;
  /** A person posts links; gives what is shown under each once something is. */
  postLinks(links: readonly string[], id?: string): Promise<ReadonlyMap<string, string>>;
  /** Sends fields as a signed request to where the app listens. */
  request(fields: Readonly<Record<string, string>>, signature: Signature): Promise<RequestAnswer>;
  /** Sends the last event once more over HTTP, as Slack does where no answer came in time. */
  retryEvent(): Promise<RequestAnswer>;
  /** The site where apps are made; none is there yet. */
  appSite(): ReturnType<typeof openAppSite>;
  /** A person types `/invite @name`. */
  invite(channel: string, mention: string): void;
  /** From now on commands and presses go to this address. */
  sendRequestsTo(url: string): void;
  /** The next post is answered 429. */
  limitNextPost(ms: number): void;
  /** The next post is stored, but its reply is lost. */
  loseNextReply(): void;
  /** The next call of a method gets this error code or HTTP status, or a 429 that asks to wait so long; with 0 the connection is reset before anything is done. */
  failNext(method: string, error: string | number | { readonly ms: number }): void;
  close(): Promise<void>;
}

/** Starts a fake Slack on a port of the system's choice. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const workspace = createWorkspace({
    clock: options.clock ?? { now: () => Date.now() },
    paced: options.paced ?? true,
  });
  const ackMs = options.ackMs ?? 3000;
  const server = createServer();
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sockets = createSockets(server, url, ackMs);
  const answers = createAnswers(workspace, url);
  const views = createViews(workspace, answers.useTrigger);
  const oauth = createOauth(workspace);
  const api = createWebApi(workspace, { openSocket: sockets.open, views, url, oauth });
  let requestUrl = options.requestUrl ?? null;
  let lastEvent = '';

  server.on('request', (request, response) => {
    const [, area = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    const work =
      area === 'api'
        ? api(name, request, response)
        : area === 'upload'
          ? takeUpload(workspace, name, request, response)
          : area === 'respond' && answers.take(name, request, response);
    if (!work) return void response.writeHead(404).end();
    work.catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const channelOf = (name: string): FakeChannel => {
    const found =
      workspace.channels.get(name) ?? [...workspace.channels.values()].find((one) => one.name === name);
    if (!found) throw new Error(`the fake Slack has no channel ${name}`);
    return found;
  };
  const request = (fields: Readonly<Record<string, string>>, signature: Signature) => {
    if (!requestUrl) throw new Error('the fake Slack knows no address to send requests to');
    return sendRequest(requestUrl, fields, { secret: workspace.signingSecret, signature, ackMs });
  };
  /** Resolves with what the acknowledgement carried. */
  const send = async (type: Envelope['type'], payload: Record<string, unknown>): Promise<unknown> => {
    if (!requestUrl) return sockets.deliver(type, payload);
    const json = JSON.stringify(payload);
    const fields = type === 'interactive' ? { payload: json } : type === 'events_api' ? { json } : payload;
    if (type === 'events_api') lastEvent = json;
    const { status, body } = await request(fields as Record<string, string>, 'right');
    if (status !== 200) throw new Error(`dispatch_failed: the app answered ${status}`);
    return body === '' ? undefined : JSON.parse(body);
  };
  const pressed = async (name: string, label: string, user = 'U0ANNA') => {
    const channel = channelOf(name);
    const target = findPressable(channel, label);
    const asking = answers.ask(channel, user, target.message);
    await send('interactive', pressPayload(workspace, channel, { ...target, user }, asking));
    return asking;
  };

  /** Commands and events that the app's manifest does not name are none. */
  const typed = (text: string) => {
    const [command = ''] = text.replace(/^\/?/, '/').split(' ');
    const known = workspace.manifest?.features.slash_commands;
    if (known?.every((one) => one.command !== command)) throw new Error(`${command} is not a valid command`);
  };
  const event = async (
    inner: Readonly<Record<string, unknown>>,
    id = `Ev${randomUUID()}`,
    team_id = workspace.team,
  ) => {
    const { appId: api_app_id, manifest } = workspace;
    if (manifest && !manifest.settings.event_subscriptions.bot_events.includes(String(inner.type))) return;
    const event_time = Math.floor(workspace.clock.now() / 1000);
    const outer = { type: 'event_callback', team_id, api_app_id, event: inner, event_id: id, event_time };
    const authorizations = [{ team_id, user_id: workspace.botUser, is_bot: true }];
    await send('events_api', { ...outer, authorizations });
  };
  const windows = createWindows({
    workspace,
    views,
    send: (payload) => send('interactive', payload),
    trigger: (user) => answers.ask(channelOf('general'), user, null).triggerId,
  });

  return {
    apiUrl: `${url()}/api/`,
    botToken: workspace.botToken,
    appToken: workspace.appToken,
    signingSecret: workspace.signingSecret,
    team: workspace.team,
    workspace,
    sockets,
    oauth,
    messages: (name = 'general') =>
      channelOf(name).messages.filter(({ visibleTo }) => visibleTo === 'everyone'),
    async command(name, text, user = 'U0ANNA') {
      typed(text);
      const channel = channelOf(name);
      const asking = answers.ask(channel, user, null);
      await send('slash_commands', commandPayload(workspace, channel, { text, user }, asking));
      return asking.answer;
    },
    press: async (...given) => (await pressed(...given)).answer,
    pressOnly: async (...given) => void (await pressed(...given)),
    async open(name, text, user = 'U0ANNA') {
      typed(text);
      const opened = views.next();
      const channel = channelOf(name);
      const asking = answers.ask(channel, user, null);
      await send('slash_commands', commandPayload(workspace, channel, { text, user }, asking));
      return opened;
    },
    async pressToOpen(...given) {
      const opened = views.next();
      await pressed(...given);
      return opened;
    },
    ...windows,
    event,
    async openHome(user = 'U0ANNA') {
      const shown = views.next();
      const view = views.home(user);
      const tab = { tab: 'home', ...(view && { view: wireView(workspace, view) }) };
      await event({ type: 'app_home_opened', user, channel: `D0${user.slice(2)}`, ...tab });
      return shown;
    },
    async shortcut(name, message, callback_id) {
      const channel = channelOf(name);
      const asking = answers.ask(channel, 'U0ANNA', null);
      await send('interactive', {
        ...person(workspace, 'U0ANNA'),
        type: 'message_action',
        callback_id,
        trigger_id: asking.triggerId,
        response_url: asking.responseUrl,
        message_ts: '1.2',
        channel: { id: channel.id, name: channel.name },
        message: { type: 'message', user: 'U0LEA', ts: '1.2', ...message },
      });
      return asking.answer;
    },
    async postLinks(links, id = randomUUID()) {
      const told = { links, shown: new Map<string, string>() };
      workspace.unfurls.set(id, told);
      const named = links.map((url) => ({ url, domain: new URL(url).hostname }));
      const place = {
        channel: 'C0GENERAL',
        message_ts: '1.2',
        unfurl_id: id,
        source: 'conversations_history',
      };
      await event({ type: 'link_shared', user: 'U0ANNA', links: named, ...place });
      return told.shown;
    },
    views,
    request,
    async retryEvent() {
      if (!requestUrl || !lastEvent) throw new Error('no event was sent over HTTP yet');
      const retry = { number: 1, reason: 'http_timeout' } as const;
      const given = { secret: workspace.signingSecret, signature: 'right', ackMs, retry } as const;
      return sendRequest(requestUrl, { json: lastEvent }, given);
    },
    appSite: () =>
      openAppSite({
        workspace,
        clientId: oauth.clientId,
        clientSecret: oauth.clientSecret,
        async verify(address) {
          const { token, json } = challenge();
          const given = { secret: workspace.signingSecret, signature: 'right', ackMs } as const;
          const { body } = await sendRequest(address, { json }, given);
          if (!body.includes(token)) throw new Error(`${address} did not answer the challenge`);
          requestUrl = address;
        },
      }),
    invite(name, mention) {
      const channel = channelOf(name);
      const called = workspace.manifest?.features.bot_user?.display_name ?? 'Dateline';
      if (mention !== `@${called}`) throw new Error(`nobody is called ${mention}`);
      channel.refusal = null;
    },
    sendRequestsTo: (address) => {
      requestUrl = address;
    },
    limitNextPost: (ms) => {
      workspace.faults.limitPostMs = ms;
    },
    loseNextReply: () => {
      workspace.faults.loseReply = true;
    },
    failNext: (method, error) => void workspace.faults.next.set(method, error),
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
