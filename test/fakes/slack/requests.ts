/** Signed HTTP requests, as Slack sends them to an app (docs.slack.dev/authentication/verifying-requests-from-slack). */
import { createHmac } from 'node:crypto';

/** How a request is signed: rightly, with another secret, or ten minutes ago. */
export type Signature = 'right' | 'wrong' | 'stale';

/** What the app answered. */
export interface RequestAnswer {
  readonly status: number;
  readonly body: string;
}

/** Why Slack sends an event once more, and for which time (apis/events-api#errors). */
export interface Retry {
  readonly number: number;
  readonly reason: 'http_timeout' | 'http_error';
}

/** Sends one; `fields` go as a form. Rejects where no answer comes within `ackMs`. */
export async function sendRequest(
  url: string,
  fields: Readonly<Record<string, string>>,
  options: {
    readonly secret: string;
    readonly signature: Signature;
    readonly ackMs: number;
    readonly retry?: Retry;
  },
): Promise<RequestAnswer> {
  // Events come as JSON, everything else as a form.
  const { json } = fields;
  const body = json ?? new URLSearchParams(fields).toString();
  // The app checks the age against the machine's own clock.
  const age = options.signature === 'stale' ? 600 : 0;
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const secret = options.signature === 'wrong' ? 'another secret' : options.secret;
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': json === undefined ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hash}`,
      ...(options.retry && {
        'x-slack-retry-num': String(options.retry.number),
        'x-slack-retry-reason': options.retry.reason,
      }),
    },
    body,
    signal: AbortSignal.timeout(options.ackMs),
  });
  return { status: response.status, body: await response.text() };
}
