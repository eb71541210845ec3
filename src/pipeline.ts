/**
 * The stages joined: feeds → stories → analysis → delivery. Each step finds its own work in the database and
 * may be repeated, so that after a crash the next run goes on where the last one stopped.
 */
import type { Analyst } from './analysis/analyst.ts';
import { indexDates } from './analysis/dates/store.ts';
import { saveAnalysis } from './db/analyses.ts';
import { articlesById, articlesWithoutStory } from './db/articles.ts';
import type { Database } from './db/database.ts';
import { dueFeeds } from './db/feeds.ts';
import { deleteSampleEdition, noteEdits, pendingStories, storyById } from './db/stories.ts';
import { routeStory } from './delivery/route.ts';
import { describe } from './errors.ts';
import type { Fetcher } from './feeds/fetch.ts';
import type { PollResult } from './feeds/poll.ts';
import type { FeedReader } from './feeds/reader.ts';
import type { Log } from './log.ts';
import type { Feed, Instant, StoryId } from './model.ts';
import { earlierArticles, relatedStories } from './queries/related.ts';
import { groupPending } from './stories/group.ts';

export interface PipelineDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  readonly analyst: Analyst;
  readonly now: () => Instant;
  readonly log: Log;
}

/** What one round of collecting did. */
export interface Collected {
  readonly polled: number;
  readonly added: number;
  readonly failed: number;
}

/** Feeds polled at once; hosts are spared by the fetcher's own rule. */
const POLLS_AT_ONCE = 16;
const BATCH = 500;

/**
 * Polls every feed that is due, some at once, and stores what they bring. One feed's failure is one quiet line.
 */
export async function collectDue(
  deps: PipelineDeps,
  onPolled: (feed: Feed, result: PollResult, due: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Collected> {
  const due = await dueFeeds(deps.db, deps.now(), BATCH);
  const totals = { polled: 0, added: 0, failed: 0 };
  const waiting = [...due];
  const work = async () => {
    for (let feed = waiting.shift(); feed && !signal?.aborted; feed = waiting.shift()) {
      const result = await pollOne(deps, feed);
      totals.polled += 1;
      totals.added += result.added.length;
      if (result.outcome === 'failed') totals.failed += 1;
      onPolled(feed, result, due.length);
    }
  };
  await Promise.all(Array.from({ length: POLLS_AT_ONCE }, work));
  return totals;
}

async function pollOne(deps: PipelineDeps, feed: Feed): Promise<PollResult> {
  const log = deps.log.child({ feed: feed.title });
  try {
    // Loaded here: a command that only asks does not wait for the libraries that read feeds.
    const { pollFeed } = await import('./feeds/poll.ts');
    const result = await pollFeed(deps, feed.id);
    if (result.added.length > 0) {
      await deleteSampleEdition(deps.db);
      log.info({ added: result.added.length }, 'new articles');
    }
    if (result.edited.length > 0) {
      await indexDates(deps.db, await articlesById(deps.db, result.edited));
      await noteEdits(deps.db, result.edited);
    }
    return result;
  } catch (error) {
    log.error({ error }, `polling failed: ${describe(error)}`);
    return { outcome: 'failed', added: [], edited: [], error: describe(error) };
  }
}

/** Gives every article that has none a story; gives how many stories were touched. */
export async function groupArticles({ db, now }: Pick<PipelineDeps, 'db' | 'now'>): Promise<number> {
  let touched = 0;
  for (;;) {
    const batch = await articlesWithoutStory(db, BATCH);
    if (batch.length === 0) return touched;
    await indexDates(db, batch);
    touched += (await groupPending({ db, now: now() }, batch.length)).length;
  }
}

/** What analysing needs of the pipeline's parts. */
export type AnalysisDeps = Omit<PipelineDeps, 'fetcher' | 'reader'>;

/** Analyses stories that grew and decides who is owed their card; gives how many it worked on. */
export async function analyseAndRoute(
  deps: AnalysisDeps,
  signal?: AbortSignal,
  updatedSince?: Instant,
): Promise<number> {
  const pending = await pendingStories(deps.db, BATCH, updatedSince);
  for (const story of pending) {
    if (signal?.aborted) break;
    if (story.analysed < story.version) await analyseStory(deps, story.id);
    await routeStory(deps.db, story.id, deps.now());
    // Commands and posts have their turn between two stories.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return pending.length;
}

/** Analyses one story as it is now, with what came before on the same matter as background. */
async function analyseStory({ db, analyst, now, log }: AnalysisDeps, id: StoryId): Promise<void> {
  const story = await storyById(db, id);
  if (!story) return;
  const related = await earlierArticles(db, await relatedStories(db, story));
  const analysis = await analyst.analyse(story, { now: now(), related });
  await saveAnalysis(db, id, story.version, analysis, now());
  log.debug({ story: id, articles: story.articles.length }, 'analysed');
}

/** Lists by audience look back so far: older stories are analysed when the bot runs, or when somebody asks for one. */
const RECENT_MS = 35 * 86_400_000;

/** Analyses what lists may show, so that a one-shot command can answer by audience. */
export async function analyseRecent(deps: AnalysisDeps): Promise<void> {
  while ((await analyseAndRoute(deps, undefined, deps.now() - RECENT_MS)) > 0);
}
