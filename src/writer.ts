/** The analyst with a language model, made from the settings. */
import * as z from 'zod';
import type { Analyst } from './analysis/analyst.ts';
import type { AudienceTable } from './analysis/audiences.ts';
import { generativeAnalyst } from './analysis/generative/index.ts';
import type { ModelChoice } from './analysis/generative/language-model.ts';
import { metered } from './analysis/generative/metered.ts';
import { remoteModel } from './analysis/generative/remote-model.ts';
import type { Settings } from './config.ts';
import type { Database } from './db/database.ts';
import { ModelError } from './errors.ts';
import type { Log } from './log.ts';
import type { Instant } from './model.ts';

/** What `ANTHROPIC_API_KEY` alone gets: Anthropic's small model. */
const ANTHROPIC_MODEL = 'claude-haiku-5-5';

/** The model that the settings name; null where they name none. A server of one's own goes before a provider's. */
export function modelChoice(settings: Settings): ModelChoice | null {
  const { LLM_BASE_URL, LLM_MODEL, LLM_API_KEY, ANTHROPIC_API_KEY, ANTHROPIC_API_URL } = settings;
  const timeoutMs = settings.LLM_TIMEOUT * 1000;
  if (LLM_BASE_URL !== undefined && LLM_MODEL !== undefined) {
    return { kind: 'compatible', model: LLM_MODEL, baseUrl: LLM_BASE_URL, apiKey: LLM_API_KEY, timeoutMs };
  }
  if (ANTHROPIC_API_KEY === undefined) return null;
  const model = LLM_MODEL ?? ANTHROPIC_MODEL;
  return { kind: 'anthropic', model, baseUrl: ANTHROPIC_API_URL, apiKey: ANTHROPIC_API_KEY, timeoutMs };
}

/** What `/dateline status` says of the model beside what it used. */
export function modelTerms({ model }: ModelChoice, { LLM_DAILY_TOKENS, LLM_PRICES }: Settings) {
  const [input, output] = LLM_PRICES?.split('/').map(Number) ?? [];
  const prices = input === undefined || output === undefined ? null : { input, output };
  return { name: model, dailyTokens: LLM_DAILY_TOKENS, prices };
}

export interface WriterOptions {
  readonly model: ModelChoice;
  readonly db: Database;
  readonly audiences: AudienceTable;
  readonly settings: Settings;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Makes the analyst; no library is loaded and nothing is sent until it is asked. */
export function createWriter({ model, db, audiences, settings, now, log }: WriterOptions): Analyst {
  const { LLM_DAILY_TOKENS: dailyTokens, CARD_LANGUAGE: language } = settings;
  return generativeAnalyst({
    model: metered(remoteModel(model), { db, dailyTokens, now }),
    audiences,
    language,
    onWithheld(story, withheld) {
      for (const { claim, why } of withheld)
        log.info({ story: story.id, claim }, `a statement was withheld: ${why}`);
    },
  });
}

/**
 * Asks the model one small question in the form that analyses are asked in; gives the milliseconds it took.
 * @throws ModelError that says what to mend.
 */
export async function tryModel(model: ModelChoice): Promise<number> {
  const began = Date.now();
  const { text } = await remoteModel(model).ask({
    system: 'You answer with one JSON object and nothing else.',
    prompt: 'Answer with the JSON object {"ready": true}.',
    shape: z.object({ ready: z.boolean() }),
    key: '',
  });
  if (!/"ready"\s*:\s*true/.test(text)) {
    throw new ModelError(
      'answer',
      `The model ${model.model} answers, but not as it is asked (“${text.slice(0, 60)}”); choose another with LLM_MODEL.`,
    );
  }
  return Date.now() - began;
}
