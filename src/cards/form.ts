/**
 * A form as data: a window with fields in which several things are picked at once, where a platform has one.
 * What was picked runs a command, so that a form can do nothing that typing could not.
 */
import type { Suggest } from '../suggestion.ts';

export interface Form {
  /** 24 characters at most: Slack's modal is the narrowest. */
  readonly title: string;
  /** The button that sends it; 24 characters at most. */
  readonly submit: string;
  /** What sending runs, without the option that the answers become. */
  readonly run: { readonly command: string; readonly options: Readonly<Record<string, string>> };
  /** That option's name: it gets everything that was picked in any field, one a line. */
  readonly into: string;
  /** Each may stay empty; one of them may not. Five at most. */
  readonly fields: readonly FormField[];
}

/** Several of a kind to pick from: a fixed list, or completions while somebody types. */
export interface FormField {
  readonly label: string;
  readonly hint: string;
  readonly offers:
    | { readonly choices: readonly FormChoice[] }
    /** `before` goes in front of each picked value: "topic ". With `anyWords` what was typed is a value as well. */
    | { readonly suggest: Suggest; readonly before: string; readonly anyWords: boolean };
}

/** One of a fixed list; 25 at most. */
export interface FormChoice {
  readonly label: string;
  readonly detail?: string;
  /** A whole line for the option. */
  readonly value: string;
}
