/** Slash commands as Discord registers them, made from the commands' definitions. */
import type { APIApplicationCommandBasicOption, REST } from 'discord.js';
import type { Command, OptionSpec } from '../../src/command.ts';
import type { Log } from '../../src/log.ts';
import { toPortError } from './errors.ts';
import { clip, LIMITS } from './limits.ts';
import { COMMAND_NAMES } from './names.table.ts';

/** Option types (interactions/application-commands#application-command-object-application-command-option-type). */
const OPTION = { string: 3, integer: 4 } as const;

/**
 * 'Manage Channels' decides who may change what a channel gets: it is the permission that Discord itself asks
 * for the channel's settings, and it can be given for one channel. `default_member_permissions` is only the
 * default; administrators can change it in Server Settings → Integrations.
 */
export const MANAGE_CHANNELS = 1n << 4n;

/** The part of a registered command that is ours to set. */
export interface Registration {
  readonly name: string;
  readonly type: 1;
  readonly description: string;
  /** By locale. */
  readonly name_localizations: Localized | null;
  readonly description_localizations: Localized | null;
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** A bit string; null: everybody. */
  readonly default_member_permissions: string | null;
  /** 0: in a server, 1: in direct messages with the bot, 2: in other direct messages and groups. */
  readonly contexts: readonly number[];
  /** 0: installed to a server, 1: to a person, who takes it everywhere. */
  readonly integration_types: readonly number[];
}

type Localized = Readonly<Record<string, string>>;

/** What a command is called by locale; null where the table has nothing. */
function localized(command: Command, part: 'name' | 'summary'): Localized | null {
  const words = COMMAND_NAMES[command.name];
  if (!words) return null;
  return Object.fromEntries(Object.entries(words).map(([locale, one]) => [locale, one[part]]));
}

function option(name: string, spec: OptionSpec): APIApplicationCommandBasicOption {
  const base = { name, description: clip(spec.summary, LIMITS.summary), required: spec.required ?? false };
  switch (spec.type) {
    case 'integer':
      return { ...base, type: OPTION.integer, min_value: spec.min, max_value: spec.max };
    case 'choice':
      if (spec.choices.length > LIMITS.choices) return { ...base, type: OPTION.string, autocomplete: true };
      return {
        ...base,
        type: OPTION.string,
        choices: spec.choices.map((choice) => ({ name: choice, value: choice })),
      };
    case 'text':
      return { ...base, type: OPTION.string, ...(spec.suggest && { autocomplete: true }) };
  }
}

/** A command's registration. Discord wants required options first. */
export function toRegistration(command: Command): Registration {
  const specs = Object.entries(command.options).filter(([, spec]) => !spec.terminalOnly);
  const ordered = specs.toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false));
  return {
    name: command.name,
    type: 1,
    description: clip(command.summary, LIMITS.summary),
    name_localizations: localized(command, 'name'),
    description_localizations: localized(command, 'summary'),
    options: ordered.map(([name, spec]) => option(name, spec)),
    default_member_permissions: command.managersOnly ? String(MANAGE_CHANNELS) : null,
    // What a channel gets is for where the bot can post; where only a person has it, it cannot.
    contexts: command.managersOnly ? [0, 1] : [0, 1, 2],
    integration_types: command.managersOnly ? [0] : [0, 1],
  };
}

function choicesOf(
  option: APIApplicationCommandBasicOption,
): readonly { name: string; value: string | number }[] {
  return 'choices' in option ? (option.choices ?? []) : [];
}

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

/** Says what Discord would refuse in a registration; null where nothing. */
export function fault({ name, description, options }: Registration): string | null {
  const names = [name, ...options.map((one) => one.name)];
  const wrong = names.find((one) => !NAME.test(one) || one !== one.toLowerCase());
  if (wrong !== undefined) return `the name '${wrong}' is not lower-case letters, digits, - and _`;
  if (options.length > LIMITS.commandOptions) return `more than ${LIMITS.commandOptions} options`;
  const choices = options.flatMap(choicesOf);
  const words = [description, ...names, ...options.map((one) => one.description)];
  for (const choice of choices) words.push(choice.name, String(choice.value));
  const characters = words.reduce((sum, word) => sum + word.length, 0);
  return characters > LIMITS.commandCharacters ? `more than ${LIMITS.commandCharacters} characters` : null;
}

/** All that Discord takes; a command that it would refuse is left out and logged, so that the others work. */
export function toRegistrations(commands: readonly Command[], log: Log): Registration[] {
  return commands.map(toRegistration).filter((registration) => {
    const why = fault(registration);
    if (why) log.error({ command: registration.name, why }, 'a command cannot be registered at Discord');
    return why === null;
  });
}

/** A registered command with Discord's defaults and additions taken away, for comparing. */
function comparable(registered: Partial<Registration>): string {
  const options = (registered.options ?? []).map((one) => {
    const { name, type, description, required = false } = one;
    const choices = choicesOf(one);
    const bounds = 'min_value' in one ? [one.min_value, one.max_value] : [];
    const completes = 'autocomplete' in one && one.autocomplete === true;
    return [
      name,
      type,
      description,
      required,
      completes,
      bounds,
      choices.map(({ name, value }) => [name, value]),
    ];
  });
  const { name, type = 1, description, default_member_permissions: who = null } = registered;
  const where = [registered.contexts ?? [], registered.integration_types ?? []].map((list) =>
    list.toSorted(),
  );
  const words = [registered.name_localizations, registered.description_localizations].map((by) =>
    Object.entries(by ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify([name, type, description, words, who, where, options]);
}

/** True where both lists say the same, in whatever order. */
export function sameCommands(
  a: readonly Partial<Registration>[],
  b: readonly Partial<Registration>[],
): boolean {
  const [left, right] = [a, b].map((list) => list.map(comparable).sort().join('\n'));
  return left === right;
}

/**
 * Registers the commands for every server, if they are not so already; one PUT replaces them all. Discord takes 200 new
 * ones a day: where it takes none now, those that are there stay.
 * @throws RateLimitError, at once: `rest` does not wait for a limit. PlatformError where Discord failed.
 */
export async function registerCommands(
  rest: REST,
  application: string,
  commands: readonly Command[],
  log: Log,
): Promise<void> {
  const route = `/applications/${application}/commands` as const;
  const wanted = toRegistrations(commands, log);
  // Without this Discord leaves the words in other languages out.
  const query = new URLSearchParams({ with_localizations: 'true' });
  try {
    const registered = (await rest.get(route, { query })) as Partial<Registration>[];
    if (sameCommands(registered, wanted)) return;
    await rest.put(route, { body: wanted });
    log.info({ commands: wanted.length }, 'registered the commands at Discord');
  } catch (error) {
    throw toPortError(error, 'its commands');
  }
}
