/** People's slash commands, buttons, selects and completions: from Discord to the host and back. */
import type {
  APIApplicationCommandAutocompleteInteraction,
  APIApplicationCommandInteraction,
  APIApplicationCommandInteractionDataOption,
  APIInteraction,
  APIMessageComponentInteraction,
  REST,
} from 'discord.js';
import type { Card, Invocation } from '../../src/cards/blocks.ts';
import type { Form } from '../../src/cards/form.ts';
import { describe } from '../../src/errors.ts';
import type { Caller, Host, Suggestion } from '../../src/platform/port.ts';
import { encodeAddress } from './address.ts';
import { MANAGE_CHANNELS } from './commands.ts';
import { readId } from './controls.ts';
import { compose, type Message, sendComposed } from './files.ts';
import { modalOf, submitted } from './forms.ts';
import { clip, LIMITS } from './limits.ts';
import { render } from './render.ts';
import { FLAG, type MessageBody } from './wire.ts';

/** Interaction and response types (interactions/receiving-and-responding). */
const KIND = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const RESPONSE = { message: 4, deferred: 5, choices: 8, modal: 9 } as const;

/** What answering needs. */
export interface Answering {
  readonly host: Host;
  readonly rest: REST;
  /** How long an answer may take before Discord is told that it is coming, ms. The first response is due in 3 s. */
  readonly patienceMs: number;
}

/** Who asks and where, from the interaction itself. */
function callerOf(interaction: APIInteraction): Caller {
  const { channel, member, user, guild_id: guild } = interaction;
  const permissions = member ? BigInt(member.permissions) : null;
  const name = channel && 'name' in channel ? channel.name : null;
  return {
    person: (member?.user ?? user)?.id ?? null,
    address: encodeAddress(guild, channel?.id ?? '0'),
    channelTitle: guild && name ? `#${name}` : 'direct message',
    // In one's own direct messages everybody decides. Administrators have all bits set.
    canManage: permissions === null || (permissions & MANAGE_CHANNELS) !== 0n,
    within: parentOf(interaction),
    language: 'locale' in interaction ? interaction.locale : undefined,
  };
}

/** Types of threads; other channels have a category for a parent (resources/channel#channel-object-channel-types). */
const THREADS: readonly number[] = [10, 11, 12];

/** The channel or forum that a thread is of. Discord gives a channel with more of its fields than its pages promise. */
function parentOf({ channel, guild_id: guild }: APIInteraction): string | undefined {
  const isThread = channel !== undefined && THREADS.includes(channel.type);
  const parent = isThread && 'parent_id' in channel ? channel.parent_id : null;
  return parent ? encodeAddress(guild, parent) : undefined;
}

/** True for what somebody is typing: an answer is of use at once or not at all. */
export function isCompletion({ type }: APIInteraction): boolean {
  return type === KIND.autocomplete;
}

type CommandOptions = readonly APIApplicationCommandInteractionDataOption[] | undefined;

function givenValue(option: APIApplicationCommandInteractionDataOption): string | null {
  return 'value' in option ? String(option.value) : null;
}

function invocationOf(interaction: APIApplicationCommandInteraction): Invocation {
  const given: CommandOptions =
    'options' in interaction.data ? (interaction.data.options as CommandOptions) : [];
  const options = (given ?? []).flatMap((option) => {
    const value = givenValue(option);
    return value === null ? [] : [[option.name, value] as const];
  });
  return { command: interaction.data.name, options: Object.fromEntries(options) };
}

function pickedOf({ data }: APIMessageComponentInteraction): Invocation | null {
  return readId('values' in data ? (data.values[0] ?? '') : data.custom_id);
}

function askedOf(interaction: APIInteraction): Invocation | null {
  switch (interaction.type) {
    case KIND.command:
      return invocationOf(interaction);
    case KIND.component:
      return pickedOf(interaction);
    case KIND.modal:
      return submitted(interaction);
    default:
      return null;
  }
}

/** Handles one interaction. Never throws: what goes wrong is logged, without the interaction's token. */
export async function answer(answering: Answering, interaction: APIInteraction): Promise<void> {
  const { log } = answering.host;
  try {
    if (interaction.type === KIND.autocomplete) return await complete(answering, interaction);
    const invocation = askedOf(interaction);
    if (invocation) await run(answering, interaction, invocation);
    else log.warn({ interaction: interaction.id }, 'an interaction at Discord is not one of ours');
  } catch (error) {
    log.error({ interaction: interaction.id, why: describe(error) }, 'an answer did not reach Discord');
  }
}

