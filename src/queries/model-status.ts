/** How the language model does: what it used today, what of it held. */
import type { Database } from '../db/database.ts';
import { usageOn } from '../db/model-usage.ts';
import { countRewrites } from '../db/rewrites.ts';
import type { Instant } from '../model.ts';

/** What the settings say of the model. */
export interface ModelTerms {
  readonly name: string;
  /** Tokens, in and out, for a day (UTC). */
  readonly dailyTokens: number;
  /** Dollars per million tokens; null where nobody gave them. */
  readonly prices: { readonly input: number; readonly output: number } | null;
}

/** The model today (UTC). */
export interface ModelStatus {
  readonly name: string;
  readonly tokensToday: number;
  readonly dailyTokens: number;
  /** Dollars; null where the prices are not known. */
  readonly costToday: number | null;
  readonly answersToday: number;
  /** Statements written today, and those that held. */
  readonly claims: number;
  readonly verified: number;
  /** Stories that wait to be written. */
  readonly owed: number;
}

/** Reads the day's use of the model. */
export async function modelStatus(db: Database, terms: ModelTerms, now: Instant): Promise<ModelStatus> {
  const { inputTokens, outputTokens, answers, claims, verified } = await usageOn(db, now);
  const { name, dailyTokens, prices } = terms;
  return {
    name,
    tokensToday: inputTokens + outputTokens,
    dailyTokens,
    costToday: prices && (inputTokens * prices.input + outputTokens * prices.output) / 1e6,
    answersToday: answers,
    claims,
    verified,
    owed: await countRewrites(db),
  };
}
