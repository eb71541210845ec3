/** How a Slack conversation is written as a place: `T0123/C0456`, workspace and channel. */
import { RefusedError } from '../../src/errors.ts';

/** A conversation of a workspace, by Slack's ids. */
export interface SlackPlace {
  readonly team: string;
  readonly channel: string;
}

/** Writes a place's address. */
export function encodeAddress({ team, channel }: SlackPlace): string {
  return `${team}/${channel}`;
}

/** Reads what `encodeAddress` wrote. @throws RefusedError for anything else. */
export function decodeAddress(address: string): SlackPlace {
  const [, team, channel] = /^([A-Z0-9]+)\/([A-Z0-9]+)$/.exec(address) ?? [];
  if (!team || !channel) throw new RefusedError(`${JSON.stringify(address)} is not a Slack channel.`);
  return { team, channel };
}

/** Names that Slack sends instead of a conversation's own (slash command payload, `channel_name`). */
const NAMELESS: Readonly<Record<string, string>> = {
  directmessage: 'direct message',
  privategroup: 'private channel',
};

/** A conversation's name as people know it: `#general`. */
export function channelTitle(name: string | undefined, channel: string): string {
  if (!name) return channel;
  return NAMELESS[name] ?? (name.startsWith('mpdm-') ? 'group message' : `#${name}`);
}
