/** People at the fake Discord: they type commands, press buttons and see answers, within Discord's clocks. */
import { randomBytes } from 'node:crypto';
import type { FakeGateway } from './gateway.ts';
import {
  asList,
  asObject,
  componentsOf,
  type FakeChannel,
  type FakeMessage,
  type Json,
  type SeenPicture,
  see,
  type UploadedFile,
  type World,
} from './world.ts';

/** An answer as the asker sees it. */
export interface FakeAnswer {
  readonly text: string;
  readonly visibleTo: 'asker' | 'everyone';
  /** Labels of buttons and choices. */
  readonly controls: readonly string[];
  readonly pictures: readonly SeenPicture[];
  readonly files: readonly (UploadedFile | null)[];
  /** True where "thinking…" was shown before. */
  readonly deferred: boolean;
}

/** Who asks: 'Manage Channels' and everything else by default. */
export interface FakePerson {
  readonly id?: string;
  /** Bit string of what the person may do in the channel. */
  readonly permissions?: string;
  /** In direct messages with the bot. */
  readonly direct?: boolean;
  /** Brought the app along to a server that has not installed it. */
  readonly guest?: boolean;
}

/** An interaction that is under way. */
export interface Pending {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly at: number;
  readonly autocomplete: boolean;
  /** Only a person brought the app along. */
  readonly guest: boolean;
  followUps: number;
  /** It is a modal that was sent. */
  readonly modal: boolean;
  /** Response type 4, 5, 8 or 9; null until the first response. */
  responded: number | null;
  ephemeral: boolean;
  message: FakeMessage | null;
  settle(result: FakeAnswer | readonly Json[]): void;
}

const TOKEN_MS = 15 * 60_000;

/** The interactions of a fake Discord. */
export class FakePeople {
  readonly #world: World;
  readonly #gateway: FakeGateway;
  readonly #pending = new Map<string, Pending>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #last: Json | null = null;
  #modal: Json | null = null;

  constructor(world: World, gateway: FakeGateway) {
    this.#world = world;
    this.#gateway = gateway;
  }

  /** The interaction of a token, while the token lives. */
  byToken(token: string): Pending | null {
    const pending = this.#pending.get(token);
    return pending && this.#world.now() - pending.at < TOKEN_MS ? pending : null;
  }

