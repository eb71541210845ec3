/** One thing that is wrong with a body: where, with Discord's code and words. */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}
