/** Words as people type them, and options as platforms send them, into checked option values. */
import type { Invocation } from './cards/blocks.ts';
import type { Command, OptionSpec } from './command.ts';
import { UsageError } from './errors.ts';
import { nearest } from './text/nearest.ts';

/** Checked values for `Command.run`. */
export type Values = Readonly<Record<string, string | number | undefined>>;

/** `/briefing [audience] [since]`: how a command is written. */
export function usage(command: Command): string {
  const options = Object.entries(command.options).filter(([, option]) => !option.terminalOnly);
  const parts = options.map(([name, option]) => (option.required ? `<${name}>` : `[${name}]`));
  return [`/${command.name}`, ...parts].join(' ');
}

/**
 * The command with this name.
 * @throws UsageError that names the nearest one.
 */
export function findCommand(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name.toLowerCase());
  if (found) return found;
  const [near] = nearest(
    name,
    commands.map((command) => command.name),
    3,
  );
  throw new UsageError(({ mistake }) => (near ? mistake.noCommandBut(name, near) : mistake.noCommand(name)));
}

/**
 * Reads `timeline beijing` or `/briefing developers since:3d` into an invocation.
 * @throws UsageError when there is no such command or too many words.
 */
export function readWords(commands: readonly Command[], typed: string): Invocation {
  const [name = '', ...rest] = splitWords(typed.trim().replace(/^\//, ''));
  const command = findCommand(commands, name === '' ? 'dateline' : name);
  return { command: command.name, options: assign(command, rest) };
}

/** Words apart at spaces; "quoted words" stay one. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|“([^”]*)”|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/**
 * Gives each word to an option that is not `taken`: by name, by its pattern, else to the next one in order.
 * @throws UsageError when a word is left over.
 */
export function assign(
  command: Command,
  typed: readonly string[],
  taken: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const given: Record<string, string> = { ...taken };
  const free: string[] = [];
  for (const word of typed) {
    const named = /^(?:--)?([a-z-]+)[:=](.+)$/s.exec(word);
    if (named?.[1] && named[1] in command.options) given[named[1]] = named[2] ?? '';
    else free.push(word);
  }
  const open = () => Object.entries(command.options).filter(([name]) => !(name in given));
  const patterned = (word: string) => open().find(([, option]) => takesByPattern(option, word));
  for (let i = 0; i < free.length; i += 1) {
    const word = free[i] ?? '';
    const target =
      patterned(word) ?? open().find(([, option]) => !hasPattern(option) && !option.terminalOnly);
    if (!target) throw new UsageError(({ mistake }) => mistake.oneTooMany(word, usage(command)));
    const [name, option] = target;
    if (option.type === 'text' && option.rest) {
      given[name] = free.slice(i).join(' ');
      break;
    }
    given[name] = word;
  }
  return given;
}

function hasPattern(option: OptionSpec): boolean {
  return option.type !== 'text' || option.pattern !== undefined;
}

function takesByPattern(option: OptionSpec, word: string): boolean {
  if (option.type === 'text') return option.pattern?.test(word) ?? false;
  if (option.type === 'choice') return option.choices.includes(word.toLowerCase());
  return /^\d+$/.test(word);
}

/**
 * Checks options as they came from a platform, a button or a terminal against the command's definition.
 * @throws UsageError with one sentence that says what to type.
 */
export function readOptions(command: Command, given: Readonly<Record<string, string>>): Values {
  const unknown = Object.keys(given).find((name) => !(name in command.options));
  if (unknown !== undefined) {
    throw new UsageError(({ mistake }) => mistake.noOption(command.name, unknown, usage(command)));
  }
  const values: Record<string, string | number> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const text = given[name]?.trim();
    if (text) values[name] = readOption(command, name, option, text);
    else if (option.required) throw missing(command, name, option);
  }
  return values;
}

function readOption(command: Command, name: string, option: OptionSpec, text: string): string | number {
  switch (option.type) {
    case 'text':
      return text;
    case 'choice': {
      const choice = option.choices.find((known) => known === text.toLowerCase());
      if (choice) return choice;
      throw new UsageError(({ mistake }) => mistake.noChoice(text, name, command.name, option.choices));
    }
    case 'integer': {
      const number = Number(text);
      if (Number.isInteger(number) && number >= option.min && number <= option.max) return number;
      throw new UsageError(({ mistake }) => mistake.noNumber(text, name, option.min, option.max));
    }
  }
}

function missing(command: Command, name: string, option: OptionSpec): UsageError {
  const [example = null] = command.examples;
  const summary = option.summary.toLowerCase();
  return new UsageError(({ mistake }) => mistake.needs(command.name, name, summary, example));
}
