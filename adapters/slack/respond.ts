/** Answers through a response_url that was kept: good for 30 minutes and five answers. */
import type { Respond } from './desk.ts';

/** How long an answer may take on its way, ms. */
const SEND_MS = 10_000;

/** Sends answers to an address that Slack gave with an interaction. */
export function respondTo(url: string): Respond {
  return async (message) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(SEND_MS),
    });
    await response.arrayBuffer();
    if (response.ok) return;
    throw Object.assign(new Error(`Slack took no answer (HTTP ${response.status})`), {
      statusCode: response.status,
    });
  };
}
