/** What a channel wants, read from its stored settings. */
import { IANAZone } from 'luxon';
import type { Database } from '../db/database.ts';
import { preferencesOfAll } from '../db/preferences.ts';
import { groupBy } from '../group-by.ts';
import type { ChannelId, Instant, Preference, PreferenceKind } from '../model.ts';
import { type Filter, filterOf } from './filter.ts';
import { isQuiet, type Quiet, readQuiet, readSchedule, type Schedule } from './times.ts';

/** Something that comes on a schedule, and since when it is wished for. */
export interface Scheduled {
  readonly schedule: Schedule;
  readonly since: Instant;
}

/** How a channel wants what it gets. */
export interface Wishes {
  /** `recap` is nothing but the recap. */
  readonly deliver: 'at-once' | 'recap' | Schedule;
  readonly zone: string;
  readonly quiet: Quiet | null;
  /** Posts in an hour. */
  readonly limit: number | null;
  readonly briefing: Scheduled | null;
  readonly recap: Scheduled | null;
  readonly filter: Filter;
}

/** When the recap comes to a channel that wants only that, and named no time. */
const RECAP_TIME = 'monday 09:00';

/** A change of a channel's settings: `set` in place of all of the kind, `add` beside them, `clear` one or all. */
export interface PreferenceChange {
  readonly does: 'set' | 'add' | 'clear';
  readonly kind: PreferenceKind;
  /** For `clear`, undefined takes all of the kind. */
  readonly value?: string;
}

/** Reads stored settings. */
export function wishesOf(preferences: readonly Preference[]): Wishes {
  const one = (kind: PreferenceKind) => preferences.find((preference) => preference.kind === kind);
  const deliver = one('deliver')?.value ?? 'at-once';
  const scheduled = (found: Preference | undefined, value = found?.value): Scheduled | null =>
    found && value !== undefined ? { schedule: readSchedule(value), since: found.createdAt } : null;
  const quiet = one('quiet');
  const limit = one('limit');
  return {
    deliver: deliver === 'at-once' || deliver === 'recap' ? deliver : readSchedule(deliver),
    zone: zoneOr(one('zone')?.value, 'UTC'),
    quiet: quiet ? readQuiet(quiet.value) : null,
    limit: limit ? Number(limit.value) : null,
    briefing: scheduled(one('briefing')),
    recap: scheduled(one('recap')) ?? (deliver === 'recap' ? scheduled(one('deliver'), RECAP_TIME) : null),
    filter: filterOf(preferences),
  };
}

/** The wishes of each of these channels. */
export async function wishesIn(
  db: Database,
  channels: readonly ChannelId[],
): Promise<(channel: ChannelId) => Wishes> {
  const settings = groupBy(await preferencesOfAll(db, channels), ({ channel }) => channel);
  return (channel) => wishesOf(settings.get(channel) ?? []);
}

/** A stored zone may be one that this machine's time zone data does not know (any more): no channel may stop the others. */
function zoneOr(stored: string | undefined, otherwise: string): string {
  return stored !== undefined && IANAZone.create(stored).isValid ? stored : otherwise;
}

/** Whether nothing may be posted at this moment. */
export function isQuietNow({ quiet, zone }: Wishes, now: Instant): boolean {
  return quiet !== null && isQuiet(quiet, zone, now);
}

/** How a card for this channel begins: `none` where the channel wants no cards. */
export function firstState(wishes: Wishes, now: Instant): 'owed' | 'held' | 'none' {
  if (wishes.deliver === 'recap') return 'none';
  const waits = wishes.deliver !== 'at-once' || wishes.limit !== null || isQuietNow(wishes, now);
  return waits ? 'held' : 'owed';
}