/**
 * True where only a person brought the app, and not the server: the answer is for that person alone. Discord names
 * who installed it by kind, 0 for the server and the bot's own direct messages.
 */
function isGuest({ authorizing_integration_owners: owners }: APIInteraction): boolean {
  return !('0' in owners);
}

/** Answers at once where the answer is there soon, so that people see no "thinking…"; else says that it comes. */
async function run(answering: Answering, interaction: APIInteraction, invocation: Invocation): Promise<void> {
  const { host, patienceMs } = answering;
  const working = work(host, invocation, callerOf(interaction));
  const soon = await settledWithin(working, patienceMs);
  const visibility = invocation.share && !isGuest(interaction) ? 0 : FLAG.ephemeral;
  // A modal is a first response or none, and none follows on a modal.
  if (soon?.form && interaction.type !== KIND.modal) {
    return respond(answering, interaction, RESPONSE.modal, modalOf(soon.form));
  }
  if (soon) {
    return sendComposed(soon.message, soon.plain, ({ body, files }) =>
      respond(answering, interaction, RESPONSE.message, { ...body, flags: body.flags | visibility }, files),
    );
  }
  await respond(answering, interaction, RESPONSE.deferred, { flags: visibility });
  const late = await working;
  const original = `/webhooks/${interaction.application_id}/${interaction.token}/messages/@original` as const;
  // A deferred response takes no flag but the visibility; Components V2 comes with the edit.
  await sendComposed(late.message, late.plain, ({ body, files }) =>
    answering.rest.patch(original, { auth: false, body, files: [...files] }),
  );
}

/** An answer with its picture, and how it looks without. */
interface Answer {
  readonly message: Message;
  readonly form: Form | undefined;
  plain(): MessageBody;
}

async function work(host: Host, invocation: Invocation, caller: Caller): Promise<Answer> {
  const card = await host.run(invocation, caller).catch((error: unknown) => sorry(host, error));
  return { message: await compose(card, host), form: card.form, plain: () => render(card, host.now()) };
}

/** The host does not throw for a person's mistake; what it throws is a defect, and the person is owed a word. */
function sorry(host: Host, error: unknown): Card {
  host.log.error({ error }, 'a command failed');
  const text = 'Something went wrong in Dateline; the log says what. Please try again.';
  return {
    kind: 'notice',
    summary: text,
    blocks: [{ type: 'paragraph', line: [{ type: 'text', text }] }],
  };
}

async function settledWithin<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function respond(
  { rest }: Answering,
  { id, token }: APIInteraction,
  type: number,
  data: object,
  files: Message['files'] = [],
): Promise<void> {
  const body = { type, data };
  await rest.post(`/interactions/${id}/${token}/callback`, { auth: false, body, files: [...files] });
}

async function complete(
  answering: Answering,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  const found = await suggestions(answering.host, interaction).catch((error: unknown) => {
    answering.host.log.warn({ why: describe(error) }, 'no completions');
    return [];
  });
  const choices = found
    .filter(({ value }) => value.length > 0 && value.length <= LIMITS.optionText)
    .slice(0, LIMITS.choices)
    .map(({ label, value }) => ({ name: clip(label, LIMITS.optionText) || value, value }));
  await respond(answering, interaction, RESPONSE.choices, { choices });
}

async function suggestions(
  host: Host,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<readonly Suggestion[]> {
  const focused = (interaction.data.options as CommandOptions)?.find(
    (option) => 'focused' in option && option.focused === true,
  );
  const spec = host.commands.find(({ name }) => name === interaction.data.name)?.options[focused?.name ?? ''];
  const typed = (focused && givenValue(focused)) ?? '';
  if (!spec) return [];
  if (spec.suggest) return host.suggest(spec.suggest, typed, callerOf(interaction));
  if (spec.type !== 'choice') return [];
  const matching = spec.choices.filter((choice) => choice.toLowerCase().includes(typed.toLowerCase()));
  return matching.map((choice) => ({ label: choice, value: choice }));
}
