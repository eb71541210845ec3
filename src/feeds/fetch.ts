/** Fetches feeds and pages: politely, within limits of time and size, and from public addresses only. */
import { Agent, type Dispatcher } from 'undici';
import type { Instant } from '../model.ts';
import { AllowedHosts, guardedConnector } from './addresses.ts';
import { readBody } from './body.ts';
import { FetchError, fetchFailure, statusFailure } from './fetch-error.ts';
import { HostGate } from './hosts.ts';
import { freshForMs, type Headers, header, retryAfterMs } from './server-wishes.ts';

/** An answer. */
export interface Fetched {
  /** 304 where the validators still hold; then `bytes` is empty. */
  readonly status: 200 | 304;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** The new address, when every redirect on the way was permanent (301, 308); null otherwise. */
  readonly movedTo: string | null;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Validators byte for byte as the server wrote them. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How long the server calls its answer fresh; null when it does not say. */
  readonly freshForMs: number | null;
}

export interface FetchWishes {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** Fetches over HTTP. */
export interface Fetcher {
  /** @throws SourceError (mostly FetchError, with the status) in one plain sentence. */
  fetch(url: string, wishes?: FetchWishes): Promise<Fetched>;
  close(): Promise<void>;
}

export interface FetcherOptions {
  /** Names the program and an address where people can read about it. */
  readonly userAgent: string;
  /** Host names and addresses inside the network that may be read, each with an optional port. */
  readonly allowPrivateHosts: readonly string[];
  /** Most bytes of an answer, after decompression; 10 MB by default. */
  readonly maxBytes?: number;
  /** For the whole exchange with its redirects; 30 s by default. */
  readonly timeoutMs?: number;
  /** 5 by default. */
  readonly maxRedirects?: number;
  readonly now?: () => Instant;
}

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, ' +
  'text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1';
/** A host that says 429 without saying how long is left alone for this long. */
const DEFAULT_PAUSE_MS = 15 * 60_000;
/** Longer wishes are mistakes. */
const LONGEST_PAUSE_MS = 5 * 3_600_000;

/** Makes a fetcher with its own pool of connections. */
export function createFetcher(options: FetcherOptions): Fetcher {
  return new HttpFetcher(options);
}

interface Exchange {
  readonly wishes: FetchWishes;
  readonly signal: AbortSignal;
}

class HttpFetcher implements Fetcher {
  readonly #options: Required<FetcherOptions>;
  readonly #agent: Agent;
  readonly #gate: HostGate;

  constructor(options: FetcherOptions) {
    this.#options = {
      maxBytes: 10 * 1024 ** 2,
      timeoutMs: 30_000,
      maxRedirects: 5,
      now: Date.now,
      ...options,
    };
    const { allowPrivateHosts, timeoutMs, now } = this.#options;
    this.#gate = new HostGate(now);
    this.#agent = new Agent({
      connect: guardedConnector(new AllowedHosts(allowPrivateHosts), timeoutMs),
      connections: 2,
      maxHeaderSize: 32 * 1024,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
  }

  async fetch(url: string, wishes: FetchWishes = {}): Promise<Fetched> {
    const start = checkedUrl(url);
    let at = start;
    let permanent = true;
    const deadline = deadlineSignal(this.#options.timeoutMs, wishes.signal);
    try {
      for (let hops = 0; hops <= this.#options.maxRedirects; hops++) {
        const exchange: Exchange = { wishes, signal: deadline.signal };
        const answer = await this.#gate.during(at.host, () => this.#ask(at, exchange, deadline.begin));
        if (!('location' in answer)) {
          return { ...answer, movedTo: permanent && at.href !== start.href ? at.href : null };
        }
        permanent &&= answer.permanent;
        at = answer.location;
      }
      throw new FetchError(
        `${start.host} sends on and on (more than ${this.#options.maxRedirects} redirects).`,
      );
    } catch (error) {
      if (deadline.expired()) throw tooSlow(at, this.#options.timeoutMs);
      throw fetchFailure(at.host, error);
    } finally {
      deadline.clear();
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #ask(
    url: URL,
    { wishes, signal }: Exchange,
    begin: () => void,
  ): Promise<Omit<Fetched, 'movedTo'> | Redirect> {
    begin();
    const response = await this.#agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: this.#headers(wishes),
      signal,
    });
    return this.#understand(url, response);
  }

  #headers(wishes: FetchWishes): Record<string, string> {
    return {
      'user-agent': this.#options.userAgent,
      accept: wishes.accept ?? ACCEPT,
      'accept-encoding': 'gzip, br, deflate',
      ...(wishes.etag && { 'if-none-match': wishes.etag }),
      ...(wishes.lastModified && { 'if-modified-since': wishes.lastModified }),
    };
  }

