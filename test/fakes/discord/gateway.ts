/** The fake's gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME, opcodes 7 and 9, a dead connection. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { wireChannel, wireGuild } from './channels.ts';
import { asList, asObject, type Json, type World } from './world.ts';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
};
const CLOSE = {
  notAuthenticated: 4003,
  token: 4004,
  decode: 4002,
  rate: 4008,
  shard: 4010,
  sharding: 4011,
  intents: 4014,
};
/** Guild members, presences and message content need to be granted. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

interface Session {
  readonly id: string;
  readonly shard: number;
  /** Shards that it was one of. */
  readonly total: number;
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | null;
}

/** The gateway of a fake Discord. */
export class FakeGateway {
  readonly #world: World;
  readonly #server: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  readonly #lastLogin = new Map<number, number>();
  #silent = false;
  /** Whether somebody who connects is greeted; without HELLO a client waits. */
  greets = true;
  /** How often a client logged in anew, and how often it went on where it was. */
  identified = 0;
  resumed = 0;
  /** Logins that came too soon after one that counts with them. */
  hasty = 0;

  constructor(world: World, http: Server) {
    this.#world = world;
    this.#server = new WebSocketServer({ server: http });
    this.#server.on('connection', (socket) => this.#greet(socket));
  }

  get sockets(): number {
    return this.#server.clients.size;
  }

