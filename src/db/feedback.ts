/** What people say of stories. */
import { and, eq, gte, inArray, type SQL } from 'drizzle-orm';
import type { ChannelId, FeedbackKind, Instant, StoryId, StoryTraits } from '../model.ts';
import { chunks } from './chunks.ts';
import { type Database, run } from './database.ts';
import { claimKey, forgetUnsaid } from './marked-claims.ts';

/** Channels per statement. */
const IDS = 10_000;

/** Something that a person says of a story in a channel. */
export interface NewFeedback {
  readonly channel: ChannelId;
  readonly story: StoryId;
  readonly person: string;
  readonly kind: FeedbackKind;
  readonly traits: StoryTraits;
  /** The words of the claim that is wrong, where one was chosen. */
  readonly claim?: string;
}

/** What a person said, stored. `direct` is true in a person's direct messages. */
export interface StoredFeedback {
  readonly channel: ChannelId;
  readonly story: StoryId;
  readonly person: string;
  readonly kind: FeedbackKind;
  readonly at: Instant;
  readonly traits: StoryTraits;
  readonly direct: boolean;
}

const OPPOSITE: Readonly<Partial<Record<FeedbackKind, FeedbackKind>>> = {
  useful: 'not-for-us',
  'not-for-us': 'useful',
};

/** Stores it once; the opposite that the same person said before goes, and the claim, where there is one, is marked. */
export async function recordFeedback(db: Database, said: NewFeedback, now: Instant): Promise<void> {
  const { feedback: f, markedClaims: m } = db.tables;
  const { channel, story, person, kind, traits, claim } = said;
  const own = and(eq(f.channelId, channel), eq(f.storyId, story), eq(f.person, person));
  const same = and(own, eq(f.kind, kind));
  await db.atomically(function* (tx) {
    const opposite = OPPOSITE[kind];
    if (opposite) yield* run(tx.orm.delete(f).where(and(own, eq(f.kind, opposite))));
    const row = { channelId: channel, storyId: story, person, kind, at: now, traits };
    yield* run(tx.orm.insert(f).values(row).onConflictDoNothing());
    if (claim === undefined) return;
    const key = claimKey(claim);
    const before = yield* run(tx.orm.select({ claim: f.claim }).from(f).where(same));
    yield* run(tx.orm.update(f).set({ claim: key }).where(same));
    const mark = { key, text: claim, storyId: story, markedAt: now };
    yield* run(tx.orm.insert(m).values(mark).onConflictDoNothing());
    yield* forgetUnsaid(
      tx,
      before.flatMap((row) => row.claim ?? []),
    );
  });
}

/** Takes back all that a person said of a story in a channel; gives how much that was. */
export async function takeBackFeedback(
  db: Database,
  { channel, story, person }: Pick<NewFeedback, 'channel' | 'story' | 'person'>,
): Promise<number> {
  const { feedback: f } = db.tables;
  const own = and(eq(f.channelId, channel), eq(f.storyId, story), eq(f.person, person));
  return db.atomically(function* (tx) {
    const gone = yield* run(tx.orm.delete(f).where(own).returning({ claim: f.claim }));
    yield* forgetUnsaid(
      tx,
      gone.flatMap(({ claim }) => claim ?? []),
    );
    return gone.length;
  });
}

/** Forgets what a channel's people found useful or not for them; gives how much that was. */
export async function forgetTaste(db: Database, channel: ChannelId): Promise<number> {
  const { feedback: f } = db.tables;
  const gone = await db.orm
    .delete(f)
    .where(and(eq(f.channelId, channel), inArray(f.kind, ['useful', 'not-for-us'])))
    .returning({ kind: f.kind });
  return gone.length;
}

/** What was said since a moment: in these channels, or in all. */
export async function feedbackSince(
  db: Database,
  since: Instant,
  channels?: readonly ChannelId[],
): Promise<StoredFeedback[]> {
  if (!channels) return feedbackWhere(db, gte(db.tables.feedback.at, since));
  const said: StoredFeedback[] = [];
  for (const some of chunks(channels, IDS)) {
    const { at, channelId } = db.tables.feedback;
    said.push(...(await feedbackWhere(db, and(gte(at, since), inArray(channelId, some)))));
  }
  return said;
}

async function feedbackWhere(db: Database, condition: SQL | undefined): Promise<StoredFeedback[]> {
  const { feedback: f, channels: c } = db.tables;
  const rows = await db.orm
    .select({
      channel: f.channelId,
      story: f.storyId,
      person: f.person,
      kind: f.kind,
      at: f.at,
      traits: f.traits,
      owner: c.person,
    })
    .from(f)
    .innerJoin(c, eq(c.id, f.channelId))
    .where(condition);
  return rows.map(({ owner, ...row }) => ({ ...row, direct: owner !== null }));
}
