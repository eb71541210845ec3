/** The writes that commands need. */
export interface Channels {
  readonly placeholder?: never;
}