  #greet(socket: WebSocket): void {
    let session: Session | null = null;
    const times: number[] = [];
    socket.on('message', (data) => {
      const now = Date.now();
      times.push(now);
      if (times.filter((time) => now - time < 60_000).length > 120) return socket.close(CLOSE.rate);
      const text = String(data);
      if (text.length > 4096) return socket.close(CLOSE.decode);
      session = this.#handle(socket, asObject(JSON.parse(text)), session);
    });
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = null;
      // Who says good-bye does not come back to it (events/gateway#initiating-a-disconnect).
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    });
    socket.on('error', () => {});
    if (this.greets)
      send(socket, { op: OP.hello, d: { heartbeat_interval: this.#world.options.heartbeatMs ?? 41_250 } });
  }

  #handle(socket: WebSocket, { op, d }: Json, session: Session | null): Session | null {
    if (op === OP.heartbeat) {
      if (!this.#silent) send(socket, { op: OP.ack });
      return session;
    }
    if (op === OP.identify) return this.#identify(socket, asObject(d));
    if (op === OP.resume) return this.#resume(socket, asObject(d));
    if (!session) socket.close(CLOSE.notAuthenticated);
    return session;
  }

  /** Why a login is refused, as a close code; null where it is not. */
  #refusal(d: Json, shard: number, total: number): number | null {
    if (d.token !== this.#world.token) return CLOSE.token;
    if ((Number(d.intents) & PRIVILEGED) !== 0) return CLOSE.intents;
    if ((this.#world.options.shards ?? 1) > 1 && total === 1) return CLOSE.sharding;
    return shard < total ? null : CLOSE.shard;
  }

  #identify(socket: WebSocket, d: Json): Session | null {
    const [shard = 0, total = 1] = asList(d.shard ?? [0, 1]).map(Number);
    const refusal = this.#refusal(d, shard, total);
    if (refusal !== null) {
      socket.close(refusal);
      return null;
    }
    if (this.#isHasty(shard)) {
      this.hasty += 1;
      send(socket, { op: OP.invalid, d: false });
      return null;
    }
    if (!this.#world.logins.take(1)) {
      this.#resetToken();
      return null;
    }
    this.identified += 1;
    const session: Session = { id: this.#world.id(), shard, total, events: [], socket };
    this.#sessions.set(session.id, session);
    this.#emit(session, 'READY', this.#ready(session));
    if (this.#world.joined && isFor(session, this.#world.guild))
      this.#emit(session, 'GUILD_CREATE', this.#guild());
    return session;
  }

  /** More logins than a day has end every session, and the token with them (events/gateway#rate-limiting). */
  #resetToken(): void {
    this.#world.token = `${this.#world.token}-reset`;
    this.#sessions.clear();
    this.drop(CLOSE.token);
  }

  /** One every five seconds of those whose numbers leave the same (events/gateway#rate-limiting). */
  #isHasty(shard: number): boolean {
    const { loginMs = 5_000, loginsAtOnce = 1 } = this.#world.options;
    const key = shard % loginsAtOnce;
    const last = this.#lastLogin.get(key) ?? Number.NEGATIVE_INFINITY;
    const now = performance.now();
    this.#lastLogin.set(key, now);
    return now - last < loginMs;
  }

  #resume(socket: WebSocket, d: Json): Session | null {
    const session = this.#sessions.get(String(d.session_id));
    if (!session || d.token !== this.#world.token) {
      send(socket, { op: OP.invalid, d: false });
      return null;
    }
    this.resumed += 1;
    session.socket = socket;
    for (const event of session.events.filter(({ s }) => s > Number(d.seq))) {
      send(socket, { op: OP.dispatch, ...event });
    }
    this.#emit(session, 'RESUMED', {});
    return session;
  }

  #ready(session: Session): object {
    const { id, shard, total } = session;
    const { bot, application, guild, joined } = this.#world;
    return {
      v: 10,
      user: { id: bot, username: 'dateline', discriminator: '0', global_name: null, avatar: null, bot: true },
      guilds: joined && isFor(session, guild) ? [{ id: guild, unavailable: true }] : [],
      session_id: id,
      resume_gateway_url: this.url,
      shard: [shard, total],
      application: { id: application, flags: 0 },
    };
  }

  #guild(): object {
    const { channels } = this.#world;
    const wire = (one: (typeof channels)[number]) => wireChannel(this.#world, one);
    return {
      ...wireGuild(this.#world),
      member_count: 2,
      channels: channels.filter(({ thread, type }) => thread === null && type !== 1).map(wire),
      members: [],
      threads: channels.filter(({ thread }) => thread?.archived === false).map(wire),
      emojis: [],
      stickers: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
    };
  }

  #emit(session: Session, t: string, d: unknown): void {
    const event = { s: session.events.length + 1, t, d };
    session.events.push(event);
    if (session.socket) send(session.socket, { op: OP.dispatch, ...event });
  }

  get url(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address ? `ws://127.0.0.1:${address.port}` : '';
  }

  /** The shards that are logged in, in order; one that is there twice stands twice. */
  get shards(): readonly string[] {
    const open = [...this.#sessions.values()].filter(({ socket }) => socket !== null);
    return open.map(({ shard, total }) => `${shard}/${total}`).sort();
  }

  /**
   * Sends an event to all who are logged in for `guild` (null: direct messages), or keeps it for whom went last and may
   * come back.
   */
  dispatch(t: string, d: unknown, guild: string | null = this.#world.guild): void {
    const mine = [...this.#sessions.values()].filter((session) => isFor(session, guild));
    const open = mine.filter(({ socket }) => socket !== null);
    const last = mine.at(-1);
    if (!last) throw new Error('Nobody has logged in at the fake gateway.');
    for (const session of open.length > 0 ? open : [last]) this.#emit(session, t, d);
  }

  /** Tells those who have logged in, if any. */
  announce(t: string, d: unknown): void {
    if (this.#sessions.size > 0) this.dispatch(t, d);
  }

  /** Opcode 7: asks every client to connect again. */
  askReconnect(): void {
    for (const socket of this.#server.clients) send(socket, { op: OP.reconnect });
  }

  /** Opcode 9: the session is over, or (resumable) may be tried again. */
  invalidate(resumable: boolean): void {
    if (!resumable) this.#sessions.clear();
    for (const socket of this.#server.clients) send(socket, { op: OP.invalid, d: resumable });
  }

  /** Cuts every connection, without a word or with a close code. */
  drop(code?: number): void {
    for (const socket of this.#server.clients) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  /** From now on heartbeats go unanswered (a dead connection), or are answered again. */
  silence(silent: boolean): void {
    this.#silent = silent;
  }

  close(): void {
    this.drop();
    this.#server.close();
  }
}

/** Which shard a server's events come by; direct messages come by the first (events/gateway#sharding). */
function isFor({ shard, total }: Session, guild: string | null): boolean {
  return shard === (guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(total)));
}

function send(socket: WebSocket, payload: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
}
