/** The one HTTP server: health, and whatever routes the platforms bring. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SettingError } from './errors.ts';
import type { Route } from './platform/port.ts';

export interface HttpServer {
  /** `http://127.0.0.1:3000`, with the port that was really taken. */
  readonly address: string;
  /** Ends open connections after a moment of grace and stops listening. */
  close(): Promise<void>;
}

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  /** Throws when Dateline cannot do its work. */
  readonly health: () => Promise<void>;
  /** False while it starts and once it is asked to stop: no new work should be sent here. */
  readonly ready: () => boolean;
}

/**
 * Starts listening.
 * @throws SettingError when the port or host cannot be had.
 */
export async function startHttp({ host, port, routes, health, ready }: HttpOptions): Promise<HttpServer> {
  const byLength = [...routes].sort((a, b) => b.prefix.length - a.prefix.length);
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/livez') return void sayStatus(response, true);
    if (path === '/healthz') return void answerHealth(response, health);
    if (path === '/readyz')
      return void (ready() ? answerHealth(response, health) : sayStatus(response, false));
    const route = byLength.find(({ prefix }) => path.startsWith(prefix));
    if (!route) return void response.writeHead(404).end('Not found\n');
    return route.handle(request, response);
  });
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { address: `http://${name}:${taken}`, close: () => close(server) };
}

async function answerHealth(
  response: ServerResponse<IncomingMessage>,
  health: () => Promise<void>,
): Promise<void> {
  const well = await health().then(
    () => true,
    () => false,
  );
  sayStatus(response, well);
}

function sayStatus(response: ServerResponse<IncomingMessage>, well: boolean): void {
  response.writeHead(well ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: well ? 'ok' : 'failing' }));
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(host, port, cause)));
    server.listen(port, host, resolve);
  });
}

function cannotListen(host: string, port: number, cause: NodeJS.ErrnoException): SettingError {
  const message =
    cause.code === 'EADDRINUSE'
      ? `Port ${port} is in use; end the other program (another Dateline?) or set PORT to a free port.`
      : `Cannot listen on ${host}:${port} (${cause.code ?? cause.message}); check HOST and PORT.`;
  return new SettingError(message, { cause });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Pages hold an event stream open for as long as they live.
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
