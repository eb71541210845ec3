/**
 * Socket Mode: the connection that Dateline opens, and opens again. Bolt's own reconnecting is off: it leaves five
 * seconds without a connection after every refresh, and an error while it reconnects ends the process.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { describe, PlatformError, RateLimitError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import { explain, explainToken } from './errors.ts';

/** Slack's hello comes within a second or two. */
const HELLO_MS = 10_000;
/** A connection that lived this long says that all was well. */
const STEADY_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;

/** A socket that stays open until it is closed. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Resolves when Slack said hello. @throws SettingError for a wrong token. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the socket; nothing is connected yet. */
export function createSocket(options: {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly logger: Logger;
  /** How long Slack may take to say hello. */
  readonly helloMs?: number;
}): Socket {
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger: options.logger,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        slackApiUrl: options.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: HELLO_MS,
      },
    },
    processEventErrorHandler: async ({ error }) => {
      options.log.warn({ error }, 'a message from Slack could not be handled');
      return false;
    },
  });
  const keeper = keepOpen(receiver, options.log, options.helloMs ?? HELLO_MS);
  return { receiver, ...keeper };
}

function keepOpen({ client }: SocketModeReceiver, log: Log, helloMs: number): Pick<Socket, 'open' | 'close'> {
  const closing = new AbortController();
  let opening = false;
  let openedAt = 0;
  let failures = 0;

  const connect = async () => {
    opening = true;
    try {
      await withinTime(client.start(), helloMs);
      openedAt = Date.now();
      // A start that was under way when the socket was closed opens it all the same.
      if (closing.signal.aborted) await client.disconnect();
    } finally {
      opening = false;
    }
  };

  const reconnect = async () => {
    if (Date.now() - openedAt > STEADY_MS) failures = 0;
    let asked = 0;
    while (!closing.signal.aborted) {
      await wait(Math.max(pause(failures), asked), undefined, { signal: closing.signal });
      failures += 1;
      try {
        return await connect();
      } catch (error) {
        const why = explain(error);
        asked = why instanceof RateLimitError ? why.retryAfterMs : 0;
        log.warn({ attempt: failures }, `Slack's socket is closed, trying again: ${describe(why)}`);
      }
    }
  };

  // Also emitted while a first connection fails; `connect` reports that itself.
  client.on('disconnected', () => {
    if (opening || closing.signal.aborted) return;
    reconnect().catch((error: unknown) => {
      if (!closing.signal.aborted) log.error({ error }, 'Slack’s socket is closed and stays closed');
    });
  });

  const close = async () => {
    closing.abort();
    await withinTime(client.disconnect(), helloMs).catch(() => {});
  };

  return {
    async open() {
      try {
        await connect();
      } catch (error) {
        await close();
        throw refusal(error);
      }
    },
    close,
  };
}

/** At once the first time, then 1 s, 2 s, 4 s … */
function pause(failures: number): number {
  return failures === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures);
}

function refusal(error: unknown): Error {
  return explainToken(
    error,
    'SLACK_APP_TOKEN',
    'make an app-level token with the scope connections:write under Basic Information and copy it again.',
  );
}

/** The client's start waits for a hello without end. */
async function withinTime(work: Promise<unknown>, ms: number): Promise<void> {
  const late = new AbortController();
  const limit = wait(ms, undefined, { signal: late.signal }).then(() => {
    throw new PlatformError('Slack opened a socket but did not say hello.');
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    late.abort();
    limit.catch(() => {});
  }
}
