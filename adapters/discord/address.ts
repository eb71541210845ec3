/** The opaque address of a place on Discord: `guild/channel`, or `@me/channel` for direct messages. */
import { RefusedError } from '../../src/errors.ts';

const ADDRESS = /^(@me|\d{1,20})\/(\d{1,20})$/;

/** Writes an address; `guild` is null for direct messages. Both are snowflakes. */
export function encodeAddress(guild: string | null | undefined, channel: string): string {
  return `${guild ?? '@me'}/${channel}`;
}

/** The channel's id in an address. @throws RefusedError for anything that `encodeAddress` did not write. */
export function channelOf(address: string): string {
  const channel = ADDRESS.exec(address)?.[2];
  if (channel) return channel;
  throw new RefusedError('This is no place on Discord; subscribe the channel again with /subscribe.');
}

/** The server's id in an address; `@me` for direct messages. */
export function guildOf(address: string): string {
  return address.split('/')[0] ?? '';
}

/** True for direct messages. */
export function isDirect(address: string): boolean {
  return address.startsWith('@me/');
}

/** Where a message stands: in a place's own channel, or in a thread below it. */
export interface Spot {
  readonly channel: string;
  readonly message: string;
}

/** The opaque name of a message: its id, after that of its thread where it stands in one. */
export function encodeMessage(address: string, { channel, message }: Spot): string {
  return channel === channelOf(address) ? message : `${channel}/${message}`;
}

/** Where a message of a place stands. */
export function spotOf(address: string, message: string): Spot {
  const [first = '', second] = message.split('/');
  return second === undefined
    ? { channel: channelOf(address), message: first }
    : { channel: first, message: second };
}

const DISCORD_EPOCH = 1_420_070_400_000;

/** The smallest id that Discord may give at `at` (reference#snowflakes); for asking what came after. */
export function snowflakeAt(at: number): string {
  return String(BigInt(Math.max(0, Math.floor(at) - DISCORD_EPOCH)) << 22n);
}
