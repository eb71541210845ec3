/** Owes briefings and recaps that channels have on a schedule. */
import { lastDue, localWords } from '../channels/times.ts';
import { isQuietNow, type Scheduled, type Wishes, wishesIn } from '../channels/wishes.ts';
import type { Database } from '../db/database.ts';
import { type Owed, owe } from '../db/deliveries.ts';
import { lastPayload } from '../db/held-deliveries.ts';
import { channelsWith } from '../db/preferences.ts';
import type { ChannelId, Instant } from '../model.ts';
import { weekOf } from '../queries/week.ts';
import type { WindowPayload } from './card-of.ts';
import { newDeliveryId } from './delivery-id.ts';

/** A briefing after a long pause reaches back no further. */
const LONGEST_MS = 14 * 86_400_000;
const HALF_WEEK_MS = 3.5 * 86_400_000;

/**
 * Owes what is due; gives how many are new. Each time is owed once, by its local day, and after a pause only the
 * latest; what was due before the channel asked for it is not owed.
 */
export async function oweScheduled(db: Database, now: Instant): Promise<number> {
  const channels = await channelsWith(db, ['briefing', 'recap', 'deliver']);
  const wishesFor = await wishesIn(db, channels);
  const owed: Owed[] = [];
  for (const channel of channels) {
    const wishes = wishesFor(channel);
    if (isQuietNow(wishes, now)) continue;
    owed.push(...(await briefingOf(db, channel, wishes, now)), ...recapOf(channel, wishes, now));
  }
  return (await owe(db, owed, now)).length;
}

/** The time at which it was due last; null where that was before anybody asked. */
function dueOf(wished: Scheduled | null, { zone }: Wishes, now: Instant) {
  if (!wished) return null;
  const due = lastDue(wished.schedule, zone, now);
  return due.at > wished.since ? due : null;
}

async function briefingOf(db: Database, channel: ChannelId, wishes: Wishes, now: Instant): Promise<Owed[]> {
  const due = dueOf(wishes.briefing, wishes, now);
  if (!due || !wishes.briefing) return [];
  const before = lastDue(wishes.briefing.schedule, wishes.zone, due.at - 1).at;
  const last = (await lastPayload(db, channel, 'briefing')) as WindowPayload | null;
  // What came while Dateline was away belongs to the first briefing after.
  const since = Math.max(due.at - LONGEST_MS, Math.min(before, last?.until ?? before));
  const payload: WindowPayload = {
    since,
    until: due.at,
    words: `since ${localWords(since, wishes.zone)}`,
  };
  return [{ ...base(channel, due.key), kind: 'briefing', payload }];
}

/** From Monday to Wednesday the week before, later the week that is nearly over. */
function recapOf(channel: ChannelId, wishes: Wishes, now: Instant): Owed[] {
  const due = dueOf(wishes.recap, wishes, now);
  if (!due) return [];
  const { since, until, name } = weekOf(due.at - HALF_WEEK_MS);
  const payload: WindowPayload = { since, until, words: name };
  return [{ ...base(channel, due.key), kind: 'recap', payload }];
}

function base(channel: ChannelId, subject: string) {
  return { id: newDeliveryId(), channel, subject, because: 'this channel has it on a schedule' };
}
