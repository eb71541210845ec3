/** The Vercel AI SDK behind `LanguageModel`: the only file that loads it. */
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, type LanguageModelUsage, NoObjectGeneratedError, Output } from 'ai';
import type { ModelError } from '../../errors.ts';
import {
  estimateTokens,
  type LanguageModel,
  type ModelChoice,
  type Question,
  type Reply,
} from './language-model.ts';
import { modelError } from './remote-errors.ts';

/** Room for an answer, with what a reasoning model thinks before it. */
const MOST_OUTPUT = 8_000;
const ANTHROPIC_API = 'https://api.anthropic.com/v1';

/** How a server wants to be asked: found out once, at the first answer. */
interface Manner {
  /** A schema that holds the model, JSON of any shape, or plain text. */
  readonly format: 'schema' | 'json' | 'text';
  /** Newer servers take neither a temperature nor `max_tokens`. */
  readonly limits: 'max_tokens' | 'max_completion_tokens';
}

/** Connects the chosen model. Nothing is sent until it is asked. */
export function connectModel(choice: ModelChoice): LanguageModel {
  // The SDK would print its remarks to standard output, which is for results.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  let manner: Manner = { format: 'schema', limits: 'max_tokens' };
  return {
    name: choice.model,
    async ask(question) {
      for (;;) {
        try {
          return await askOnce(choice, manner, question);
        } catch (error) {
          const simpler = simplerManner(manner, choice, error);
          if (!simpler) throw explain(error, choice, question);
          manner = simpler;
        }
      }
    },
  };
}

function explain(error: unknown, choice: ModelChoice, { signal }: Question): ModelError | unknown {
  return signal?.aborted ? error : modelError(error, choice);
}

async function askOnce(choice: ModelChoice, manner: Manner, question: Question): Promise<Reply> {
  const timeout = AbortSignal.timeout(choice.timeoutMs);
  const asked = {
    model: modelFor(choice, manner),
    system: question.system,
    prompt: question.prompt,
    maxOutputTokens: MOST_OUTPUT,
    // Attempts are spaced by what is stored, not by a process that may end.
    maxRetries: 0,
    abortSignal: question.signal ? AbortSignal.any([question.signal, timeout]) : timeout,
    ...(choice.kind === 'compatible' && manner.limits === 'max_tokens' && { temperature: 0.2 }),
  };
  try {
    const { text, usage } = await (manner.format === 'text'
      ? generateText(asked)
      : generateText({ ...asked, output: Output.object({ schema: question.shape, name: 'analysis' }) }));
    return toReply(text, usage, question);
  } catch (error) {
    // Read tolerantly by whoever asked: half an answer may hold whole claims.
    if (NoObjectGeneratedError.isInstance(error)) return toReply(error.text ?? '', error.usage, question);
    throw error;
  }
}

function modelFor(choice: ModelChoice, { format, limits }: Manner) {
  const { model, baseUrl, apiKey } = choice;
  if (choice.kind === 'anthropic') {
    return createAnthropic({ baseURL: baseUrl ?? ANTHROPIC_API, apiKey: apiKey ?? '' })(model);
  }
  return createOpenAICompatible({
    name: 'server',
    baseURL: baseUrl ?? '',
    ...(apiKey !== undefined && { apiKey }),
    supportsStructuredOutputs: format === 'schema',
    transformRequestBody: ({ max_tokens, ...body }) => ({ ...body, [limits]: max_tokens }),
  })(model);
}

function toReply(text: string, usage: LanguageModelUsage | undefined, { system, prompt }: Question): Reply {
  return {
    text,
    inputTokens: usage?.inputTokens ?? estimateTokens(system + prompt),
    outputTokens: usage?.outputTokens ?? estimateTokens(text),
  };
}

/** What to leave out of the question after a server refused its form; null where the form is not at fault. */
function simplerManner(manner: Manner, { kind }: ModelChoice, error: unknown): Manner | null {
  if (kind !== 'compatible' || !APICallError.isInstance(error)) return null;
  const said = `${error.message} ${error.responseBody ?? ''}`;
  const refusedForm =
    error.statusCode === 400 || error.statusCode === 422 || /response_format|json_schema/i.test(said);
  if (!refusedForm || error.statusCode === 401 || error.statusCode === 429) return null;
  if (manner.limits === 'max_tokens' && /max_tokens|max_completion_tokens|temperature/.test(said)) {
    return { ...manner, limits: 'max_completion_tokens' };
  }
  if (manner.format === 'text') return null;
  return { ...manner, format: manner.format === 'schema' ? 'json' : 'text' };
}
