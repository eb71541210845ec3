/**
 * The seam between the work and those who watch it. A stage's unit of work runs through `staged`; metrics and traces
 * register with `watchStages`. With nobody watching it costs a function call and loads nothing.
 */
import { UsageError } from '../errors.ts';

/** Everything that Dateline does over and over, one name for one unit of it. */
export type Stage =
  /** One feed polled. */
  | 'poll'
  /** One article's page read for its text. */
  | 'page'
  /** One batch of articles put into stories. */
  | 'group'
  /** One story analysed from its sources. */
  | 'analyse'
  /** One story written by a language model. */
  | 'write'
  /** It was decided who is owed one story. */
  | 'route'
  /** One attempt to post. */
  | 'post'
  /** One attempt to edit a post. */
  | 'edit'
  /** One command answered. */
  | 'command';

/** What a unit of work is about: ids for a trace, and `part` (a platform, a command) to tell its kinds apart. */
export interface StageFields {
  /** One of few values, so that it can be a label of a metric. */
  readonly part?: string;
  readonly [name: string]: string | number | undefined;
}

/** How it ended. */
export interface Done {
  /** One of few words: `done`, `unchanged`, `failed` … */
  readonly outcome: string;
  /** Articles, stories or posts that came of it. */
  readonly items?: number;
}

/** A unit of work with what is known of it. */
export interface StageRun {
  readonly stage: Stage;
  readonly fields: StageFields;
}

/** Sees a unit of work from outside: it must run `work` once, and pass on what that gives or throws. */
export type Watcher = <T>(run: StageRun, work: () => Promise<T>, doneBy: (result: T) => Done) => Promise<T>;

const watchers = new Set<Watcher>();

/** Begins to watch every stage of this process; the function that it gives ends that. */
export function watchStages(watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

const DONE: Done = { outcome: 'done' };

/** How work that threw ended: a person's mistake says nothing of how well Dateline does. */
export function thrown(error: unknown): Done {
  return { outcome: error instanceof UsageError ? 'mistake' : 'failed' };
}

/** Runs a unit of work so that it can be watched; what it throws counts as failed, and is thrown. */
export function staged<T>(
  stage: Stage,
  fields: StageFields,
  work: () => Promise<T>,
  doneBy: (result: T) => Done = () => DONE,
): Promise<T> {
  let run = work;
  for (const watcher of watchers) {
    const inner = run;
    run = () => watcher({ stage, fields }, inner, doneBy);
  }
  return run();
}
