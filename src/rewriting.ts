/**
 * Has a language model write about stories that are owed it, beside the pipeline: what it gives, late or
 * never, holds up nothing but the posts that wait for it a short while.
 */
import type { Analyst } from './analysis/analyst.ts';
import { factsOf } from './analysis/updates/changes.ts';
import type { RewriteTerms } from './db/analyses.ts';
import type { Database } from './db/database.ts';
import { countClaims, forgetAnswers } from './db/model-usage.ts';
import {
  type DueRewrite,
  dropRewrite,
  dueRewrites,
  forgetRewrites,
  languagesWanted,
  postponeRewrite,
  releaseHolds,
  saveRewrite,
} from './db/rewrites.ts';
import { type StoryHead, storyById } from './db/stories.ts';
import type { Translations } from './db/translations.ts';
import { describe, ModelError } from './errors.ts';
import type { Log } from './log.ts';
import type { Analysis, Instant, StoryId } from './model.ts';
import { earlierArticles, relatedStories } from './queries/related.ts';
import { staged } from './telemetry/stages.ts';
import { type CardLanguage, cardLanguages } from './text/card-languages.ts';

export interface RewriterDeps {
  readonly db: Database;
  readonly writer: Analyst;
  readonly now: () => Instant;
  readonly log: Log;
  /** Called for every story that was written or given up: its posts need not wait. */
  readonly onDone?: () => void;
}

/** Works through the stories that are owed. */
export interface Rewriter {
  /** Takes what is due, some at once; gives how many it took. */
  run(signal?: AbortSignal): Promise<number>;
}

/** A new story's posts wait so long for the model. */
const HOLD_MS = 20_000;
/** A story that grows often grows again soon: the model reads it when it has come to rest. */
const REST_MS = 60_000;
const AT_ONCE = 4;
const BATCH = 20;
const MINUTE = 60_000;
/** Waits after the first, second … failed attempt; after the last the story is left as it is. */
const WAITS = [0.5, 2, 10, 30, 120, 360].map((minutes) => minutes * MINUTE);
/** A wrong key or name is tried again after this: whoever mends it starts anew, usually. */
const SETTING_PAUSE_MS = 10 * MINUTE;
const DAY_MS = 24 * 60 * MINUTE;
const POSTS_LIVE_MS = 7 * DAY_MS;
const ANSWERS_LIVE_MS = 30 * DAY_MS;

/** Whether and when a model shall write about a story that was just analysed; undefined for one that nobody is sent. */
export function rewriteTerms(
  story: Pick<StoryHead, 'sample' | 'backlog'>,
  before: Analysis | undefined,
  now: Instant,
): RewriteTerms | undefined {
  if (story.sample || story.backlog) return undefined;
  const firstAttemptAt = before?.method.kind === 'model' ? now + REST_MS : now;
  return { firstAttemptAt, holdUntil: firstAttemptAt + HOLD_MS };
}

/** Makes a rewriter. It remembers only when the model asked to be left alone. */
export function createRewriter(deps: RewriterDeps): Rewriter {
  const { db, now } = deps;
  const rest = { until: 0 };
  return {
    async run(signal) {
      if (now() < rest.until) {
        await releaseHolds(db, now());
        return 0;
      }
      await forgetRewrites(db, now() - POSTS_LIVE_MS);
      await forgetAnswers(db, now() - ANSWERS_LIVE_MS);
      const waiting = await dueRewrites(db, now(), BATCH);
      const due = waiting.length;
      const work = async () => {
        for (
          let next = waiting.shift();
          next && !signal?.aborted && now() >= rest.until;
          next = waiting.shift()
        ) {
          await rewriteOne(deps, next, rest, signal);
          deps.onDone?.();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return due;
    },
  };
}

async function rewriteOne(
  deps: RewriterDeps,
  due: DueRewrite,
  rest: { until: number },
  signal?: AbortSignal,
): Promise<void> {
  const { db, writer, now, log } = deps;
  const story = await storyById(db, due.story);
  // It grew, or is gone: if it is to be written, it is owed anew.
  if (!story || story.version !== due.version) return dropRewrite(db, due.story, due.version);
  try {
    const related = await earlierArticles(db, await relatedStories(db, story));
    const write = async (language?: CardLanguage) => {
      const ask = () => writer.analyse(story, { now: now(), related, signal, language });
      const written = await staged('write', { story: due.story }, ask);
      if (written.method.kind === 'model') await countClaims(db, written.method, now());
      return written;
    };
    const analysis = await write();
    const translations = await translate(deps, due.story, write);
    const { method } = analysis;
    const facts = factsOf(story, analysis);
    const stored = await saveRewrite(db, due, { analysis, facts, translations }, now());
    log.info(
      { story: due.story, ...method, stored },
      stored ? 'written by the model' : 'written, but the story grew meanwhile',
    );
  } catch (error) {
    if (!signal?.aborted) await noteFailure(deps, due, rest, error);
  }
}

/**
 * The story once more in each language that its channels want. One that the model could not write is left out, and its
 * channels get the card that all others get.
 */
async function translate(
  { db, log }: RewriterDeps,
  story: StoryId,
  write: (language: CardLanguage) => Promise<Analysis>,
): Promise<Translations> {
  const translations = new Map<CardLanguage, Analysis>();
  for (const language of await languagesWanted(db, story)) {
    try {
      translations.set(language, await write(language));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      log.warn({ story, language }, `not written in ${cardLanguages[language]}: ${describe(error)}`);
    }
  }
  return translations;
}

async function noteFailure(
  { db, now, log }: RewriterDeps,
  due: DueRewrite,
  rest: { until: number },
  error: unknown,
): Promise<void> {
  const why = describe(error);
  const fault = error instanceof ModelError ? error.fault : 'defect';
  const fields = { story: due.story, attempt: due.attempts + 1, ...(fault === 'defect' && { error }) };
  const pause = pauseAfter(error, now());
  // Several questions are under way at once; one line says it for all.
  const isNews = pause <= rest.until ? false : pause > 0;
  rest.until = Math.max(rest.until, pause);
  const again = nextAttempt(error, due, now());
  if (again === null) {
    log.warn(fields, `the extractive card stays: ${why}`);
    return dropRewrite(db, due.story, due.version);
  }
  if (isNews || pause === 0) log.warn(fields, `the extractive card goes first: ${why}`);
  await postponeRewrite(db, due, { at: again, why, counts: pause === 0 });
}

/** Until when no question is asked at all: 0 where only this one failed. */
function pauseAfter(error: unknown, now: Instant): Instant {
  if (!(error instanceof ModelError)) return 0;
  if (error.fault === 'budget') return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  if (error.fault === 'setting') return now + SETTING_PAUSE_MS;
  return error.retryAfterMs === null ? 0 : now + error.retryAfterMs;
}

/** When the story is tried again; null where that would change nothing. */
function nextAttempt(error: unknown, { attempts }: DueRewrite, now: Instant): Instant | null {
  const pause = pauseAfter(error, now);
  if (pause > 0) return pause;
  const mostAttempts = error instanceof ModelError && error.fault === 'answer' ? 1 : WAITS.length;
  const wait = WAITS[attempts];
  return wait === undefined || attempts >= mostAttempts ? null : now + wait;
}
