/**
 * Robots rules (RFC 9309): what a server asks of programs that read its pages by themselves. Feeds are made for such
 * programs and are not asked about; the pages of articles are.
 */
import parser from 'robots-parser';
import { SourceError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { Stop } from './exchange.ts';
import { FetchError } from './fetch-error.ts';

/** The name that groups of rules for Dateline begin with. */
const PRODUCT = 'Dateline';
/** RFC 9309 section 2.5: at least so much is read. */
const MAX_BYTES = 500 * 1024;
/** Section 2.4: rules are not kept for longer. */
const LONGEST_MS = 24 * 3_600_000;
/** However often the server wants to be asked. */
const SHORTEST_MS = 10 * 60_000;
/** What is remembered at most: origins, and characters of their rules. */
const MOST_ORIGINS = 1_000;
const MOST_CHARACTERS = 4_000_000;
/** Rules with wildcards are compared with every part of an address; more work than this is an attack. */
const MOST_STEPS = 20_000_000;

/** The package's types describe it as if it were an ES module. */
const robotsParser = parser as unknown as typeof parser.default;

/** What is read of a fetched file: no more of the fetcher is known here, which asks this file itself. */
interface Answer {
  readonly bytes: Uint8Array;
  readonly freshForMs: number | null;
}

interface Rules {
  /** @throws SourceError where the page may not be read. */
  check(url: URL): void;
  readonly characters: number;
  readonly freshForMs: number;
}
interface Known {
  readonly rules: Promise<Rules>;
  until: Instant;
  characters: number;
}

/** Remembers the rules of servers, each for as long as the server lets it. */
export class RobotsRules {
  readonly #known = new Map<string, Known>();
  readonly #fetch: (url: string) => Promise<Answer>;
  readonly #now: () => Instant;

  constructor(fetch: (url: string) => Promise<Answer>, now: () => Instant) {
    this.#fetch = fetch;
    this.#now = now;
  }

  /** @throws SourceError in one sentence where a page may not be read; FetchError where that cannot be told for now. */
  async check(url: URL, stop: Stop): Promise<void> {
    const rules = await unlessStopped(this.#rulesOf(url.origin), stop);
    rules.check(url);
  }

  #rulesOf(origin: string): Promise<Rules> {
    const known = this.#known.get(origin);
    if (known && known.until > this.#now()) return known.rules;
    const asked: Known = { rules: this.#ask(origin), until: Number.POSITIVE_INFINITY, characters: 0 };
    // Deleted first, so that the map stays in the order in which rules were asked for.
    this.#known.delete(origin);
    this.#known.set(origin, asked);
    void asked.rules.then(({ characters, freshForMs }) => {
      asked.until = this.#now() + freshForMs;
      asked.characters = characters;
      this.#forget();
    });
    return asked.rules;
  }

  /** Never fails: what cannot be had is a rule too. */
  async #ask(origin: string): Promise<Rules> {
    try {
      const { bytes, freshForMs } = await this.#fetch(`${origin}/robots.txt`);
      const text = new TextDecoder().decode(bytes.subarray(0, MAX_BYTES));
      const lifetime = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, freshForMs ?? LONGEST_MS));
      return rulesIn(origin, text, lifetime);
    } catch (error) {
      return withoutRules(origin, error);
    }
  }

  /** The oldest go first. */
  #forget(): void {
    let characters = 0;
    for (const known of this.#known.values()) characters += known.characters;
    for (const [origin, known] of this.#known) {
      if (this.#known.size <= MOST_ORIGINS && characters <= MOST_CHARACTERS) return;
      this.#known.delete(origin);
      characters -= known.characters;
    }
  }
}

/** Waits for work that others wait for too, so it goes on by itself when this one is called off. */
function unlessStopped<T>(work: Promise<T>, stop: Stop): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new FetchError('Reading was called off.'));
    stop.onStop = end;
    if (stop.reason) end();
    work.then(resolve, reject);
  });
}

function rulesIn(origin: string, text: string, freshForMs: number): Rules {
  const robot = robotsParser(`${origin}/robots.txt`, text);
  const wildcards = text
    .split(/[\r\n]+/)
    .reduce((sum, line) => sum + (line.includes('*') ? line.length : 0), 0);
  return {
    characters: text.length,
    freshForMs,
    check(url) {
      const tooMuch = wildcards * url.href.length > MOST_STEPS;
      if (tooMuch || robot.isAllowed(url.href, PRODUCT) === false) {
        throw new SourceError(`${url.host} asks programs not to read this page (robots.txt).`);
      }
    },
  };
}

/** Section 2.3.1: no rules (4xx) means no wishes; a server that fails, or that is overloaded, is left alone for now. */
function withoutRules(origin: string, error: unknown): Rules {
  const status = error instanceof FetchError ? error.status : null;
  const open = status !== null && status >= 400 && status < 500 && status !== 429;
  if (open) return { characters: 0, freshForMs: LONGEST_MS, check: () => {} };
  return {
    characters: 0,
    freshForMs: SHORTEST_MS,
    check() {
      throw new FetchError(
        `${new URL(origin).host} cannot say for now what programs may read (robots.txt).`,
        {
          retryAfterMs: SHORTEST_MS,
          cause: error,
        },
      );
    },
  };
}
