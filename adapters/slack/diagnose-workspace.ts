/** What `dateline doctor` looks at in one Slack workspace: its token, the token's scopes, the subscribed channels. */
import type { WebClient } from '@slack/web-api';
import type { Finding, SubscribedChannel } from '../../src/platform/port.ts';
import { decodeAddress } from './address.ts';
import { errorCode } from './errors.ts';

/** `conversations.info` is a method of tier 3: 50 calls a minute (apis/web-api/rate-limits). */
const MOST_CHANNELS = 40;

/** What is compared with what the workspace says. */
export interface Expected {
  /** Each scope with its reason. */
  readonly scopes: Readonly<Record<string, string>>;
  /** Where to click for more scopes. */
  readonly addScopes: string;
  /** Channels of this platform, of other workspaces too. */
  readonly channels: readonly SubscribedChannel[];
}

/** What was found. */
export interface Examined {
  /** Whose token it is, as Slack says. */
  readonly bot: string;
  readonly workspace: string;
  readonly scopes: Finding;
  readonly channels: readonly Finding[];
}

/** Looks. @throws what the library throws where the token is refused or Slack cannot be reached. */
export async function examineWorkspace(client: WebClient, expected: Expected): Promise<Examined> {
  const who = await client.auth.test();
  const workspace = who.team ?? 'the workspace';
  const granted = who.response_metadata?.scopes ?? [];
  const here = expected.channels.filter(({ address }) => decodeAddress(address).team === who.team_id);
  return {
    bot: who.user ?? 'the bot',
    workspace,
    scopes: checkScopes(granted, expected, workspace),
    channels: await checkChannels(client, here),
  };
}

/** Slack sends a token's scopes in the header `x-oauth-scopes` of every answer (reference/methods/auth.test). */
function checkScopes(
  granted: readonly string[],
  { scopes, addScopes }: Expected,
  workspace: string,
): Finding {
  const missing = Object.entries(scopes).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) {
    return { level: 'ok', what: `The bot token has every scope it needs in ${workspace}.`, mend: '' };
  }
  const list = missing.map(([scope, reason]) => `${scope} (${reason})`).join(', ');
  return { level: 'error', what: `The bot token lacks scopes in ${workspace}: ${list}.`, mend: addScopes };
}

async function checkChannels(client: WebClient, channels: readonly SubscribedChannel[]): Promise<Finding[]> {
  const rooms = channels.filter(({ address }) => !decodeAddress(address).channel.startsWith('D'));
  const found: Finding[] = [];
  for (const room of rooms.slice(0, MOST_CHANNELS)) {
    const problem = await problemOf(client, room);
    if (problem) found.push({ level: 'error', ...problem });
  }
  if (rooms.length > MOST_CHANNELS) {
    const what = `Only the first ${MOST_CHANNELS} of ${rooms.length} subscribed channels were looked at.`;
    found.push({ level: 'ok', what, mend: '' });
  }
  if (rooms.length > 0 && found.length === 0) {
    const what = `Dateline may post in all ${rooms.length} channels that it posts to.`;
    found.push({ level: 'ok', what, mend: '' });
  }
  return found;
}

type Problem = Pick<Finding, 'what' | 'mend'>;

async function problemOf(client: WebClient, { address, title }: SubscribedChannel): Promise<Problem | null> {
  const { channel: id } = decodeAddress(address);
  const invite = `Type /invite @Dateline there, or open ${title} → Integrations → Add apps.`;
  try {
    const { channel } = await client.conversations.info({ channel: id });
    if (channel?.is_archived) {
      return { what: `${title} is archived.`, mend: 'Unarchive it, or subscribe another channel.' };
    }
    return channel?.is_member ? null : { what: `Dateline is not in ${title}.`, mend: invite };
  } catch (error) {
    const code = errorCode(error);
    // A scope that is missing has a finding of its own.
    if (code === 'missing_scope') return null;
    if (code !== 'channel_not_found') throw error;
    return { what: `Slack does not show ${title} to Dateline: it is private, or gone.`, mend: invite };
  }
}
