/** Tells those who can mend it, once, that a place takes no posts: who subscribed it, and the operator. */
import { refusalCard } from '../cards/notices.ts';
import { markRefusalsTold, type RefusedChannel, refusedChannels } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import { type Owed, owe } from '../db/deliveries.ts';
import { lastSubscriber } from '../db/subscriptions.ts';
import { describe, RefusedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ChannelId, Instant } from '../model.ts';
import type { Platform } from '../platform/port.ts';
import { newDeliveryId } from './delivery-id.ts';
import { channelOfPerson } from './direct.ts';
import { operatorChannel } from './operator.ts';

export interface RefusalOptions {
  readonly db: Database;
  readonly platforms: readonly Platform[];
  readonly now: () => Instant;
  readonly log: Log;
}

/** Owes word of every refusal that is not told yet; gives how many there were. Repeating it tells nobody twice. */
export async function tellRefusals(options: RefusalOptions): Promise<number> {
  const { db, now } = options;
  const refused = await refusedChannels(db);
  const untold: RefusedChannel[] = [];
  for (const channel of refused) if (await tellSubscriber(options, channel)) untold.push(channel);
  const operator = await operatorChannel(db);
  const forOperator = untold.filter(({ id }) => id !== operator);
  const notices =
    operator === null || forOperator.length === 0 ? [] : [notice(operator, `refused ${now()}`, forOperator)];
  await owe(db, notices, now(), (tx) => markRefusalsTold(tx, untold, now()));
  return untold.length;
}

/** False when it has to be tried again: the platform is away just now. */
async function tellSubscriber(options: RefusalOptions, channel: RefusedChannel): Promise<boolean> {
  const { db, platforms, now, log } = options;
  const platform = platforms.find(({ name }) => name === channel.platform);
  const person = await lastSubscriber(db, channel.id);
  if (!platform || person === null) return true;
  try {
    const direct = await channelOfPerson(db, platform, person, now());
    const subject = `refused ${channel.id} ${channel.since}`;
    if (direct) await owe(db, [notice(direct.id, subject, [channel])], now());
    return true;
  } catch (error) {
    log.info({ channel: channel.title, error }, `who subscribed could not be told: ${describe(error)}`);
    return error instanceof RefusedError;
  }
}

function notice(channel: ChannelId, subject: string, places: readonly RefusedChannel[]): Owed {
  return {
    id: newDeliveryId(),
    channel,
    kind: 'notice',
    subject,
    because: 'Dateline cannot post where it should',
    payload: refusalCard(places),
  };
}
