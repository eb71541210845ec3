/** How much work is due and not done: counted from the state itself, so that any process can tell it for all. */
import { and, count, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../model.ts';
import type { Database } from './database.ts';
import { tokensOfDay } from './model-usage.ts';

/** Work of one stage that is due. */
export interface Waiting {
  readonly stage: 'poll' | 'page' | 'group' | 'analyse' | 'write' | 'post';
  readonly count: number;
  /** For how long the first of it has been due, ms; 0 with none. */
  readonly oldestMs: number;
}

/** What metrics tell of the whole. */
export interface Backlog {
  readonly waiting: readonly Waiting[];
  readonly feeds: Readonly<Record<'active' | 'failing' | 'paused' | 'gone', number>>;
  readonly channels: Readonly<Record<'taking' | 'refusing', number>>;
  readonly tokens: readonly { readonly model: string; readonly input: number; readonly output: number }[];
}

/** Counts it all; each count reads an index of what is open, not the whole table. */
export async function backlogOf(db: Database, now: Instant): Promise<Backlog> {
  return {
    waiting: await waiting(db, now),
    feeds: await feedStates(db),
    channels: await channelStates(db),
    tokens: await tokensOfDay(db, now),
  };
}

async function waiting(db: Database, now: Instant): Promise<Waiting[]> {
  const { feeds, fullTexts, articles, stories, owedRewrites, deliveries } = db.tables;
  const due = async (
    stage: Waiting['stage'],
    table: SQLiteTable,
    since: SQLiteColumn,
    open: SQL | undefined,
  ) => {
    const first = sql<number | null>`min(${since})`;
    const rows = await db.orm.select({ count: count(), first }).from(table).where(open);
    const waits = rows[0];
    return { stage, count: waits?.count ?? 0, oldestMs: Math.max(0, now - (waits?.first ?? now)) };
  };
  const { nextCheckAt } = feeds;
  const isPostOpen = inArray(deliveries.state, ['owed', 'posting']);
  return [
    await due('poll', feeds, nextCheckAt, and(eq(feeds.state, 'active'), lte(nextCheckAt, now))),
    await due(
      'page',
      fullTexts,
      fullTexts.nextAttemptAt,
      and(eq(fullTexts.state, 'owed'), lte(fullTexts.nextAttemptAt, now)),
    ),
    await due('group', articles, articles.collected, isNull(articles.storyId)),
    await due(
      'analyse',
      stories,
      stories.updated,
      sql`analysed_version < version or routed_version < version`,
    ),
    await due('write', owedRewrites, owedRewrites.nextAttemptAt, lte(owedRewrites.nextAttemptAt, now)),
    await due(
      'post',
      deliveries,
      deliveries.nextAttemptAt,
      and(isPostOpen, lte(deliveries.nextAttemptAt, now)),
    ),
  ];
}

async function feedStates(db: Database): Promise<Backlog['feeds']> {
  const { feeds } = db.tables;
  const states = { active: 0, failing: 0, paused: 0, gone: 0 };
  const failing = sql<boolean>`${feeds.failures} > 0`;
  const rows = await db.orm
    .select({ state: feeds.state, failing, count: count() })
    .from(feeds)
    .groupBy(feeds.state, failing);
  for (const { state, failing: isFailing, count: number } of rows)
    states[state === 'active' && isFailing ? 'failing' : state] += number;
  return states;
}

async function channelStates(db: Database): Promise<Backlog['channels']> {
  const { channels, subscriptions } = db.tables;
  const states = { taking: 0, refusing: 0 };
  const subscribed = db.orm.select({ id: subscriptions.channelId }).from(subscriptions);
  const rows = await db.orm
    .select({ taking: isNull(channels.refusedAt), count: count() })
    .from(channels)
    .where(inArray(channels.id, subscribed))
    .groupBy(isNull(channels.refusedAt));
  for (const { taking, count: number } of rows) states[taking ? 'taking' : 'refusing'] += number;
  return states;
}
