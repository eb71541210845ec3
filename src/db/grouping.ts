/** What grouping reads and writes: the articles of stories, new and changed stories, merges. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import type { Database } from './database.ts';
import { type Indexed, indexArticles } from './term-index.ts';

/** An article of a story, as grouping compares it. */
export interface GroupedArticle {
  readonly id: ArticleId;
  readonly story: StoryId | null;
  readonly title: string;
  readonly publisher: string;
  readonly sortedAt: Instant;
  readonly sample: boolean;
  readonly profile: unknown;
}

/** The stories of these articles; articles without one are left out. */
export async function storiesOfArticles(
  db: Database,
  ids: readonly ArticleId[],
): Promise<Map<ArticleId, StoryId>> {
  const { articles } = db.tables;
  const rows = await db.orm
    .select({ id: articles.id, story: articles.storyId })
    .from(articles)
    .where(inArray(articles.id, [...ids]));
  return new Map(rows.flatMap(({ id, story }) => (story === null ? [] : [[id, story] as const])));
}

/** The newest `most` articles of a story, with their profiles. */
export async function groupedArticles(db: Database, story: StoryId, most: number): Promise<GroupedArticle[]> {
  const { articles: a, articleProfiles: p } = db.tables;
  return db.orm
    .select({
      id: a.id,
      story: a.storyId,
      // An article without title is known by how it begins.
      title: sql<string>`coalesce(nullif(trim(${a.title}), ''), substr(${a.text}, 1, 160))`,
      publisher: a.publisher,
      sortedAt: a.sortedAt,
      sample: a.sample,
      profile: p.profile,
    })
    .from(a)
    .innerJoin(p, eq(p.articleId, a.id))
    .where(eq(a.storyId, story))
    .orderBy(desc(a.id))
    .limit(most);
}

/** What a new or grown story looks like. */
export interface StoryChange {
  /** The stories that these articles belong to already; with more than one, they are merged. Empty for a new story. */
  readonly stories: readonly StoryId[];
  readonly added: readonly ArticleId[];
  readonly headline: string;
  /** Copies among its articles by publishers of different names: so many publishers fewer are counted. */
  readonly copies: number;
}

/** Thrown inside the transaction, so that nothing of it stays. */
class Outdated extends Error {}

/**
 * Writes a grouping in one transaction: all of it or nothing. Null when it rests on what is no longer so (another
 * process has grouped one of these articles, or merged one of these stories): then group again.
 */
export async function storeGrouping(
  db: Database,
  grouping: {
    indexed: readonly Indexed[];
    counts: ReadonlyMap<number, number>;
    changes: readonly StoryChange[];
  },
  now: Instant,
): Promise<StoryId[] | null> {
  try {
    return db.atomically(() => {
      indexArticles(db, grouping.indexed, grouping.counts);
      return grouping.changes.map((change) => applyChange(db, change, now));
    });
  } catch (error) {
    if (error instanceof Outdated) return null;
    throw error;
  }
}

function applyChange(db: Database, change: StoryChange, now: Instant): StoryId {
  const { articles, stories } = db.tables;
  const [kept, ...others] = [...change.stories].sort((a, b) => a - b);
  if (change.stories.length > 0) {
    const there = db.orm
      .select({ id: stories.id })
      .from(stories)
      .where(inArray(stories.id, [...change.stories]))
      .all();
    if (there.length !== change.stories.length) throw new Outdated();
  }
  const story = kept ?? newStory(db, change.headline, now);
  const moved = db.orm
    .update(articles)
    .set({ storyId: story })
    .where(and(inArray(articles.id, [...change.added]), isNull(articles.storyId)))
    .run();
  if (moved.changes !== change.added.length) throw new Outdated();
  for (const other of others) absorb(db, story, other);
  refresh(db, story, { headline: change.headline, copies: change.copies }, now);
  return story;
}

function newStory(db: Database, headline: string, now: Instant): StoryId {
  const [row] = db.orm
    .insert(db.tables.stories)
    // Version 0: the refresh that follows makes it 1.
    .values({ headline, firstPublished: now, updated: now, version: 0 })
    .returning({ id: db.tables.stories.id })
    .all();
  if (!row) throw new Outdated();
  return row.id;
}

