/** The look for a post that may stand already: in its channel, in a thread, or among a forum's posts. */
import type { DeliveryId, Instant } from '../../src/model.ts';
import type { PostOptions } from '../../src/platform/port.ts';
import { encodeMessage, guildOf, type Spot, snowflakeAt, spotOf } from './address.ts';
import { type ChannelFacts, hasFollowers } from './channels.ts';
import { apiCode } from './errors.ts';
import { type FoundMessage, isMarked } from './marks.ts';
import { call, factsOf, type Posting } from './posting.ts';
import { publish } from './publish.ts';
import { forumOf, threadUnder } from './threads.ts';
import { FLAG } from './wire.ts';

const PAGE = 100;
/** A place with more messages than this since an attempt is read no further. */
const MOST_PAGES = 20;

interface Found extends Spot {
  /** Servers that follow the channel have it. */
  readonly published?: boolean;
}

interface Wanted {
  /** The channel that people are told of when it cannot be read. */
  readonly place: string;
  readonly delivery: DeliveryId;
  readonly since: Instant;
}

/**
 * Looks for the post of a delivery among what was posted since then, and publishes one that should be and is not. Needs
 * 'Read Message History'.
 */
export async function find(
  posting: Posting,
  address: string,
  delivery: DeliveryId,
  since: Instant,
  { form, under, publish: published }: PostOptions = {},
): Promise<string | null> {
  const place = await factsOf(posting, address);
  const wanted: Wanted = { place: place.id, delivery, since };
  const forum = under === undefined ? await forumOf(posting, place, form) : null;
  const found: Found | null = forum
    ? await amongPosts(posting, wanted, { guild: guildOf(address), forum: forum.id })
    : await inChannels(
        posting,
        wanted,
        under === undefined ? [place.id] : below(place, spotOf(address, under)),
      );
  if (!found) return null;
  if (published && hasFollowers(place) && !found.published) await publish(posting, found);
  return encodeMessage(address, found);
}

/** Where an answer to a message may stand: in its thread, or in the channel where there could be none. */
function below(place: ChannelFacts, above: Spot): string[] {
  const thread = threadUnder(place, above);
  if (thread === null) return [place.id];
  return above.channel === place.id ? [thread, place.id] : [thread];
}

async function inChannels(
  posting: Posting,
  wanted: Wanted,
  channels: readonly string[],
): Promise<Found | null> {
  for (const channel of channels) {
    const found = await inChannel(posting, wanted, channel).catch((error: unknown) => {
      // A thread that was never started.
      if (channel !== wanted.place && apiCode(error) === 10003) return null;
      throw error;
    });
    if (found) return found;
  }
  return null;
}

/** Reads the messages of a channel since then, oldest first. */
async function inChannel(posting: Posting, wanted: Wanted, channel: string): Promise<Found | null> {
  let after = snowflakeAt(wanted.since);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    const read = () => posting.rest.get(`/channels/${channel}/messages`, { query });
    const messages = await call<FoundMessage[]>(posting, wanted.place, read, 'Read Message History');
    const found = messages.find((message) => isMarked(message, wanted.delivery));
    if (found) return { channel, message: found.id, published: isPublished(found) };
    if (messages.length < PAGE) return null;
    after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return null;
}

function isPublished({ flags = 0 }: FoundMessage): boolean {
  return (flags & FLAG.crossposted) !== 0;
}

interface FoundThread {
  readonly id: string;
  readonly parent_id?: string | null;
  readonly owner_id?: string;
}

/** Reads the first messages of the bot's own posts in a forum since then. */
async function amongPosts(
  posting: Posting,
  wanted: Wanted,
  { guild, forum }: { readonly guild: string; readonly forum: string },
): Promise<Spot | null> {
  const { rest, self } = posting;
  const list = async (path: `/${string}`) =>
    (
      await call<{ threads: FoundThread[] }>(
        posting,
        wanted.place,
        () => rest.get(path),
        'Read Message History',
      )
    ).threads;
  const threads = [
    ...(await list(`/guilds/${guild}/threads/active`)),
    ...(await list(`/channels/${forum}/threads/archived/public`)),
  ];
  const after = BigInt(snowflakeAt(wanted.since));
  const own = threads.filter(
    ({ id, parent_id, owner_id }) => parent_id === forum && owner_id === self && BigInt(id) > after,
  );
  for (const { id } of own) {
    // The first message of a forum's thread has the thread's id.
    const first = await firstMessage(posting, wanted, id);
    if (first && isMarked(first, wanted.delivery)) return { channel: id, message: id };
  }
  return null;
}

async function firstMessage(posting: Posting, { place }: Wanted, id: string): Promise<FoundMessage | null> {
  try {
    return await call<FoundMessage>(posting, place, () => posting.rest.get(`/channels/${id}/messages/${id}`));
  } catch (error) {
    // Deleted by hand since the list was read, or before.
    if (apiCode(error) === 10008 || apiCode(error) === 10003) return null;
    throw error;
  }
}
