/**
 * A Discord that lives on 127.0.0.1: the real HTTP and WebSocket protocols, one server with channels, one app,
 * people who type and press. Point `DISCORD_API_URL` at `apiUrl`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { FakeGateway } from './gateway.ts';
import { type FakeAnswer, FakePeople, type FakePerson } from './people.ts';
import type { LimitScope, Reply } from './reply.ts';
import { FakeRest, type Request } from './rest.ts';
import {
  type FakeDiscordOptions,
  type Json,
  type SeenMessage,
  see,
  type UploadedFile,
  World,
} from './world.ts';

export type { FakeAnswer, FakePerson } from './people.ts';
export type { FakeDiscordOptions, SeenMessage } from './world.ts';

/** The fake, running. Channels go by their names ('news' and 'closed' unless chosen). */
export interface FakeDiscord {
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly gateway: FakeGateway;
  /** Method and path of every REST request, in order. */
  readonly requests: readonly string[];
  /** The adapter's address of a channel. */
  address(channel: string): string;
  /** What stands in a channel, oldest first, markup resolved. */
  messages(channel: string): readonly SeenMessage[];
  /** A message's raw components. */
  components(channel: string, message: string): unknown;
  /** A person runs a slash command; rejects when the app misses Discord's deadline. */
  command(channel: string, name: string, options: Json, person?: FakePerson): Promise<FakeAnswer>;
  /** The same for words as typed: `echo hello there`; they fill the command's options in order, the last takes the rest. */
  type(channel: string, text: string, person?: FakePerson): Promise<FakeAnswer>;
  autocomplete(
    channel: string,
    command: string,
    option: string,
    typed: string,
    person?: FakePerson,
  ): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** Presses the first button, or picks the first choice, with this label in the newest message that has one. */
  press(channel: string, label: string, person?: FakePerson): Promise<FakeAnswer>;
  /** Fills in the modal that the last interaction was answered with, by the labels of its fields. */
  submit(
    channel: string,
    given: Readonly<Record<string, string | readonly string[]>>,
    person?: FakePerson,
  ): Promise<FakeAnswer>;
  /** Sends the last interaction a second time. */
  redeliver(): void;
  /** Somebody else posts this many messages. */
  chatter(channel: string, messages: number): void;
  /** The next request whose method and path end so is answered this. */
  answerNext(to: string, reply: Reply): void;
  limitNextPost(ms: number, scope?: LimitScope): void;
  loseNextReply(): void;
  failNextPost(status: number): void;
  /** The connection of the next post is reset before anything is stored. */
  resetNextPost(): void;
  /** The next publishing meets a rate limit, or its reply is lost. */
  limitNextCrosspost(ms: number): void;
  loseNextCrosspost(): void;
  /** The next thread that is to be started from a message meets a rate limit. */
  limitNextThread(ms: number): void;
  close(): Promise<void>;
}

