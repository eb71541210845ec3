/** HTTP requests from Slack, on the one server that Dateline runs: signed, below `/slack/`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, HTTPReceiverDeferredRequestError, type Logger } from '@slack/bolt';
import type { Log } from '../../src/log.ts';
import { REQUEST_PATH } from './request-path.ts';

/** A receiver that listens on no port of its own. It checks signatures and their age (five minutes). */
export function createRequests(signingSecret: string, logger: Logger): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, endpoints: [REQUEST_PATH], logger });
}

/** Hands a request to the receiver; what it does not know is not found. */
export function handleRequest(
  receiver: HTTPReceiver,
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
): void {
  try {
    receiver.requestListener(request, response);
  } catch (error) {
    const unknown = error instanceof HTTPReceiverDeferredRequestError;
    if (!unknown) log.error({ error }, 'a request from Slack failed');
    response.writeHead(unknown ? 404 : 500).end();
  }
}
