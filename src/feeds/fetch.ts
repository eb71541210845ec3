/** Fetches feeds and pages: politely, within limits of time and size, and from public addresses only. */
import type { Readable } from 'node:stream';
import { Agent } from 'undici';
import type { Instant } from '../model.ts';
import { AllowedHosts, guardedConnector, type Lookup } from './addresses.ts';
import { readBody } from './body.ts';
import { type Answer, exchange, type Stop } from './exchange.ts';
import { FetchError, fetchFailure, statusFailure } from './fetch-error.ts';
import { HostGate } from './hosts.ts';
import { RobotsRules } from './robots.ts';
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
  /** The `Link` header (RFC 8288) as it came. */
  readonly link: string | null;
}

export interface FetchWishes {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept?: string;
  /** Asks each server on the way for its robots rules first, and keeps to them: for pages that no feed reader is meant for. */
  readonly asRobot?: boolean;
  readonly signal?: AbortSignal;
}

/** Fetches over HTTP. */
export interface Fetcher {
  /** @throws SourceError (mostly FetchError, with the status) in one plain sentence. */
  fetch(url: string, wishes?: FetchWishes): Promise<Fetched>;
  /**
   * Sends a form and resolves when it is taken (2xx). Follows 307 and 308 only, since other redirects would make a GET of it.
   * @throws SourceError as `fetch` does.
   */
  post(url: string, form: URLSearchParams): Promise<void>;
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
  /** How names are resolved; as the system does by default. */
  readonly lookup?: Lookup;
}

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, ' +
  'text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1';
/** A host that says 429 without saying how long is left alone for this long. */
const DEFAULT_PAUSE_MS = 15 * 60_000;
const NOTHING = new Uint8Array();
/** Longer wishes are mistakes. */
const LONGEST_PAUSE_MS = 5 * 3_600_000;

/** Makes a fetcher with its own pool of connections. */
export function createFetcher(options: FetcherOptions): Fetcher {
  return new HttpFetcher(options);
}

/** What is asked: with a form it is a POST. */
interface Ask extends FetchWishes {
  readonly form?: URLSearchParams;
}

interface Exchange {
  readonly wishes: Ask;
  readonly stop: Stop;
}

