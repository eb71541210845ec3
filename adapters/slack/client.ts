/** Clients of Slack's Web API: every call is made once, for the outbox decides what is tried again. */
import type { Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackEnv } from './env.ts';

/** A call that takes longer than this counts as lost. */
const CALL_MS = 15_000;

/** Options of a client that neither retries nor waits on 429. */
export function clientOptions({ apiUrl }: SlackEnv): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
  };
}

/** A client with a token; without one, for the calls that need none. */
export function createClient(env: SlackEnv, token: string | undefined, logger: Logger): WebClient {
  return new WebClient(token, { ...clientOptions(env), logger });
}
