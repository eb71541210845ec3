/** What Discord says when it says no, in the words of the port, each with the way to mend it. */
import type { DiscordAPIError, HTTPError, RateLimitError as LibraryRateLimit } from 'discord.js';
import {
  DatelineError,
  PlatformError,
  RateLimitError,
  RefusedError,
  SettingError,
} from '../../src/errors.ts';

const TOKEN_HELP =
  'copy it again from the Developer Portal (discord.com/developers/applications → your app → Bot → Reset Token)';

/** For the start: the token is not one. */
export function wrongToken(cause?: unknown): SettingError {
  return new SettingError(`Discord does not accept DISCORD_TOKEN; ${TOKEN_HELP}.`, { cause });
}

const MINUTE = 60_000;

type Answer = { readonly refused: (place: string) => string } | { readonly waitMs: number };

/** JSON error codes (docs.discord.com/developers/topics/opcodes-and-status-codes#json). */
const ANSWERS: Readonly<Record<number, Answer>> = {
  10003: {
    refused: (place) => `The Discord channel ${place} is gone; subscribe another one with /subscribe.`,
  },
  10004: { refused: () => 'Dateline was removed from this Discord server; add it again.' },
  10008: { refused: (place) => `Somebody deleted this post in ${place}.` },
  40001: { refused: () => `Discord no longer accepts DISCORD_TOKEN; ${TOKEN_HELP} and start again.` },
  50001: {
    refused: (place) =>
      `Dateline cannot see ${place}; give its role the permissions 'View Channel' and 'Read Message History' there (channel settings → Permissions).`,
  },
  50007: { refused: () => 'This person takes no direct messages from Dateline; use a channel instead.' },
  50008: { refused: (place) => `Discord takes no messages in ${place}; subscribe a text channel instead.` },
  50013: {
    refused: (place) =>
      `Give Dateline the permission 'Send Messages' in ${place} (channel settings → Permissions).`,
  },
  50083: { refused: (place) => `The thread ${place} is archived; open it again.` },
  160005: { refused: (place) => `The thread ${place} is locked; unlock it.` },
  // Slow mode and write limits of a channel; Discord gives no time with these.
  20016: { waitMs: MINUTE },
  20028: { waitMs: MINUTE },
  // An edit of a message older than an hour, too often.
  30046: { waitMs: 60 * MINUTE },
};

/** Asks by shape: the library is loaded lazily, so `instanceof` would need it here. */
function isRateLimit(error: object): error is LibraryRateLimit {
  return 'retryAfter' in error && 'scope' in error && 'global' in error;
}
function isApiError(error: object): error is DiscordAPIError {
  return 'rawError' in error && 'status' in error;
}
function isHttpError(error: object): error is HTTPError {
  return 'status' in error && 'requestBody' in error;
}

/** Turns what the library threw into an error of the port. `place` is the channel as people know it. */
export function toPortError(error: unknown, place: string): Error {
  if (error instanceof DatelineError) return error;
  if (!(error instanceof Error)) return new PlatformError('Discord failed.', { cause: error });
  if (isRateLimit(error)) return rateLimit(error, place);
  if (isApiError(error)) return apiError(error, place);
  // The library drops a token that was answered with 401, and says this ever after.
  if (/token to be set/i.test(error.message)) return refusal(40001, place, error);
  const why = isHttpError(error) ? `answered ${error.status}` : 'could not be reached';
  return new PlatformError(`Discord ${why}; trying again later.`, { cause: error });
}

function rateLimit(error: LibraryRateLimit, place: string): RateLimitError {
  const ms = Math.max(1, Math.ceil(error.retryAfter));
  const seconds = Math.ceil(ms / 1000);
  const scope = error.global ? 'platform' : 'place';
  const who = error.global ? 'Discord' : `Discord, in ${place},`;
  return new RateLimitError(`${who} asks to wait ${seconds} s.`, ms, scope, { cause: error });
}

function refusal(code: number, place: string, cause: unknown): Error {
  const answer = ANSWERS[code];
  if (answer && 'waitMs' in answer) {
    return new RateLimitError(`Discord, in ${place}, asks to wait.`, answer.waitMs, 'place', { cause });
  }
  const words =
    answer?.refused(place) ?? `Discord refuses Dateline in ${place}; check its permissions there.`;
  return new RefusedError(words, { cause });
}

function apiError(error: DiscordAPIError, place: string): Error {
  const code = Number(error.code);
  if (error.status === 401) return refusal(40001, place, error);
  if (code in ANSWERS || error.status === 403 || error.status === 404) return refusal(code, place, error);
  // A body that Discord calls invalid is a defect of the renderer: not a DatelineError, so that it is seen.
  if (error.status === 400)
    return new Error(`Discord refused a message as invalid: ${error.message}`, { cause: error });
  return new PlatformError(`Discord answered ${error.status}; trying again later.`, { cause: error });
}
