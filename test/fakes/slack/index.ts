/**
 * A Slack that runs on this machine: Web API, Socket Mode and signed HTTP requests over real servers, with the
 * checks, limits and clocks of the real one. It stores what is posted and says what people would see.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAnswers, type FakeAnswer } from './answers.ts';
import { commandPayload, findPressable, pressPayload } from './people.ts';
import { type RequestAnswer, type Signature, sendRequest } from './requests.ts';
import { createSockets, type Envelope, type Sockets } from './sockets.ts';
import { createWebApi } from './web-api.ts';
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
export interface FakeSlack {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly team: string;
  readonly workspace: Workspace;
  readonly sockets: Sockets;
  /** What everybody sees in a channel, oldest first; the channel by its id or name. */
  messages(channel?: string): readonly FakeMessage[];
  /** A person types `/text` and waits for the answer. */
  command(channel: string, text: string, user?: string): Promise<FakeAnswer>;
  /** A person presses the newest button or menu choice with this label, and waits for the answer. */
  press(channel: string, label: string, user?: string): Promise<FakeAnswer>;
  /** The same, acknowledged only: for buttons that answer nothing. */
  pressOnly(channel: string, label: string, user?: string): Promise<void>;
  /** Sends fields as a signed request to where the app listens. */
  request(fields: Readonly<Record<string, string>>, signature: Signature): Promise<RequestAnswer>;
  /** From now on commands and presses go to this address. */
  sendRequestsTo(url: string): void;
  /** The next post is answered 429. */
  limitNextPost(ms: number): void;
  /** The next post is stored, but its reply is lost. */
  loseNextReply(): void;
  /** The next call of a method gets this error code or HTTP status. */
  failNext(method: string, error: string | number): void;
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
  const api = createWebApi(workspace, { openSocket: sockets.open, useTrigger: answers.useTrigger });
  let requestUrl = options.requestUrl ?? null;

  server.on('request', (request, response) => {
    const [, area = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    const work =
      area === 'api'
        ? api(name, request, response)
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
  const send = async (type: Envelope['type'], payload: Record<string, unknown>): Promise<void> => {
    if (!requestUrl) return void (await sockets.deliver(type, payload));
    const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
    const { status } = await request(fields as Record<string, string>, 'right');
    if (status !== 200) throw new Error(`dispatch_failed: the app answered ${status}`);
  };
  const pressed = async (name: string, label: string, user = 'U0ANNA') => {
    const channel = channelOf(name);
    const target = findPressable(channel, label);
    const asking = answers.ask(channel, user, target.message);
    await send('interactive', pressPayload(workspace, channel, { ...target, user }, asking));
    return asking;
  };

  return {
    apiUrl: `${url()}/api/`,
    botToken: workspace.botToken,
    appToken: workspace.appToken,
    signingSecret: workspace.signingSecret,
    team: workspace.team,
    workspace,
    sockets,
    messages: (name = 'general') =>
      channelOf(name).messages.filter(({ visibleTo }) => visibleTo === 'everyone'),
    async command(name, text, user = 'U0ANNA') {
      const channel = channelOf(name);
      const asking = answers.ask(channel, user, null);
      await send('slash_commands', commandPayload(workspace, channel, { text, user }, asking));
      return asking.answer;
    },
    press: async (...given) => (await pressed(...given)).answer,
    pressOnly: async (...given) => void (await pressed(...given)),
    request,
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
