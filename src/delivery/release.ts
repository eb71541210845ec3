/** Lets go of what a channel has waiting: one by one, or as one list. */

import { isQuiet, lastDue, localWords, type Schedule } from '../channels/times.ts';
import { isQuietNow, type Wishes, wishesIn } from '../channels/wishes.ts';
import type { Database } from '../db/database.ts';
import {
  bundleHeld,
  channelsHolding,
  countPosts,
  dropHeld,
  type HeldDelivery,
  heldIn,
  holdOwed,
  releaseHeld,
} from '../db/held-deliveries.ts';
import { channelsWith } from '../db/preferences.ts';
import type { ChannelId, DeliveryId, Instant } from '../model.ts';
import { newDeliveryId } from './delivery-id.ts';
import { releaseFollowUps } from './waiting-follow-ups.ts';

const HOUR = 3_600_000;

/** What becomes of the held deliveries of a channel at one moment; the rest goes on waiting. */
interface Release {
  /** Posted each as it is. */
  readonly single: readonly DeliveryId[];
  readonly bundle: Bundle | null;
  /** Not posted: the channel wants no cards any more. */
  readonly dropped: readonly DeliveryId[];
}

/** A digest, and what goes into it. */
interface Bundle {
  /** Owed once: the period, or the oldest member. */
  readonly subject: string;
  readonly title: string;
  readonly members: readonly DeliveryId[];
}

/**
 * Releases what may be posted now, in every channel that holds something; gives how many channels had something. All in
 * one task, so that no two passes count the same free place.
 */
export async function releaseDue(db: Database, now: Instant): Promise<number> {
  await holdInQuiet(db, now);
  const channels = await channelsHolding(db);
  const wishesFor = await wishesIn(db, channels);
  let released = 0;
  for (const channel of channels) {
    if (await releaseIn(db, channel, wishesFor(channel), now)) released += 1;
  }
  return released;
}

/** What was owed before the quiet hours began waits for their end too. */
async function holdInQuiet(db: Database, now: Instant): Promise<void> {
  const channels = await channelsWith(db, ['quiet']);
  const wishesFor = await wishesIn(db, channels);
  for (const channel of channels) {
    if (isQuietNow(wishesFor(channel), now)) await holdOwed(db, channel);
  }
}

async function releaseIn(db: Database, channel: ChannelId, wishes: Wishes, now: Instant): Promise<boolean> {
  const all = await heldIn(db, channel);
  const held = all.filter(({ kind }) => kind !== 'follow-up');
  const followUps = all.filter(({ kind }) => kind === 'follow-up');
  const told = !isQuietNow(wishes, now) && (await releaseFollowUps(db, channel, followUps, now));
  const posts = wishes.limit === null ? 0 : await countPosts(db, channel, now - HOUR, now);
  const { single, bundle, dropped } = planRelease(wishes, held, posts, now);
  if (dropped.length > 0) await dropHeld(db, dropped, 'This channel gets only the recap.');
  if (single.length > 0) await releaseHeld(db, single, now);
  if (!bundle) return told || single.length > 0;
  const { subject, title, members } = bundle;
  const because = 'this channel gets what waited for it as one list';
  const digest = {
    id: newDeliveryId(),
    channel,
    kind: 'digest' as const,
    subject,
    because,
    payload: { title },
  };
  return (await bundleHeld(db, digest, members, now)) || told || single.length > 0;
}

const NOTHING: Release = { single: [], bundle: null, dropped: [] };

/**
 * What is released of `held` (oldest first) at a moment, in a channel that had `posts` in the last hour. Only the latest
 * time of a digest counts, so that after a pause there is one digest and not many.
 */
function planRelease(wishes: Wishes, held: readonly HeldDelivery[], posts: number, now: Instant): Release {
  if (isQuietNow(wishes, now)) return NOTHING;
  const notes = idsOf(held.filter(({ kind }) => kind !== 'story'));
  const cards = held.filter(({ kind }) => kind === 'story');
  if (wishes.deliver === 'recap') return { single: notes, bundle: null, dropped: idsOf(cards) };
  const release =
    wishes.deliver === 'at-once'
      ? atOnce(wishes, cards, posts)
      : inDigest(wishes, wishes.deliver, cards, now);
  return { ...release, single: [...notes, ...release.single] };
}

function inDigest(
  { zone }: Wishes,
  schedule: Schedule,
  cards: readonly HeldDelivery[],
  now: Instant,
): Release {
  const { key, at } = lastDue(schedule, zone, now);
  const members = idsOf(cards.filter(({ createdAt }) => createdAt < at));
  if (members.length === 0) return NOTHING;
  return { ...NOTHING, bundle: { subject: key, title: digestTitle(schedule, zone, at), members } };
}

function digestTitle(schedule: Schedule, zone: string, at: Instant): string {
  const name = schedule === 'hourly' ? 'Hourly' : schedule.days.length === 1 ? 'Weekly' : 'Daily';
  return `${name} digest · ${localWords(at, zone)}`;
}

/** What was quiet is one list; of the rest as many as have a place, and one list where there are more. */
function atOnce(wishes: Wishes, cards: readonly HeldDelivery[], posts: number): Release {
  const { quiet, zone, limit } = wishes;
  const free = limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - posts);
  if (free === 0) return NOTHING;
  const night = quiet ? cards.filter(({ createdAt }) => isQuiet(quiet, zone, createdAt)) : [];
  // Without a limit all that waited becomes one list, also what an earlier setting held.
  const together = limit === null ? cards : night;
  if (together.length > 1) {
    const others = cards.filter((card) => !together.includes(card));
    const fit = others.length < free;
    const title = quiet ? 'While it was quiet' : 'What waited until now';
    return { ...NOTHING, single: fit ? idsOf(others) : [], bundle: listOf(title, fit ? together : cards) };
  }
  if (cards.length <= free) return { ...NOTHING, single: idsOf(cards) };
  const single = cards.slice(0, free - 1);
  return {
    ...NOTHING,
    single: idsOf(single),
    bundle: listOf('More stories of this hour', cards.slice(free - 1)),
  };
}

function listOf(title: string, cards: readonly HeldDelivery[]): Bundle | null {
  const [oldest] = cards;
  return oldest ? { subject: oldest.id, title, members: idsOf(cards) } : null;
}

function idsOf(held: readonly HeldDelivery[]): DeliveryId[] {
  return held.map(({ id }) => id);
}
