/** A server that speaks Anthropic's Messages, without streaming: https://platform.claude.com/docs/en/api/messages */
import { type Asked, type Dialect, type FakeModelServer, startModelServer } from './server.ts';

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
};

/** Starts the server; it knows one key and these models. */
export function startAnthropic(options: {
  key: string;
  models: readonly string[];
}): Promise<FakeModelServer> {
  const dialect: Dialect = {
    path: '/v1/messages',
    read: (body) => ({
      system: textOf(body.system),
      prompt: ((body.messages ?? []) as { content: unknown }[])
        .map(({ content }) => textOf(content))
        .join('\n'),
    }),
    fault: (asked) => faultOf(asked, options),
    error: (status, message) => ({
      type: 'error',
      error: { type: ERROR_TYPES[status] ?? 'api_error', message },
    }),
    reply: ({ body, system, prompt }, text, how) => ({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: body.model,
      content: [{ type: 'text', text }],
      stop_reason: { whole: 'end_turn', half: 'max_tokens', refusal: 'refusal' }[how],
      stop_sequence: null,
      usage: {
        input_tokens: Math.ceil((system.length + prompt.length) / 4),
        output_tokens: Math.ceil(text.length / 4),
      },
    }),
  };
  return startModelServer(dialect);
}

/** A string, or a list of text blocks. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return ((content ?? []) as { text?: string }[]).map(({ text = '' }) => text).join('\n');
}

function faultOf({ headers, body }: Asked, { key, models }: { key: string; models: readonly string[] }) {
  if (headers['x-api-key'] !== key) return { status: 401, message: 'invalid x-api-key' };
  if (headers['anthropic-version'] === undefined)
    return { status: 400, message: 'anthropic-version: header is required' };
  if (!models.includes(String(body.model))) return { status: 404, message: `model: ${String(body.model)}` };
  if (typeof body.max_tokens !== 'number') return { status: 400, message: 'max_tokens: Field required' };
  const format = (
    body.output_config as
      | { format?: { type?: string; schema?: { additionalProperties?: unknown } } }
      | undefined
  )?.format;
  if (format && (format.type !== 'json_schema' || format.schema?.additionalProperties !== false)) {
    return {
      status: 400,
      message:
        "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false",
    };
  }
  return null;
}
