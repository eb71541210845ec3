/** What the fake Discord holds: one server with its channels, their messages, the app and its commands. */
import { Daily } from './daily.ts';
import { type Resolved, resolveMarkdown } from './markdown.ts';

/** A channel of the fake; a text channel where everything is allowed, unless said otherwise. */
export interface FakeChannelOptions {
  readonly name: string;
  /** The JSON error code that posting there gets. */
  readonly refuses?: number;
  /** 0 text, 5 announcement, 15 forum, 16 media. */
  readonly type?: number;
  /** Tags of a forum. */
  readonly tags?: readonly (string | { readonly name: string; readonly moderated: boolean })[];
  readonly requiresTag?: boolean;
  /** What the bot may do there, as a bit string; what it may do in the server, unless given. */
  readonly permissions?: string;
}

/** Numbers of the fake that a test may choose; the defaults are Discord's. */
export interface FakeDiscordOptions {
  /** The fake's clock for ids, nonces and interaction tokens. */
  readonly now?: () => number;
  readonly token?: string;
  readonly channels?: readonly FakeChannelOptions[];
  /** Messages that a channel takes in each window. */
  readonly postsPerWindow?: number;
  readonly windowMs?: number;
  /** Messages that a channel passes on to its followers in an hour. */
  readonly crosspostsAnHour?: number;
  /** Requests with the bot's token in a second, over all routes. */
  readonly requestsPerSecond?: number;
  /** Invalid requests after which the address is banned. */
  readonly bannedAfter?: number;
  /** How long an enforced nonce is remembered. */
  readonly nonceMs?: number;
  /** When the first response to an interaction is due. */
  readonly interactionMs?: number;
  readonly heartbeatMs?: number;
  /** Shards that the gateway recommends. */
  readonly shards?: number;
  /** How many shards may log in at once. */
  readonly loginsAtOnce?: number;
  /** Between two logins that count together; 0 for tests that start several bots one after another. */
  readonly loginMs?: number;
  /** What the bot may do in its server, as a bit string. */
  readonly permissions?: string;
  readonly interactionsEndpoint?: string;
  /** Gateway logins that are left today. */
  readonly sessionsLeft?: number;
  /** Commands that may still be made today. */
  readonly commandsLeft?: number;
  /** Bytes of one file; a test may change it. */
  fileLimit?: number | undefined;
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

/** A file as it came in. */
export interface UploadedFile {
  readonly filename: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A tag of a forum; only moderators may apply a moderated one. */
export interface FakeTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
}

/** What is peculiar to threads. */
export interface FakeThread {
  readonly parent: string;
  readonly appliedTags: readonly string[];
  readonly autoArchive: number;
  archived: boolean;
  locked: boolean;
}

/** A channel or a thread. */
export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  /** JSON error code that posting gets; null where the bot may post. Tests may change it. */
  refuses: number | null;
  /** What the bot may do there. Tests may change it. */
  permissions: bigint;
  readonly tags: readonly FakeTag[];
  readonly requiresTag: boolean;
  readonly thread: FakeThread | null;
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
  /** Passed on to the servers that follow its channel. */
  crossposted: boolean;
  /** Edits since then. */
  publishedEdits: number;
}

