/** How well a feed does, in figures for people. */
import { and, eq, gte, isNotNull, sql } from 'drizzle-orm';
import type { FeedId, Instant } from '../model.ts';
import type { Database } from './database.ts';
import { feedById } from './feeds.ts';
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

/** The health of one feed at `now`, or null for an unknown feed. */
export async function feedHealth(db: Database, id: FeedId, now: Instant): Promise<FeedHealth | null> {
  const feed = await feedById(db, id);
  if (!feed) return null;
  const { articles } = db.tables;
  // Counted in the index of what each feed brought when; only what came lately is read.
  const [count] = await db.orm
    .select({ all: sql<number>`count(*)`, first: sql<number | null>`min(${articles.collected})` })
    .from(articles)
    .where(eq(articles.feedId, id));
  const since = now - 4 * WEEK;
  const [recent] = await db.orm
    .select({
      all: sql<number>`count(*) filter (where ${articles.sortedAt} >= ${since})`,
      first: sql<number | null>`min(${articles.sortedAt})`,
    })
    .from(articles)
    .where(and(eq(articles.feedId, id), gte(articles.collected, since)));
  const latencies = await latenciesSince(db, id, since);
  const first = Math.min(Number(count?.first ?? now), Number(recent?.first ?? now));
  const weeks = Math.min(4, Math.max(1, (now - first) / WEEK));
  return {
    lastSucceededAt: feed.lastSucceededAt,
    nextCheckAt: feed.nextCheckAt,
    latencyP50: quantile(latencies, 0.5),
    latencyP95: quantile(latencies, 0.95),
    entriesPerWeek: Math.round((Number(recent?.all ?? 0) / weeks) * 10) / 10,
    articles: Number(count?.all ?? 0),
    problem: feed.lastError,
    fullTexts: await fullTextCounts(db, id, since),
  };
}

/** Of what was collected while Dateline followed the feed: a backlog's age says nothing about its speed. */
async function latenciesSince(db: Database, id: FeedId, since: Instant): Promise<number[]> {
  const { articles } = db.tables;
  const rows = await db.orm
    .select({ latency: sql<number>`${articles.collected} - ${articles.published}` })
    .from(articles)
    .where(
      and(
        eq(articles.feedId, id),
        gte(articles.collected, since),
        isNotNull(articles.published),
        eq(articles.backlog, false),
      ),
    );
  return rows.map((row) => Math.max(0, Number(row.latency))).sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}
