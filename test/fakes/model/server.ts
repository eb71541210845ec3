/** The part that the fake model servers share: a real HTTP server on loopback that does as it is told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test has the server do with the next questions. */
export type Behaviour =
  | { readonly say: string }
  /** Cut off by the token limit. */
  | { readonly half: string }
  | { readonly refuse: string }
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  /** Takes the question and closes the connection. */
  | 'hang up'
  /** Takes the question and says nothing until the asker goes. */
  | 'keep silent'
  /** A page of a proxy in between. */
  | 'answer in HTML';

/** What was asked: the body as sent, and what a model would see of it. */
export interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
  readonly system: string;
  readonly prompt: string;
}

export interface FakeModelServer {
  /** Address to set: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly asked: Asked[];
  /** What to do; by default an empty object is said. */
  behave: (asked: Asked) => Behaviour | Promise<Behaviour>;
  close(): Promise<void>;
}

/** How one kind of server reads a question, refuses a wrong one and words its answers. */
export interface Dialect {
  readonly path: string;
  read(body: Record<string, unknown>): { system: string; prompt: string };
  /** The refusal of a question that the real server would refuse; null for a good one. */
  fault(asked: Asked): { status: number; message: string } | null;
  reply(asked: Asked, text: string, how: 'whole' | 'half' | 'refusal'): unknown;
  error(status: number, message: string): unknown;
}

/** Starts a server that speaks the dialect. */
export async function startModelServer(dialect: Dialect): Promise<FakeModelServer> {
  const fake: Omit<FakeModelServer, 'url' | 'close'> = { asked: [], behave: () => ({ say: '{}' }) };
  const server = createServer((request, response) => void serve(fake, dialect, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return Object.assign(fake, { url, close: () => close(server) });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(
  fake: Pick<FakeModelServer, 'asked' | 'behave'>,
  dialect: Dialect,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: unknown, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  if (request.method !== 'POST' || request.url !== dialect.path) {
    return void send(404, dialect.error(404, `Unknown request URL: ${request.method} ${request.url}`));
  }
  const body = JSON.parse(await read(request)) as Record<string, unknown>;
  const asked: Asked = { headers: request.headers, body, ...dialect.read(body) };
  fake.asked.push(asked);
  const fault = dialect.fault(asked);
  if (fault) return void send(fault.status, dialect.error(fault.status, fault.message));
  const behaviour = await fake.behave(asked);
  if (behaviour === 'hang up') return void request.socket.destroy();
  if (behaviour === 'keep silent') return;
  if (behaviour === 'answer in HTML') {
    return void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<h1>Sign in to the network</h1>');
  }
  if ('status' in behaviour) {
    const { status, headers, message = 'The server says no' } = behaviour;
    return void send(status, dialect.error(status, message), headers);
  }
  if ('say' in behaviour) return void send(200, dialect.reply(asked, behaviour.say, 'whole'));
  if ('half' in behaviour) return void send(200, dialect.reply(asked, behaviour.half, 'half'));
  send(200, dialect.reply(asked, behaviour.refuse, 'refusal'));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
