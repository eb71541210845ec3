/** The connection to Discord: the gateway for what people do, REST for posts. The library is loaded at the start. */
import type { APIInteraction, APIUser, Client, REST, RESTOptions } from 'discord.js';
import type { Card } from '../../src/cards/blocks.ts';
import { DatelineError, describe, PlatformError } from '../../src/errors.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import type {
  Capabilities,
  Finding,
  Host,
  OneOfSeveral,
  Platform,
  PostOptions,
  Surroundings,
} from '../../src/platform/port.ts';
import { createFactsMemory, knownFacts } from './channels.ts';
import { registerCommands } from './commands.ts';
import { diagnose } from './diagnose.ts';
import type { DiscordEnv } from './env.ts';
import { wrongToken } from './errors.ts';
import { answer } from './interactions.ts';
import type { Posting } from './posting.ts';
import { direct, edit, post, remove } from './posts.ts';
import { render } from './render.ts';
import { find } from './search.ts';

/** 5 messages in 5 s a channel and 50 requests a second have long been what Discord's headers say; they decide. */
const CAPABILITIES: Capabilities = {
  msBetweenPosts: 1000,
  concurrentPosts: 20,
  threads: true,
  forums: true,
  // Documented by no page; the client and its answers have long said so.
  publishedAnHour: 10,
  edits: true,
  files: true,
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
  readonly posting: Posting;
  /** What people do comes over it; null where this process only posts. */
  readonly gateway: Client | null;
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

  async start(host: Host, among?: OneOfSeveral): Promise<void> {
    const library = await import('discord.js');
    const rest = new library.REST(this.#postOptions()).setToken(this.#env.token);
    try {
      if (among && !among.answers) await this.#openPosting(host, rest);
      else await this.#openGateway(host, rest, library);
    } catch (error) {
      await this.stop();
      throw startError(error);
    }
  }

  async #openPosting(host: Host, rest: REST): Promise<void> {
    const memory = createFactsMemory(() => host.now());
    // The stop that follows a failure closes what is open.
    this.#session = {
      host,
      posting: { rest, host, self: '', placeName: () => 'this channel', ...memory },
      gateway: null,
    };
    const { id: self } = (await within(this.#patience.loginMs, rest.get('/users/@me'))) as APIUser;
    this.#session = { host, posting: { ...this.#session.posting, self }, gateway: null };
  }

  async #openGateway(host: Host, rest: REST, library: typeof import('discord.js')): Promise<void> {
    const client = new library.Client({
      intents: [library.GatewayIntentBits.Guilds],
      shards: 'auto',
      // Shows nobody's typing or presence, pings nobody, even where a body forgets to say so.
      allowedMentions: { parse: [] },
      rest: { api: this.#env.api, version: '10' },
    });
    watch(client, host);
    this.#session = { host, posting: postingBeside(client, rest, host), gateway: client };
    // Before the library's own handlers: those wait until every server has been announced.
    client.ws.on(library.GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) =>
      this.#receive(client, interaction),
    );
    await within(this.#patience.loginMs, client.login(this.#env.token));
    const application = client.application?.id ?? client.user?.id ?? '';
    await registerCommands(client.rest, application, host.commands, host.log);
  }

  async stop(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await Promise.allSettled(this.#underWay);
    if (!session) return;
    const { posting, gateway } = session;
    for (const rest of [posting.rest, ...(gateway ? [gateway.rest] : [])]) {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    }
    // The library's own close never ends when it is called before the gateway has said HELLO.
    if (gateway) await within(this.#patience.closeMs, gateway.destroy()).catch(() => {});
  }

  post(address: string, card: Card, delivery: DeliveryId, options?: PostOptions): Promise<string> {
    return this.#track(async () => post(this.#posting(), address, card, delivery, options));
  }

  edit(address: string, message: string, card: Card): Promise<void> {
    return this.#track(async () => edit(this.#posting(), address, message, card));
  }

  remove(address: string, message: string): Promise<void> {
    return this.#track(async () => remove(this.#posting(), address, message));
  }

  find(address: string, delivery: DeliveryId, since: Instant, options?: PostOptions): Promise<string | null> {
    return this.#track(async () => find(this.#posting(), address, delivery, since, options));
  }

  direct(person: string): Promise<string> {
    return this.#track(async () => direct(this.#posting(), person));
  }

  async diagnose(around: Surroundings): Promise<readonly Finding[]> {
    const { REST } = await import('discord.js');
    const rest = new REST({ ...this.#postOptions(), rejectOnRateLimit: null }).setToken(this.#env.token);
    try {
      return await diagnose(rest, around);
    } finally {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    }
  }

  /** The library neither repeats a post nor waits out a limit: the outbox does, and looks before it repeats. */
  #postOptions(): Partial<RESTOptions> {
    const { api, requestsPerSecond: globalRequestsPerSecond = 50 } = this.#env;
    return { api, version: '10', retries: 0, rejectOnRateLimit: () => true, globalRequestsPerSecond };
  }

  #posting(): Posting {
    if (!this.#session) throw new PlatformError('Discord is not connected.');
    return this.#session.posting;
  }

  /**
   * Discord sends an interaction again after a resumed connection, under the same id. A process that starts anew
   * logs in anew and resumes nothing (events/gateway#resuming), so that memory is enough.
   */
  #receive(client: Client, interaction: APIInteraction): void {
    const session = this.#session;
    if (session?.gateway !== client || this.#seen.has(interaction.id)) return;
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

/** The gateway tells who the bot is and what the channels are. */
function postingBeside(client: Client, rest: REST, host: Host): Posting {
  return {
    rest,
    host,
    get self() {
      return client.user?.id ?? '';
    },
    placeName: (channel) => placeName(client, channel),
    known: (channel) => knownFacts(client, channel),
    learn: () => {},
  };
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
