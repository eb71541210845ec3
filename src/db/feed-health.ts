/** How well a feed does, in figures for people. */
import type { Feed, Instant } from '../model.ts';
import type { Database } from './database.ts';
import { fullTextCounts } from './full-texts.ts';

/** A feed's health. Latency is from publication to collection, over what came in the last 28 days. */
export interface FeedHealth {
  readonly lastSucceededAt: Instant | null;
  readonly nextCheckAt: Instant;
  /** Milliseconds; null while nothing with a date has come. */
  readonly latencyP50: number | null;
  readonly latencyP95: number | null;
  /** Mean over the last 28 days, or over the time since the first article if that is shorter. */
  readonly entriesPerWeek: number;
  readonly articles: number;
  /** One sentence, or null when the last poll went well. */
  readonly problem: string | null;
  /** Of the last 28 days: pages that gave their text, of those asked for, and why the last one that did not did not. */
  readonly fullTexts: { readonly had: number; readonly settled: number; readonly problem: string | null };
}

const WEEK = 7 * 86_400_000;

/** The health of these feeds at `now`, in their order: few statements, however many feeds. */
export async function feedHealth(db: Database, feeds: readonly Feed[], now: Instant): Promise<FeedHealth[]> {
  const since = now - 4 * WEEK;
  const ids = feeds.map(({ id }) => id);
  const counts = await db.prepared<Count>(COUNT).each(ids.map((id) => [id]));
  const recent = await db.prepared<Count>(RECENT).each(ids.map((id) => [since, id, since]));
  const delays = await db.prepared<[number]>(DELAYS).each(ids.map((id) => [id, since]));
  const fullTexts = await fullTextCounts(db, ids, since);
  return feeds.map(({ id, lastSucceededAt, nextCheckAt, lastError }, i) => {
    const [all, firstCollected] = counts[i]?.[0] ?? [0, null];
    const [fresh, firstFresh] = recent[i]?.[0] ?? [0, null];
    const latencies = (delays[i] ?? []).map(([delay]) => Math.max(0, delay)).sort((a, b) => a - b);
    const weeks = Math.min(4, Math.max(1, (now - Math.min(firstCollected ?? now, firstFresh ?? now)) / WEEK));
    return {
      lastSucceededAt,
      nextCheckAt,
      latencyP50: quantile(latencies, 0.5),
      latencyP95: quantile(latencies, 0.95),
      entriesPerWeek: Math.round((fresh / weeks) * 10) / 10,
      articles: all,
      problem: lastError,
      fullTexts: fullTexts.get(id) ?? { had: 0, settled: 0, problem: null },
    };
  });
}

type Count = [articles: number, first: Instant | null];

/** Counted in the index of what each feed brought when; only what came lately is read. */
const COUNT = 'select count(*), min(collected) from articles where feed_id = ?';
const RECENT =
  'select count(*) filter (where sorted_at >= ?), min(sorted_at) from articles where feed_id = ? and collected >= ?';
/** Of what was collected while Dateline followed the feed: a backlog's age says nothing about its speed. */
const DELAYS =
  'select collected - published from articles where feed_id = ? and collected >= ? and published is not null and not backlog';

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}
