/** A person at the local workspace, over real HTTP: what they get, what they read, what they press. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { local } from '../../adapters/local/index.ts';
import type { Platform, Store } from '../../src/platform/port.ts';
import { createFakeHost, type FakeHost, memoryStore } from './host.ts';

/** An answer of the page's server. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** The workspace on a server of its own. */
export interface LocalReader {
  readonly platform: Platform;
  readonly host: FakeHost;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** From now on the store keeps the next post but fails to say so. */
  loseNextReply(): void;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Sends a form as the page itself would; `headers` replace those of the page. */
  send(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
  close(): Promise<void>;
}

/** Opens the workspace with these settings, for the reader to look at. */
export async function openWorkspace(
  settings: Record<string, string> = {},
  host: FakeHost = createFakeHost(),
): Promise<LocalReader> {
  const platform = local.create(settings);
  if (!platform) throw new Error('The local workspace is always configured.');
  const store = forgetfulStore();
  Object.assign(host, { store });
  await platform.start(host);
  const server = createServer((request, response) => platform.routes?.[0]?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = { origin, accept: 'text/html' };
  return {
    platform,
    host,
    origin,
    loseNextReply: store.loseNextReply,
    get: (path, headers) => fetchReply(origin + path, { headers: { accept: 'text/html', ...headers } }),
    send: (path, form, headers) =>
      fetchReply(origin + path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { ...page, ...headers },
      }),
    async close() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function fetchReply(address: string, options: RequestInit): Promise<Reply> {
  const response = await fetch(address, { redirect: 'manual', ...options });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

function forgetfulStore(): Store & { loseNextReply(): void } {
  const store = memoryStore();
  let lose = false;
  return {
    ...store,
    loseNextReply() {
      lose = true;
    },
    async put(key, value) {
      await store.put(key, value);
      if (!lose || !key.startsWith('post/')) return;
      lose = false;
      throw new Error('The connection was reset.');
    },
  };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** What a person reads in a piece of HTML. */
export function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
