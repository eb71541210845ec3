/**
 * A command is defined once; Discord's registration, Slack's manifest, the command line, the local
 * workspace and the help are all made from the same definition.
 */
import type { Card } from './cards/blocks.ts';
import type { Words } from './cards/words/index.ts';
import type { Channels } from './channels/index.ts';
import { UsageError } from './errors.ts';
import type { Channel, Instant } from './model.ts';
import type { Queries } from './queries/index.ts';
import type { Suggest } from './suggestion.ts';

interface OptionBase {
  /** One line, 100 characters at most. */
  readonly summary: string;
  readonly required?: boolean;
  readonly suggest?: Suggest;
  /** True where only the command line offers it. */
  readonly terminalOnly?: boolean;
}
export interface TextOption extends OptionBase {
  readonly type: 'text';
  /** Takes all remaining words; at most one per command, and it is the last positional one. */
  readonly rest?: boolean;
  /** A typed word that looks like this goes here, before any option that takes any word. */
  readonly pattern?: RegExp;
}
export interface IntegerOption extends OptionBase {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
}
export interface ChoiceOption extends OptionBase {
  readonly type: 'choice';
  readonly choices: readonly string[];
}
export type OptionSpec = TextOption | IntegerOption | ChoiceOption;
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<S extends OptionSpec> = S extends IntegerOption
  ? number
  : S extends ChoiceOption
    ? S['choices'][number]
    : string;
/** The values that `run` gets: undefined where an optional one was not given. */
export type OptionValues<S extends OptionSpecs> = {
  readonly [K in keyof S]: S[K] extends { required: true } ? ValueOf<S[K]> : ValueOf<S[K]> | undefined;
};

/** Who asks. `person` is the platform's opaque id. */
export interface Asker {
  readonly platform: string;
  readonly person: string | null;
  /** May change what this channel gets, by the platform's own roles. */
  readonly canManage: boolean;
}

/** What a platform offers for posts beside standing plainly. */
export interface PostWays {
  readonly forms: readonly PostForm[];
  /** Posts that are passed on to followers in an hour, at most; 0 where none are. */
  readonly publishedAnHour: number;
}

/** Each card the start of a thread, or a post of a forum. */
export type PostForm = 'thread' | 'forum';

/** What a command may use. */
export interface CommandContext {
  readonly now: Instant;
  readonly asker: Asker;
  /** The place that the command was typed in; null on the command line. */
  readonly channel: Channel | null;
  /** Whose subscriptions and settings count there: the same place, or the channel above a thread that has none of its own. */
  readonly subscriber: Channel | null;
  readonly queries: Queries;
  readonly channels: Channels;
  /** Gives the asker's direct messages, opened where they were not; null where there are none. It throws RefusedError or PlatformError as the platform says. */
  readonly direct: (() => Promise<Channel | null>) | null;
  /** How cards can be posted here beside plainly; undefined where nothing is known of the place. */
  readonly ways?: PostWays | undefined;
  /** What to answer in: the asker's language, as far as it is known. */
  readonly words: Words;
  /** All commands, for the help. */
  readonly commands: readonly Command[];
  /** Dateline's own version. */
  readonly version: string;
}

/** The channel that a command was typed in. @throws UsageError on the command line, which is none. */
export function channelOf({ channel }: CommandContext): Channel {
  if (channel) return channel;
  throw new UsageError(({ mistake }) => mistake.noChannel);
}

/** Whose subscriptions count where a command was typed. @throws UsageError on the command line, which is no channel. */
export function subscriberOf(context: CommandContext): Channel {
  return context.subscriber ?? channelOf(context);
}

/** Who asks, by the platform's opaque name. The command line has one person. */
export function personOf({ asker }: CommandContext): string {
  return asker.person ?? asker.platform;
}

/** What a command gives back. */
export interface Answer {
  readonly card: Card;
  /** The same as data, for `--json`; stable where product.md says so. */
  readonly data: unknown;
}

/** A command with its options' types erased: what adapters and the command line see. */
export interface Command {
  /** Lower case; `/name` on every platform. */
  readonly name: string;
  /** One line, 100 characters at most. */
  readonly summary: string;
  readonly options: OptionSpecs;
  /** True where only those who manage the channel may use it. */
  readonly managersOnly: boolean;
  /** True where it changes what a channel or a person gets: a place that shows that is drawn anew. */
  readonly changes: boolean;
  /** True where the answer may hold a picture, which the command line can write into a file. */
  readonly pictured: boolean;
  /** An example or two of what to type, without the slash. */
  readonly examples: readonly string[];
  run(
    context: CommandContext,
    options: Readonly<Record<string, string | number | undefined>>,
  ): Promise<Answer>;
}

/** Defines a command; `run` sees its options' values fully typed. */
export function defineCommand<const S extends OptionSpecs>(definition: {
  name: string;
  summary: string;
  options: S;
  managersOnly?: boolean;
  /** What managers alone may use changes something, unless it is said. */
  changes?: boolean;
  pictured?: boolean;
  examples?: readonly string[];
  run(context: CommandContext, options: OptionValues<S>): Promise<Answer>;
}): Command {
  return {
    managersOnly: false,
    changes: definition.managersOnly ?? false,
    pictured: false,
    examples: [],
    ...definition,
    // The caller has validated the values against `options` (src/command-line.ts, parseOptions).
    run: (context, options) => definition.run(context, options as OptionValues<S>),
  };
}
