import type { Database } from '../../db/database.ts';
import { answerTo, keepAnswer, reserveTokens, settleTokens } from '../../db/model-usage.ts';
import { ModelError } from '../../errors.ts';
import type { Instant } from '../../model.ts';
import { estimateTokens, type LanguageModel, type Question } from './language-model.ts';

export interface MeterOptions {
  readonly db: Database;
  /** Tokens, in and out, that may be used on one day (UTC). */
  readonly dailyTokens: number;
  readonly now: () => Instant;
}

/** What an answer is taken to need before it is there. */
const EXPECTED_OUTPUT = 2_000;

/** What an answer that nobody heard is counted as: all that was set aside for it. */
function unheard(reserved: number) {
  return { inputTokens: reserved - EXPECTED_OUTPUT, outputTokens: EXPECTED_OUTPUT };
}

/** The same model, kept within the day's budget, counted, and asked nothing twice. */
export function metered(model: LanguageModel, { db, dailyTokens, now }: MeterOptions): LanguageModel {
  const ask = async (question: Question) => {
    const at = now();
    const reserved = estimateTokens(question.system + question.prompt) + EXPECTED_OUTPUT;
    if (!(await reserveTokens(db, { model: model.name, tokens: reserved, budget: dailyTokens }, at))) {
      throw new ModelError(
        'budget',
        `The day's ${dailyTokens} tokens are used; raise LLM_DAILY_TOKENS, or wait for midnight (UTC).`,
      );
    }
    const used = { inputTokens: 0, outputTokens: 0 };
    try {
      const reply = await model.ask(question);
      Object.assign(used, { inputTokens: reply.inputTokens, outputTokens: reply.outputTokens });
      return { ...reply, keep: () => keepAnswer(db, question.key, reply.text, now()) };
    } catch (error) {
      if (error instanceof ModelError && error.workedOn) Object.assign(used, unheard(reserved));
      throw error;
    } finally {
      await settleTokens(db, { model: model.name, reserved, ...used }, at);
    }
  };
  return {
    name: model.name,
    async ask(question) {
      const kept = await answerTo(db, question.key);
      return kept === null ? ask(question) : { text: kept, inputTokens: 0, outputTokens: 0 };
    },
  };
}
