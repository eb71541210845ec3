/** What satori takes as an element. */
export interface Element {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
}