/** Works out a story's row from its articles. Dates in the future count as now, or they would lead every list. */
function refresh(
  db: Database,
  story: StoryId,
  known: { headline: string; copies: number },
  now: Instant,
): void {
  const { articles: a, stories } = db.tables;
  const [sum] = db.orm
    .select({
      first: sql<number>`min(${a.sortedAt})`,
      last: sql<number>`max(${a.sortedAt})`,
      backlog: sql<number>`min(${a.backlog})`,
      sample: sql<number>`min(${a.sample})`,
      publishers: sql<number>`count(distinct lower(${a.publisher}))`,
    })
    .from(a)
    .where(eq(a.storyId, story))
    .all();
  if (!sum) return;
  db.orm
    .update(stories)
    .set({
      headline: known.headline,
      firstPublished: Math.min(sum.first, now),
      updated: Math.min(sum.last, now),
      backlog: sum.backlog === 1,
      sample: sum.sample === 1,
      publishers: Math.max(1, sum.publishers - known.copies),
      version: sql`${stories.version} + 1`,
    })
    .where(eq(stories.id, story))
    .run();
}

/**
 * Moves one story's articles and posts into another. The merged id stays known (`currentStory`), so that links and
 * buttons in posts already made still lead somewhere. Analyses are of one story's articles and are made again.
 */
export async function mergeStories(db: Database, into: StoryId, from: StoryId, now: Instant): Promise<void> {
  const { stories } = db.tables;
  db.atomically(() => {
    absorb(db, into, from);
    const [row] = db.orm
      .select({ headline: stories.headline })
      .from(stories)
      .where(eq(stories.id, into))
      .all();
    if (row) refresh(db, into, { headline: row.headline, copies: 0 }, now);
  });
}

function absorb(db: Database, into: StoryId, from: StoryId): void {
  const { articles, stories, analyses, storyAudiences, mergedStories } = db.tables;
  db.orm.update(articles).set({ storyId: into }).where(eq(articles.storyId, from)).run();
  moveDeliveries(db, into, from);
  db.orm.delete(analyses).where(eq(analyses.storyId, from)).run();
  db.orm.delete(storyAudiences).where(eq(storyAudiences.storyId, from)).run();
  db.orm.delete(stories).where(eq(stories.id, from)).run();
  db.orm.update(mergedStories).set({ into }).where(eq(mergedStories.into, from)).run();
  db.orm.insert(mergedStories).values({ id: from, into }).onConflictDoNothing().run();
}

/** How far a delivery has come: of two for one channel the furthest is kept, the older story's where they are equal. */
const PROGRESS = { owed: 1, refused: 0, posting: 2, posted: 3 } as const;

function moveDeliveries(db: Database, into: StoryId, from: StoryId): void {
  const { deliveries: d } = db.tables;
  const rows = db.orm
    .select({ id: d.id, channel: d.channelId, kind: d.kind, state: d.state, story: d.storyId })
    .from(d)
    .where(inArray(d.storyId, [into, from]))
    .all();
  const kept = new Map(
    rows.filter((row) => row.story === into).map((row) => [`${row.channel} ${row.kind}`, row]),
  );
  for (const row of rows.filter(({ story }) => story === from)) {
    const rival = kept.get(`${row.channel} ${row.kind}`);
    const loser = rival && PROGRESS[rival.state] >= PROGRESS[row.state] ? row : rival;
    if (loser) db.orm.delete(d).where(eq(d.id, loser.id)).run();
    if (loser !== row) db.orm.update(d).set({ storyId: into }).where(eq(d.id, row.id)).run();
  }
}

/** The story that this one was merged into, or itself. */
export async function currentStory(db: Database, id: StoryId): Promise<StoryId> {
  const { mergedStories } = db.tables;
  const [row] = await db.orm.select().from(mergedStories).where(eq(mergedStories.id, id));
  return row?.into ?? id;
}