/** Permissions that the fake looks at (topics/permissions). */
export const PERMISSION = {
  view: 1n << 10n,
  send: 1n << 11n,
  attach: 1n << 15n,
  readHistory: 1n << 16n,
  startThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;
/** All of them: what the README's invitation gives. */
const INVITED = String(Object.values(PERMISSION).reduce((sum, bit) => sum | bit, 0n));

const EPOCH = 1_420_070_400_000;

/** The state behind the fake's two servers. */
export class World {
  readonly options: FakeDiscordOptions;
  /** Another one once it was reset. */
  token: string;
  readonly application: string;
  readonly bot: string;
  readonly guild: string;
  readonly person: string;
  /** The bot's own role. */
  readonly role: string;
  /** What the bot may do in its server, as a bit string; an invitation changes it. */
  permissions: string;
  /** False until somebody has invited the bot to the server. */
  joined = true;
  readonly channels: FakeChannel[];
  /** Tells the gateway of an event. */
  announce: (event: string, data: unknown) => void = () => {};
  /** Answers that only the asker sees, oldest first. */
  readonly whispers: FakeMessage[] = [];
  /** Mentions that Discord would have carried out. */
  readonly mentions: string[] = [];
  /** Bodies that were refused as invalid, with the reasons. */
  readonly invalidBodies: string[] = [];
  /** Posts that Discord would not recognise when they are repeated, though it could. */
  readonly looseBodies: Json[] = [];
  /** Bodies of all messages that were stored or edited, in order. */
  readonly bodies: Json[] = [];
  /** Files by the ids of their attachments. */
  readonly files = new Map<string, UploadedFile>();
  commands: readonly Json[] = [];
  commandPuts = 0;
  /** 1,000 logins a day (events/gateway#rate-limiting). */
  readonly logins: Daily;
  /** 200 commands that were not there before (interactions/application-commands#registering-a-command). */
  readonly commandsMade: Daily;
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
    this.role = this.id();
    const channels = options.channels ?? [{ name: 'news' }, { name: 'closed', refuses: 50013 }];
    this.logins = new Daily(1000, () => this.now(), options.sessionsLeft);
    this.commandsMade = new Daily(200, () => this.now(), options.commandsLeft);
    this.permissions = options.permissions ?? INVITED;
    this.channels = channels.map((channel) => this.#channel(channel));
  }

  #channel({ name, type = 0, refuses, tags = [], ...more }: FakeChannelOptions): FakeChannel {
    return {
      id: this.id(),
      name,
      type,
      refuses: refuses ?? null,
      permissions: BigInt(more.permissions ?? this.permissions),
      tags: tags.map((tag) => ({
        id: this.id(),
        ...(typeof tag === 'string' ? { name: tag, moderated: false } : tag),
      })),
      requiresTag: more.requiresTag ?? false,
      thread: null,
      messages: [],
    };
  }

  addChannel(options: FakeChannelOptions): FakeChannel {
    const channel = this.#channel(options);
    this.channels.push(channel);
    return channel;
  }

  now(): number {
    return this.options.now?.() ?? Date.now();
  }

  /** A new snowflake of the fake's clock. */
  id(): string {
    this.#count += 1;
    return String((BigInt(this.now() - EPOCH) << 22n) + BigInt(this.#count));
  }

  /** Keeps a file; gives its attachment's id. */
  keep(file: UploadedFile): string {
    const id = this.id();
    this.files.set(id, file);
    return id;
  }

  channel(nameOrId: string): FakeChannel {
    const found = this.channels.find(({ name, id }) => name === nameOrId || id === nameOrId);
    if (!found) throw new Error(`The fake Discord has no channel ${nameOrId}.`);
    return found;
  }

  /** The channel of direct messages with a person, made the first time. */
  direct(person: string): FakeChannel {
    const name = `@${person}`;
    const known = this.channels.find((one) => one.name === name);
    return known ?? this.addChannel({ name, type: 1 });
  }

  /** Stores a message, or gives the one that was posted with the same enforced nonce a moment ago. */
  store(channel: string, body: Json, ephemeral = false, id = this.id()): FakeMessage {
    this.bodies.push(body);
    const nonce = body.enforce_nonce === true ? `${channel}:${String(body.nonce)}` : null;
    const known = nonce ? this.#nonces.get(nonce) : undefined;
    if (known && this.now() - known.at < (this.options.nonceMs ?? 180_000)) return known.message;
    const message: FakeMessage = {
      id,
      channel,
      ephemeral,
      body,
      edited: false,
      crossposted: false,
      publishedEdits: 0,
    };
    if (nonce) this.#nonces.set(nonce, { message, at: this.now() });
    if (ephemeral) this.whispers.push(message);
    else this.channel(channel).messages.push(message);
    this.#fireMentions(body, ephemeral);
    return message;
  }

  edit(message: FakeMessage, body: Json): void {
    this.bodies.push(body);
    message.body = { ...message.body, ...body };
    message.edited = true;
  }

  /** Makes a thread; `id` is that of the message that it starts from. */
  openThread(parent: FakeChannel, id: string, name: string, thread: Partial<FakeThread> = {}): FakeChannel {
    const type = parent.type === 5 ? 10 : 11;
    const facts = { appliedTags: [], autoArchive: 4320, archived: false, locked: false, ...thread };
    const opened = {
      ...parent,
      id,
      name,
      type,
      messages: [],
      tags: [],
      thread: { ...facts, parent: parent.id },
    };
    this.channels.push(opened);
    this.mentions.push(...(name.match(/@(?:everyone|here)|<@[!&]?\d+>/g) ?? []));
    return opened;
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

/** A picture as people see it. */
export interface SeenPicture {
  readonly description: string;
  readonly file: UploadedFile | null;
}

/** A message as people see it. */
export interface SeenMessage extends Resolved {
  /** Those in galleries: an attachment that no component shows stays out of sight. */
  readonly pictures: readonly SeenPicture[];
  /** The same of file components. */
  readonly files: readonly (UploadedFile | null)[];
  readonly id: string;
  /** Labels of buttons and of a select's choices. */
  readonly controls: readonly string[];
  readonly edited: boolean;
  /** The message that it answers. */
  readonly answers: string | null;
}

/** The pictures in a message's galleries. */
function picturesOf(world: World, body: Json): SeenPicture[] {
  const items = [...componentsOf(body.components)].flatMap((one) => asList(one.items).map(asObject));
  return items.map(({ media, description }) => ({
    description: String(description ?? ''),
    file: attached(world, body, media),
  }));
}

function filesOf(world: World, body: Json): (UploadedFile | null)[] {
  const shown = [...componentsOf(body.components)].filter(({ type }) => type === 13);
  return shown.map(({ file }) => attached(world, body, file));
}

/** The upload that `attachment://name` shows. */
function attached(world: World, body: Json, shown: unknown): UploadedFile | null {
  const name = String(asObject(shown).url).replace(/^attachment:\/\//, '');
  const id = asList(body.attachments)
    .map(asObject)
    .find(({ filename }) => filename === name)?.id;
  return world.files.get(String(id)) ?? null;
}

/** Resolves a message's markup. */
export function see(world: World, message: FakeMessage): SeenMessage {
  const controls = [...componentsOf(message.body.components)].flatMap(({ label, options }) => [
    ...(typeof label === 'string' ? [label] : []),
    ...asList(options).map((option) => String(asObject(option).label)),
  ]);
  const resolved = resolveMarkdown(textsOf(message.body).join('\n'));
  const pictures = picturesOf(world, message.body);
  const files = filesOf(world, message.body);
  const answers = asObject(message.body.message_reference).message_id ?? null;
  const { id, edited } = message;
  return {
    id,
    controls,
    edited,
    pictures,
    files,
    answers: answers === null ? null : String(answers),
    ...resolved,
  };
}
