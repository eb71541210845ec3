/**
 * A server that speaks OpenAI's chat completions, as far as a non-streaming client needs:
 * https://platform.openai.com/docs/api-reference/chat
 */
import { type Asked, type Dialect, type FakeModelServer, startModelServer } from './server.ts';

export interface CompatibleOptions {
  readonly models?: readonly string[];
  /** The key that must be given; none by default, as local servers have it. */
  readonly key?: string;
  /** What `response_format` may be; DeepSeek knows `json_object` only, small servers none. */
  readonly formats?: readonly ('json_schema' | 'json_object')[];
  /** Reasoning models: `max_completion_tokens` in place of `max_tokens`, no temperature but 1. */
  readonly reasoning?: boolean;
  /** Servers that do not count leave `usage` out. */
  readonly counts?: boolean;
}

/** Starts the server. */
export function startCompatible(options: CompatibleOptions = {}): Promise<FakeModelServer> {
  const { counts = true } = options;
  const dialect: Dialect = {
    path: '/v1/chat/completions',
    read: readMessages,
    fault: (asked) => faultOf(asked, options),
    error: (status, message) => ({
      error: {
        message,
        type: status === 429 ? 'rate_limit_error' : 'invalid_request_error',
        param: null,
        code: null,
      },
    }),
    reply({ body, system, prompt }, text, how) {
      const message = how === 'refusal' ? { content: null, refusal: text } : { content: text };
      const [input, output] = [system.length + prompt.length, text.length].map((length) =>
        Math.ceil(length / 4),
      );
      const usage = {
        prompt_tokens: input,
        completion_tokens: output,
        total_tokens: (input ?? 0) + (output ?? 0),
      };
      return {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1_770_000_000,
        model: body.model,
        choices: [
          {
            index: 0,
            message: { role: 'assistant', ...message },
            finish_reason: how === 'half' ? 'length' : 'stop',
          },
        ],
        ...(counts && { usage }),
      };
    },
  };
  return startModelServer(dialect);
}

function readMessages(body: Record<string, unknown>): { system: string; prompt: string } {
  const messages = (body.messages ?? []) as { role: string; content: unknown }[];
  const of = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)))
      .join('\n');
  return { system: of('system'), prompt: of('user') };
}

interface Fault {
  readonly status: number;
  readonly message: string;
}

function faultOf(asked: Asked, options: CompatibleOptions): Fault | null {
  const { models = ['test-model'], key } = options;
  const { headers, body } = asked;
  if (key !== undefined && headers.authorization !== `Bearer ${key}`) {
    return { status: 401, message: 'Incorrect API key provided' };
  }
  if (!models.includes(String(body.model))) {
    return { status: 404, message: `The model \`${String(body.model)}\` does not exist` };
  }
  const message = formatFault(asked, options) ?? limitsFault(body, options);
  return message === null ? null : { status: 400, message };
}

function formatFault({ body, system, prompt }: Asked, options: CompatibleOptions): string | null {
  const { formats = ['json_schema', 'json_object'] } = options;
  const format = body.response_format as
    | { type: string; json_schema?: { name?: string; schema?: unknown; strict?: boolean } }
    | undefined;
  if (!format) return null;
  if (!formats.some((known) => known === format.type)) return 'This response_format type is unavailable now';
  if (format.type === 'json_object') {
    const asksForJson = /json/i.test(system + prompt);
    return asksForJson ? null : "'messages' must contain the word 'json' in some form";
  }
  const { name = '', schema, strict } = format.json_schema ?? {};
  if (!/^[\w-]{1,64}$/.test(name)) return "Missing required parameter: 'response_format.json_schema.name'";
  const fault = strict ? strictFault(schema) : null;
  return fault && `Invalid schema for response_format '${name}': ${fault}`;
}

function limitsFault(body: Record<string, unknown>, { reasoning = false }: CompatibleOptions): string | null {
  if (reasoning && 'max_tokens' in body) {
    return "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
  }
  const warm = reasoning && 'temperature' in body;
  return warm ? "Unsupported value: 'temperature' does not support 0.2 with this model." : null;
}

/** Strict schemas: every object closed, every property required (platform.openai.com/docs/guides/structured-outputs). */
function strictFault(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null) return null;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object') {
    if (additionalProperties !== false)
      return "'additionalProperties' is required to be supplied and to be false";
    const names = Object.keys((properties ?? {}) as object);
    if (names.some((name) => !((required ?? []) as string[]).includes(name)))
      return "'required' must include every key in properties";
  }
  for (const inner of Object.values(schema)) {
    const fault = strictFault(inner);
    if (fault) return fault;
  }
  return null;
}