  async command(channel: string, name: string, options: Json, person?: FakePerson): Promise<FakeAnswer> {
    const registered = this.#registered(name);
    const given = Object.entries(options).map(([key, value]) => ({
      name: key,
      type:
        asList(registered.options)
          .map(asObject)
          .find((one) => one.name === key)?.type ?? 3,
      value,
    }));
    const data = { id: registered.id, name, type: 1, options: given };
    return (await this.#ask(2, channel, { data }, person)) as FakeAnswer;
  }

  async autocomplete(
    channel: string,
    name: string,
    option: string,
    typed: string,
    person?: FakePerson,
  ): Promise<readonly Json[]> {
    const registered = this.#registered(name);
    const spec = asList(registered.options)
      .map(asObject)
      .find((one) => one.name === option);
    if (spec?.autocomplete !== true) throw new Error(`/${name} has no completion for ${option}.`);
    const options = [{ name: option, type: 3, value: typed, focused: true }];
    const data = { id: registered.id, name, type: 1, options };
    return (await this.#ask(4, channel, { data }, person)) as readonly Json[];
  }

  /** Presses the first button, or picks the first choice, with this label in the newest message that has one. */
  async press(channel: string, label: string, person?: FakePerson): Promise<FakeAnswer> {
    const { id, messages } = this.#world.channel(channel);
    const whispers = this.#world.whispers.filter((one) => one.channel === id);
    const newestFirst = [...messages, ...whispers].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
    for (const message of newestFirst) {
      const data = controlLabelled(message, label);
      if (data)
        return (await this.#ask(3, channel, { data, message: this.#wire(message) }, person)) as FakeAnswer;
    }
    throw new Error(`No message in ${channel} has a button or choice '${label}'.`);
  }

  /** A modal stands before whoever asked: its words, and what can be picked. */
  shown(pending: Pending, modal: Json): void {
    this.#modal = modal;
    const fields = asList(modal.components).map(asObject);
    const words = fields.flatMap(({ label, description }) => [label, description ?? '']);
    const controls = fields.flatMap(({ component }) => asList(asObject(component).options).map(labelOf));
    const text = [modal.title, ...words].join('\n');
    pending.settle({ text, controls, pictures: [], files: [], visibleTo: 'asker', deferred: false });
  }

  /** Fills the modal in, by the labels of its fields: choices by their labels, or words. */
  async submit(
    channel: string,
    given: Readonly<Record<string, string | readonly string[]>>,
    person?: FakePerson,
  ): Promise<FakeAnswer> {
    const modal = this.#modal;
    if (!modal) throw new Error('No modal is open.');
    this.#modal = null;
    const fields = asList(modal.components).map(asObject);
    const unknown = Object.keys(given).find((label) => !fields.some((one) => one.label === label));
    if (unknown !== undefined) throw new Error(`The modal has no field '${unknown}'.`);
    const components = fields.map(({ label, component }, at) => {
      return { type: 18, id: at + 1, component: filled(asObject(component), given[String(label)]) };
    });
    const data = { custom_id: modal.custom_id, components };
    return (await this.#ask(5, channel, { data }, person)) as FakeAnswer;
  }

  /** Sends the last interaction again, as Discord does after a resumed connection. */
  redeliver(): void {
    if (this.#last) this.#gateway.dispatch('INTERACTION_CREATE', this.#last);
  }

  /** The app's first response was taken: the asker sees it, or sees "thinking…". */
  answered(pending: Pending, message: FakeMessage): void {
    pending.message = message;
    const { text, controls, pictures, files } = see(this.#world, message);
    const visibleTo = message.ephemeral ? 'asker' : 'everyone';
    pending.settle({ text, controls, pictures, files, visibleTo, deferred: pending.responded === 5 });
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #registered(name: string): Json {
    const found = this.#world.commands.find((one) => one.name === name);
    if (!found) throw new Error(`The app has not registered /${name}.`);
    return found;
  }

  #ask(
    type: number,
    channel: string,
    more: object,
    person: FakePerson = {},
  ): Promise<FakeAnswer | readonly Json[]> {
    const id = this.#world.id();
    const token = randomBytes(60).toString('base64url');
    const place = this.#world.channel(channel);
    const interaction = { ...this.#envelope(id, token, place, person), type, ...more };
    this.#last = interaction;
    const due = this.#world.options.interactionMs ?? 3000;
    return new Promise((settle, reject) => {
      const timer = setTimeout(() => {
        if (pending.responded === null) this.#pending.delete(token);
        if (pending.responded === null) reject(new Error('The application did not respond'));
      }, due);
      this.#timers.add(timer);
      const pending: Pending = {
        id,
        token,
        channel: place.id,
        at: this.#world.now(),
        autocomplete: type === 4,
        modal: type === 5,
        guest: person.guest ?? false,
        followUps: 0,
        responded: null,
        ephemeral: false,
        message: null,
        settle,
      };
      this.#pending.set(token, pending);
      this.#gateway.dispatch('INTERACTION_CREATE', interaction, person.direct ? null : this.#world.guild);
    });
  }

  #envelope(id: string, token: string, place: FakeChannel, person: FakePerson): object {
    const { application, guild } = this.#world;
    const user = {
      id: person.id ?? this.#world.person,
      username: 'reader',
      discriminator: '0',
      global_name: null,
      avatar: null,
    };
    const permissions = person.permissions ?? String(2n ** 50n - 1n);
    const member = {
      user,
      permissions,
      roles: [],
      joined_at: '2026-01-01T00:00:00Z',
      deaf: false,
      mute: false,
      flags: 0,
    };
    const where = person.direct
      ? { user, channel: { id: place.id, type: 1 }, context: 1 }
      : {
          member,
          guild_id: guild,
          guild_locale: 'en-GB',
          channel: {
            id: place.id,
            type: place.type,
            name: place.name,
            ...(place.thread && { parent_id: place.thread.parent }),
          },
          context: 0,
        };
    return {
      id,
      application_id: application,
      channel_id: place.id,
      token,
      version: 1,
      app_permissions: this.#world.options.permissions ?? '0',
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: owners(guild, user.id, person),
      attachment_size_limit: 10_485_760,
      ...where,
    };
  }

  #wire(message: FakeMessage): object {
    return wireMessage(this.#world, message);
  }
}

function labelOf(option: unknown): string {
  return String(asObject(option).label);
}

/** A field of a modal as it comes back: a select with its values, or a text input with its text. */
function filled(
  { type, custom_id, options, max_length }: Json,
  given: string | readonly string[] = [],
): Json {
  if (type === 4) {
    const value = typeof given === 'string' ? given : given.join('\n');
    if (value.length > Number(max_length ?? 4000)) throw new Error('More than the text input takes.');
    return { type, custom_id, value };
  }
  const picked = typeof given === 'string' ? [given] : given;
  const values = picked.map((label) => {
    const option = asList(options).find((one) => labelOf(one) === label);
    if (!option) throw new Error(`The select does not offer '${label}'.`);
    return asObject(option).value;
  });
  return { type, custom_id, values };
}

/** Who installed the app: '0' is the server, or '0' for direct messages with the bot; '1' is the person. */
function owners(guild: string, user: string, { direct = false, guest = false }: FakePerson): object {
  if (guest) return { 1: user };
  return { 0: direct ? '0' : guild };
}

function controlLabelled(message: FakeMessage, label: string): object | null {
  for (const one of componentsOf(message.body.components)) {
    if (one.type === 2 && one.label === label && one.custom_id !== undefined) {
      return { component_type: 2, custom_id: one.custom_id };
    }
    const option = asList(one.options)
      .map(asObject)
      .find((each) => each.label === label);
    if (option) return { component_type: 3, custom_id: one.custom_id, values: [option.value] };
  }
  return null;
}

/** A message as Discord gives it; the nonce is only in the answer to its creation. */
export function wireMessage(world: World, message: FakeMessage, nonce?: unknown): Json {
  const { flags = 0, components = [], content = '', attachments = [] } = message.body;
  return {
    id: message.id,
    channel_id: message.channel,
    type: 0,
    author: { id: world.bot, username: 'dateline', discriminator: '0', bot: true, avatar: null },
    content,
    components,
    flags: Number(flags) | (message.crossposted ? 1 : 0),
    embeds: [],
    attachments,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: message.edited ? new Date(world.now()).toISOString() : null,
    ...(nonce !== undefined && { nonce }),
  };
}
