/** What came of a prediction, in words. */
import type { Prediction } from '../model.ts';
import { english } from './words/english.ts';
import type { CardWords } from './words/index.ts';

/** `came true`, `did not come true`, or that its time is up and no source says; null while it is open. */
export function outcomeWords(
  { state, reviewed }: Pick<Prediction, 'state' | 'reviewed'>,
  words: CardWords = english,
): string | null {
  if (state === 'came-true') return words.cameTrue;
  if (state === 'did-not') return words.didNot;
  return reviewed ? words.lapsed : null;
}
