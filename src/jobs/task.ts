/** What Dateline does again and again, and which processes do it. */

/** The parts that processes can take; `connect` has no task of its own, it answers people. */
export const ROLES = ['collect', 'analyse', 'deliver', 'connect'] as const;
export type Role = (typeof ROLES)[number];

/** Something that is done again and again. It finds its own work in the database, and may be repeated. */
export interface Task {
  /** By which it is woken; the same in every process. */
  readonly name: string;
  /** What the log calls it. */
  readonly says: string;
  readonly role: Role;
  /** Gives how long to rest, ms, unless it is woken; `signal` is aborted when it shall come to an end. */
  run(signal: AbortSignal): Promise<number>;
  /** Waits for what a run left under way. */
  settled?(): Promise<void>;
}

/** Runs tasks until it is stopped. */
export interface Runner {
  /** Has a task run now, or again at once if it is running. */
  wake(name: string): void;
  /** Lets the runs under way finish, then ends. Safe to call twice. */
  stop(): Promise<void>;
}
