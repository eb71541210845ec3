/**
 * The statements of which an import runs thousands: prepared once per database, because preparing one takes longer
 * than running it. All synchronous: for inside `db.atomically`.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import type { Database } from './database.ts';

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();

function statementsOf(db: Database) {
  const statements = prepared.get(db) ?? prepare(db);
  prepared.set(db, statements);
  return statements;
}

function prepare(db: Database) {
  const { articles: a, stories } = db.tables;
  const [headline, now, story] = [
    sql.placeholder('headline'),
    sql.placeholder('now'),
    sql.placeholder('story'),
  ];
  return {
    // Version 0: the refresh that follows makes it 1.
    insert: db.orm
      .insert(stories)
      .values({ headline, firstPublished: now, updated: now, version: 0 })
      .returning({ id: stories.id })
      .prepare(),
    assign: db.orm
      .update(a)
      .set({ storyId: sql`${story}` })
      .where(and(eq(a.id, sql.placeholder('article')), sql`${a.storyId} is ${sql.placeholder('from')}`))
      .prepare(),
    sum: db.orm
      .select({
        first: sql<number>`min(${a.sortedAt})`,
        last: sql<number>`max(${a.sortedAt})`,
        backlog: sql<number>`min(${a.backlog})`,
        sample: sql<number>`min(${a.sample})`,
        publishers: sql<number>`count(distinct lower(${a.publisher}))`,
      })
      .from(a)
      .where(eq(a.storyId, story))
      .prepare(),
    refresh: db.orm
      .update(stories)
      .set({
        headline: sql`${headline}`,
        firstPublished: sql`${sql.placeholder('first')}`,
        updated: sql`${sql.placeholder('last')}`,
        backlog: sql`${sql.placeholder('backlog')}`,
        sample: sql`${sql.placeholder('sample')}`,
        publishers: sql`${sql.placeholder('publishers')}`,
        version: sql`${stories.version} + 1`,
      })
      .where(eq(stories.id, story))
      .prepare(),
  };
}

/** Makes a story without articles; `refreshStory` fills in the rest. */
export function insertStory(db: Database, headline: string, now: Instant): StoryId {
  return statementsOf(db).insert.get({ headline, now }).id;
}

/** Moves an article from one story, or from none, to another; false when it is not there any more. */
export function assignStory(
  db: Database,
  { id, from, to }: { id: ArticleId; from: StoryId | null; to: StoryId },
): boolean {
  return statementsOf(db).assign.run({ article: id, from, story: to }).changes === 1;
}

/** What a story's row says that its articles' rows do not. */
export interface StoryFacts {
  readonly headline: string;
  /** So many publishers only repeat another's text. */
  readonly copies: number;
}

/** Works out a story's row from its articles. Dates in the future count as now, or they would lead every list. */
export function refreshStory(db: Database, story: StoryId, facts: StoryFacts, now: Instant): void {
  const { sum, refresh } = statementsOf(db);
  const total = sum.get({ story });
  if (!total) return;
  refresh.run({
    story,
    headline: facts.headline,
    first: Math.min(total.first, now),
    last: Math.min(total.last, now),
    backlog: total.backlog,
    sample: total.sample,
    publishers: Math.max(1, total.publishers - facts.copies),
  });
}
