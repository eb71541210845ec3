/** Decides who hears of a story by direct message because they follow it, or a topic that it is on. */
import { changesBetween } from '../analysis/updates/changes.ts';
import { followWords, isSnoozed } from '../channels/follow-words.ts';
import { type SeenStory, storyMatcher } from '../channels/matching.ts';
import { isQuietNow, wishesIn } from '../channels/wishes.ts';
import { refusedBefore } from '../db/channels.ts';
import type { Database, Session, Work } from '../db/database.ts';
import type { Owed } from '../db/deliveries.ts';
import { newStorySubject, noteSeen, storyFollows, toldOfNew, topicFollows } from '../db/follows.ts';
import type { StoryHead } from '../db/stories.ts';
import { factsAt } from '../db/story-versions.ts';
import { groupBy } from '../group-by.ts';
import type { ChannelId, Follow, FollowId, Instant, Story } from '../model.ts';
import { newDeliveryId } from './delivery-id.ts';

/** The payload of a follow-up on one story. */
export interface FollowUpPayload {
  readonly follow: FollowId;
  /** What changed, one statement each; empty for a story that is new on a topic. */
  readonly changes: readonly string[];
}

/** The payload of a follow-up that lists those which waited. */
export interface FollowUpsPayload {
  readonly waited: true;
}

/** What is owed, and what is written together with it. */
export interface FollowUps {
  readonly owed: readonly Owed[];
  readonly alongside: (tx: Session) => Work<void>;
}

/** Who is owed word of a story as it is now: of a material change by those who follow it, of a new one by topics. */
export async function followUpsOf(
  db: Database,
  story: Story & StoryHead,
  seen: SeenStory,
  now: Instant,
): Promise<FollowUps> {
  const followers = await storyFollows(db, story.id);
  const facts = followers.length > 0 ? await factsAt(db, story.id, story.version) : null;
  const changed = followers.flatMap(({ seen: before, ...follow }): Told[] => {
    const { material, parts } = before ? changesBetween(before, story) : NOTHING;
    return material ? [{ follow, subject: `${story.id} ${story.version}`, changes: parts }] : [];
  });
  const others = new Set(followers.map(({ channel }) => channel));
  const all = [...changed, ...(await newOnTopics(db, story, seen, others))];
  const gone = await refusedBefore(db, channelsOf(all), now - PATIENCE_MS);
  const owed = all.filter(({ follow }) => !gone.has(follow.channel));
  const isQuiet = await quietIn(db, channelsOf(owed), now);
  return {
    owed: owed.map((told) =>
      owedOf(story, told, isSnoozed(told.follow, now) || isQuiet(told.follow.channel)),
    ),
    *alongside(tx) {
      if (facts) yield* noteSeen(tx, story.id, facts);
    },
  };
}

const NOTHING = { material: false, parts: [] } as const;

/** Who has taken no direct messages for so long has left, or does not want them: nothing more is owed until they do. */
const PATIENCE_MS = 30 * 86_400_000;

/** One person is told of a story. */
interface Told {
  readonly follow: Follow;
  readonly subject: string;
  readonly changes: readonly string[];
}

function channelsOf(told: readonly Told[]): ChannelId[] {
  return told.map(({ follow }) => follow.channel);
}

/** A story is new to whom follows a topic where all of it came after that; `others` follow the story itself. */
async function newOnTopics(
  db: Database,
  story: Story & StoryHead,
  seen: SeenStory,
  others: ReadonlySet<ChannelId>,
): Promise<Told[]> {
  if (story.backlog || story.sample) return [];
  const matches = storyMatcher(seen);
  const topics = new Map<string, boolean>();
  const isOn = (topic: string) => {
    const found = topics.get(topic) ?? matches({ kind: 'topic', value: topic });
    topics.set(topic, found);
    return found;
  };
  const begun = Math.min(...story.articles.map(({ collected }) => collected));
  const matching = (await topicFollows(db)).filter(
    (follow) => begun >= follow.createdAt && !others.has(follow.channel) && isOn(follow.value),
  );
  if (matching.length === 0) return [];
  const told = await toldOfNew(db, story.id);
  return [...groupBy(matching, ({ channel }) => channel)].flatMap(([channel, topics]) => {
    // Of several topics the one that does not wait.
    const [follow] = topics.toSorted((a, b) => (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0));
    return follow && !told.has(channel) ? [{ follow, subject: newStorySubject(story.id), changes: [] }] : [];
  });
}

async function quietIn(
  db: Database,
  channels: readonly ChannelId[],
  now: Instant,
): Promise<(channel: ChannelId) => boolean> {
  const wishesFor = await wishesIn(db, channels);
  return (channel) => isQuietNow(wishesFor(channel), now);
}

function owedOf(story: Story, { follow, subject, changes }: Told, waits: boolean): Owed {
  const payload: FollowUpPayload = { follow: follow.id, changes };
  return {
    id: newDeliveryId(),
    channel: follow.channel,
    kind: 'follow-up',
    subject,
    story: story.id,
    state: waits ? 'held' : 'owed',
    because: `you follow ${followWords(follow, story.headline)}`,
    payload,
  };
}
