/**
 * The permissions that Dateline uses on Discord, each with its reason (topics/permissions). 'Embed Links' is not one of
 * them: Discord asks for it for embeds, and cards are components.
 */

/** What Discord calls the permissions. */
export type PermissionName =
  | 'View Channel'
  | 'Send Messages'
  | 'Read Message History'
  | 'Attach Files'
  | 'Create Public Threads'
  | 'Send Messages in Threads';

/** A permission. */
export interface Wanted {
  readonly bit: bigint;
  readonly name: PermissionName;
  readonly why: string;
  /** Nothing is posted without it. */
  readonly needed: boolean;
}

/** All of them, as for a text channel. */
export const WANTED: readonly Wanted[] = [
  { bit: 1n << 10n, name: 'View Channel', why: 'see the channel', needed: true },
  { bit: 1n << 11n, name: 'Send Messages', why: 'post cards', needed: true },
  { bit: 1n << 16n, name: 'Read Message History', why: 'never post a card twice', needed: true },
  { bit: 1n << 15n, name: 'Attach Files', why: 'show timelines as pictures', needed: false },
  { bit: 1n << 35n, name: 'Create Public Threads', why: 'start threads under cards', needed: false },
  { bit: 1n << 38n, name: 'Send Messages in Threads', why: 'say there what changed', needed: false },
];

/** The same for a thread: cards are posted with another permission, and no thread starts in a thread. */
export const WANTED_IN_THREAD: readonly Wanted[] = [
  { bit: 1n << 10n, name: 'View Channel', why: 'see the thread', needed: true },
  { bit: 1n << 38n, name: 'Send Messages in Threads', why: 'post cards', needed: true },
  { bit: 1n << 16n, name: 'Read Message History', why: 'never post a card twice', needed: true },
  { bit: 1n << 15n, name: 'Attach Files', why: 'show timelines as pictures', needed: false },
];

/** The same for a forum, where 'Send Messages' is called 'Create Posts', and posting starts the thread. */
export const WANTED_IN_FORUM: readonly Wanted[] = WANTED.filter(
  ({ name }) => name !== 'Create Public Threads',
).map((one) =>
  one.name === 'Send Messages' ? { ...one, why: 'make posts; called Create Posts here' } : one,
);
