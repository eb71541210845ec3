/**
 * Parting a story that held two events. What was merged before gets its number back, so that posts and links of that
 * time are right again. For inside the transaction of grouping.
 */
import { eq, inArray } from 'drizzle-orm';
import { groupBy } from '../group-by.ts';
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { run, type Session, type Work } from './database.ts';
import { type SplitArticle, splitPosts } from './story-posts.ts';

/** Notes where the articles of a story come from that is about to be merged; an earlier origin stays. */
export function* rememberOrigins(tx: Session, story: StoryId): Work<void> {
  const statement = tx.prepared(
    `insert into article_origins (article_id, story_id)
    select id, story_id from articles where story_id = ? on conflict do nothing`,
  );
  yield* run(statement.run(story));
}

/**
 * Brings back the merged story that most of these articles come from, empty, under its number; null where most come from
 * none, or where it is there.
 */
export function* restoredStory(
  tx: Session,
  moved: readonly { readonly id: ArticleId; readonly from: StoryId | null }[],
  headline: string,
  now: Instant,
): Work<StoryId | null> {
  const parted = moved.flatMap(({ id, from }) => (from === null ? [] : [id]));
  const { articleOrigins, mergedStories, stories } = tx.tables;
  const origins: StoryId[] = [];
  for (const id of parted) {
    const origin = yield* originOf(tx, id);
    if (origin !== null) origins.push(origin);
  }
  const [best] = [...groupBy(origins, (origin) => origin)].sort((a, b) => b[1].length - a[1].length);
  if (!best || best[1].length * 2 <= parted.length) return null;
  const [story] = best;
  const merged = yield* run(
    tx.orm.delete(mergedStories).where(eq(mergedStories.id, story)).returning({ id: mergedStories.id }),
  );
  if (merged.length === 0) return null;
  // Version 0: the refresh that follows makes it 1.
  const row = { id: story, headline, firstPublished: now, updated: now, version: 0 };
  yield* run(tx.orm.insert(stories).values(row));
  yield* run(tx.orm.delete(articleOrigins).where(inArray(articleOrigins.articleId, parted)));
  return story;
}

function* originOf(tx: Session, id: ArticleId): Work<StoryId | null> {
  const statement = tx.prepared<[StoryId]>('select story_id from article_origins where article_id = ?');
  return (yield* run(statement.all(id)))[0]?.[0] ?? null;
}

/** A story before it is split. */
export interface Split {
  readonly story: StoryId;
  readonly articles: readonly {
    readonly id: ArticleId;
    readonly collected: Instant;
    readonly origin: StoryId | null;
  }[];
}

/** The story as it is before articles leave it. */
export function* splitOf(tx: Session, story: StoryId): Work<Split> {
  const statement = tx.prepared<[ArticleId, Instant, StoryId | null]>(
    `select a.id, a.collected, o.story_id from articles as a left join article_origins as o on o.article_id = a.id
    where a.story_id = ?`,
  );
  const rows = yield* run(statement.all(story));
  return { story, articles: rows.map(([id, collected, origin]) => ({ id, collected, origin })) };
}

/** Sends posts and merged numbers after the articles that have left a story. */
export function* finishSplit(tx: Session, { story, articles }: Split): Work<void> {
  const where = tx.prepared<[StoryId]>('select story_id from articles where id = ?');
  const parted: SplitArticle[] = [];
  for (const article of articles)
    parted.push({ ...article, now: (yield* run(where.all(article.id)))[0]?.[0] ?? story });
  yield* splitPosts(tx, story, parted);
  const { mergedStories } = tx.tables;
  for (const [origin, from] of groupBy(parted, (article) => article.origin)) {
    if (origin === null) continue;
    const [into] = [...groupBy(from, ({ now }) => now)].sort((a, b) => b[1].length - a[1].length);
    if (!into) continue;
    yield* run(tx.orm.update(mergedStories).set({ into: into[0] }).where(eq(mergedStories.id, origin)));
  }
}
