/** A person's direct messages, as a channel: where follow-ups go, and word of a place that refuses posts. */
import { directChannel, ensureChannel } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import type { Channel, Instant } from '../model.ts';
import type { Platform } from '../platform/port.ts';

/**
 * The channel of a person's direct messages, made the first time; null where the platform has none. It asks the
 * platform only once a person, so call it before the transaction that owes something there.
 * @throws PlatformError, RateLimitError or RefusedError as the platform's `direct` does.
 */
export async function channelOfPerson(
  db: Database,
  platform: Pick<Platform, 'name' | 'direct'>,
  person: string,
  now: Instant,
): Promise<Channel | null> {
  const known = await directChannel(db, platform.name, person);
  if (known || !platform.direct) return known;
  const address = await platform.direct(person);
  const place = { platform: platform.name, address, title: 'direct messages', person };
  return (await ensureChannel(db, place, now)).channel;
}
