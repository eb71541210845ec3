/** Posting, editing and finding posts over Discord's REST interface. */
import type { REST } from 'discord.js';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import { channelOf, snowflakeAt } from './address.ts';
import { toPortError } from './errors.ts';
import { type FoundMessage, isMarked, mark } from './marks.ts';
import { render } from './render.ts';

/** What posting needs. */
export interface Posting {
  /** A client that neither tries again nor waits out a rate limit: the outbox decides. */
  readonly rest: REST;
  /** The channel as people know it, for what they are told. */
  placeName(channel: string): string;
  now(): Instant;
}

async function call<T>(posting: Posting, channel: string, request: () => Promise<unknown>): Promise<T> {
  try {
    return (await request()) as T;
  } catch (error) {
    throw toPortError(error, posting.placeName(channel));
  }
}

/** Posts a card; gives the message's id. Discord itself recognises a repeat within some minutes, by the nonce. */
export async function post(
  posting: Posting,
  address: string,
  card: Card,
  delivery: DeliveryId,
): Promise<string> {
  const channel = channelOf(address);
  const body = { ...mark(render(card, posting.now()), delivery), nonce: delivery, enforce_nonce: true };
  const message = await call<{ id: string }>(posting, channel, () =>
    posting.rest.post(`/channels/${channel}/messages`, { body }),
  );
  return message.id;
}

/** Edits a post in place. */
export async function edit(posting: Posting, address: string, message: string, card: Card): Promise<void> {
  const channel = channelOf(address);
  const body = render(card, posting.now());
  await call(posting, channel, () =>
    posting.rest.patch(`/channels/${channel}/messages/${message}`, { body }),
  );
}

const PAGE = 100;
/** A place with more messages than this since an attempt is read no further. */
const MOST_PAGES = 20;

/** Looks for the post of a delivery among the messages since then, oldest first. Needs 'Read Message History'. */
export async function find(
  posting: Posting,
  address: string,
  delivery: DeliveryId,
  since: Instant,
): Promise<string | null> {
  const channel = channelOf(address);
  let after = snowflakeAt(since);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    const messages = await call<FoundMessage[]>(posting, channel, () =>
      posting.rest.get(`/channels/${channel}/messages`, { query }),
    );
    const found = messages.find((message) => isMarked(message, delivery));
    if (found) return found.id;
    if (messages.length < PAGE) return null;
    after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return null;
}
