/** A sign in a sentence, and how strongly it speaks for a section. */
export type Cue = readonly [pattern: RegExp, weight: number];

/** What shows, in one language, what a sentence is good for. */
export interface Cues {
  /** Something happened: verbs of news. */
  readonly change: readonly Cue[];
  /** Consequence, significance, scale. */
  readonly significance: readonly Cue[];
  /** Announced, due, open to join, to be patched or watched. */
  readonly next: readonly Cue[];
  /** A statement about the future that could turn out right or wrong. */
  readonly prediction: readonly Cue[];
  /** Gives a reason. */
  readonly reason: RegExp;
  /** Sets a reason apart at a sentence's end: everything before it stays a statement, group `reason` is the reason. */
  readonly because: RegExp | null;
  /** Tells somebody what to do: for "what to do next", no event and no finding. */
  readonly advice: RegExp;
  /** A sentence that starts so needs the one before it: pronouns, "the latter". */
  readonly dangling: RegExp;
  /** As `dangling`, but understood right after the sentence it refers to: "This means". */
  readonly pointing: RegExp;
  /** Opening words that join to the sentence before and may be dropped: "However,". */
  readonly connectives: RegExp;
  /** The writer's or a speaker's "we" and "I", and talk to the reader. */
  readonly personal: RegExp;
  /** Who says it, at the end or the start, where it may be dropped to fit. */
  readonly attributions: readonly RegExp[];
  /** Subordinate clauses at the end that may be dropped to fit; never one that sets a condition. */
  readonly tails: readonly RegExp[];
  /** Looks back, doubts or asks: no prediction. */
  readonly hedged: RegExp;
}
