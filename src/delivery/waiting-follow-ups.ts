/** Lets go of follow-ups that waited for the end of a snooze or of quiet hours: one as it is, several as one message. */
import { isSnoozed } from '../channels/follow-words.ts';
import type { Database } from '../db/database.ts';
import { followsOf } from '../db/follows.ts';
import { bundleHeld, dropHeld, type HeldDelivery, releaseHeld } from '../db/held-deliveries.ts';
import type { ChannelId, Instant } from '../model.ts';
import { newDeliveryId } from './delivery-id.ts';
import type { FollowUpPayload, FollowUpsPayload } from './follow-ups.ts';

/** Releases what of `held` (oldest first) need not wait any more; true where something was. */
export async function releaseFollowUps(
  db: Database,
  channel: ChannelId,
  held: readonly HeldDelivery[],
  now: Instant,
): Promise<boolean> {
  if (held.length === 0) return false;
  const follows = new Map((await followsOf(db, channel)).map((follow) => [follow.id, follow]));
  const followOf = ({ payload }: HeldDelivery) => follows.get((payload as FollowUpPayload).follow);
  const over = held.filter((one) => !followOf(one));
  const ready = held.filter((one) => {
    const follow = followOf(one);
    return follow !== undefined && !isSnoozed(follow, now);
  });
  if (over.length > 0) await dropHeld(db, idsOf(over), 'It is not followed any more.');
  const [oldest, ...others] = ready;
  if (!oldest) return false;
  if (others.length === 0) {
    await releaseHeld(db, [oldest.id], now);
    return true;
  }
  const payload: FollowUpsPayload = { waited: true };
  const list = {
    id: newDeliveryId(),
    channel,
    kind: 'follow-up' as const,
    subject: `waited ${oldest.id}`,
    because: 'you follow what is in it',
    payload,
  };
  return bundleHeld(db, list, idsOf(ready), now);
}

function idsOf(held: readonly HeldDelivery[]) {
  return held.map(({ id }) => id);
}
