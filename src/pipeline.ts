/**
 * The stages joined: feeds → stories → analysis → delivery. Each step finds its own work in the database and
 * may be repeated, so that after a crash the next run goes on where the last one stopped.
 */
import type { Analyst } from './analysis/analyst.ts';
import { indexDates } from './analysis/dates/store.ts';
import { recordPredictions, reviewLapsed } from './analysis/predictions/record.ts';
import { factsOf } from './analysis/updates/changes.ts';
import { saveAnalysis, wholeAnalysesOf } from './db/analyses.ts';
import { articlesById, updateArticleText } from './db/articles.ts';
import type { Database } from './db/database.ts';
import { dueFeeds, type PolledFeed } from './db/feeds.ts';
import { duePages, type OwedPage, recordFullText } from './db/full-texts.ts';
import { deleteSampleEdition, noteEdits, pendingStories, storyById } from './db/stories.ts';
import { routeStory } from './delivery/route.ts';
import { describe } from './errors.ts';
import type { Fetcher } from './feeds/fetch.ts';
import type { PollDeps, PollResult } from './feeds/poll.ts';
import type { FeedReader } from './feeds/reader.ts';
import type { Push, PushResult } from './feeds/websub/receive.ts';
import type { Log } from './log.ts';
import type { ArticleId, Feed, Instant, StoryId } from './model.ts';
import { earlierArticles, noveltyOf, relatedStories } from './queries/related.ts';
import { rewriteTerms } from './rewriting.ts';
import { groupPending } from './stories/group.ts';
import { type Done, staged } from './telemetry/stages.ts';

export interface PipelineDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  readonly analyst: Analyst;
  /** Writes by a language model, in its own time; stories are owed to it where it is given. */
  readonly writer?: Analyst | null;
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
  const written = new Set<Promise<void>>();
  const later = (quiet: Promise<void>) => {
    written.add(quiet);
    // It is waited for below, and may fail before that.
    quiet.catch(() => {});
  };
  const polls = { ...deps, later };
  const work = async () => {
    for (let feed = waiting.shift(); feed && !signal?.aborted; feed = waiting.shift()) {
      const result = await staged('poll', { feed: feed.id }, () => pollOne(polls, feed), polled);
      totals.polled += 1;
      totals.added += result.added.length;
      if (result.outcome === 'failed') totals.failed += 1;
      onPolled(feed, result, due.length);
    }
  };
  await Promise.all(Array.from({ length: POLLS_AT_ONCE }, work));
  await Promise.all(written);
  return totals;
}

function polled({ outcome, added }: PollResult): Done {
  return { outcome, items: added.length };
}

async function pollOne(deps: PipelineDeps & Pick<PollDeps, 'later'>, feed: PolledFeed): Promise<PollResult> {
  const log = deps.log.child({ feed: feed.title });
  try {
    // Loaded here: a command that only asks does not wait for the libraries that read feeds.
    const { pollFeed } = await import('./feeds/poll.ts');
    const result = await pollFeed(deps, feed);
    await followUp(deps.db, result);
    if (result.added.length > 0) log.info({ articles: result.added }, `${result.added.length} new articles`);
    return result;
  } catch (error) {
    log.error({ error }, `polling failed: ${describe(error)}`);
    return { outcome: 'failed', added: [], edited: [], error: describe(error) };
  }
}

/** What new and changed articles call for, whichever way they came. */
async function followUp(
  db: Database,
  { added, edited }: { readonly added: readonly ArticleId[]; readonly edited: readonly ArticleId[] },
): Promise<void> {
  if (added.length > 0) await deleteSampleEdition(db);
  if (edited.length > 0) {
    await indexDates(db, await articlesById(db, edited));
    await noteEdits(db, edited);
  }
}

/** Stores what a hub pushed, as a poll would have. */
export async function takePush(deps: PipelineDeps, push: Push): Promise<PushResult> {
  const { receivePush } = await import('./feeds/websub/receive.ts');
  const result = await receivePush(deps, push);
  await followUp(deps.db, result);
  const { feedId } = push.subscription;
  if (result.added.length > 0)
    deps.log.info({ feed: feedId, articles: result.added }, `${result.added.length} new articles pushed`);
  return result;
}

/** Pages read at once, each at another host: one program is one reader. */
const PAGES_AT_ONCE = 8;
/** While pages are on their way, how often new ones are looked for. */
const LOOK_MS = 1_000;

/**
 * Reads the pages of articles that are owed their full text until none is due; gives how many texts it stored. A slow
 * server keeps only its own pages waiting.
 */
