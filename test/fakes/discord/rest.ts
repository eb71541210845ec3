/** The fake's REST interface: one small function per route. */
import { commandFaults } from './command-rules.ts';
import { faultsOf, invalidForm, isEmpty, overloads } from './message-rules.ts';
import { type FakePeople, type Pending, wireMessage } from './people.ts';
import { type LimitScope, limited, no, ok, type Reply, refusal } from './reply.ts';
import { asList, asObject, type FakeChannel, type FakeMessage, type Json, type World } from './world.ts';

/** A request, read. */
export interface Request {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | null;
  readonly body: unknown;
}

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

type Handler = (rest: FakeRest, request: Request, ids: readonly string[]) => Reply;
/** Method, path, whether the bot's token is asked for, and what happens. */
const ROUTES: readonly (readonly [string, RegExp, boolean, Handler])[] = [
  ['GET', /^\/gateway\/bot$/, true, (rest) => rest.gatewayInformation()],
  ['GET', /^\/users\/@me$/, true, ({ world }) => ok({ id: world.bot, username: 'dateline', bot: true })],
  ['GET', /^\/users\/@me\/guilds$/, true, (rest) => rest.guilds()],
  ['GET', /^\/applications\/@me$/, true, (rest) => rest.application()],
  ['GET', /^\/applications\/(\d+)\/commands$/, true, ({ world }) => ok(world.commands)],
  ['PUT', /^\/applications\/(\d+)\/commands$/, true, (rest, { body }) => rest.replaceCommands(body)],
  [
    'POST',
    /^\/channels\/(\d+)\/messages$/,
    true,
    (rest, { body }, [id]) => rest.createMessage(id, asObject(body)),
  ],
  ['GET', /^\/channels\/(\d+)\/messages$/, true, (rest, { query }, [id]) => rest.listMessages(id, query)],
  [
    'PATCH',
    /^\/channels\/(\d+)\/messages\/(\d+)$/,
    true,
    (rest, { body }, [id, message]) => rest.editMessage(id, message, asObject(body)),
  ],
  [
    'POST',
    /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
    false,
    (rest, { body }, [id, token]) => rest.callback(id, token, asObject(body)),
  ],
  [
    'PATCH',
    /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
    false,
    (rest, { body }, [token]) => rest.editOriginal(token, asObject(body)),
  ],
  [
    'GET',
    /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
    false,
    (rest, _, [token]) => rest.original(token, (message) => ok(wireMessage(rest.world, message))),
  ],
  [
    'POST',
    /^\/webhooks\/\d+\/([^/]+)$/,
    false,
    (rest, { body }, [token]) => rest.followUp(token, asObject(body)),
  ],
];

/** What the next post meets. */
export type Mishap =
  | { readonly kind: 'limit'; readonly ms: number; readonly scope: LimitScope }
  | { readonly kind: 'lose-reply' }
  | { readonly kind: 'fail'; readonly status: number };

/** The REST interface of a fake Discord. */
export class FakeRest {
  readonly world: World;
  readonly #people: FakePeople;
  readonly #gatewayUrl: () => string;
  readonly #windows = new Map<string, { used: number; resetAt: number }>();
  readonly mishaps: Mishap[] = [];
  /** Method and path of every request, in order. */
  readonly log: string[] = [];
  #globalUntil = 0;

  constructor(world: World, people: FakePeople, gatewayUrl: () => string) {
    this.world = world;
    this.#people = people;
    this.#gatewayUrl = gatewayUrl;
  }

  handle(request: Request): Reply {
    this.log.push(`${request.method} ${request.path}`);
    const reply = this.#route(request);
    const shared = reply.headers?.['X-RateLimit-Scope'] === 'shared';
    if ([401, 403, 429].includes(reply.status) && !shared) this.world.invalidRequests += 1;
    return reply;
  }

