/**
 * The errors that people see. Each says who is at fault, what happened, and the next step; the cause is
 * kept for the log. Anything else that is thrown is a defect in Dateline.
 */

/** Stable, machine-readable; part of the command line's and the log's interface. */
export type ErrorCode =
  | 'usage' // the person asked for something that cannot be
  | 'setting' // the operator's configuration is wrong
  | 'source' // a feed or page could not be read
  | 'storage' // the database cannot be used
  | 'platform' // Slack, Discord … failed for a while: worth another try
  | 'refused' // a platform said no, and will say so again
  | 'rate' // a platform asked to wait
  | 'not-found';

/** Base of all errors meant for people: `message` is one sentence that says what to do. */
export class DatelineError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'DatelineError';
    this.code = code;
  }
}

/** The person's words could not be carried out; the message says what to type instead. */
export class UsageError extends DatelineError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('usage', message, options);
    this.name = 'UsageError';
  }
}

/** The operator's settings, files or surroundings stop the start. */
export class SettingError extends DatelineError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('setting', message, options);
    this.name = 'SettingError';
  }
}

/** A feed, page or file could not be read; says which and why, in words. */
export class SourceError extends DatelineError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('source', message, options);
    this.name = 'SourceError';
  }
}

/** A platform failed for a while (network, 5xx). The outbox tries again. */
export class PlatformError extends DatelineError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('platform', message, options);
    this.name = 'PlatformError';
  }
}

/** A platform refuses this place for good: deleted or archived channel, missing permission, revoked token. */
export class RefusedError extends DatelineError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('refused', message, options);
    this.name = 'RefusedError';
  }
}

/** A platform asks to wait `retryAfterMs`. `scope` says whether only this place or all of it must wait. */
export class RateLimitError extends DatelineError {
  readonly retryAfterMs: number;
  readonly scope: 'place' | 'platform';
  constructor(
    message: string,
    retryAfterMs: number,
    scope: 'place' | 'platform',
    options?: { cause?: unknown },
  ) {
    super('rate', message, options);
    this.name = 'RateLimitError';
    this.retryAfterMs = retryAfterMs;
    this.scope = scope;
  }
}

/** One line for people about anything that was thrown: never a stack. */
export function describe(error: unknown): string {
  if (error instanceof DatelineError) return error.message;
  if (error instanceof Error) return error.message.split('\n')[0] ?? error.name;
  return String(error);
}
