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

const DISCORD_EPOCH = 1_420_070_400_000;

/** The smallest id that Discord may give at `at` (reference#snowflakes); for asking what came after. */
export function snowflakeAt(at: number): string {
  return String(BigInt(Math.max(0, Math.floor(at) - DISCORD_EPOCH)) << 22n);
}
