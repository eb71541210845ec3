/** What grouping reads and writes: the articles of stories, new and changed stories, merges. */
import { eq, inArray } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import type { Database } from './database.ts';
import { assignStory, insertStory, refreshStory } from './story-rows.ts';
import { type Indexed, indexArticles } from './term-index.ts';

/** An article that a story gets. */
export interface Moved {
  readonly id: ArticleId;
  /** The story that it was taken from; null for a new article. */
  readonly from: StoryId | null;
}

/** What a new or changed story looks like. */
export interface StoryChange {
  /** The stored stories that this is; with more than one, they are merged. Empty for a new story. */
  readonly stories: readonly StoryId[];
  readonly moved: readonly Moved[];
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
    readonly indexed: readonly Indexed[];
    readonly counts: ReadonlyMap<number, number>;
    readonly changes: readonly StoryChange[];
  },
  now: Instant,
): Promise<StoryId[] | null> {
  try {
    return db.atomically(() => {
      indexArticles(db, grouping.indexed, grouping.counts);
      return applyChanges(db, grouping.changes, now);
    });
  } catch (error) {
    if (error instanceof Outdated) return null;
    throw error;
  }
}

/** Articles move first: a merge takes all that are left in a story. */
function applyChanges(db: Database, changes: readonly StoryChange[], now: Instant): StoryId[] {
  const placed = changes.map((change) => ({ ...change, story: storyFor(db, change, now) }));
  for (const { moved, story } of placed) {
    for (const { id, from } of moved) if (!assignStory(db, { id, from, to: story })) throw new Outdated();
  }
  for (const { stories, story } of placed) {
    for (const other of stories) if (other !== story) absorb(db, story, other);
  }
  for (const change of placed) refreshStory(db, change.story, change, now);
  return placed.map(({ story }) => story);
}

/** The story that a change is about: a new one, or the oldest of its stories. */
function storyFor(db: Database, { stories, headline }: StoryChange, now: Instant): StoryId {
  const [kept] = [...stories].sort((a, b) => a - b);
  if (kept === undefined) return insertStory(db, headline, now);
  const { stories: table } = db.tables;
  const there = db.orm
    .select({ id: table.id })
    .from(table)
    .where(inArray(table.id, [...stories]))
    .all();
  if (there.length !== stories.length) throw new Outdated();
  return kept;
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
    if (row) refreshStory(db, into, { headline: row.headline, copies: 0 }, now);
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
