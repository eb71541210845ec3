/** What posting, threads and the search for posts share: a client, and calls whose errors are in words. */
import type { APIChannel, REST } from 'discord.js';
import type { Card } from '../../src/cards/blocks.ts';
import type { Host } from '../../src/platform/port.ts';
import { channelOf, isDirect } from './address.ts';
import { type ChannelFacts, directFacts, factsFrom } from './channels.ts';
import { type Permission, toPortError } from './errors.ts';
import { compose, type Message, sendComposed } from './files.ts';
import { render } from './render.ts';

/** What posting needs. */
export interface Posting {
  /** A client that neither tries again nor waits out a rate limit: the outbox decides. */
  readonly rest: REST;
  readonly host: Host;
  /** The bot's own id. */
  readonly self: string;
  /** The channel as people know it, for what they are told. */
  placeName(channel: string): string;
  /** What is known of a channel without asking; null where nothing is. */
  known(channel: string): ChannelFacts | null;
  /** Takes note of what was asked for. */
  learn(facts: ChannelFacts): void;
}

/** Makes a call for a place; what Discord refuses is thrown in words. `permission` is the one that it asks for. */
export async function call<T>(
  posting: Posting,
  channel: string,
  request: () => Promise<unknown>,
  permission: Permission = 'Send Messages',
): Promise<T> {
  try {
    return (await request()) as T;
  } catch (error) {
    throw toPortError(error, posting.placeName(channel), permission);
  }
}

/** What is known of the channel with this id, asked for where nothing is. */
export async function askFacts(posting: Posting, channel: string): Promise<ChannelFacts> {
  const known = posting.known(channel);
  if (known) return known;
  const get = () => posting.rest.get(`/channels/${channel}`);
  const facts = factsFrom(await call<APIChannel>(posting, channel, get, 'View Channel'));
  posting.learn(facts);
  return facts;
}

/** The same for the channel of a place. */
export async function factsOf(posting: Posting, address: string): Promise<ChannelFacts> {
  const channel = channelOf(address);
  return isDirect(address) ? directFacts(channel) : askFacts(posting, channel);
}

/** Sends a card with its picture, or without where that is refused. */
export async function send<T>(
  { host }: Posting,
  card: Card,
  by: (message: Message) => Promise<T>,
): Promise<T> {
  return sendComposed(await compose(card, host), () => render(card, host.now()), by);
}
