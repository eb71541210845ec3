/** What people said of stories: of one channel, and over all of them for the operator. */

import type { FeedbackCounts } from '../cards/feedback.ts';
import { type Opinion, opinionsOf, TASTE_MS } from '../channels/taste.ts';
import type { Database } from '../db/database.ts';
import { feedbackSince } from '../db/feedback.ts';
import { markedClaims } from '../db/marked-claims.ts';
import { storiesById } from '../db/stories.ts';
import { groupBy } from '../group-by.ts';
import type { Channel, FeedbackKind, Instant, MarkedClaim, StoryId } from '../model.ts';

/** What a channel's people said in the last 90 days, and the opinions that count, the strongest first. */
export interface ChannelFeedback {
  readonly counts: FeedbackCounts;
  readonly opinions: readonly Opinion[];
}

/** A story that people called a duplicate. */
export interface ReportedDuplicate {
  readonly story: StoryId;
  readonly headline: string;
  readonly people: number;
}

/** The same over all channels, with what waits for the operator. */
export interface FeedbackStatus {
  readonly counts: FeedbackCounts;
  /** Those of which most people say so first. */
  readonly duplicates: readonly ReportedDuplicate[];
  readonly claims: readonly MarkedClaim[];
}

/** What one channel's people said. */
export async function channelFeedback(db: Database, { id }: Channel, now: Instant): Promise<ChannelFeedback> {
  const said = await feedbackSince(db, now - TASTE_MS, [id]);
  const opinions = opinionsOf(said, now).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return { counts: countsOf(said), opinions };
}

/** What was said everywhere. */
export async function feedbackStatus(db: Database, now: Instant): Promise<FeedbackStatus> {
  const said = await feedbackSince(db, now - TASTE_MS);
  const people = groupBy(
    said.filter(({ kind }) => kind === 'duplicate'),
    ({ story }) => story,
  );
  const stories = await storiesById(db, [...people.keys()]);
  const duplicates = stories.map(({ id, headline }) => ({
    story: id,
    headline,
    people: people.get(id)?.length ?? 0,
  }));
  return {
    counts: countsOf(said),
    duplicates: duplicates.sort((a, b) => b.people - a.people),
    claims: await markedClaims(db),
  };
}

/** What was said of stories that a publisher tells, by its name. */
export async function feedbackByPublisher(db: Database, now: Instant): Promise<Map<string, FeedbackCounts>> {
  const said = await feedbackSince(db, now - TASTE_MS);
  const named = said.flatMap((one) => one.traits.publishers.map((publisher) => ({ ...one, publisher })));
  const byName = groupBy(named, ({ publisher }) => publisher);
  return new Map([...byName].map(([name, some]) => [name, countsOf(some)]));
}

function countsOf(said: readonly { readonly kind: FeedbackKind }[]): FeedbackCounts {
  const counts = { useful: 0, wrong: 0, duplicate: 0, 'not-for-us': 0 };
  for (const { kind } of said) counts[kind] += 1;
  return counts;
}
