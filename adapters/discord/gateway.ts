/** The gateway: a connection over which Discord tells what people do. The library is loaded at the start. */
import { setTimeout as pause } from 'node:timers/promises';
import type { APIGatewayBotInfo, APIInteraction, Client, REST, WebSocketOptions } from 'discord.js';
import { describe, PlatformError, RateLimitError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Accord } from '../../src/platform/port.ts';
import type { DiscordEnv } from './env.ts';

/** `discord.js`, loaded. */
export type Library = typeof import('discord.js');

/** What a process has of the gateway: of `shards` in all those whose number leaves `index` when divided by `of`. */
export interface Share {
  readonly index: number;
  readonly of: number;
  readonly shards: number;
}

/** Times that tests shorten, ms. */
export interface GatewayPatience {
  /** For the login of one shard. */
  readonly loginMs: number;
  /** Between two logins that Discord counts together: five seconds (events/gateway#rate-limiting), and some more. */
  readonly identifyMs: number;
  /** For closing the connection. */
  readonly closeMs: number;
}

export interface GatewayOptions {
  readonly library: Library;
  readonly env: DiscordEnv;
  readonly log: Log;
  readonly accord: Accord;
  readonly patience: GatewayPatience;
  /** Waits out nothing. */
  readonly rest: REST;
  onInteraction(client: Client, interaction: APIInteraction): void;
}

/** An open connection. */
export interface Gateway {
  readonly client: Client;
  close(): Promise<void>;
}

/** What Discord says of the gateway: the shards that it advises, and how many may log in at once. */
export async function askGateway({ rest }: GatewayOptions): Promise<APIGatewayBotInfo> {
  return (await rest.get('/gateway/bot')) as APIGatewayBotInfo;
}

/** Logs the shards of a share in. Rejects where Discord takes no login, or `signal` is aborted before it did. */
export async function openGateway(
  options: GatewayOptions,
  share: Share,
  signal: AbortSignal,
): Promise<Gateway> {
  const { library, env, log, patience } = options;
  const client = new library.Client({
    intents: [library.GatewayIntentBits.Guilds],
    shards: shardsOf(share),
    shardCount: share.shards,
    // Shows nobody's typing or presence, pings nobody, even where a body forgets to say so.
    allowedMentions: { parse: [] },
    // Without a time to wait the library would ask again at once, for ever; commands have a wait of their own.
    rest: {
      api: env.api,
      version: '10',
      rejectOnRateLimit: ({ route, retryAfter }) => retryAfter <= 0 || route.startsWith('/applications'),
    },
    ws: { buildIdentifyThrottler: throttle(options) },
  });
  watch(client, log);
  // Before the library's own handlers: those wait until every server has been announced.
  client.ws.on(library.GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) =>
    options.onInteraction(client, interaction),
  );
  const gateway = { client, close: () => close(client, patience.closeMs) };
  try {
    const { session_start_limit: limit } = await askGateway(options);
    // One login more than Discord takes in a day, and it resets the token (events/gateway#session-start-limit-object).
    if (limit.remaining < shardsOf(share).length)
      throw new RateLimitError('Discord takes no more logins today.', limit.reset_after, 'platform');
    const turns = Math.ceil(share.shards / limit.max_concurrency);
    await within(patience.loginMs + turns * patience.identifyMs, client.login(env.token), signal);
    return gateway;
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

function shardsOf({ index, of, shards }: Share): number[] {
  return Array.from({ length: shards }, (_, shard) => shard).filter((shard) => shard % of === index);
}

/** Between two looks whether a login may begin. */
const AGAIN_MS = 250;

/**
 * Shards whose numbers leave the same when divided by `max_concurrency` may log in one every five seconds, whichever
 * processes they are in; Discord ends the session of one that is too early (events/gateway#identifying).
 */
function throttle({
  accord,
  patience,
}: GatewayOptions): NonNullable<WebSocketOptions['buildIdentifyThrottler']> {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    return {
      async waitForIdentify(shard, signal) {
        for (;;) {
          const turn = await accord.take(`login ${shard % limit.max_concurrency}`);
          // At the end of the process the turn ends too: nobody waits for it.
          if (turn) return void setTimeout(() => void turn.release(), patience.identifyMs).unref();
          await pause(AGAIN_MS, undefined, { signal });
        }
      },
    };
  };
}

async function close(client: Client, closeMs: number): Promise<void> {
  client.rest.clearHashSweeper();
  client.rest.clearHandlerSweeper();
  // The library's own close never ends when it is called before the gateway has said HELLO.
  await within(closeMs, client.destroy()).catch(() => {});
}

/** After the start nothing that the connection does may end the process: it is logged, and the library reconnects. */
function watch(client: Client, log: Log): void {
  client.on('error', (error) => log.error({ why: describe(error) }, 'Discord: an error'));
  client.on('shardError', (error, shard) =>
    log.warn({ shard, why: describe(error) }, 'Discord: connection error'),
  );
  client.on('shardReconnecting', (shard) => log.info({ shard }, 'Discord: connecting again'));
  client.on('shardResume', (shard, replayed) => log.info({ shard, replayed }, 'Discord: connection resumed'));
  client.on('shardDisconnect', ({ code }, shard) =>
    log.error(
      { shard, code },
      'Discord closed the connection for good; restart Dateline, or run `dateline doctor`',
    ),
  );
  client.on('invalidated', () => log.error({}, 'Discord ended the session; restart Dateline'));
  client.on('warn', (message) => log.warn({}, `Discord: ${message}`));
}

/** Waits for work as long as it may take, and no longer than `signal` lets it. */
export async function within<T>(ms: number, work: Promise<T>, signal?: AbortSignal): Promise<T> {
  const over = new AbortController();
  const ends = signal ? AbortSignal.any([over.signal, signal]) : over.signal;
  const late = pause(ms, undefined, { signal: ends }).then(() => {
    throw new PlatformError(`Discord did not answer within ${Math.round(ms / 1000)} s.`);
  });
  // Either may still fail after the other is done; nobody waits for it then.
  for (const one of [work, late]) one.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
