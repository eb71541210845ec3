/** What the fake Discord holds: one server with its channels, their messages, the app and its commands. */
import { type Resolved, resolveMarkdown } from './markdown.ts';

/** Numbers of the fake that a test may choose; the defaults are Discord's. */
export interface FakeDiscordOptions {
  /** The fake's clock for ids, nonces and interaction tokens. */
  readonly now?: () => number;
  readonly token?: string;
  /** Channels, the first ones open; `refuses` is the JSON error code that posting there gets. */
  readonly channels?: readonly { readonly name: string; readonly refuses?: number }[];
  /** Messages that a channel takes in each window. */
  readonly postsPerWindow?: number;
  readonly windowMs?: number;
  /** How long an enforced nonce is remembered. */
  readonly nonceMs?: number;
  /** When the first response to an interaction is due. */
  readonly interactionMs?: number;
  readonly heartbeatMs?: number;
  /** Shards that the gateway recommends. */
  readonly shards?: number;
  /** What the bot may do in its server, as a bit string. */
  readonly permissions?: string;
  readonly interactionsEndpoint?: string;
  /** Gateway logins that are left. */
  readonly sessionsLeft?: number;
}

/** JSON data from the wire, looked at with care. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as an object, or an empty one. */
export function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The value as a list, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  /** JSON error code that posting gets; null where the bot may post. Tests may change it. */
  refuses: number | null;
  readonly messages: FakeMessage[];
}

/** A message as the fake stores it. */
export interface FakeMessage {
  readonly id: string;
  readonly channel: string;
  /** Nobody but the asker sees it. */
  readonly ephemeral: boolean;
  body: Json;
  edited: boolean;
}

const EPOCH = 1_420_070_400_000;

/** The state behind the fake's two servers. */
export class World {
  readonly options: FakeDiscordOptions;
  readonly token: string;
  readonly application: string;
  readonly bot: string;
  readonly guild: string;
  readonly person: string;
  readonly channels: FakeChannel[];
  /** Answers that only the asker sees, oldest first. */
  readonly whispers: FakeMessage[] = [];
  /** Mentions that Discord would have carried out. */
  readonly mentions: string[] = [];
  /** Bodies that were refused as invalid, with the reasons. */
  readonly invalidBodies: string[] = [];
  commands: readonly Json[] = [];
  commandPuts = 0;
  /** 401, 403 and 429 answers but for shared limits: 10,000 in 10 minutes ban an address. */
  invalidRequests = 0;
  readonly #nonces = new Map<string, { readonly message: FakeMessage; readonly at: number }>();
  #count = 0;

  constructor(options: FakeDiscordOptions) {
    this.options = options;
    this.token = options.token ?? 'fake-discord-token';
    this.application = this.id();
    this.bot = this.application;
    this.guild = this.id();
    this.person = this.id();
    const channels = options.channels ?? [{ name: 'news' }, { name: 'closed', refuses: 50013 }];
    this.channels = channels.map(({ name, refuses }) => ({
      id: this.id(),
      name,
      refuses: refuses ?? null,
      messages: [],
    }));
  }

  now(): number {
    return this.options.now?.() ?? Date.now();
  }

  /** A new snowflake of the fake's clock. */
  id(): string {
    this.#count += 1;
    return String((BigInt(this.now() - EPOCH) << 22n) + BigInt(this.#count));
  }

  channel(nameOrId: string): FakeChannel {
    const found = this.channels.find(({ name, id }) => name === nameOrId || id === nameOrId);
    if (!found) throw new Error(`The fake Discord has no channel ${nameOrId}.`);
    return found;
  }

  /** Stores a message, or gives the one that was posted with the same enforced nonce a moment ago. */
  store(channel: string, body: Json, ephemeral = false): FakeMessage {
    const nonce = body.enforce_nonce === true ? `${channel}:${String(body.nonce)}` : null;
    const known = nonce ? this.#nonces.get(nonce) : undefined;
    if (known && this.now() - known.at < (this.options.nonceMs ?? 180_000)) return known.message;
    const message: FakeMessage = { id: this.id(), channel, ephemeral, body, edited: false };
    if (nonce) this.#nonces.set(nonce, { message, at: this.now() });
    if (ephemeral) this.whispers.push(message);
    else this.channel(channel).messages.push(message);
    this.#fireMentions(body, ephemeral);
    return message;
  }

  edit(message: FakeMessage, body: Json): void {
    message.body = { ...message.body, ...body };
    message.edited = true;
  }

  /** Discord looks for mentions in the raw text, escaped or not. */
  #fireMentions(body: Json, ephemeral: boolean): void {
    const allowed = body.allowed_mentions === undefined ? null : asObject(body.allowed_mentions);
    const parse = allowed ? asList(allowed.parse) : ['everyone', 'users', 'roles'];
    const text = textsOf(body).join('\n');
    const shapes = [
      ['everyone', /@(?:everyone|here)/g],
      ['users', /<@!?\d+>/g],
      ['roles', /<@&\d+>/g],
    ] as const;
    if (ephemeral) return;
    for (const [kind, shape] of shapes) {
      if (parse.includes(kind)) this.mentions.push(...(text.match(shape) ?? []));
    }
  }
}

/** All components of a message, nested ones included, in the order in which people see them. */
export function* componentsOf(components: unknown): Generator<Json> {
  for (const one of asList(components)) {
    const component = asObject(one);
    yield component;
    yield* componentsOf(component.components);
    if (component.accessory !== undefined) yield* componentsOf([component.accessory]);
  }
}

/** The raw texts of a message. */
export function textsOf(body: Json): string[] {
  const displays = [...componentsOf(body.components)].filter(({ type }) => type === 10);
  const texts = displays.map(({ content }) => String(content));
  return typeof body.content === 'string' && body.content !== '' ? [body.content, ...texts] : texts;
}

/** A message as people see it. */
export interface SeenMessage extends Resolved {
  readonly id: string;
  /** Labels of buttons and of a select's choices. */
  readonly controls: readonly string[];
  readonly edited: boolean;
}

/** Resolves a message's markup. */
export function see(message: FakeMessage): SeenMessage {
  const controls = [...componentsOf(message.body.components)].flatMap(({ label, options }) => [
    ...(typeof label === 'string' ? [label] : []),
    ...asList(options).map((option) => String(asObject(option).label)),
  ]);
  const resolved = resolveMarkdown(textsOf(message.body).join('\n'));
  return { id: message.id, controls, edited: message.edited, ...resolved };
}
