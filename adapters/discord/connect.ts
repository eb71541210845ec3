/** The connection to Discord: the gateway for what people do, REST for posts. The library is loaded at the start. */
import type { APIInteraction, Client, REST, RESTOptions } from 'discord.js';
import type { Card } from '../../src/cards/blocks.ts';
import { DatelineError, describe, PlatformError } from '../../src/errors.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import type { Capabilities, Finding, Host, Platform } from '../../src/platform/port.ts';
import { registerCommands } from './commands.ts';
import { diagnose } from './diagnose.ts';
import type { DiscordEnv } from './env.ts';
import { wrongToken } from './errors.ts';
import { answer } from './interactions.ts';
import { edit, find, type Posting, post } from './posts.ts';
import { render } from './render.ts';

/** 5 messages in 5 s a channel and 50 requests a second have long been what Discord's headers say; they decide. */
const CAPABILITIES: Capabilities = {
  msBetweenPosts: 1000,
  concurrentPosts: 20,
  threads: false,
  edits: true,
  files: false,
};

/** Times that tests shorten, ms. */
export interface Patience {
  /** For the whole login. */
  readonly loginMs: number;
  /** For an answer before Discord is told that it is coming. */
  readonly answerMs: number;
  /** For closing the connection. */
  readonly closeMs: number;
}
const PATIENCE: Patience = { loginMs: 30_000, answerMs: 1500, closeMs: 2000 };

/** How many interactions are remembered so that one that Discord sends again runs nothing twice. */
const REMEMBERED = 1000;

interface Session {
  readonly host: Host;
  readonly client: Client;
  readonly rest: REST;
}

/** Discord as a platform. */
export class Discord implements Platform {
  readonly name = 'discord';
  readonly capabilities = CAPABILITIES;
  readonly render = render;
  readonly #env: DiscordEnv;
  readonly #patience: Patience;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #seen = new Set<string>();
  #session: Session | null = null;

  constructor(env: DiscordEnv, patience: Partial<Patience> = {}) {
    this.#env = env;
    this.#patience = { ...PATIENCE, ...patience };
  }

  async start(host: Host): Promise<void> {
    const library = await import('discord.js');
    const { token } = this.#env;
    const rest = new library.REST(this.#postOptions()).setToken(token);
    const client = new library.Client({
      intents: [library.GatewayIntentBits.Guilds],
      shards: 'auto',
      // Shows nobody's typing or presence, pings nobody, even where a body forgets to say so.
      allowedMentions: { parse: [] },
      rest: { api: this.#env.api, version: '10' },
    });
    watch(client, host);
    this.#session = { host, client, rest };
    // Before the library's own handlers: those wait until every server has been announced.
    client.ws.on(library.GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) =>
      this.#receive(client, interaction),
    );
    try {
      await within(this.#patience.loginMs, client.login(token));
      const application = client.application?.id ?? client.user?.id ?? '';
      await registerCommands(client.rest, application, host.commands, host.log);
    } catch (error) {
      await this.stop();
      throw startError(error);
    }
  }

  async stop(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await Promise.allSettled(this.#underWay);
    if (!session) return;
    session.rest.clearHashSweeper();
    session.rest.clearHandlerSweeper();
    session.client.rest.clearHashSweeper();
    session.client.rest.clearHandlerSweeper();
    // The library's own close never ends when it is called before the gateway has said HELLO.
    await within(this.#patience.closeMs, session.client.destroy()).catch(() => {});
  }

  post(address: string, card: Card, delivery: DeliveryId): Promise<string> {
    return this.#track(async () => post(this.#posting(), address, card, delivery));
  }

  edit(address: string, message: string, card: Card): Promise<void> {
    return this.#track(async () => edit(this.#posting(), address, message, card));
  }

  find(address: string, delivery: DeliveryId, since: Instant): Promise<string | null> {
    return this.#track(async () => find(this.#posting(), address, delivery, since));
  }

  async diagnose(): Promise<readonly Finding[]> {
    const { REST } = await import('discord.js');
    const rest = new REST({ ...this.#postOptions(), rejectOnRateLimit: null }).setToken(this.#env.token);
    try {
      return await diagnose(rest);
    } finally {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    }
  }

  /** The library neither repeats a post nor waits out a limit: the outbox does, and looks before it repeats. */
  #postOptions(): Partial<RESTOptions> {
    return { api: this.#env.api, version: '10', retries: 0, rejectOnRateLimit: () => true };
  }

  #posting(): Posting {
    const session = this.#session;
    if (!session) throw new PlatformError('Discord is not connected.');
    const { rest, host, client } = session;
    return { rest, now: () => host.now(), placeName: (channel) => placeName(client, channel) };
  }

  /** Discord sends an interaction again after a resumed connection, under the same id. */
  #receive(client: Client, interaction: APIInteraction): void {
    const session = this.#session;
    if (session?.client !== client || this.#seen.has(interaction.id)) return;
    this.#seen.add(interaction.id);
    if (this.#seen.size > REMEMBERED) this.#seen.delete([...this.#seen][0] ?? '');
    const { host } = session;
    const answering = { host, rest: client.rest, patienceMs: this.#patience.answerMs };
    void this.#track(() => answer(answering, interaction));
  }

  async #track<T>(work: () => Promise<T>): Promise<T> {
    const promise = work();
    this.#underWay.add(promise);
    try {
      return await promise;
    } finally {
      this.#underWay.delete(promise);
    }
  }
}

function placeName(client: Client, channel: string): string {
  const known = client.channels.cache.get(channel);
  return known && 'name' in known && known.name ? `#${known.name}` : 'this channel';
}

/** After the start nothing that the connection does may end the process: it is logged, and the library reconnects. */
function watch(client: Client, { log }: Host): void {
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

/** Codes and words by which the library says that the token is wrong: at REST, and at the gateway (4004). */
const WRONG_TOKEN = /TokenInvalid|invalid token|Authentication failed|401/i;

function startError(error: unknown): Error {
  if (error instanceof DatelineError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const status = error instanceof Error && 'status' in error ? String(error.status) : '';
  if (WRONG_TOKEN.test(`${code} ${status} ${describe(error)}`)) return wrongToken(error);
  return new PlatformError(`Discord could not be reached: ${describe(error)}.`, { cause: error });
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = Math.round(ms / 1000);
    timer = setTimeout(() => reject(new PlatformError(`Discord did not answer within ${seconds} s.`)), ms);
  });
  // The login may still fail after the time is up; nobody waits for it then.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
