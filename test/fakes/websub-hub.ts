/**
 * A WebSub hub on loopback that behaves as the recommendation says: it verifies intent before it believes a request,
 * grants leases and enforces them, signs what it pushes, tries again what was not taken, and drops who answers 410.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A subscription that was verified. */
export interface HubSubscription {
  readonly topic: string;
  readonly callback: string;
  readonly secret: string | null;
  readonly leaseEndsAt: number;
}

/** How the hub deals with requests from now on. */
export interface HubManners {
  /** Lease that it grants, whatever is asked for; null grants what is asked for. */
  leaseSeconds: number | null;
  /** Says this reason and denies every subscription. */
  denies: string | null;
  /** Answers requests with this status in place of 202. */
  refuses: { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | null;
  algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** True for a hub that accepts and then forgets to verify. */
  forgets: boolean;
}

/** What one delivery came to: the status of each attempt. */
export interface Delivered {
  readonly callback: string;
  readonly statuses: readonly number[];
}

export interface FakeHub {
  readonly url: string;
  /** Host with port, as ALLOW_PRIVATE_HOSTS takes it. */
  readonly host: string;
  readonly manners: HubManners;
  /** Every request with its headers, in order. */
  readonly requests: { readonly form: URLSearchParams; readonly headers: IncomingMessage['headers'] }[];
  /** Those whose lease has not ended. */
  subscriptions(): HubSubscription[];
  /** Resolves when every request that came has been verified, denied or given up. */
  settled(): Promise<void>;
  /** Pushes to all subscribers of a topic. `forge` replaces the signature; null leaves it out. */
  push(
    topic: string,
    body: string,
    options?: { forge?: string | null; contentType?: string },
  ): Promise<Delivered[]>;
  /** Takes a verified subscription away and says so. */
  deny(topic: string, reason: string): Promise<void>;
  close(): Promise<void>;
}

const DELIVERY_ATTEMPTS = 3;
const DEFAULT_LEASE_SECONDS = 864_000;

/** Starts a hub whose leases run by the clock `now`. */
export async function startFakeHub(now: () => number): Promise<FakeHub> {
  const manners: HubManners = {
    leaseSeconds: null,
    denies: null,
    refuses: null,
    algorithm: 'sha256',
    forgets: false,
  };
  const requests: FakeHub['requests'] = [];
  const verified = new Map<string, HubSubscription>();
  const pending = new Set<Promise<void>>();
  const key = (topic: string, callback: string) => `${topic}\n${callback}`;
  const live = (topic?: string) =>
    [...verified.values()].filter(
      (one) => one.leaseEndsAt > now() && (topic === undefined || one.topic === topic),
    );

  const verify = async (form: URLSearchParams) => {
    const [mode, topic, callback] = [of(form, 'hub.mode'), of(form, 'hub.topic'), of(form, 'hub.callback')];
    if (manners.forgets) return;
    if (mode === 'subscribe' && manners.denies !== null) return tellDenied(topic, callback, manners.denies);
    const lease = manners.leaseSeconds ?? Number(form.get('hub.lease_seconds') ?? DEFAULT_LEASE_SECONDS);
    if (!(await isMeant(callback, { 'hub.mode': mode, 'hub.topic': topic }, lease))) return;
    const secret = form.get('hub.secret');
    if (mode === 'unsubscribe') verified.delete(key(topic, callback));
    else verified.set(key(topic, callback), { topic, callback, secret, leaseEndsAt: now() + lease * 1000 });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request));
    requests.push({ form, headers: request.headers });
    if (manners.refuses)
      return void response.writeHead(manners.refuses.status, manners.refuses.headers).end();
    const wrong = mistakeIn(request, form);
    if (wrong !== null) return void response.writeHead(400).end(wrong);
    response.writeHead(202).end();
    const work = verify(form).catch(() => {});
    pending.add(work);
    void work.then(() => pending.delete(work));
  };

  const deliver = async (to: HubSubscription, body: string, headers: Record<string, string>) => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < DELIVERY_ATTEMPTS; attempt++) {
      const reply = await fetch(to.callback, { method: 'POST', body, headers, redirect: 'manual' });
      await reply.arrayBuffer();
      statuses.push(reply.status);
      if (reply.status === 410) verified.delete(key(to.topic, to.callback));
      if (reply.ok || reply.status === 410) break;
    }
    return { callback: to.callback, statuses };
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}/`;
  return {
    url,
    host,
    manners,
    requests,
    subscriptions: () => live(),
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
    push: (topic, body, { forge, contentType = 'application/rss+xml' } = {}) =>
      Promise.all(
        live(topic).map((to) => {
          const signature = forge === undefined ? signed(to, body, manners.algorithm) : forge;
          return deliver(to, body, {
            'content-type': contentType,
            link: `<${url}>; rel="hub", <${topic}>; rel="self"`,
            ...(signature !== null && { 'x-hub-signature': signature }),
          });
        }),
      ),
    deny: async (topic, reason) => {
      for (const one of live(topic)) {
        verified.delete(key(topic, one.callback));
        await tellDenied(topic, one.callback, reason);
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function of(form: URLSearchParams, name: string): string {
  return form.get(name) ?? '';
}

/** Section 5.3.1: anything but a 2xx with exactly the challenge leaves the state as it was. */
async function isMeant(callback: string, asked: Record<string, string>, lease: number): Promise<boolean> {
  const challenge = randomBytes(16).toString('hex');
  const question = new URL(callback);
  const parameters = { ...asked, 'hub.challenge': challenge, 'hub.lease_seconds': String(lease) };
  for (const [name, value] of Object.entries(parameters)) question.searchParams.append(name, value);
  const answer = await fetch(question, { redirect: 'manual' });
  const echo = await answer.text();
  return answer.ok && echo === challenge;
}

function signed({ secret }: HubSubscription, body: string, algorithm: string): string | null {
  return secret === null ? null : `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
}

/** Section 5.2: the subscriber is told with a GET. */
async function tellDenied(topic: string, callback: string, reason: string): Promise<void> {
  const notice = new URL(callback);
  notice.searchParams.set('hub.mode', 'denied');
  notice.searchParams.set('hub.topic', topic);
  notice.searchParams.set('hub.reason', reason);
  await (await fetch(notice)).arrayBuffer();
}

/** What section 5.1 asks of a request; null when all is there. */
function mistakeIn({ method, headers }: IncomingMessage, form: URLSearchParams): string | null {
  if (method !== 'POST') return 'use POST';
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return 'send a form';
  if (!['subscribe', 'unsubscribe'].includes(form.get('hub.mode') ?? '')) return 'hub.mode is wrong';
  if (!URL.canParse(form.get('hub.topic') ?? '')) return 'hub.topic is no address';
  if (!URL.canParse(form.get('hub.callback') ?? '')) return 'hub.callback is no address';
  const lease = form.get('hub.lease_seconds');
  if (lease !== null && !/^[1-9]\d*$/.test(lease)) return 'hub.lease_seconds is no positive integer';
  return Buffer.byteLength(form.get('hub.secret') ?? '') >= 200 ? 'hub.secret is too long' : null;
}
