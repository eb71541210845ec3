/** Completions while somebody types an option. */

/**
 * Where completions for an option come from; `wanted` is whatever a channel could subscribe to, `followable` what a
 * person could follow, `followed` what they do.
 */
export type Suggest =
  | 'audience'
  | 'topic'
  | 'story'
  | 'source'
  | 'wanted'
  | 'subscription'
  | 'followable'
  | 'followed';

/** One completion. */
export interface Suggestion {
  /** What people see, 100 characters at most. */
  readonly label: string;
  /** What is sent as the option's value, 100 characters at most. */
  readonly value: string;
}