  #route(request: Request): Reply {
    for (const [method, path, authorised, handler] of ROUTES) {
      const match = path.exec(request.path);
      if (method !== request.method || !match) continue;
      if (authorised && request.token !== `Bot ${this.world.token}`) return no(401, 0, '401: Unauthorized');
      const wait = this.#globalUntil - Date.now();
      if (authorised && wait > 0) return limited(wait, 'global');
      return handler(this, request, match.slice(1));
    }
    return no(404, 0, '404: Not Found');
  }

  gatewayInformation(): Reply {
    const remaining = this.world.options.sessionsLeft ?? 999;
    const session_start_limit = { total: 1000, remaining, reset_after: 14_400_000, max_concurrency: 1 };
    return ok({ url: this.#gatewayUrl(), shards: this.world.options.shards ?? 1, session_start_limit });
  }

  guilds(): Reply {
    const { guild, options } = this.world;
    // View Channel, Send Messages, Read Message History.
    return ok([
      { id: guild, name: 'The newsroom', owner: false, permissions: options.permissions ?? '68608' },
    ]);
  }

  application(): Reply {
    const { application, options } = this.world;
    return ok({
      id: application,
      name: 'Dateline',
      description: '',
      interactions_endpoint_url: options.interactionsEndpoint ?? null,
      install_params: { scopes: ['bot', 'applications.commands'], permissions: '68608' },
    });
  }

  replaceCommands(body: unknown): Reply {
    const commands = asList(body).map(asObject);
    const faults = commandFaults(commands);
    if (faults.length > 0) return this.#invalid(faults);
    this.world.commandPuts += 1;
    // What Discord adds and fills in.
    this.world.commands = commands.map((one) => ({
      id: this.world.id(),
      application_id: this.world.application,
      version: this.world.id(),
      nsfw: false,
      dm_permission: true,
      name_localizations: null,
      description_localizations: null,
      ...one,
      options: asList(one.options).map((option) => withoutDefaults(asObject(option))),
    }));
    return ok(this.world.commands);
  }

  createMessage(id: string | undefined, body: Json): Reply {
    const channel = this.#channel(id);
    if (!channel) return refusal(10003);
    const mishap = this.mishaps.shift();
    if (mishap?.kind === 'limit') return this.#limit(mishap.ms, mishap.scope);
    const bucket = this.#spend(channel.id);
    if (bucket.late) return bucket.late;
    if (mishap?.kind === 'fail') return { status: mishap.status, body: { message: 'upstream', code: 0 } };
    if (channel.refuses !== null) return { ...refusal(channel.refuses), headers: bucket.headers };
    const refused = this.#check(body);
    if (refused) return refused;
    const message = this.world.store(channel.id, body);
    if (mishap?.kind === 'lose-reply') return { status: 0, drop: true };
    return ok(wireMessage(this.world, message, body.nonce), bucket.headers);
  }

  #limit(ms: number, scope: LimitScope): Reply {
    if (scope === 'global') this.#globalUntil = Date.now() + ms;
    return limited(ms, scope);
  }

  /** A channel's bucket: so many posts in a window. */
  #spend(channel: string): { headers: Readonly<Record<string, string>>; late: Reply | null } {
    const limit = this.world.options.postsPerWindow ?? 5;
    const now = Date.now();
    let window = this.#windows.get(channel);
    if (!window || window.resetAt <= now) {
      window = { used: 0, resetAt: now + (this.world.options.windowMs ?? 5000) };
      this.#windows.set(channel, window);
    }
    window.used += 1;
    const headers = {
      'X-RateLimit-Bucket': 'create-message',
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, limit - window.used)),
      'X-RateLimit-Reset': String(window.resetAt / 1000),
      'X-RateLimit-Reset-After': String((window.resetAt - now) / 1000),
    };
    const late = window.used > limit ? limited(window.resetAt - now, 'user', headers) : null;
    return { headers, late };
  }

  #check(body: Json, wasV2 = false): Reply | null {
    if (!wasV2 && isEmpty(body)) return no(400, 50006, 'Cannot send an empty message');
    const faults = faultsOf(body, wasV2);
    if (faults.length > 0) return this.#invalid(faults);
    return overloads(body) ? { status: 500, body: { message: 'Internal Server Error', code: 0 } } : null;
  }

  #invalid(faults: Parameters<typeof invalidForm>[0]): Reply {
    this.world.invalidBodies.push(faults.map(({ path, message }) => `${path}: ${message}`).join('; '));
    return { status: 400, body: invalidForm(faults) };
  }

  listMessages(id: string | undefined, query: URLSearchParams): Reply {
    const channel = this.#channel(id);
    if (!channel) return refusal(10003);
    if (channel.refuses === 50001) return refusal(50001);
    const limit = Number(query.get('limit') ?? 50);
    if (limit < 1 || limit > 100) return no(400, 50035, 'Invalid Form Body');
    const after = query.get('after');
    const before = query.get('before');
    const inRange = channel.messages.filter(
      (message) =>
        (after === null || BigInt(message.id) > BigInt(after)) &&
        (before === null || BigInt(message.id) < BigInt(before)),
    );
    const page = after === null ? inRange.slice(-limit) : inRange.slice(0, limit);
    return ok(page.reverse().map((message) => wireMessage(this.world, message)));
  }

  editMessage(id: string | undefined, messageId: string | undefined, body: Json): Reply {
    const channel = this.#channel(id);
    if (!channel) return refusal(10003);
    if (channel.refuses === 50001) return refusal(50001);
    const message = channel.messages.find((one) => one.id === messageId);
    if (!message) return no(404, 10008, 'Unknown Message');
    return this.#edit(message, body);
  }

  #edit(message: FakeMessage, body: Json): Reply {
    const wasV2 = (Number(message.body.flags ?? 0) & V2) !== 0;
    const refused = this.#check(body, wasV2);
    if (refused) return refused;
    const kept = Number(message.body.flags ?? 0) | (Number(body.flags ?? 0) & V2);
    this.world.edit(message, { ...body, flags: kept });
    return ok(wireMessage(this.world, message));
  }

  callback(id: string | undefined, token: string | undefined, { type, data }: Json): Reply {
    const pending = this.#people.byToken(token ?? '');
    if (!pending || pending.id !== id) return no(404, 10062, 'Unknown interaction');
    if (pending.responded !== null) return no(400, 40060, 'Interaction has already been acknowledged.');
    return pending.autocomplete
      ? this.#choices(pending, type, asObject(data))
      : this.#reply(pending, type, asObject(data));
  }

  #choices(pending: Pending, type: unknown, data: Json): Reply {
    const choices = asList(data.choices).map(asObject);
    const short = (value: unknown) => typeof value === 'string' && value.length >= 1 && value.length <= 100;
    const valid = choices.length <= 25 && choices.every(({ name, value }) => short(name) && short(value));
    if (type !== 8 || !valid) {
      return this.#invalid([
        { path: 'data.choices', code: 'BASE_TYPE_BAD_LENGTH', message: 'Invalid choices' },
      ]);
    }
    pending.responded = 8;
    pending.settle(choices);
    return ok();
  }

  #reply(pending: Pending, type: unknown, data: Json): Reply {
    const flags = Number(data.flags ?? 0);
    if (type === 5) {
      pending.responded = 5;
      // A deferred response takes the visibility and nothing else (discord-api-docs issue 7910).
      pending.ephemeral = (flags & EPHEMERAL) !== 0;
      return ok();
    }
    if (type !== 4) return no(400, 50035, 'Invalid Form Body');
    const refused = this.#check(data);
    if (refused) return refused;
    pending.responded = 4;
    pending.ephemeral = (flags & EPHEMERAL) !== 0;
    this.#people.answered(pending, this.world.store(pending.channel, data, pending.ephemeral));
    return ok();
  }

  original(token: string | undefined, use: (message: FakeMessage) => Reply): Reply {
    const pending = this.#people.byToken(token ?? '');
    if (!pending) return no(401, 50027, 'Invalid Webhook Token');
    return pending.message ? use(pending.message) : no(404, 10008, 'Unknown Message');
  }

  editOriginal(token: string | undefined, body: Json): Reply {
    const pending = this.#people.byToken(token ?? '');
    if (!pending) return no(401, 50027, 'Invalid Webhook Token');
    if (pending.message) return this.#edit(pending.message, body);
    if (pending.responded !== 5) return no(404, 10015, 'Unknown Webhook');
    const refused = this.#check(body);
    if (refused) return refused;
    const message = this.world.store(pending.channel, body, pending.ephemeral);
    this.#people.answered(pending, message);
    return ok(wireMessage(this.world, message));
  }

  followUp(token: string | undefined, body: Json): Reply {
    const pending = this.#people.byToken(token ?? '');
    if (!pending) return no(401, 50027, 'Invalid Webhook Token');
    const refused = this.#check(body);
    if (refused) return refused;
    const ephemeral = (Number(body.flags ?? 0) & EPHEMERAL) !== 0;
    return ok(wireMessage(this.world, this.world.store(pending.channel, body, ephemeral)));
  }

  #channel(id: string | undefined): FakeChannel | null {
    return this.world.channels.find((one) => one.id === id) ?? null;
  }
}

/** Discord does not give back what says nothing. */
function withoutDefaults(option: Json): Json {
  const { required, autocomplete, ...rest } = option;
  return { ...rest, ...(required === true && { required }), ...(autocomplete === true && { autocomplete }) };
}
