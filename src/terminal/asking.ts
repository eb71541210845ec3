/** The chat commands on the command line: the same definitions, the same answers. */
import type { Command as Program } from 'commander';
import type { Card } from '../cards/blocks.ts';
import { plainCard } from '../cards/plain.ts';
import { english } from '../cards/words/index.ts';
import type { Command, OptionSpec } from '../command.ts';
import { assign, readOptions } from '../command-words.ts';
import { ensureChannel } from '../db/channels.ts';
import { version } from '../paths.ts';
import { print, printJson, withStories } from './session.ts';

/** The command line is a place of its own, so that a briefing knows when it was asked for last. */
const PLACE = { platform: 'terminal', address: 'terminal', title: 'the terminal' };

/** Adds every chat command: its options as words or as `--name value`, and `--json`. */
export function addAskingCommands(program: Program, commands: readonly Command[]): void {
  for (const command of commands) {
    const added = program.command(command.name).description(command.summary);
    if (Object.keys(command.options).length > 0) added.argument('[words...]', argumentHelp(command));
    for (const [name, option] of Object.entries(command.options)) {
      added.option(`--${name} <${name}>`, optionHelp(option));
    }
    added.option('--json', 'the answer as data');
    if (command.pictured) {
      added.option('--picture <file>', 'also draw it, into this PNG file');
      added.option('--dark', 'the picture for a dark background');
    }
    if (command.examples.length > 0) {
      added.addHelpText('after', `\nExamples:\n${command.examples.map((e) => `  dateline ${e}`).join('\n')}`);
    }
    added.action((...args: unknown[]) => ask(command, commands, args));
  }
}

function argumentHelp(command: Command): string {
  return Object.keys(command.options).join(', then ');
}

function optionHelp(option: OptionSpec): string {
  return option.type === 'choice' ? `${option.summary}: ${option.choices.join(', ')}` : option.summary;
}

/** What is not an option of the command itself. */
interface Given {
  readonly json?: boolean;
  readonly picture?: string;
  readonly dark?: boolean;
}

/** Commander gives the words (where there are any), then the options. */
async function ask(command: Command, commands: readonly Command[], args: readonly unknown[]): Promise<void> {
  const hasWords = Object.keys(command.options).length > 0;
  const typed = hasWords ? (args[0] as string[]) : [];
  const { json, picture, dark, ...named } = args[hasWords ? 1 : 0] as Record<string, string> & Given;
  const given = Object.fromEntries(Object.entries(named).map(([name, value]) => [kebab(name), value]));
  const options = readOptions(command, { ...given, ...assign(command, typed, given) });
  await withStories(async ({ db, queries, channels, pictures, now }) => {
    const { channel } = await ensureChannel(db, PLACE, now());
    const asker = { platform: PLACE.platform, person: null, canManage: true };
    const words = english;
    const context = {
      now: now(),
      asker,
      channel,
      subscriber: channel,
      direct: null,
      words,
      queries,
      channels,
      commands,
      version,
    };
    const answer = await command.run(context, options);
    if (json) printJson(answer.data);
    else print(fileOf(answer.card) ?? plainCard(answer.card, now()));
    if (picture !== undefined) {
      const { savePicture } = await import('./picture.ts');
      await savePicture(answer.card, pictures, picture, dark === true);
    }
  });
}

/** A file's text goes out in place of the card, so that it can be piped on. */
function fileOf({ blocks }: Card): string | undefined {
  return blocks.find((block) => block.type === 'file')?.file.text;
}

/** Commander turns `--max-dates` into `maxDates`. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
