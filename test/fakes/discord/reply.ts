/** What the fake's REST interface answers, and Discord's ways of saying no. */

/** An answer over HTTP; `drop` cuts the connection instead. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly drop?: boolean;
  /** The body is a page, as Cloudflare's are. */
  readonly page?: boolean;
}

/** A successful answer. */
export function ok(body?: unknown, headers?: Readonly<Record<string, string>>): Reply {
  return { status: body === undefined ? 204 : 200, body, ...(headers && { headers }) };
}

/** Discord's error shape. */
export function no(status: number, code: number, message: string): Reply {
  return { status, body: { message, code } };
}

/** Messages of the JSON error codes that a channel may answer with. */
const REFUSALS: Readonly<Record<number, readonly [number, string]>> = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10008: [404, 'Unknown Message'],
  40033: [400, 'This message has already been crossposted.'],
  40058: [400, 'Cannot send a message in a forum channel'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  50001: [403, 'Missing Access'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50083: [400, 'Thread is archived'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'Thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
  200000: [400, 'Message was blocked by automatic moderation'],
};

/** How a channel refuses. */
export function refusal(code: number): Reply {
  const [status, message] = REFUSALS[code] ?? [403, 'Forbidden'];
  return no(status, code, message);
}

/** The kinds of limits: of this bot, of a resource that many share, of everything that the bot does. */
export type LimitScope = 'user' | 'shared' | 'global';

/** A 429 of the commands that may be made in a day: with a code, and for hours (discord.js issue 10458). */
export function tooManyCommands(ms: number): Reply {
  const reply = limited(ms, 'user');
  const message = 'Max number of daily application command creates has been reached (200)';
  return { ...reply, body: { ...(reply.body as object), message, code: 30034 } };
}

/** A 429. */
export function limited(
  ms: number,
  scope: LimitScope,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const seconds = ms / 1000;
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
    headers: {
      ...headers,
      'Retry-After': String(Math.ceil(seconds)),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' && { 'X-RateLimit-Global': 'true' }),
    },
  };
}