/** Starts the fake on a free port. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const world = new World(options);
  const http = createServer((request, response) => {
    void serve(rest, request, response);
  });
  const gateway = new FakeGateway(world, http);
  world.announce = (event, data) => gateway.announce(event, data);
  const people = new FakePeople(world, gateway);
  const rest: FakeRest = new FakeRest(world, people, () => gateway.url);
  const port = await listen(http);
  const messages = (channel: string) => world.channel(channel).messages;
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: world.token,
    world,
    gateway,
    requests: rest.log,
    address: (channel) => `${world.guild}/${world.channel(channel).id}`,
    messages: (channel) => messages(channel).map((message) => see(world, message)),
    components: (channel, id) => messages(channel).find((message) => message.id === id)?.body.components,
    command: (channel, name, given, person) => people.command(channel, name, given, person),
    type: (channel, text, person) => {
      const [name = '', ...words] = text.trim().split(/\s+/);
      return people.command(channel, name, fill(world, name, words), person);
    },
    autocomplete: async (channel, command, option, typed, person) =>
      (await people.autocomplete(channel, command, option, typed, person)).map(({ name, value }) => ({
        name: String(name),
        value: String(value),
      })),
    press: (channel, label, person) => people.press(channel, label, person),
    submit: (channel, given, person) => people.submit(channel, given, person),
    answerNext: (to, reply) => void rest.answers.push({ to, reply }),
    redeliver: () => people.redeliver(),
    chatter: (channel, count) => {
      for (let n = 0; n < count; n += 1) world.store(world.channel(channel).id, { content: `chatter ${n}` });
    },
    limitNextPost: (ms, scope = 'user') => void rest.mishaps.push({ at: 'post', kind: 'limit', ms, scope }),
    loseNextReply: () => void rest.mishaps.push({ at: 'post', kind: 'lose-reply' }),
    failNextPost: (status) => void rest.mishaps.push({ at: 'post', kind: 'fail', status }),
    resetNextPost: () => void rest.mishaps.push({ at: 'post', kind: 'reset' }),
    limitNextCrosspost: (ms) => void rest.mishaps.push({ at: 'crosspost', kind: 'limit', ms, scope: 'user' }),
    loseNextCrosspost: () => void rest.mishaps.push({ at: 'crosspost', kind: 'lose-reply' }),
    limitNextThread: (ms) => void rest.mishaps.push({ at: 'thread', kind: 'limit', ms, scope: 'user' }),
    close: () => stop(http, gateway, people),
  };
}

/** Words as options, as somebody fills in Discord's form: one each, the last option takes what is left. */
function fill(world: World, name: string, words: readonly string[]): Json {
  const command = world.commands.find((one) => one.name === name);
  const options = (command?.options ?? []) as readonly Json[];
  const given: Record<string, unknown> = {};
  for (const [at, option] of options.entries()) {
    const word = at === options.length - 1 ? words.slice(at).join(' ') : (words[at] ?? '');
    if (word !== '') given[String(option.name)] = option.type === 4 ? Number(word) : word;
  }
  return given;
}

function listen(http: Server): Promise<number> {
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

async function stop(http: Server, gateway: FakeGateway, people: FakePeople): Promise<void> {
  people.close();
  gateway.close();
  http.closeAllConnections();
  await new Promise<void>((resolve) => {
    http.close(() => resolve());
  });
}

async function serve(rest: FakeRest, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  let reply: Reply;
  try {
    reply = rest.handle(await read(incoming));
  } catch (error) {
    reply = { status: 400, body: { message: String(error), code: 50109 } };
  }
  if (reply.drop) {
    incoming.socket.destroy();
    return;
  }
  const text = reply.body === undefined ? '' : reply.page ? String(reply.body) : JSON.stringify(reply.body);
  // Discord calls only a body JSON; the library would try to read an empty one.
  const type = text === '' || reply.page ? 'text/html; charset=utf-8' : 'application/json';
  response.writeHead(reply.status, { 'Content-Type': type, ...reply.headers });
  response.end(text);
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v10/, ''),
    query: url.searchParams,
    token: incoming.headers.authorization ?? null,
    ...(await parse(Buffer.concat(chunks), incoming.headers['content-type'] ?? '')),
  };
}

/** JSON, or the `payload_json` of a form with its files (reference#uploading-files). */
async function parse(bytes: Buffer, type: string): Promise<Pick<Request, 'body' | 'files'>> {
  const files = new Map<string, UploadedFile>();
  if (bytes.length === 0) return { body: null, files };
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(bytes.toString('utf8')), files };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  for (const [key, value] of form) {
    const id = /^files\[(\d+)\]$/.exec(key)?.[1];
    if (id !== undefined && typeof value !== 'string') files.set(id, await uploaded(value));
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? JSON.parse(payload) : {}, files };
}

async function uploaded(file: File): Promise<UploadedFile> {
  return { filename: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
