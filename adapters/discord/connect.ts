/** Discord as a platform: the gateway for what people do, REST for posts. */
import type { APIInteraction, APIUser, Client, REST, RESTOptions } from 'discord.js';
import type { Card } from '../../src/cards/blocks.ts';
import { describe, PlatformError, SettingError } from '../../src/errors.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import type {
  Accord,
  Capabilities,
  Finding,
  Host,
  OneOfSeveral,
  Platform,
  PostOptions,
  Surroundings,
} from '../../src/platform/port.ts';
import { waitOut } from '../../src/platform/wait-out.ts';
import { createFactsMemory, knownFacts } from './channels.ts';
import { registerCommands } from './commands.ts';
import { diagnose } from './diagnose.ts';
import type { DiscordEnv } from './env.ts';
import { toStartError } from './errors.ts';
import {
  askGateway,
  type Gateway,
  type GatewayPatience,
  type Library,
  openGateway,
  within,
} from './gateway.ts';
import { answer, isCompletion } from './interactions.ts';
import type { Posting } from './posting.ts';
import { direct, edit, post, remove } from './posts.ts';
import { render } from './render.ts';
import { find } from './search.ts';
import { alone, connectShare, keepShare, type ShareOptions, type SharePatience } from './shares.ts';

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
export interface Patience extends GatewayPatience, SharePatience {
  /** For an answer before Discord is told that it is coming. */
  readonly answerMs: number;
}
const PATIENCE: Patience = {
  loginMs: 30_000,
  identifyMs: 5500,
  answerMs: 1500,
  closeMs: 2000,
  lookMs: 2000,
  againMs: 15_000,
  watchMs: 60_000,
};

interface Session {
  readonly host: Host;
  readonly posting: Posting;
  /** What people do comes over it; null where others have it. */
  gateway: Gateway | null;
}

/** Discord as a platform. */
export class Discord implements Platform {
  readonly name = 'discord';
  readonly capabilities = CAPABILITIES;
  readonly render = render;
  readonly #env: DiscordEnv;
  readonly #patience: Patience;
  readonly #underWay = new Set<Promise<unknown>>();
  #stopping = new AbortController();
  #session: Session | null = null;
  #keeping: Promise<void> | null = null;

  constructor(env: DiscordEnv, patience: Partial<Patience> = {}) {
    this.#env = env;
    this.#patience = { ...PATIENCE, ...patience };
  }

  async start(host: Host, among?: OneOfSeveral): Promise<void> {
    if (!among && this.#processes > 1) throw notAmongSeveral(this.#processes);
    this.#stopping = new AbortController();
    const library = await import('discord.js');
    const rest = new library.REST(this.#postOptions()).setToken(this.#env.token);
    try {
      const session = await this.#openPosting(host, rest);
      if (among?.answers !== false) await this.#joinGateway(library, session, among?.accord ?? alone());
    } catch (error) {
      await this.stop();
      throw toStartError(error);
    }
  }

  async #openPosting(host: Host, rest: REST): Promise<Session> {
    // The stop that follows a failure closes what is open.
    const opened = { host, posting: postingOn(rest, host, '', () => null), gateway: null };
    this.#session = opened;
    const { id: self } = (await within(
      this.#patience.loginMs,
      rest.get('/users/@me'),
      this.#stopping.signal,
    )) as APIUser;
    const client = () => session.gateway?.client ?? null;
    const session: Session = { ...opened, posting: postingOn(rest, host, self, client) };
    this.#session = session;
    return session;
  }

  /** Connects at once where a share of the gateway is free, and goes on to look where none is. */
  async #joinGateway(library: Library, session: Session, accord: Accord): Promise<void> {
    const options = this.#shareOptions(library, session, accord);
    const { signal } = this.#stopping;
    const first = await connectShare(options, signal);
    session.gateway = first?.gateway ?? null;
    if (!first) session.host.log.info({}, 'Discord: others have the gateway; this process stands by');
    this.#keeping = keepShare(first, options, signal, (gateway) => {
      session.gateway = gateway;
    });
  }

  #shareOptions(library: Library, { host, posting }: Session, accord: Accord): ShareOptions {
    const patience = this.#patience;
    const gateway = {
      library,
      accord,
      patience,
      rest: posting.rest,
      env: this.#env,
      log: host.log,
      onInteraction: (client: Client, interaction: APIInteraction) => void this.#receive(client, interaction),
    };
    return {
      accord,
      patience,
      log: host.log,
      processes: this.#processes,
      advised: async () => (await askGateway(gateway)).shards,
      open: async (share, signal) => {
        const opened = await openGateway(gateway, share, signal);
        // One process does, for all.
        if (share.index === 0) await this.#register(opened, host);
        return opened;
      },
    };
  }

  /** Resolves after the first attempt; one that has to wait goes on, and until then the commands that are there stay. */
  async #register({ client }: Gateway, { commands, log, now }: Host): Promise<void> {
    const { signal } = this.#stopping;
    const application = client.application?.id ?? client.user?.id ?? '';
    const what = 'the commands are not registered at Discord';
    const work = () => registerCommands(client.rest, application, commands, log);
    await new Promise<void>((tried) => {
      waitOut(work, { log, now, signal, what, onWait: tried })
        .catch((error: unknown) => {
          if (!signal.aborted) log.error({ error }, `${what}: ${describe(error)}`);
        })
        .finally(tried);
    });
  }

  async stop(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await Promise.allSettled(this.#underWay);
    this.#stopping.abort();
    await this.#keeping;
    session?.posting.rest.clearHashSweeper();
    session?.posting.rest.clearHandlerSweeper();
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

  get #processes(): number {
    return this.#env.processes ?? 1;
  }

  #posting(): Posting {
    if (!this.#session) throw new PlatformError('Discord is not connected.');
    return this.#session.posting;
  }

  /**
   * Discord sends an interaction again after a resumed connection, under the same id, and to two processes where one lost
   * its share without knowing. Completions are for a moment, and change nothing.
   */
  async #receive(client: Client, interaction: APIInteraction): Promise<void> {
    const session = this.#session;
    if (!session) return;
    const { host } = session;
    const answering = { host, rest: client.rest, patienceMs: this.#patience.answerMs };
    await this.#track(async () => {
      if (isCompletion(interaction) || (await host.once(interaction.id)))
        await answer(answering, interaction);
    }).catch((error: unknown) => host.log.error({ error }, 'what Discord sent was not carried out'));
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

/** The gateway tells of the channels that its shards are for; others are asked about. */
function postingOn(rest: REST, host: Host, self: string, client: () => Client | null): Posting {
  const memory = createFactsMemory(() => host.now());
  return {
    rest,
    host,
    self,
    placeName: (channel) => placeName(client(), channel),
    known(channel) {
      const told = client();
      return (told && knownFacts(told, channel)) ?? memory.known(channel);
    },
    learn: memory.learn,
  };
}

function placeName(client: Client | null, channel: string): string {
  const known = client?.channels.cache.get(channel);
  return known && 'name' in known && known.name ? `#${known.name}` : 'this channel';
}

function notAmongSeveral(processes: number): SettingError {
  return new SettingError(
    `DISCORD_PROCESSES=${processes} is for processes with the role connect; leave it away where one process does everything.`,
  );
}
