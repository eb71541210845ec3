/** A language model as the generative analyst uses it: a question with a shape, an answer in text. */
import type * as z from 'zod';

/** What a model is asked. */
export interface Question {
  /** Who the model is and what holds always: never holds text of a source. */
  readonly system: string;
  /** The task with its material. */
  readonly prompt: string;
  /** The shape that the answer should have; servers that cannot hold a model to it are asked in words. */
  readonly shape: z.ZodType;
  /** Tells this question from every other, whatever random marks the prompt has: what answers are kept by. */
  readonly key: string;
  readonly signal?: AbortSignal | undefined;
}

/** What a model said. */
export interface Reply {
  /** As it came: JSON if all is well. */
  readonly text: string;
  /** Counted by the server, or estimated from the characters where it does not say; 0 from memory. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Keeps the answer for the next time the same is asked: to be called where it was of use. */
  readonly keep?: () => Promise<void>;
}

/** A model that can be asked. */
export interface LanguageModel {
  /** As the card names it. */
  readonly name: string;
  /** @throws ModelError when there is no answer, with whose fault it is. */
  ask(question: Question): Promise<Reply>;
}

/** Which model, and where it answers. */
export interface ModelChoice {
  readonly kind: 'compatible' | 'anthropic';
  readonly model: string;
  /** Address of the API; the provider's own where it is not given. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string | undefined;
  /** Longest wait for one answer. */
  readonly timeoutMs: number;
}

/** About as many tokens as a text has: four characters each, one where a script has no spaces. */
export function estimateTokens(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu);
  const wide = dense?.length ?? 0;
  return Math.ceil(wide + (text.length - wide) / 4);
}