  async #understand(
    url: URL,
    response: Dispatcher.ResponseData,
  ): Promise<Omit<Fetched, 'movedTo'> | Redirect> {
    const { statusCode: status, headers, body } = response;
    const location = header(headers, 'location');
    if (status !== 200) await discard(body);
    if (status === 200 || status === 304) {
      const encoding = header(headers, 'content-encoding') ?? '';
      const bytes =
        status === 304 ? new Uint8Array() : await readBody(body, encoding, this.#options.maxBytes);
      return { status, url: url.href, bytes, ...this.#described(headers) };
    }
    if ([301, 302, 303, 307, 308].includes(status) && location !== null) {
      return { location: redirectTarget(location, url), permanent: status === 301 || status === 308 };
    }
    throw this.#refused(url, status, headers);
  }

  #described(headers: Headers): Pick<Fetched, 'contentType' | 'etag' | 'lastModified' | 'freshForMs'> {
    return {
      contentType: header(headers, 'content-type'),
      etag: header(headers, 'etag'),
      lastModified: header(headers, 'last-modified'),
      freshForMs: freshForMs(headers, this.#options.now()),
    };
  }

  #refused(url: URL, status: number, headers: Headers): FetchError {
    const wait = retryAfterMs(headers, this.#options.now());
    if (status === 429) {
      this.#gate.pause(url.host, this.#options.now() + Math.min(wait ?? DEFAULT_PAUSE_MS, LONGEST_PAUSE_MS));
    }
    return statusFailure(url, status, wait);
  }
}

interface Redirect {
  readonly location: URL;
  readonly permanent: boolean;
}

/** Reads a little of a body that nobody wants, so that the connection can be used again; else drops it. */
async function discard(body: Dispatcher.ResponseData['body']): Promise<void> {
  await body.dump({ limit: 16 * 1024 }).catch(() => {});
}

function checkedUrl(url: string): URL {
  if (!URL.canParse(url)) throw new FetchError(`"${url.slice(0, 200)}" is not an address.`);
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new FetchError(`"${url.slice(0, 200)}" is not an http or https address.`);
  }
  if (parsed.username || parsed.password) {
    throw new FetchError('An address with a user name or a password in it is not fetched.');
  }
  parsed.hash = '';
  return parsed;
}

function redirectTarget(location: string, from: URL): URL {
  if (!URL.canParse(location, from))
    throw new FetchError(`${from.host} sends on to something that is not an address.`);
  return checkedUrl(new URL(location, from).href);
}

function tooSlow(url: URL, timeoutMs: number): FetchError {
  return new FetchError(`${url.host} took longer than ${Math.round(timeoutMs / 100) / 10} s.`);
}

/** A signal that ends the whole exchange. Its time begins with the first request, not while waiting for a turn. */
function deadlineSignal(timeoutMs: number, outer: AbortSignal | undefined) {
  const own = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let expired = false;
  return {
    signal: outer ? AbortSignal.any([own.signal, outer]) : own.signal,
    begin: () => {
      timer ??= setTimeout(() => {
        expired = true;
        own.abort();
      }, timeoutMs);
    },
    expired: () => expired,
    clear: () => clearTimeout(timer),
  };
}