export async function readPages(
  deps: PipelineDeps,
  onRead: () => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const reading = new Map<string, Promise<void>>();
  let texts = 0;
  for (;;) {
    const due = signal.aborted ? [] : await duePages(deps.db, deps.now(), BATCH);
    for (const page of due) {
      const host = hostOf(page);
      if (reading.has(host) || reading.size >= PAGES_AT_ONCE) continue;
      const read = () => readPage(deps, page, signal);
      const work = staged('page', { article: page.article.id }, read, pageRead).then((had) => {
        reading.delete(host);
        if (had) texts += 1;
        onRead();
      });
      reading.set(host, work);
    }
    if (reading.size === 0) return texts;
    await Promise.race([...reading.values(), rest(LOOK_MS)]);
  }
}

function pageRead(had: boolean): Done {
  return had ? { outcome: 'had', items: 1 } : { outcome: 'none' };
}

function hostOf({ article }: OwedPage): string {
  return new URL(article.url ?? '').host;
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** One page from fetching to storing; the text is owed until all that hangs on it is stored, so a crash loses nothing. */
async function readPage(deps: PipelineDeps, page: OwedPage, signal: AbortSignal): Promise<boolean> {
  const { db, log } = deps;
  const { id, url } = page.article;
  try {
    const { fetchFullText } = await import('./feeds/full-text.ts');
    const found = await fetchFullText(deps, page, signal);
    if (!found) return false;
    const [article] = await articlesById(db, [id]);
    // Its story was told with the feed's words: others now would look like the publisher's change of mind.
    if (page.waitUntil > 0 && article?.storyId !== null) {
      await recordFullText(db, id, { state: 'none', problem: 'The page came too late for its story.' });
      return false;
    }
    await updateArticleText(db, id, found);
    await indexDates(db, await articlesById(db, [id]));
    await noteEdits(db, [id]);
    await recordFullText(db, id, { state: 'had', problem: null });
    return true;
  } catch (error) {
    if (!signal.aborted) log.error({ article: id, url, error }, `reading a page failed: ${describe(error)}`);
    return false;
  }
}

/** Gives every article that has none a story; gives how many stories were touched. */
export async function groupArticles({ db, now }: Pick<PipelineDeps, 'db' | 'now'>): Promise<number> {
  let touched = 0;
  const groupBatch = () => groupPending({ db, now: now() }, BATCH, (articles) => indexDates(db, articles));
  const group = () =>
    staged('group', {}, groupBatch, (grouped) => ({ outcome: 'done', items: grouped.length }));
  for (let stories = await group(); stories.length > 0; stories = await group()) touched += stories.length;
  return touched;
}

/** What analysing needs of the pipeline's parts. */
export type AnalysisDeps = Omit<PipelineDeps, 'fetcher' | 'reader'>;

/** Analyses stories that grew, decides who is owed their card, looks at predictions whose time is up; gives how many stories it worked on. */
export async function analyseAndRoute(
  deps: AnalysisDeps,
  signal?: AbortSignal,
  updatedSince?: Instant,
): Promise<number> {
  await reviewLapsed(deps.db, deps.now());
  const pending = await pendingStories(deps.db, BATCH, updatedSince);
  for (const story of pending) {
    if (signal?.aborted) break;
    const { id } = story;
    if (story.analysed < story.version) await staged('analyse', { story: id }, () => analyseStory(deps, id));
    await staged('route', { story: id }, () => routeStory(deps.db, id, deps.now()));
    // Commands and posts have their turn between two stories.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return pending.length;
}

/** Analyses one story as it is now, with what came before on the same matter as background. */
async function analyseStory({ db, analyst, writer, now, log }: AnalysisDeps, id: StoryId): Promise<void> {
  const story = await storyById(db, id);
  if (!story) return;
  const near = await relatedStories(db, story);
  const related = await earlierArticles(db, near);
  const analysis = await analyst.analyse(story, { now: now(), related });
  const before = writer ? (await wholeAnalysesOf(db, [id])).get(id) : undefined;
  const rewrite = writer ? rewriteTerms(story, before, now()) : undefined;
  const beside = { facts: factsOf(story, analysis), novelty: noveltyOf(near), rewrite };
  await saveAnalysis(db, id, story.version, analysis, now(), beside);
  await recordPredictions(db, story, analysis, near);
  const fields = { story: id, articles: story.articles.map((article) => article.id) };
  // What was there before the feed was followed comes by the hundred, and is posted nowhere.
  if (story.backlog || story.sample) log.debug(fields, 'analysed');
  else log.info(fields, 'analysed');
}

/** Lists by audience look back so far: older stories are analysed when the bot runs, or when somebody asks for one. */
const RECENT_MS = 35 * 86_400_000;

/** Analyses what lists may show, so that a one-shot command can answer by audience. */
export async function analyseRecent(deps: AnalysisDeps): Promise<void> {
  while ((await analyseAndRoute(deps, undefined, deps.now() - RECENT_MS)) > 0);
}
