/** The fake's REST interface: one small function per route. */
import { missing, sendRefusal, wireChannel, wireGuild, wireSelf } from './channels.ts';
import { commandFaults } from './command-rules.ts';
import { takeFiles } from './files.ts';
import { faultsOf, invalidForm, isEmpty, overloads } from './message-rules.ts';
import { modalFaults } from './modal-rules.ts';
import { type FakePeople, type Pending, wireMessage } from './people.ts';
import { type LimitScope, limited, no, ok, type Reply, refusal, tooManyCommands } from './reply.ts';
import { changeThread, forumRefusal, listThreads, makePost, startThread, threadFaults } from './threads.ts';
import {
  asList,
  asObject,
  type FakeChannel,
  type FakeMessage,
  type Json,
  PERMISSION,
  type UploadedFile,
  type World,
} from './world.ts';

/** A request, read. */
export interface Request {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | null;
  readonly body: unknown;
  /** Files of a form, by the number in their names. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

type Handler = (rest: FakeRest, request: Request, ids: readonly string[]) => Reply;
/** Method, path, whether the bot's token is asked for, and what happens. */
const ROUTES: readonly (readonly [string, RegExp, boolean, Handler])[] = [
  ['GET', /^\/gateway\/bot$/, true, (rest) => rest.gatewayInformation()],
  ['GET', /^\/users\/@me$/, true, ({ world }) => ok({ id: world.bot, username: 'dateline', bot: true })],
  ['POST', /^\/users\/@me\/channels$/, true, (rest, { body }) => rest.openDirect(asObject(body))],
  ['GET', /^\/users\/@me\/guilds$/, true, (rest) => rest.guilds()],
  ['GET', /^\/applications\/@me$/, true, (rest) => rest.application()],
  ['GET', /^\/applications\/(\d+)\/commands$/, true, (rest, { query }) => rest.listCommands(query)],
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
    'GET',
    /^\/channels\/(\d+)\/messages\/(\d+)$/,
    true,
    (rest, _, [id, message]) => rest.withMessage(id, message, (one) => ok(wireMessage(rest.world, one))),
  ],
  [
    'DELETE',
    /^\/channels\/(\d+)\/messages\/(\d+)$/,
    true,
    (rest, _, [id, message]) => rest.deleteMessage(id, message),
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
    true,
    (rest, { body }, [id, message]) => rest.startThread(id, message ?? '', asObject(body)),
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
    true,
    (rest, _, [id, message]) => rest.crosspost(id, message),
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/threads$/,
    true,
    (rest, { body }, [id]) => rest.createPost(id, asObject(body)),
  ],
  ['GET', /^\/channels\/(\d+)$/, true, (rest, _, [id]) => rest.withChannel(id, (one) => rest.channel(one))],
  [
    'PATCH',
    /^\/channels\/(\d+)$/,
    true,
    (rest, { body }, [id]) => rest.withChannel(id, (one) => changeThread(rest.world, one, asObject(body))),
  ],
  ['GET', /^\/guilds\/(\d+)$/, true, (rest, _, [id]) => rest.guild(id, wireGuild)],
  ['GET', /^\/guilds\/(\d+)\/members\/(\d+)$/, true, (rest, _, [id]) => rest.guild(id, wireSelf)],
  ['GET', /^\/guilds\/(\d+)\/threads\/active$/, true, ({ world }) => listThreads(world, false)],
  [
    'GET',
    /^\/channels\/(\d+)\/threads\/archived\/public$/,
    true,
    ({ world }, _, [id]) => listThreads(world, true, id),
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

/** What the next post, the next thread that is started, or the next publishing meets. */
export type Mishap = { readonly at: 'post' | 'thread' | 'crosspost' | 'edit' | 'delete' } & (
  | { readonly kind: 'limit'; readonly ms: number; readonly scope: LimitScope }
  | { readonly kind: 'lose-reply' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'fail'; readonly status: number }
);

/** How many requests a bucket takes in a time, ms. */
interface Window {
  readonly limit: number;
  readonly ms: number;
}

/** The REST interface of a fake Discord. */
export class FakeRest {
  readonly world: World;
  readonly #people: FakePeople;
  readonly #gatewayUrl: () => string;
  readonly #windows = new Map<string, { used: number; resetAt: number }>();
  readonly mishaps: Mishap[] = [];
  /** Method and path of every request, in order. */
  readonly log: string[] = [];
  /** What the next request with this method and path is answered, each once, in order. */
  readonly answers: { readonly to: string; readonly reply: Reply }[] = [];
  #globalUntil = 0;
  #lastSecond: number[] = [];

  constructor(world: World, people: FakePeople, gatewayUrl: () => string) {
    this.world = world;
    this.#people = people;
    this.#gatewayUrl = gatewayUrl;
  }

  handle(request: Request): Reply {
    this.log.push(`${request.method} ${request.path}`);
    // topics/rate-limits: 10,000 invalid requests in 10 minutes ban the address for a time.
    if (this.world.invalidRequests >= (this.world.options.bannedAfter ?? 10_000)) {
      return { status: 403, body: { message: 'You are being blocked', code: 0 } };
    }
    const next = this.answers.findIndex(({ to }) => `${request.method} ${request.path}`.endsWith(to));
    const reply = next < 0 ? this.#route(request) : (this.answers.splice(next, 1)[0]?.reply ?? ok());
    const shared = reply.headers?.['X-RateLimit-Scope'] === 'shared';
    if ([401, 403, 429].includes(reply.status) && !shared) this.world.invalidRequests += 1;
    return reply;
  }

  #route(request: Request): Reply {
    for (const [method, path, authorised, handler] of ROUTES) {
      const match = path.exec(request.path);
      if (method !== request.method || !match) continue;
      if (authorised && request.token !== `Bot ${this.world.token}`) return no(401, 0, '401: Unauthorized');
      const wait = authorised ? this.#globalWait() : 0;
      if (wait > 0) return limited(wait, 'global');
      const taken = this.#take(request);
      return 'refused' in taken ? taken.refused : handler(this, taken.request, match.slice(1));
    }
    return no(404, 0, '404: Not Found');
  }

  /** How long all requests with the token must wait, ms: 50 a second are taken; answers to interactions are exempt. */
  #globalWait(): number {
    const now = Date.now();
    this.#lastSecond = this.#lastSecond.filter((at) => now - at < 1000);
    if (this.#globalUntil > now) return this.#globalUntil - now;
    if (this.#lastSecond.length >= (this.world.options.requestsPerSecond ?? 50)) {
      this.#globalUntil = now + 1000 - (now - (this.#lastSecond[0] ?? now));
      return this.#globalUntil - now;
    }
    this.#lastSecond.push(now);
    return 0;
  }

  /** The request with its files as attachments of its message: in `data` of a response, `message` of a forum's post. */
  #take(request: Request): { readonly request: Request } | { readonly refused: Reply } {
    if (!['POST', 'PATCH'].includes(request.method)) return { request };
    const body = asObject(request.body);
    const inside = request.path.endsWith('/callback')
      ? 'data'
      : /\d\/threads$/.test(request.path)
        ? 'message'
        : null;
    const taken = takeFiles(this.world, inside ? asObject(body[inside]) : body, request.files);
    if ('faults' in taken) return { refused: this.#invalid(taken.faults) };
    if ('refused' in taken) return taken;
    return { request: { ...request, body: inside ? { ...body, [inside]: taken.body } : taken.body } };
  }

  gatewayInformation(): Reply {
    const { left: remaining, msLeft: reset_after } = this.world.logins;
    const max_concurrency = this.world.options.loginsAtOnce ?? 1;
    const session_start_limit = { total: 1000, remaining, reset_after, max_concurrency };
    return ok({ url: this.#gatewayUrl(), shards: this.world.options.shards ?? 1, session_start_limit });
  }

  guilds(): Reply {
    const { guild, permissions, joined } = this.world;
    if (!joined) return ok([]);
    return ok([{ id: guild, name: 'The newsroom', owner: false, permissions }]);
  }

  guild(id: string | undefined, wire: (world: World) => object): Reply {
    return id === this.world.guild && this.world.joined ? ok(wire(this.world)) : refusal(10004);
  }

  /** Direct messages with a person: one channel, however often it is opened. */
  openDirect({ recipient_id }: Json): Reply {
    const person = String(recipient_id);
    if (!/^\d{1,20}$/.test(person)) return no(400, 50035, 'Invalid Form Body');
    return ok({ id: this.world.direct(person).id, type: 1 });
  }

  application(): Reply {
    const { application, options, permissions } = this.world;
    return ok({
      id: application,
      name: 'Dateline',
      description: '',
      interactions_endpoint_url: options.interactionsEndpoint ?? null,
      install_params: { scopes: ['bot', 'applications.commands'], permissions },
    });
  }

  /** Words in other languages come only when they are asked for. */
  listCommands(query: URLSearchParams): Reply {
    const { commands } = this.world;
    if (query.get('with_localizations') === 'true') return ok(commands);
    return ok(commands.map(({ name_localizations: _, description_localizations: __, ...one }) => one));
  }

  replaceCommands(body: unknown): Reply {
    const commands = asList(body).map(asObject);
    const faults = commandFaults(commands);
    if (faults.length > 0) return this.#invalid(faults);
    const there = new Set(this.world.commands.map(({ name }) => name));
    const made = this.world.commandsMade;
    if (!made.take(commands.filter(({ name }) => !there.has(name)).length))
      return tooManyCommands(made.msLeft);
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
    return this.#under(channel.id, 'post', () => {
      const code = sendRefusal(channel, asList(body.attachments).length > 0);
      if (code !== null) return refusal(code);
      const refused = this.#check(body);
      if (refused) return refused;
      // A message opens an archived thread again.
      if (channel.thread) channel.thread.archived = false;
      if (body.enforce_nonce !== true || body.nonce === undefined) this.world.looseBodies.push(body);
      const message = this.world.store(channel.id, body);
      return ok(wireMessage(this.world, message, body.nonce));
    });
  }

  /** A forum's post: a thread with its first message. */
  createPost(id: string | undefined, body: Json): Reply {
    const forum = this.#channel(id);
    if (!forum) return refusal(10003);
    return this.#under(forum.id, 'post', () => {
      const refused = forumRefusal(forum, body);
      if (refused) return refused;
      const faults = threadFaults(forum, body);
      if (faults.length > 0) return this.#invalid(faults);
      const message = asObject(body.message);
      const wrong = this.#check(message) ?? (message.nonce === undefined ? null : no(400, 50035, 'nonce'));
      if (wrong) return wrong;
      const made = makePost(this.world, forum, body);
      const reply = {
        ...wireChannel(this.world, made.thread),
        message: wireMessage(this.world, made.message),
      };
      return { ...ok(reply), status: 201 };
    });
  }

  startThread(id: string | undefined, message: string, body: Json): Reply {
    const channel = this.#channel(id);
    if (!channel) return refusal(10003);
    return this.#under(`${channel.id}:threads`, 'thread', () => {
      const faults = threadFaults(null, body);
      return faults.length > 0 ? this.#invalid(faults) : startThread(this.world, channel, message, body);
    });
  }

  /** Once for each message, and only where others can follow (resources/message#crosspost-message). */
  crosspost(id: string | undefined, messageId: string | undefined): Reply {
    return this.withMessage(id, messageId, (message) => {
      const channel = this.world.channel(message.channel);
      const window = { limit: this.world.options.crosspostsAnHour ?? 10, ms: 3_600_000 };
      return this.#under(
        `${channel.id}:crosspost`,
        'crosspost',
        () => {
          const code = channel.type === 5 ? missing(channel, PERMISSION.send) : 50024;
          if (code !== null) return refusal(code);
          if (message.crossposted) return refusal(40033);
          message.crossposted = true;
          return ok(wireMessage(this.world, message));
        },
        window,
      );
    });
  }

  /** A request in its bucket, with the mishap that was ordered for it. */
  #under(bucket: string, at: Mishap['at'], work: () => Reply, size?: Window): Reply {
    const next = this.mishaps.findIndex((one) => one.at === at);
    const mishap = next < 0 ? undefined : this.mishaps.splice(next, 1)[0];
    if (mishap?.kind === 'limit') return this.#limit(mishap.ms, mishap.scope);
    if (mishap?.kind === 'reset') return { status: 0, drop: true };
    const { headers, late } = this.#spend(bucket, at, size);
    if (late) return late;
    if (mishap?.kind === 'fail') return { status: mishap.status, body: { message: 'upstream', code: 0 } };
    const reply = work();
    if (mishap?.kind === 'lose-reply') return { status: 0, drop: true };
    return { ...reply, headers };
  }

  channel(channel: FakeChannel): Reply {
    const lacking = missing(channel);
    return lacking === null ? ok(wireChannel(this.world, channel)) : refusal(lacking);
  }

  withChannel(id: string | undefined, use: (channel: FakeChannel) => Reply): Reply {
    const channel = this.#channel(id);
    return channel ? use(channel) : refusal(10003);
  }

  withMessage(
    id: string | undefined,
    messageId: string | undefined,
    use: (message: FakeMessage) => Reply,
  ): Reply {
    const channel = this.#channel(id);
    if (!channel) return refusal(10003);
    const lacking = channel.refuses === 50001 ? 50001 : missing(channel);
    if (lacking !== null) return refusal(lacking);
    const message = channel.messages.find((one) => one.id === messageId);
    return message ? use(message) : refusal(10008);
  }

  deleteMessage(id: string | undefined, messageId: string | undefined): Reply {
    return this.withMessage(id, messageId, (message) =>
      this.#under(`${message.channel}:delete`, 'delete', () => {
        const { messages } = this.world.channel(message.channel);
        messages.splice(messages.indexOf(message), 1);
        return ok();
      }),
    );
  }

  #limit(ms: number, scope: LimitScope): Reply {
    if (scope === 'global') this.#globalUntil = Date.now() + ms;
    return limited(ms, scope);
  }

  /** A channel's bucket: so many posts in a window. */
  #spend(
    channel: string,
    at: Mishap['at'],
    { limit, ms }: Window = this.#postWindow(),
  ): { headers: Readonly<Record<string, string>>; late: Reply | null } {
    const now = Date.now();
    let window = this.#windows.get(channel);
    if (!window || window.resetAt <= now) {
      window = { used: 0, resetAt: now + ms };
      this.#windows.set(channel, window);
    }
    window.used += 1;
    const headers = {
      'X-RateLimit-Bucket': at,
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(Math.max(0, limit - window.used)),
      'X-RateLimit-Reset': String(window.resetAt / 1000),
      'X-RateLimit-Reset-After': String((window.resetAt - now) / 1000),
    };
    const late = window.used > limit ? limited(window.resetAt - now, 'user', headers) : null;
    return { headers, late };
  }

  #postWindow(): Window {
    const { postsPerWindow = 5, windowMs = 5000 } = this.world.options;
    return { limit: postsPerWindow, ms: windowMs };
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
    if (channel.refuses === 50001 || missing(channel) !== null) return refusal(50001);
    // Without 'Read Message History' a channel seems to be empty.
    if (missing(channel, PERMISSION.readHistory) !== null) return ok([]);
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
    return this.withMessage(id, messageId, (message) => {
      const archived = this.world.channel(message.channel).thread?.archived === true;
      if (archived) return refusal(50083);
      if (message.crossposted && ++message.publishedEdits > 3) return publishedTooOften();
      return this.#under(`${message.channel}:edit`, 'edit', () => this.#edit(message, body));
    });
  }

  #edit(message: FakeMessage, body: Json): Reply {
    const wasV2 = (Number(message.body.flags ?? 0) & V2) !== 0;
    const refused = this.#check({ attachments: message.body.attachments, ...body }, wasV2);
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
    if (type === 9) return this.#modal(pending, data);
    if (type !== 4) return no(400, 50035, 'Invalid Form Body');
    const refused = this.#check(data);
    if (refused) return refused;
    pending.responded = 4;
    pending.ephemeral = (flags & EPHEMERAL) !== 0;
    this.#people.answered(pending, this.world.store(pending.channel, data, pending.ephemeral));
    return ok();
  }

  /** A modal follows on a command or a press, never on a modal. */
  #modal(pending: Pending, data: Json): Reply {
    const faults = modalFaults(data);
    if (pending.modal)
      faults.push({ path: 'type', code: 'BASE_TYPE_CHOICES', message: 'No modal after a modal.' });
    if (faults.length > 0) return this.#invalid(faults);
    pending.responded = 9;
    this.#people.shown(pending, data);
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
    // interactions/receiving-and-responding: five where only a person brought the app.
    if (pending.guest && pending.followUps >= 5)
      return no(400, 40094, 'Maximum number of follow-ups reached');
    pending.followUps += 1;
    const ephemeral = (Number(body.flags ?? 0) & EPHEMERAL) !== 0;
    return ok(wireMessage(this.world, this.world.store(pending.channel, body, ephemeral)));
  }

  #channel(id: string | undefined): FakeChannel | null {
    return this.world.channels.find((one) => one.id === id) ?? null;
  }
}

/** Three edits of a published message in an hour; header and body disagree (discord-api-docs issues 2258, 6109). */
function publishedTooOften(): Reply {
  const { status, headers } = limited(1000, 'shared');
  const message = 'The write action you are performing on the channel has hit the write rate limit.';
  const body = { message, code: 20028, retry_after: 1163.097, global: false };
  return { status, body, ...(headers && { headers }) };
}

/** Discord does not give back what says nothing. */
function withoutDefaults(option: Json): Json {
  const { required, autocomplete, ...rest } = option;
  return { ...rest, ...(required === true && { required }), ...(autocomplete === true && { autocomplete }) };
}
