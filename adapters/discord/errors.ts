/** What Discord says when it says no, in the words of the port, each with the way to mend it. */
import type { DiscordAPIError, HTTPError, RateLimitError as LibraryRateLimit } from 'discord.js';
import {
  DatelineError,
  describe,
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

/** What Discord calls the permissions that calls ask for. */
export type Permission =
  | 'View Channel'
  | 'Send Messages'
  | 'Read Message History'
  | 'Create Public Threads'
  | 'Send Messages in Threads'
  | 'Manage Threads';

type Answer =
  | { readonly refused: (place: string, permission: Permission) => string; readonly scope?: 'post' }
  | { readonly waitMs: number; readonly why?: string };

/** Words by which the library says that the token is wrong: at REST, and at the gateway (4004). */
const WRONG_TOKEN = /TokenInvalid|invalid token|token to be set|Authentication failed|\b401\b/i;

/** The same for what stopped a start. A 403 is Cloudflare's or Discord's block of the machine's address: it ends some day. */
export function toStartError(error: unknown): Error {
  if (error instanceof DatelineError) return error;
  const { code = '', status = '' } =
    error instanceof Error ? (error as { code?: unknown; status?: unknown }) : {};
  if (WRONG_TOKEN.test(`${code} ${status} ${describe(error)}`)) return wrongToken(error);
  if (status === 403 || status === 404)
    return new PlatformError(`Discord answered ${status}.`, { cause: error });
  return toPortError(error, 'its start');
}

/** JSON error codes (docs.discord.com/developers/topics/opcodes-and-status-codes#json). */
const ANSWERS: Readonly<Record<number, Answer>> = {
  10003: {
    refused: (place) => `The Discord channel ${place} is gone; subscribe another one with /subscribe.`,
  },
  10004: { refused: () => 'Dateline was removed from this Discord server; add it again.' },
  10008: { refused: (place) => `Somebody deleted this post in ${place}.`, scope: 'post' },
  40001: { refused: () => `Discord no longer accepts DISCORD_TOKEN; ${TOKEN_HELP} and start again.` },
  50001: {
    refused: (place) =>
      `Dateline cannot see ${place}; give its role the permissions 'View Channel' and 'Read Message History' there (channel settings → Permissions).`,
  },
  50007: { refused: () => 'This person takes no direct messages from Dateline; use a channel instead.' },
  50008: { refused: (place) => `Discord takes no messages in ${place}; subscribe a text channel instead.` },
  50013: {
    refused: (place, permission) =>
      `Give Dateline the permission '${permission}' in ${place} (channel settings → Permissions).`,
  },
  50083: { refused: (place) => `The thread ${place} is archived; open it again.` },
  40058: { refused: (place) => `${place} is a forum now; subscribe it again from within one of its posts.` },
  40067: {
    refused: (place) =>
      `${place} wants a tag on every post; give it one called 'News' for the stories that none fits.`,
  },
  160005: { refused: (place) => `The thread ${place} is locked; unlock it.` },
  // Slow mode and write limits of a channel; Discord gives no time with these.
  160006: { waitMs: 30 * MINUTE, why: 'has all the open threads that it may have; close some, or wait' },
  160007: { waitMs: 30 * MINUTE, why: 'has all the open threads that it may have; close some, or wait' },
  // Where a server wants it, AutoMod reads the posts of bots too.
  200000: { refused: (place) => `AutoMod of this server blocked a post for ${place}.`, scope: 'post' },
  200001: { refused: (place) => `AutoMod of this server blocked a post for ${place}.`, scope: 'post' },
  240000: {
    refused: (place) => `Discord's filter for harmful links blocked a post for ${place}.`,
    scope: 'post',
  },
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

/** The JSON error code that Discord answered with, under an error of the port too; null where it gave none. */
export function apiCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  return isApiError(error) ? Number(error.code) : apiCode(error.cause);
}

/**
 * Turns what the library threw into an error of the port. `place` is the channel as people know it, `permission`
 * what the call asks for.
 */
export function toPortError(error: unknown, place: string, permission: Permission = 'Send Messages'): Error {
  if (error instanceof DatelineError) return error;
  if (!(error instanceof Error)) return new PlatformError('Discord failed.', { cause: error });
  if (isRateLimit(error)) return rateLimit(error, place);
  if (isApiError(error)) return apiError(error, place, permission);
  // The library drops a token that was answered with 401, and says this ever after.
  if (/token to be set/i.test(error.message)) return refusal(40001, { place, permission }, error);
  const why = isHttpError(error) ? `answered ${error.status}` : 'could not be reached';
  return new PlatformError(`Discord ${why}; trying again later.`, { cause: error });
}

/**
 * An edit of a published post meets a limit of its own, of three an hour. Discord's header then says a second, its body
 * many minutes (discord-api-docs issue 6109), and the library goes by the header: asking each second would be in vain.
 */
const PUBLISHED_EDIT_MS = 10 * MINUTE;

function rateLimit(error: LibraryRateLimit, place: string): RateLimitError | PlatformError {
  // Cloudflare, before Discord, may give no time, and limits the machine's address: then the waits grow.
  if (error.retryAfter <= 0)
    return new PlatformError('Discord answered 429; trying again later.', { cause: error });
  const ofPublished = error.method === 'PATCH' && error.scope === 'shared';
  const ms = Math.max(ofPublished ? PUBLISHED_EDIT_MS : 1, Math.ceil(error.retryAfter));
  const seconds = Math.ceil(ms / 1000);
  const scope = error.global ? 'platform' : 'place';
  const who = error.global ? 'Discord' : `Discord, in ${place},`;
  return new RateLimitError(`${who} asks to wait ${seconds} s.`, ms, scope, { cause: error });
}

interface Asked {
  readonly place: string;
  readonly permission: Permission;
}

function refusal(code: number, { place, permission }: Asked, cause: unknown): Error {
  const answer = ANSWERS[code];
  if (answer && 'waitMs' in answer) {
    const words = answer.why
      ? `The server of ${place} ${answer.why}.`
      : `Discord, in ${place}, asks to wait.`;
    return new RateLimitError(words, answer.waitMs, 'place', { cause });
  }
  const words =
    answer?.refused(place, permission) ??
    `Discord refuses Dateline in ${place}; check its permissions there.`;
  return new RefusedError(words, { cause, ...(answer?.scope && { scope: answer.scope }) });
}

function apiError(error: DiscordAPIError, place: string, permission: Permission): Error {
  const code = Number(error.code);
  const asked = { place, permission };
  if (error.status === 401) return refusal(40001, asked, error);
  if (code in ANSWERS || error.status === 403 || error.status === 404) return refusal(code, asked, error);
  // A body that Discord calls invalid is a defect of the renderer: not a DatelineError, so that it is seen.
  if (error.status === 400)
    return new Error(`Discord refused a message as invalid: ${error.message}`, { cause: error });
  return new PlatformError(`Discord answered ${error.status}; trying again later.`, { cause: error });
}
