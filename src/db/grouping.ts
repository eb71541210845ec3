/** What grouping reads and writes: the articles of stories, new and changed stories, merges. */
import { eq, inArray } from 'drizzle-orm';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';
import { mergeFollows } from './follows.ts';
import { mergePosts } from './story-posts.ts';
import { assignStories, insertStories, refreshStories } from './story-rows.ts';
import { finishSplit, rememberOrigins, restoredStory, type Split, splitOf } from './story-splits.ts';
import { forgetFacts } from './story-versions.ts';
import { countTerms, type TermCounts } from './term-counts.ts';
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
    /** What was counted before, and what the new articles add to it. */
    readonly counted: TermCounts;
    readonly added: TermCounts;
    readonly changes: readonly StoryChange[];
  },
  now: Instant,
): Promise<StoryId[] | null> {
  try {
    return await db.atomically(function* (tx) {
      const { indexed, counted, added } = grouping;
      yield* indexArticles(tx, indexed);
      const counting = { articles: added.articles, turn: counted.articles };
      yield* countTerms(tx, counted.of, added.of, counting, leadsOf(indexed));
      return yield* applyChanges(tx, grouping.changes, now);
    });
  } catch (error) {
    if (error instanceof Outdated) return null;
    throw error;
  }
}

function leadsOf(indexed: readonly Indexed[]): Map<number, ArticleId[]> {
  const leads = new Map<number, ArticleId[]>();
  for (const { id, fresh } of indexed) {
    for (const term of fresh) leads.set(term, [...(leads.get(term) ?? []), id]);
  }
  return leads;
}

/** Articles move first, and posts with them: a merge takes all that are left in a story. */
function* applyChanges(tx: Session, changes: readonly StoryChange[], now: Instant): Work<StoryId[]> {
  const left = new Set(changes.flatMap(({ moved }) => moved.flatMap(({ from }) => from ?? [])));
  const splits: Split[] = [];
  for (const story of left) splits.push(yield* splitOf(tx, story));
  const placed = yield* storiesFor(tx, changes, now);
  const moving = placed.flatMap(({ moved, story }) => moved.map((one) => ({ ...one, to: story })));
  if (!(yield* assignStories(tx, moving))) throw new Outdated();
  for (const split of splits) yield* finishSplit(tx, split);
  for (const { stories, story } of placed) {
    for (const other of stories) if (other !== story) yield* absorb(tx, story, other);
  }
  yield* refreshStories(tx, placed, now);
  return placed.map(({ story }) => story);
}

/** A change with the story that it is about. */
type Placed = StoryChange & { readonly story: StoryId };

/**
 * The stories that changes are about: the oldest of a change's stories, or one that had been merged and is parted again,
 * or a new one.
 * @throws Outdated where one of the stories has been merged meanwhile.
 */
function* storiesFor(tx: Session, changes: readonly StoryChange[], now: Instant): Work<Placed[]> {
  const { stories: table } = tx.tables;
  const wanted = [...new Set(changes.flatMap(({ stories }) => stories))];
  const there = yield* run(tx.orm.select({ id: table.id }).from(table).where(inArray(table.id, wanted)));
  if (there.length !== wanted.length) throw new Outdated();
  const known: (StoryId | null)[] = [];
  for (const { stories, moved, headline } of changes) {
    const [oldest] = [...stories].sort((a, b) => a - b);
    known.push(oldest ?? (yield* restoredStory(tx, moved, headline, now)));
  }
  const headlines = changes.flatMap(({ headline }, i) => (known[i] === null ? [headline] : []));
  const made = (yield* insertStories(tx, headlines, now)).values();
  return changes.map((change, i) => ({ ...change, story: known[i] ?? (made.next().value as StoryId) }));
}

/**
 * Moves one story's articles and posts into another. The merged id stays known (`currentStory`), so that links and
 * buttons in posts already made still lead somewhere. Analyses are of one story's articles and are made again.
 */
export async function mergeStories(db: Database, into: StoryId, from: StoryId, now: Instant): Promise<void> {
  const { stories } = db.tables;
  await db.atomically(function* (tx) {
    yield* absorb(tx, into, from);
    const [row] = yield* run(
      tx.orm.select({ headline: stories.headline }).from(stories).where(eq(stories.id, into)),
    );
    if (row) yield* refreshStories(tx, [{ story: into, headline: row.headline, copies: 0 }], now);
  });
}

function* absorb(tx: Session, into: StoryId, from: StoryId): Work<void> {
  const { orm } = tx;
  const { articles, stories, analyses, storyAudiences, mergedStories, translatedAnalyses } = tx.tables;
  yield* rememberOrigins(tx, from);
  yield* run(orm.update(articles).set({ storyId: into }).where(eq(articles.storyId, from)));
  yield* mergePosts(tx, into, from);
  yield* mergeFollows(tx, into, from);
  yield* run(orm.delete(analyses).where(eq(analyses.storyId, from)));
  yield* run(orm.delete(translatedAnalyses).where(eq(translatedAnalyses.storyId, from)));
  yield* run(orm.delete(storyAudiences).where(eq(storyAudiences.storyId, from)));
  yield* run(orm.delete(stories).where(eq(stories.id, from)));
  yield* forgetFacts(tx, from);
  yield* run(orm.update(mergedStories).set({ into }).where(eq(mergedStories.into, from)));
  yield* run(orm.insert(mergedStories).values({ id: from, into }).onConflictDoNothing());
}

/** The story that this one was merged into, or itself. */
export async function currentStory(db: Database, id: StoryId): Promise<StoryId> {
  const { mergedStories } = db.tables;
  const [row] = await db.orm.select().from(mergedStories).where(eq(mergedStories.id, id));
  return row?.into ?? id;
}
