/**
 * Which addresses may be fetched from. Feeds name addresses that anybody may choose, so everything inside the
 * operator's own network is refused: for the literal address and for what a name resolves to, at every connection.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { FetchError } from './fetch-error.ts';

/** Opens connections to public addresses and to those that the operator named. */
export type Connector = buildConnector.connector;

/** Finds all addresses of a name, as `dns.lookup` does with `all`. */
export type Lookup = (
  name: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** True for an address on the public internet, whichever way it is written. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` unwraps IPv4 inside IPv6; NAT64, 6to4 and Teredo have ranges of their own and are refused with them.
  return ipaddr.process(address).range() === 'unicast';
}

/**
 * What ALLOW_PRIVATE_HOSTS opens: host names or addresses, each with an optional port.
 */
export class AllowedHosts {
  readonly #entries: ReadonlySet<string>;

  constructor(entries: readonly string[]) {
    this.#entries = new Set(entries.map((entry) => canonicalHost(entry.trim().toLowerCase())));
  }

  /** Whether this host was named, on any port or on this one. */
  has(host: string, port: string): boolean {
    const name = bareHost(host.toLowerCase());
    return (
      this.#entries.has(name) ||
      this.#entries.has(`${name}:${port}`) ||
      this.#entries.has(`[${name}]:${port}`)
    );
  }
}

/** `[::1]` and `::1` are one; an address with a port keeps its brackets. */
function canonicalHost(entry: string): string {
  return /^\[[^\]]*\]$/.test(entry) ? bareHost(entry) : entry;
}

function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/**
 * A connector for undici that checks every connection. Undici does not call `lookup` for literal addresses, and each
 * redirect opens its connection here too, so this one place sees them all. Names are asked of the system unless `find` is given.
 */
export function guardedConnector(allowed: AllowedHosts, timeoutMs: number, find: Lookup = lookup): Connector {
  const open = buildConnector({ timeout: timeoutMs });
  const guarded = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(allowed, find) });
  return (options, callback) => {
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    if (allowed.has(options.hostname, port)) return open(options, callback);
    const host = bareHost(options.hostname);
    if (isIP(host) !== 0 && !isPublicAddress(host)) return callback(refusal(host), null);
    return guarded(options, callback);
  };
}

/** Names that stand for this machine by definition (RFC 6761 section 6.3), also where no name server knows them. */
export function isLocalName(host: string): boolean {
  return /(?:^|\.)localhost\.?$/i.test(host);
}

function refusal(host: string): FetchError {
  return new FetchError(
    `${host} is inside a private network; name it in ALLOW_PRIVATE_HOSTS if feeds may be read from it.`,
  );
}

/** Looks a name up and hands on its public addresses only: the one that was checked is the one that is used. */
function guardedLookup(allowed: AllowedHosts, find: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    const ask: LookupOptions & { all: true } = { ...options, all: true };
    find(hostname, ask, (error, addresses) => {
      if (error) return callback(isLocalName(hostname) ? refusal(hostname) : error, '', 0);
      const usable = addresses.filter(({ address }) => isPublicAddress(address) || allowed.has(address, ''));
      const [first] = usable;
      if (!first) return callback(refusal(hostname), '', 0);
      return options.all
        ? callback(null, usable as LookupAddress[])
        : callback(null, first.address, first.family);
    });
  };
}
