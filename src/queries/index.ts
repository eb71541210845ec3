/** The read-only questions that commands ask; made by the lead, see src/queries/. */
export interface Queries {
  readonly placeholder?: never;
}
