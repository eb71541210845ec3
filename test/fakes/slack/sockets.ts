/** Socket Mode as Slack runs it (docs.slack.dev/apis/events-api/using-socket-mode). */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

const MOST_SOCKETS = 10;

/** Something that Slack sends through a socket. */
export interface Envelope {
  readonly envelope_id: string;
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: unknown;
}

/** The sockets of the app. */
export interface Sockets {
  /** Address of a new socket, or an error code. */
  open(): string;
  /** Sends a payload to one of the open sockets; resolves with what the acknowledgement carried. */
  deliver(type: Envelope['type'], payload: unknown): Promise<unknown>;
  /** Sends the last envelope again, as Slack does when an acknowledgement got lost. */
  redeliver(): Promise<unknown>;
  /** The next acknowledgements get lost on their way. */
  loseAcks(count: number): void;
  /** From now on sockets open, but no hello is said. */
  keepSilent(): void;
  /** Tells every socket to go, then closes it, as Slack does every few hours. */
  recycle(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts every socket without a word. */
  cut(): void;
  /** Resolves when at least this many sockets are open. */
  connected(count?: number): Promise<void>;
  readonly count: () => number;
  /** Sockets opened, ever. */
  readonly opened: () => number;
  close(): void;
}

interface Pending {
  readonly resolve: (payload: unknown) => void;
}

/** Makes them on a server whose address is `url()`. `ackMs` is Slack's three seconds. */
export function createSockets(server: Server, url: () => string, ackMs: number): Sockets {
  const wss = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const sockets: WebSocket[] = [];
  const pending = new Map<string, Pending>();
  const waiters: { readonly count: number; readonly resolve: () => void }[] = [];
  let last: Envelope | null = null;
  let lostAcks = 0;
  let turn = 0;
  let opened = 0;
  let silent = false;

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    // A socket's address works once and for this app only.
    if (!tickets.delete(ticket)) return void stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    wss.handleUpgrade(request, stream, head, welcome);
  });

  function welcome(socket: WebSocket): void {
    sockets.push(socket);
    opened += 1;
    socket.on('close', () => sockets.splice(sockets.indexOf(socket), 1));
    socket.on('message', (data) => acknowledge(String(data)));
    if (silent) return;
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.length,
        connection_info: { app_id: 'A0FAKE' },
        debug_info: { host: 'fake', approximate_connection_time: 3600 },
      }),
    );
    for (const waiter of [...waiters]) {
      if (sockets.length < waiter.count) continue;
      waiters.splice(waiters.indexOf(waiter), 1);
      waiter.resolve();
    }
  }

  function acknowledge(data: string): void {
    const { envelope_id, payload } = JSON.parse(data) as { envelope_id: string; payload?: unknown };
    if (lostAcks > 0) {
      lostAcks -= 1;
      return;
    }
    pending.get(envelope_id)?.resolve(payload);
    pending.delete(envelope_id);
  }

  async function send(envelope: Envelope, attempt: number): Promise<unknown> {
    if (sockets.length === 0) throw new Error('dispatch_failed: no socket is open');
    turn += 1;
    const socket = sockets[turn % sockets.length];
    const acknowledged = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('operation_timeout')), ackMs);
      const done = (payload: unknown) => {
        clearTimeout(timer);
        resolve(payload);
      };
      pending.set(envelope.envelope_id, { resolve: done });
    });
    const again = attempt > 0 ? { retry_attempt: attempt, retry_reason: 'timeout' } : {};
    socket?.send(JSON.stringify({ ...envelope, accepts_response_payload: true, ...again }));
    return acknowledged;
  }

  return {
    open() {
      if (sockets.length >= MOST_SOCKETS) return 'too_many_websockets';
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${url().replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=A0FAKE`;
    },
    async deliver(type, payload) {
      last = { envelope_id: randomUUID(), type, payload };
      const envelope = last;
      return send(envelope, 0).catch((error: Error) => {
        if (error.message !== 'operation_timeout') throw error;
        return send(envelope, 1);
      });
    },
    async redeliver() {
      if (!last) throw new Error('nothing was delivered yet');
      return send(last, 1);
    },
    loseAcks(count) {
      lostAcks = count;
    },
    keepSilent() {
      silent = true;
    },
    recycle(reason) {
      for (const socket of [...sockets]) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }));
      }
    },
    cut() {
      for (const socket of [...sockets]) socket.terminate();
    },
    connected: (count = 1) =>
      sockets.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiters.push({ count, resolve })),
    count: () => sockets.length,
    opened: () => opened,
    close() {
      for (const socket of [...sockets]) socket.terminate();
      wss.close();
    },
  };
}
