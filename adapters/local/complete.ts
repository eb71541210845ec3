/** What could be typed next in the command box. */
import type { Command, OptionSpec } from '../../src/command.ts';
import type { Caller, Host } from '../../src/platform/port.ts';

/** One line of the list. */
export interface Completion {
  /** The whole text of the box once it is taken. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

/** The list under the box. */
export interface Completions {
  readonly items: readonly Completion[];
  /** How the command is written, and what the words at the caret are for; '' before there is a command. */
  readonly hint: string;
  /** True where Enter should take the first line: a command's name is not finished yet. */
  readonly preselect: boolean;
}

/** Completions for the text of the box up to the caret. */
export async function complete(host: Host, typed: string, caller: Caller): Promise<Completions> {
  const text = typed.trimStart().replace(/^\//, '');
  const space = text.search(/\s/);
  if (space < 0) return completeName(host.commands, text.toLowerCase());
  const command = host.commands.find(({ name }) => name === text.slice(0, space).toLowerCase());
  if (!command) return { items: [], hint: '', preselect: false };
  const words = text.slice(space).trimStart();
  const at = optionAt(command, words);
  const hint = at ? `${usage(command)} · ${at.option.summary}` : usage(command);
  const items = at ? await completeValue(host, at, `/${command.name} ${words}`, caller) : [];
  return { items, hint, preselect: false };
}

/** Names that begin with the typed letters come before those that hold them elsewhere. */
function completeName(commands: readonly Command[], typed: string): Completions {
  const begin = commands.filter(({ name }) => name.startsWith(typed));
  const hold = commands.filter(({ name }) => name.indexOf(typed) > 0);
  const items = [...begin, ...hold].map(({ name, summary, options }) => ({
    insert: Object.keys(options).length > 0 ? `/${name} ` : `/${name}`,
    label: `/${name}`,
    detail: summary,
  }));
  const finished = commands.some(({ name }) => name === typed);
  return { items, hint: '', preselect: items.length > 0 && !finished };
}

interface Position {
  readonly option: OptionSpec;
  /** The unfinished value at the end of the text. */
  readonly value: string;
}

/** The option that the caret stands in: options are given in their order, and one of them may take the rest. */
function optionAt({ options }: Command, words: string): Position | null {
  const given = [...words.matchAll(/"[^"]*"?|\S+/g)];
  const starts = given.map(({ index }) => index);
  const last = given.at(-1);
  if (!last || last.index + last[0].length < words.length) starts.push(words.length);
  const specs = Object.values(options).filter(({ terminalOnly }) => !terminalOnly);
  const rest = specs.findIndex((option) => option.type === 'text' && option.rest === true);
  const at = rest >= 0 && rest < starts.length ? rest : starts.length - 1;
  const option = specs[at];
  return option ? { option, value: words.slice(starts[at]) } : null;
}

async function completeValue(
  host: Host,
  { option, value }: Position,
  text: string,
  caller: Caller,
): Promise<readonly Completion[]> {
  const before = text.slice(0, text.length - value.length);
  const typed = value.replace(/^"/, '');
  const free = option.type === 'text' && option.rest === true;
  const taken = (words: string) => before + (!free && /\s/.test(words) ? `"${words}"` : words);
  if (option.type === 'choice') {
    return option.choices
      .filter((choice) => choice.startsWith(typed.toLowerCase()))
      .map((choice) => ({ insert: taken(choice), label: choice, detail: '' }));
  }
  if (!option.suggest) return [];
  const suggestions = await host.suggest(option.suggest, typed, caller);
  return suggestions.map(({ label, value: words }) => ({ insert: taken(words), label, detail: '' }));
}

/** "/briefing [audience] [since]". */
export function usage({ name, options }: Command): string {
  const parts = Object.entries(options)
    .filter(([, { terminalOnly }]) => !terminalOnly)
    .map(([option, { required }]) => (required ? `<${option}>` : `[${option}]`));
  return [`/${name}`, ...parts].join(' ');
}
