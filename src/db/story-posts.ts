/**
 * What becomes of a story's cards when stories are merged or split. A post goes with the event that it told, so that a
 * channel sees each event once: for inside the transaction of grouping.
 */
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { DeliveryId, DeliveryState, Instant, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';
import { storySubject } from './deliveries.ts';

/** How far a delivery has come: of two for one channel the furthest is kept, the older story's where they are equal. */
const PROGRESS = { refused: 0, held: 1, owed: 2, posting: 3, bundled: 4, posted: 5 } as const;
/** States in which a channel has seen the story, or may have. */
const TOLD = ['posting', 'posted', 'bundled'] as const;

/**
 * Cards are of one story each, so the merged one's becomes the other's where the channel has none. Where both are posted,
 * both stay: what was posted for the merged story keeps its subject, shows the merged story from now on, and is there when a
 * split needs to know that the channel has seen it. The rest goes along.
 */
export function* mergePosts(tx: Session, into: StoryId, from: StoryId): Work<void> {
  const { deliveries: d } = tx.tables;
  const kept = new Map((yield* run(ownCards(tx, into))).map((row) => [row.channel, row]));
  for (const row of yield* run(ownCards(tx, from))) {
    const rival = kept.get(row.channel);
    if (rival?.state === 'posted' && row.state === 'posted') continue;
    const loser = rival && PROGRESS[rival.state] >= PROGRESS[row.state] ? row : rival;
    if (loser) yield* run(tx.orm.delete(d).where(eq(d.id, loser.id)));
    if (loser !== row) yield* giveTo(tx, row.id, into, from);
  }
  // Versions of two stories do not compare: the posts show an older one, whatever its number.
  yield* run(tx.orm.update(d).set({ storyId: into, version: 0 }).where(eq(d.storyId, from)));
}

function ownCards(tx: Session, story: StoryId) {
  const { deliveries: d } = tx.tables;
  return tx.orm
    .select({ id: d.id, channel: d.channelId, state: d.state })
    .from(d)
    .where(and(eq(d.storyId, story), eq(d.kind, 'story'), eq(d.subject, storySubject(story))));
}

/** Makes a card the story's own; remembers for which story it was made, where that is another. */
function* giveTo(tx: Session, id: DeliveryId, story: StoryId, madeFor: StoryId): Work<void> {
  const { deliveries: d, deliveryOrigins } = tx.tables;
  const given = { storyId: story, subject: storySubject(story), version: 0 };
  const origin = { deliveryId: id, storyId: madeFor };
  yield* run(tx.orm.update(d).set(given).where(eq(d.id, id)));
  if (madeFor === story) yield* run(tx.orm.delete(deliveryOrigins).where(eq(deliveryOrigins.deliveryId, id)));
  else yield* run(tx.orm.insert(deliveryOrigins).values(origin).onConflictDoNothing());
}

/** An article of a story that is split. */
export interface SplitArticle {
  readonly collected: Instant;
  /** The story that it was in before a merge; null where it always was in this one. */
  readonly origin: StoryId | null;
  /** The story that it is in now. */
  readonly now: StoryId;
}

/**
 * Hands on the posts of a story that was split: each to the story that has most of the articles that it told (of
 * those of the story that it was made for, or else of those collected when it was posted). It stays where two have as
 * many, and where the other story has a card in that channel already.
 */
export function* splitPosts(tx: Session, story: StoryId, articles: readonly SplitArticle[]): Work<void> {
  for (const post of yield* run(postsOf(tx, story))) {
    const told = articles.filter(({ collected, origin }) =>
      post.madeFor === story ? collected <= post.at : origin === post.madeFor,
    );
    const target = mostFrequent(told, story);
    if (target !== story) yield* handOn(tx, post, story, target);
  }
}

type Post = Awaited<ReturnType<typeof postsOf>>[number];

/** The posted cards of a story, with the story that each was made for, and when it was posted. */
function postsOf(tx: Session, story: StoryId) {
  const { deliveries: d, deliveryOrigins: o } = tx.tables;
  return tx.orm
    .select({
      id: d.id,
      channel: d.channelId,
      subject: d.subject,
      madeFor: sql<StoryId>`coalesce(${o.storyId}, cast(${d.subject} as bigint))`,
      at: sql<Instant>`coalesce(${d.postedAt}, ${d.firstTriedAt}, ${d.createdAt})`,
    })
    .from(d)
    .leftJoin(o, eq(o.deliveryId, d.id))
    .where(and(eq(d.storyId, story), eq(d.kind, 'story'), inArray(d.state, TOLD)));
}

/** The story that most of the articles are in now; `story` where none has more. */
function mostFrequent(articles: readonly SplitArticle[], story: StoryId): StoryId {
  const counts = new Map<StoryId, number>([[story, 0]]);
  for (const { now } of articles) counts.set(now, (counts.get(now) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function* handOn(tx: Session, post: Post, story: StoryId, target: StoryId): Work<void> {
  const { deliveries: d } = tx.tables;
  const card = and(eq(d.channelId, post.channel), eq(d.kind, 'story'), eq(d.subject, storySubject(target)));
  const [rival] = yield* run(
    tx.orm
      .select({ id: d.id })
      .from(d)
      .where(and(card, ne(d.id, post.id))),
  );
  if (!rival) yield* giveTo(tx, post.id, target, post.madeFor);
  else if (post.subject !== storySubject(story))
    yield* run(tx.orm.update(d).set({ storyId: target, version: 0 }).where(eq(d.id, post.id)));
}

/** When the first card of each of these stories was posted; stories without a post are left out. */
export async function firstPosts(db: Database, stories: readonly StoryId[]): Promise<Map<StoryId, Instant>> {
  if (stories.length === 0) return new Map();
  const { deliveries: d } = db.tables;
  // Not by the index of states, which SQLite takes for the narrower one when many stories are asked for: most posts are posted.
  const state = sql<DeliveryState>`coalesce(${d.state}, '')`;
  const rows = await db.orm
    .select({
      story: sql<StoryId>`${d.storyId}`,
      at: sql<Instant>`min(coalesce(${d.postedAt}, ${d.firstTriedAt}, ${d.createdAt}))`,
    })
    .from(d)
    .where(and(inArray(d.storyId, [...stories]), eq(d.kind, 'story'), inArray(state, TOLD)))
    .groupBy(d.storyId);
  return new Map(rows.map(({ story, at }) => [story, at]));
}
