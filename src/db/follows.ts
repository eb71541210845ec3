/** Stored follows: the stories and topics that people hear of by direct message. */
import { and, asc, count, countDistinct, eq, inArray, like } from 'drizzle-orm';
import type { ChannelId, Follow, FollowId, FollowKind, Instant, StoryFacts, StoryId } from '../model.ts';
import { type Database, run, type Session, type Work } from './database.ts';

/** What is followed. */
export type FollowTarget = Pick<Follow, 'kind' | 'value'>;

/** A follow of a story, with what it said when the person last heard of it; null where nobody knew. */
export interface StoryFollow extends Follow {
  readonly seen: StoryFacts | null;
}

function columns(db: Session) {
  const { id, channelId, kind, value, createdAt, snoozedUntil } = db.tables.follows;
  return { id, channel: channelId, kind, value, createdAt, snoozedUntil };
}

/** Follows something; gives the follow, and whether it is new. */
export async function addFollow(
  db: Database,
  wanted: FollowTarget & { channel: ChannelId; seen: StoryFacts | null },
  now: Instant,
): Promise<{ follow: Follow; isNew: boolean }> {
  const { follows: f } = db.tables;
  const { channel, kind, value, seen } = wanted;
  const [added] = await db.orm
    .insert(f)
    .values({ channelId: channel, kind, value, seen, createdAt: now })
    .onConflictDoNothing()
    .returning(columns(db));
  const follow =
    added ?? (await followsOf(db, channel)).find((one) => one.kind === kind && one.value === value);
  if (!follow) throw new Error('The follow vanished while it was looked up');
  return { follow, isNew: added !== undefined };
}

/** What a person follows, oldest first. */
export async function followsOf(db: Database, channel: ChannelId): Promise<Follow[]> {
  const { follows: f } = db.tables;
  return db.orm.select(columns(db)).from(f).where(eq(f.channelId, channel)).orderBy(asc(f.id));
}

/** One follow; null where it was taken back. */
export async function followById(db: Database, id: FollowId): Promise<Follow | null> {
  const { follows: f } = db.tables;
  const [row] = await db.orm.select(columns(db)).from(f).where(eq(f.id, id));
  return row ?? null;
}

/** Takes back one of a person's follows, or all; gives how many there were. */
export async function removeFollows(db: Database, channel: ChannelId, id?: FollowId): Promise<number> {
  const { follows: f } = db.tables;
  const removed = await db.orm
    .delete(f)
    .where(and(eq(f.channelId, channel), id === undefined ? undefined : eq(f.id, id)))
    .returning({ id: f.id });
  return removed.length;
}

/** Lets follow-ups wait until a moment; null ends that. */
export async function snoozeFollow(db: Database, id: FollowId, until: Instant | null): Promise<void> {
  const { follows: f } = db.tables;
  await db.orm.update(f).set({ snoozedUntil: until }).where(eq(f.id, id));
}

/** Those who follow a story, oldest first. */
export async function storyFollows(db: Database, story: StoryId): Promise<StoryFollow[]> {
  const { follows: f } = db.tables;
  return db.orm
    .select({ ...columns(db), seen: f.seen })
    .from(f)
    .where(and(eq(f.kind, 'story'), eq(f.value, String(story))))
    .orderBy(asc(f.id));
}

/** Everybody's topics, oldest first; the caller compares their words. */
export async function topicFollows(db: Database): Promise<Follow[]> {
  const { follows: f } = db.tables;
  return db.orm.select(columns(db)).from(f).where(eq(f.kind, 'topic')).orderBy(asc(f.id));
}

/** Notes what a story says now that its followers have heard of it; inside a transaction. */
export function* noteSeen(tx: Session, story: StoryId, seen: StoryFacts): Work<void> {
  const { follows: f } = tx.tables;
  yield* run(
    tx.orm
      .update(f)
      .set({ seen })
      .where(and(eq(f.kind, 'story'), eq(f.value, String(story)))),
  );
}

/** The subject of a follow-up on a new story: told once to a person, whichever of their topics it is on. */
export function newStorySubject(story: StoryId): string {
  return `new ${story}`;
}

/** The people who were told of a story as new, also where it was another story that is merged into it since. */
export async function toldOfNew(db: Database, story: StoryId): Promise<ReadonlySet<ChannelId>> {
  const { deliveries: d } = db.tables;
  const rows = await db.orm
    .selectDistinct({ channel: d.channelId })
    .from(d)
    .where(and(eq(d.storyId, story), eq(d.kind, 'follow-up'), like(d.subject, 'new %')));
  return new Set(rows.map(({ channel }) => channel));
}

/** Follows of a story that is merged go to the other one; for those who follow both, that one stays. */
export function* mergeFollows(tx: Session, into: StoryId, from: StoryId): Work<void> {
  const { follows: f } = tx.tables;
  const ofStory = (story: StoryId) => and(eq(f.kind, 'story'), eq(f.value, String(story)));
  const there = yield* run(tx.orm.select({ channel: f.channelId }).from(f).where(ofStory(into)));
  const channels = there.map(({ channel }) => channel);
  if (channels.length > 0)
    yield* run(tx.orm.delete(f).where(and(ofStory(from), inArray(f.channelId, channels))));
  yield* run(
    tx.orm
      .update(f)
      .set({ value: String(into) })
      .where(ofStory(from)),
  );
}

/** How many follows of each kind there are, and how many people have some. */
export async function countFollows(db: Database): Promise<Record<FollowKind | 'people', number>> {
  const { follows: f } = db.tables;
  const rows = await db.orm.select({ kind: f.kind, follows: count() }).from(f).groupBy(f.kind);
  const [all] = await db.orm.select({ people: countDistinct(f.channelId) }).from(f);
  const of = (wanted: FollowKind) => rows.find(({ kind }) => kind === wanted)?.follows ?? 0;
  return { story: of('story'), topic: of('topic'), people: all?.people ?? 0 };
}
