/** A real HTTP server on loopback that serves what a test puts on it, and remembers what it was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer. With `etag` or `lastModified` the server answers 304 to a matching validator. */
export interface FakeAnswer {
  readonly status?: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Takes the whole exchange over, for servers that misbehave. */
export type FakeHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** What the server was asked. */
export interface FakeRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FeedServer {
  /** Host with port, as ALLOW_PRIVATE_HOSTS takes it. */
  readonly host: string;
  readonly requests: FakeRequest[];
  url(path: string): string;
  set(path: string, answer: FakeAnswer | FakeHandler): void;
  close(): Promise<void>;
}

/** Starts the server on a port that the system chooses. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, FakeAnswer | FakeHandler>();
  const requests: FakeRequest[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? { status: 404, body: 'nothing here' };
    if (typeof answer === 'function') answer(request, response);
    else send(answer, request, response);
  });
  await listen(server);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    requests,
    url: (path) => `http://${host}${path}`,
    set: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}

function send(answer: FakeAnswer, request: IncomingMessage, response: ServerResponse): void {
  const { etag, lastModified } = answer;
  const holds =
    (etag !== undefined && request.headers['if-none-match'] === etag) ||
    (lastModified !== undefined && request.headers['if-modified-since'] === lastModified);
  response.writeHead(holds ? 304 : (answer.status ?? 200), {
    'content-type': 'application/xml; charset=utf-8',
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { 'last-modified': lastModified }),
    ...answer.headers,
  });
  response.end(holds ? undefined : answer.body);
}
