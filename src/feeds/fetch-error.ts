import { SourceError } from '../errors.ts';

/** Why a fetch failed, for the scheduler: what the server said, and when it may be asked again. */
export class FetchError extends SourceError {
  /** HTTP status, or null when there was no answer. */
  readonly status: number | null;
  /** What `Retry-After` asked, milliseconds from now; null when it did not. */
  readonly retryAfterMs: number | null;
  constructor(
    message: string,
    details: { status?: number; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'FetchError';
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has no address: the name is wrong or no longer exists',
  EAI_AGAIN: 'could not be looked up: there is no network, or its name server does not answer',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke the connection off',
  EPIPE: 'broke the connection off',
  UND_ERR_SOCKET: 'broke the connection off',
  ETIMEDOUT: 'does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'does not answer',
  UND_ERR_BODY_TIMEOUT: 'stopped sending',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
  CERT_HAS_EXPIRED: 'has a certificate that expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that nobody vouches for',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
  HPE_HEADER_OVERFLOW: 'sends headers that are too long',
  UND_ERR_HEADERS_OVERFLOW: 'sends headers that are too long',
};

/** One sentence for anything that undici, zlib or the system threw while `host` was asked. */
export function fetchFailure(host: string, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const code = errorCode(cause);
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR_FORMAT')) {
    return new FetchError(`${host} sent a damaged compressed answer.`, { cause });
  }
  if (code.startsWith('HPE_')) return new FetchError(`${host} does not answer in HTTP.`, { cause });
  const why = Object.hasOwn(SYSTEM_ERRORS, code) ? SYSTEM_ERRORS[code] : null;
  return new FetchError(`${host} ${why ?? `could not be read (${code || String(cause)})`}.`, { cause });
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? '' : errorCode(error.cause);
}

/** One sentence for a status that is neither an answer, "not modified" nor a redirect. */
export function statusFailure(url: URL, status: number, retryAfterMs: number | null): FetchError {
  const where = `${url.host}${url.pathname}`;
  const sentence =
    STATUS_WORDS.get(status) ?? (status >= 500 ? 'the server has a fault' : 'the server refuses it');
  return new FetchError(`${where}: ${sentence} (status ${status}).`, { status, retryAfterMs });
}

const STATUS_WORDS = new Map([
  [401, 'the server wants a password'],
  [402, 'the server wants payment'],
  [403, 'the server does not let Dateline in'],
  [404, 'nothing is at this address'],
  [410, 'the feed has been taken away for good'],
  [429, 'the server was asked too often'],
  [451, 'the server may not show it for legal reasons'],
  [503, 'the server is overloaded or being repaired'],
]);
