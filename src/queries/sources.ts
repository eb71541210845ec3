/** The feeds that are followed, and how each does. */
import type { Database } from '../db/database.ts';
import { type FeedHealth, feedHealth } from '../db/feed-health.ts';
import { listFeeds } from '../db/feeds.ts';
import type { Feed, Instant } from '../model.ts';

/** One source as `/sources` lists it. */
export interface SourceView {
  readonly feed: Feed;
  readonly health: FeedHealth;
}

/** What `/sources` shows: those that fail first. */
export interface SourcesView {
  readonly total: number;
  readonly failing: number;
  readonly listed: readonly SourceView[];
}

/** The names of the publishers that are followed, each once. */
export async function sourceNames(db: Database): Promise<string[]> {
  return [...new Set((await listFeeds(db)).map(({ publisher }) => publisher.name))];
}

/** The feeds whose title or address holds `filter`; the health of at most `limit` of them. */
export async function sources(
  db: Database,
  request: { filter?: string | undefined; limit: number },
  now: Instant,
): Promise<SourcesView> {
  const wanted = request.filter?.toLowerCase() ?? '';
  const all = await listFeeds(db);
  const some = all.filter(({ title, url }) => title.toLowerCase().includes(wanted) || url.includes(wanted));
  const sorted = some.toSorted((a, b) => b.failures - a.failures);
  const listed: SourceView[] = [];
  for (const feed of sorted.slice(0, request.limit)) {
    const health = await feedHealth(db, feed.id, now);
    if (health) listed.push({ feed, health });
  }
  return { total: some.length, failing: some.filter(({ lastError }) => lastError !== null).length, listed };
}
