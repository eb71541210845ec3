/** The feeds that are followed, and how each does. */
import type { SourcesView, SourceView } from '../cards/sources.ts';
import type { Database } from '../db/database.ts';
import { feedHealth } from '../db/feed-health.ts';
import { listFeeds } from '../db/feeds.ts';
import { pushHealth } from '../db/push-subscriptions.ts';
import type { Instant } from '../model.ts';
import { feedbackByPublisher } from './feedback.ts';

/** What to list: feeds whose title or address holds `filter`, `limit` on a page. Pages count from 1. */
export interface SourcesRequest {
  readonly filter?: string | undefined;
  readonly limit: number;
  readonly page?: number | undefined;
}

/** The names of the publishers that are followed, each once. */
export async function sourceNames(db: Database): Promise<string[]> {
  return [...new Set((await listFeeds(db)).map(({ publisher }) => publisher.name))];
}

/** One page of feeds with their health, those that fail first. A page beyond the last is the last. */
export async function sources(db: Database, request: SourcesRequest, now: Instant): Promise<SourcesView> {
  const wanted = request.filter?.toLowerCase() ?? '';
  const all = await listFeeds(db);
  const some = all.filter(
    ({ title, url }) => title.toLowerCase().includes(wanted) || url.toLowerCase().includes(wanted),
  );
  const pages = Math.max(1, Math.ceil(some.length / request.limit));
  const page = Math.min(Math.max(1, request.page ?? 1), pages);
  const start = (page - 1) * request.limit;
  const shown = some.toSorted((a, b) => b.failures - a.failures).slice(start, start + request.limit);
  const said = await feedbackByPublisher(db, now);
  const health = await feedHealth(db, shown, now);
  const pushes = await pushHealth(
    db,
    shown.map(({ id }) => id),
  );
  const listed = shown.flatMap((feed, i): SourceView[] => {
    const feedback = said.get(feed.publisher.name) ?? null;
    const its = health[i];
    return its ? [{ feed, health: its, push: pushes.get(feed.id) ?? null, feedback }] : [];
  });
  const failing = some.filter(({ lastError }) => lastError !== null).length;
  return { total: some.length, failing, page, pages, listed };
}
