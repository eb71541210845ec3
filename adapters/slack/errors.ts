/** Slack's failures as the errors that Dateline's core knows. */
import { ErrorCode, type WebAPICallError, type WebAPIPlatformError } from '@slack/web-api';
import {
  DatelineError,
  PlatformError,
  RateLimitError,
  RefusedError,
  SettingError,
} from '../../src/errors.ts';
import { ABOUT_ONE_MESSAGE, DEFECTS, REFUSALS, WRONG_TOKEN } from './errors.table.ts';

/** Where Slack gives no time: its limit for posts is one a second and channel. */
const SHORTEST_WAIT_MS = 1000;

/**
 * Says in the core's words why a call failed. What Slack did not answer (network, 5xx, a lost reply) and codes
 * that nobody has met yet are worth another try; a code of `DEFECTS` stays an ordinary error.
 */
export function explain(error: unknown): Error {
  if (error instanceof DatelineError) return error;
  const known = asSlackError(error);
  if (known?.code === ErrorCode.RateLimitedError) return tooFast(known.retryAfter * 1000, error);
  if (known?.code === ErrorCode.PlatformError) return explainCode(known, error);
  const status = known?.code === ErrorCode.HTTPError ? ` (HTTP ${known.statusCode})` : '';
  return new PlatformError(`Slack could not be reached${status}.`, { cause: error });
}

function explainCode({ data }: WebAPIPlatformError, cause: unknown): Error {
  const code = data.error;
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded') {
    return tooFast((data.response_metadata?.retryAfter ?? 0) * 1000, cause);
  }
  const refusal = REFUSALS[code];
  if (refusal) {
    const scope = ABOUT_ONE_MESSAGE.has(code) ? 'post' : 'place';
    return new RefusedError(`${refusal} (${code})`, { cause, scope });
  }
  if (DEFECTS.has(code)) {
    const why = data.response_metadata?.messages?.join('; ') ?? '';
    return new Error(`Slack refused what Dateline sent: ${code} ${why}`.trim(), { cause });
  }
  return new PlatformError(`Slack failed: ${code.slice(0, 80)}.`, { cause });
}

// Slack limits posts per channel; the workspace's own limit is answered on the same method, so that waiting
// with one channel is right and the others find out by themselves (docs.slack.dev/apis/web-api/rate-limits).
function tooFast(ms: number, cause: unknown): RateLimitError {
  return new RateLimitError(
    'Slack asks to wait before the next post here.',
    ms || SHORTEST_WAIT_MS,
    'place',
    {
      cause,
    },
  );
}

/** The error of a token that was tried at the start: names the setting where Slack refuses the token. */
export function explainToken(error: unknown, setting: string, advice: string): Error {
  const code = errorCode(error);
  if (code && (WRONG_TOKEN.has(code) || code === 'missing_scope')) {
    return new SettingError(`${setting} was refused by Slack (${code}); ${advice}`, { cause: error });
  }
  const why = explain(error);
  return why instanceof RateLimitError
    ? new RateLimitError('Slack asks to wait.', why.retryAfterMs, 'platform', { cause: error })
    : why;
}

/** Slack's own word for what went wrong, where it gave one. */
export function errorCode(error: unknown): string | null {
  const known = asSlackError(error);
  return known?.code === ErrorCode.PlatformError ? known.data.error : null;
}

function asSlackError(error: unknown): WebAPICallError | null {
  const codes: readonly string[] = Object.values(ErrorCode);
  const coded = error instanceof Error && 'code' in error && codes.includes(String(error.code));
  return coded ? (error as WebAPICallError) : null;
}
