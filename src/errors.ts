/**
 * The errors that people see. Each says who is at fault, what happened, and the next step; the cause is
 * kept for the log. Anything else that is thrown is a defect in Dateline.
 */

import { english, type Words } from './cards/words/english.table.ts';

/** A sentence for people, in the words of whoever reads it where a catalogue has it. */
export type Sentence = string | ((words: Words) => string);

/** Stable, machine-readable; part of the command line's and the log's interface. */
export type ErrorCode =
  | 'usage' // the person asked for something that cannot be
  | 'setting' // the operator's configuration is wrong
  | 'source' // a feed or page could not be read
  | 'storage' // the database cannot be used
  | 'platform' // Slack, Discord … failed for a while: worth another try
  | 'refused' // a platform said no, and will say so again
  | 'rate' // a platform asked to wait
  | 'model' // a language model failed, refused or answered what cannot be used
  | 'not-found';

/** Base of all errors meant for people: `message` is one sentence that says what to do, in English. */
export class DatelineError extends Error {
  readonly code: ErrorCode;
  readonly #sentence: Sentence;
  constructor(code: ErrorCode, sentence: Sentence, options?: { cause?: unknown }) {
    super(inWords(sentence, english), options);
    this.name = 'DatelineError';
    this.code = code;
    this.#sentence = sentence;
  }

  /** The same sentence in other words. */
  in(words: Words): string {
    return inWords(this.#sentence, words);
  }
}

function inWords(sentence: Sentence, words: Words): string {
  return typeof sentence === 'string' ? sentence : sentence(words);
}

/** The person's words could not be carried out; the message says what to type instead. */
export class UsageError extends DatelineError {
  constructor(sentence: Sentence, options?: { cause?: unknown }) {
    super('usage', sentence, options);
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

/**
 * A platform refuses this place for good: deleted or archived channel, missing permission, revoked token.
 * `scope` 'post' says that it is about this one post only (deleted, locked, caught by a filter): others may go on.
 */
export class RefusedError extends DatelineError {
  readonly scope: 'place' | 'post';
  constructor(message: string, options?: { cause?: unknown; scope?: 'place' | 'post' }) {
    super('refused', message, options);
    this.name = 'RefusedError';
    this.scope = options?.scope ?? 'place';
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

/**
 * A language model gave no analysis. `fault` says what helps: `passing` another try later (after
 * `retryAfterMs` where the server says), `setting` the operator, `answer` nothing until the story grows,
 * `budget` the next day.
 */
export class ModelError extends DatelineError {
  readonly fault: 'passing' | 'setting' | 'answer' | 'budget';
  readonly retryAfterMs: number | null;
  /** Whether the model may have worked on the question all the same: then its tokens are paid for. */
  readonly workedOn: boolean;
  constructor(
    fault: ModelError['fault'],
    message: string,
    options: { cause?: unknown; retryAfterMs?: number | null; workedOn?: boolean } = {},
  ) {
    super('model', message, options);
    this.name = 'ModelError';
    this.fault = fault;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.workedOn = options.workedOn ?? false;
  }
}

/** One line for people about anything that was thrown: never a stack. */
export function describe(error: unknown): string {
  if (error instanceof DatelineError) return error.message;
  if (error instanceof Error) return error.message.split('\n')[0] ?? error.name;
  return String(error);
}
