import { APICallError } from 'ai';
import { describe, ModelError } from '../../errors.ts';
import type { ModelChoice } from './language-model.ts';

/** Why a model gave no answer, in one sentence that says what to do. */
export function modelError(error: unknown, choice: ModelChoice): ModelError {
  if (error instanceof Error && /^(?:Timeout|Abort)Error$/.test(error.name)) {
    const seconds = Math.round(choice.timeoutMs / 1000);
    return new ModelError(
      'passing',
      `${whose(choice)} did not answer within ${seconds} s; raise LLM_TIMEOUT if it needs longer.`,
      { cause: error, workedOn: true },
    );
  }
  if (!APICallError.isInstance(error)) {
    return new ModelError(
      'passing',
      `${whose(choice)} answered what cannot be read (${short(describe(error))}).`,
      { cause: error, workedOn: true },
    );
  }
  return callError(error, choice);
}

function callError(error: APICallError, choice: ModelChoice): ModelError {
  const { statusCode: status, message } = error;
  const cause = { cause: error };
  const said = `${status}: ${short(message)}`;
  if (status === undefined) {
    return new ModelError(
      'passing',
      `${whose(choice)} cannot be reached (${short(message)}); see that it runs, and check ${addressSetting(choice)}.`,
      cause,
    );
  }
  if (status === 401 || status === 403) {
    return new ModelError(
      'setting',
      `${whose(choice)} refuses the key (${said}); check ${keySetting(choice)}.`,
      cause,
    );
  }
  if (status === 404) {
    return new ModelError(
      'setting',
      `${whose(choice)} does not know the model or the address (${said}); check LLM_MODEL and ${addressSetting(choice)}.`,
      cause,
    );
  }
  if (status === 429) {
    return new ModelError('passing', `${whose(choice)} asks to wait (${said}).`, {
      ...cause,
      retryAfterMs: retryAfter(error.responseHeaders),
    });
  }
  if (status >= 500 || status === 408 || status === 409 || status < 300) {
    return new ModelError('passing', `${whose(choice)} failed (${said}).`, cause);
  }
  return new ModelError(
    'setting',
    `${whose(choice)} refuses the question (${said}); check LLM_MODEL and ${addressSetting(choice)}.`,
    cause,
  );
}

function whose({ model, kind, baseUrl }: ModelChoice): string {
  return `The model ${model} at ${baseUrl === undefined ? kind : new URL(baseUrl).host}`;
}

const addressSetting = ({ kind }: ModelChoice) =>
  kind === 'anthropic' ? 'ANTHROPIC_API_URL' : 'LLM_BASE_URL';
const keySetting = ({ kind }: ModelChoice) => (kind === 'anthropic' ? 'ANTHROPIC_API_KEY' : 'LLM_API_KEY');

/** A server's words on one line: an error page may be long. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/[.]+$/, '');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

const DAY_MS = 86_400_000;

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), in milliseconds; null where it says nothing usable. */
function retryAfter(headers: Readonly<Record<string, string>> | undefined): number | null {
  const value = headers?.['retry-after'];
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, DAY_MS) : null;
}
