/** The HTTP side of WebSub: hubs ask with GET whether a subscription was meant, and push with POST. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PushSecrets } from '../../db/push-secrets.ts';
import { type PushSubscription, pushAt } from '../../db/push-subscriptions.ts';
import { describe } from '../../errors.ts';
import type { Push } from './receive.ts';
import { isSignedWith } from './signature.ts';
import { answerQuestion, type VerifyDeps } from './verify.ts';

/** What answering hubs needs. */
export interface CallbackDeps extends VerifyDeps {
  readonly callbackBase: string;
  readonly secrets: PushSecrets;
  /** Most bytes of a push. */
  readonly maxBytes: number;
  /** Stores a push; resolves when it is safe. */
  take(push: Push): Promise<void>;
}

/** Pushes that are held in memory at once; hubs come back later with the others. */
const AT_ONCE = 4;
/** For the body of a push. */
const PATIENCE_MS = 30_000;

/** Makes the handler for everything below the callbacks' prefix. */
export function createCallback(
  deps: CallbackDeps,
): (request: IncomingMessage, response: ServerResponse) => void {
  let busy = 0;
  const push = async (request: IncomingMessage, response: ServerResponse, to: PushSubscription) => {
    if (busy >= AT_ONCE) return end(response, 503, { 'retry-after': '60' });
    busy += 1;
    try {
      await takePush(deps, request, response, to);
    } finally {
      busy -= 1;
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://callback');
    const known = await pushAt(deps.db, deps.callbackBase + pathname.slice(pathname.lastIndexOf('/') + 1));
    if (request.method === 'POST') return known ? push(request, response, known) : end(response, 410);
    if (request.method !== 'GET') return end(response, 405, { allow: 'GET, POST' });
    const echo = known && (await answerQuestion(deps, known, searchParams));
    return echo === null ? end(response, 404) : end(response, 200, {}, echo);
  };
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      deps.log.error({ error }, `a hub's request failed: ${describe(error)}`);
      end(response, 500);
    });
  };
}

async function takePush(
  deps: CallbackDeps,
  request: IncomingMessage,
  response: ServerResponse,
  subscription: PushSubscription,
): Promise<void> {
  const bytes = await bodyOf(request, deps.maxBytes);
  if (bytes === null) return end(response, 413, { connection: 'close' });
  const header = request.headers['x-hub-signature'];
  const secret = deps.secrets.open(subscription);
  const signed = isSignedWith(secret, typeof header === 'string' ? header : undefined, bytes);
  // A forger learns nothing from the answer, and the hub is not provoked to send it again (section 7.1.2).
  if (signed) await deps.take({ subscription, bytes, contentType: request.headers['content-type'] ?? null });
  else deps.log.warn({ feed: subscription.feedId }, 'a push without a right signature was ignored');
  end(response, 202);
}

/** The body, or null when it is larger than `maxBytes`. */
async function bodyOf(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const timer = setTimeout(() => request.destroy(new Error('the hub was too slow')), PATIENCE_MS);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  } finally {
    clearTimeout(timer);
  }
}

/** Every answer is of a type that no browser runs or sniffs (section 8.2). */
function end(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
}
