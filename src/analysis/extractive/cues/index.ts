import type { Cue, Cues } from './cues.ts';
import { de } from './de.table.ts';
import { en } from './en.table.ts';
import { es } from './es.table.ts';
import { ja } from './ja.table.ts';
import { zh } from './zh.table.ts';

export type { Cues };

/** Cue tables by ISO 639-1 code. For others see `NO_CUES`. */
export const CUES: Readonly<Record<string, Cues>> = { en, de, es, zh, ja };

const NEVER = /(?!)/;

/** For a language without a table: only what needs no cue is found, the lead and the takeaways. */
export const NO_CUES: Cues = {
  change: [],
  significance: [],
  next: [],
  prediction: [],
  reason: NEVER,
  because: null,
  advice: NEVER,
  dangling: /^["“„«]/u,
  pointing: NEVER,
  connectives: NEVER,
  personal: NEVER,
  attributions: [],
  tails: [],
  hedged: NEVER,
};

/** Sum of the weights of the cues that a sentence shows. */
export function cueWeight(sentence: string, cues: readonly Cue[]): number {
  let sum = 0;
  for (const [pattern, weight] of cues) if (pattern.test(sentence)) sum += weight;
  return sum;
}
