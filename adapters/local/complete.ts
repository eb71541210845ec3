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
  const at = positionIn(command, words);
  const about = at.options[0]?.summary;
  const hint = about === undefined ? usage(command) : `${usage(command)} · ${about}`;
  return {
    items: await completeValue(host, at, `/${command.name} ${words}`, caller),
    hint,
    preselect: false,
  };
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

/** Where the caret stands. */
interface Position {
  /** What the unfinished value may be for, the likeliest first. */
  readonly options: readonly OptionSpec[];
  /** The unfinished value at the end of the text. */
  readonly value: string;
}

/**
 * Gives the finished words to their options as the command line does: a word that fits a pattern, a choice or a
 * number goes there, any other to the next free text; one text may take all the rest.
 */
function positionIn({ options }: Command, words: string): Position {
  const tokens = [...words.matchAll(/"[^"]*"?|\S+/g)].map(({ index, 0: word }) => ({ index, word }));
  const last = tokens.at(-1);
  const unfinished = last && last.index + last.word.length === words.length ? tokens.pop() : undefined;
  let open = Object.values(options).filter(({ terminalOnly }) => !terminalOnly);
  for (const { index, word } of tokens) {
    const taker = open.find((option) => fits(option, word)) ?? open.find(isFree);
    if (taker?.type === 'text' && taker.rest) return { options: [taker], value: words.slice(index) };
    open = open.filter((option) => option !== taker);
  }
  const inOrder = [...open.filter(isFree), ...open.filter((option) => !isFree(option))];
  return { options: inOrder, value: unfinished?.word ?? '' };
}

/** True for an option that takes any word. */
const isFree = (option: OptionSpec) => option.type === 'text' && option.pattern === undefined;

function fits(option: OptionSpec, word: string): boolean {
  if (option.type === 'text') return option.pattern?.test(word) ?? false;
  return option.type === 'choice' ? option.choices.includes(word.toLowerCase()) : /^\d+$/.test(word);
}

async function completeValue(
  host: Host,
  { options, value }: Position,
  text: string,
  caller: Caller,
): Promise<readonly Completion[]> {
  const before = text.slice(0, text.length - value.length);
  const typed = value.replace(/^"/, '');
  const [first] = options;
  const rest = first?.type === 'text' && first.rest === true;
  const item = (label: string, words: string): Completion => {
    return { insert: before + (!rest && /\s/.test(words) ? `"${words}"` : words), label, detail: '' };
  };
  const suggested = first?.suggest ? await host.suggest(first.suggest, typed, caller) : [];
  const choices = options
    .flatMap((option) => (option.type === 'choice' ? option.choices : []))
    .filter((choice) => choice.startsWith(typed.toLowerCase()));
  return [
    ...suggested.map(({ label, value: words }) => item(label, words)),
    ...choices.map((choice) => item(choice, choice)),
  ];
}

/** "/briefing [audience] [since]". */
function usage({ name, options }: Command): string {
  const parts = Object.entries(options)
    .filter(([, { terminalOnly }]) => !terminalOnly)
    .map(([option, { required }]) => (required ? `<${option}>` : `[${option}]`));
  return [`/${name}`, ...parts].join(' ');
}