class HttpFetcher implements Fetcher {
  readonly #options: Required<Omit<FetcherOptions, 'lookup'>>;
  readonly #agent: Agent;
  readonly #gate: HostGate;
  readonly #robots: RobotsRules;

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
    this.#robots = new RobotsRules((url) => this.fetch(url, { accept: 'text/plain, */*;q=0.1' }), now);
    this.#agent = new Agent({
      connect: guardedConnector(new AllowedHosts(allowPrivateHosts), timeoutMs, options.lookup),
      connections: 2,
      maxHeaderSize: 32 * 1024,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
  }

  fetch(url: string, wishes: FetchWishes = {}): Promise<Fetched> {
    return this.#exchange(url, wishes);
  }

  async post(url: string, form: URLSearchParams): Promise<void> {
    await this.#exchange(url, { form });
  }

  async #exchange(url: string, wishes: Ask): Promise<Fetched> {
    const start = checkedUrl(url);
    let at = start;
    let permanent = true;
    const deadline = deadlineOf(this.#options.timeoutMs, wishes.signal);
    try {
      for (let hops = 0; hops <= this.#options.maxRedirects; hops++) {
        const exchange: Exchange = { wishes, stop: deadline.stop };
        // Before the turn at the host: the rules are asked for at the same host, and would wait for their own turn for ever.
        if (wishes.asRobot) await this.#robots.check(at, deadline.stop);
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

  async #ask(url: URL, { wishes, stop }: Exchange, begin: () => void): Promise<Understood> {
    begin();
    const request = {
      origin: url.origin,
      path: url.pathname + url.search,
      method: wishes.form ? 'POST' : 'GET',
      headers: this.#headers(wishes),
      body: wishes.form?.toString() ?? null,
    } as const;
    const response = await exchange(this.#agent, request, stop);
    return wishes.form ? this.#taken(url, response) : this.#understand(url, response);
  }

  #headers(wishes: Ask): Record<string, string> {
    return {
      'user-agent': this.#options.userAgent,
      accept: wishes.accept ?? ACCEPT,
      'accept-encoding': 'gzip, br, deflate',
      ...(wishes.etag && { 'if-none-match': wishes.etag }),
      ...(wishes.lastModified && { 'if-modified-since': wishes.lastModified }),
      ...(wishes.form && { 'content-type': 'application/x-www-form-urlencoded' }),
    };
  }

  /** "Not modified", the usual answer, is understood at once: every promise more is felt in thousands of polls. */
  #understand(url: URL, answer: Answer): Understood | Promise<Understood> {
    const { status, headers } = answer;
    if (status !== 304) return this.#readThrough(url, answer);
    return { status, url: url.href, bytes: NOTHING, ...this.#described(headers) };
  }

  async #readThrough(url: URL, { status, headers, body }: Answer): Promise<Understood> {
    const location = header(headers, 'location');
    if (status === 200 && body) {
      const encoding = header(headers, 'content-encoding') ?? '';
      const bytes = await readBody(body, encoding, this.#options.maxBytes);
      return { status, url: url.href, bytes, ...this.#described(headers) };
    }
    await discard(body);
    if ([301, 302, 303, 307, 308].includes(status) && location !== null) {
      return { location: redirectTarget(location, url), permanent: status === 301 || status === 308 };
    }
    throw this.#refused(url, status, headers);
  }

  async #taken(url: URL, { status, headers, body }: Answer): Promise<Understood> {
    await discard(body);
    const location = header(headers, 'location');
    if ((status === 307 || status === 308) && location !== null) {
      return { location: redirectTarget(location, url), permanent: false };
    }
    if (status < 200 || status > 299) throw this.#refused(url, status, headers);
    return { status: 200, url: url.href, bytes: new Uint8Array(), ...this.#described(headers) };
  }

  #described(headers: Headers): Omit<Fetched, 'status' | 'url' | 'movedTo' | 'bytes'> {
    return {
      link: header(headers, 'link'),
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
type Understood = Omit<Fetched, 'movedTo'> | Redirect;

/** So much of a body that nobody wants is read, so that the connection can be used again. */
const DISCARDED_BYTES = 16 * 1024;

/** Reads a little of a body that nobody wants; drops it where it is longer. */
async function discard(body: Readable | null): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += (chunk as Buffer).length;
      if (size > DISCARDED_BYTES) return;
    }
  } catch {
    // The answer's head has said everything.
  }
}

function checkedUrl(url: string): URL {
  const parsed = parsedUrl(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new FetchError(`"${url.slice(0, 200)}" is not an http or https address.`);
  }
  if (parsed.username || parsed.password) {
    throw new FetchError('An address with a user name or a password in it is not fetched.');
  }
  if (parsed.hash !== '') parsed.hash = '';
  return parsed;
}

function parsedUrl(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new FetchError(`"${url.slice(0, 200)}" is not an address.`);
  }
}

function redirectTarget(location: string, from: URL): URL {
  if (!URL.canParse(location, from))
    throw new FetchError(`${from.host} sends on to something that is not an address.`);
  return checkedUrl(new URL(location, from).href);
}

function tooSlow(url: URL, timeoutMs: number): FetchError {
  return new FetchError(`${url.host} took longer than ${Math.round(timeoutMs / 100) / 10} s.`);
}

/** Ends the whole exchange. Its time begins with the first request, not while waiting for a turn. */
function deadlineOf(timeoutMs: number, outer: AbortSignal | undefined) {
  // Not an AbortController: one for each of thousands of polls costs more than its request.
  const stop: Stop = { onStop: null, reason: null };
  const end = () => {
    stop.reason ??= new Error('The exchange was stopped.');
    stop.onStop?.(stop.reason);
  };
  let timer: NodeJS.Timeout | undefined;
  let expired = false;
  if (outer?.aborted) end();
  outer?.addEventListener('abort', end);
  return {
    stop,
    begin: () => {
      timer ??= setTimeout(() => {
        expired = true;
        end();
      }, timeoutMs);
    },
    expired: () => expired,
    clear: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', end);
    },
  };
}
