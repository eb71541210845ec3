/** What `dateline doctor` looks at in each subscribed channel of Discord: what the bot may do there. */
import type { APIChannel, APIGuild, APIGuildMember, APIOverwrite, REST } from 'discord.js';
import type { Finding, SubscribedChannel } from '../../src/platform/port.ts';
import { channelOf, guildOf, isDirect } from './address.ts';
import { factsFrom, hasFollowers, isForum, isThread } from './channels.ts';
import { apiCode } from './errors.ts';
import { WANTED, WANTED_IN_FORUM, WANTED_IN_THREAD, type Wanted } from './permissions.table.ts';
import { lacking, permissionsIn, type Roles } from './permissions.ts';

/** Discord gives a bot 50 requests a second; more channels than these are not looked at. */
const MOST_CHANNELS = 200;

/** JSON error codes (topics/opcodes-and-status-codes#json). */
const CODE = { noChannel: 10003, noServer: 10004, noAccess: 50001 };

/** Looks at each; `bot` is its own id. Direct messages need no permission. */
export async function diagnoseChannels(
  rest: REST,
  bot: string,
  subscribed: readonly SubscribedChannel[],
): Promise<readonly Finding[]> {
  const rooms = subscribed.filter(({ address }) => !isDirect(address)).slice(0, MOST_CHANNELS);
  const servers = new Map<string, Promise<Server | null>>();
  const serverOf = (id: string) => {
    const server = servers.get(id) ?? readServer(rest, bot, id);
    servers.set(id, server);
    return server;
  };
  const found: Finding[] = [];
  for (const room of rooms) {
    const server = await serverOf(guildOf(room.address));
    found.push(...(server ? await examine(rest, bot, server, room) : [notThere(room)]));
  }
  if (rooms.length > 0 && found.length === 0) {
    return [{ level: 'ok', what: `Dateline may post in all ${rooms.length} subscribed channels.`, mend: '' }];
  }
  return found;
}

interface Server extends Roles {
  readonly name: string;
  /** Roles that the bot has there. */
  readonly mine: readonly string[];
}

/** A server that the bot is in; null where it is not. */
async function readServer(rest: REST, bot: string, id: string): Promise<Server | null> {
  try {
    const guild = (await rest.get(`/guilds/${id}`)) as APIGuild;
    const member = (await rest.get(`/guilds/${id}/members/${bot}`)) as APIGuildMember;
    return { id, name: guild.name, owner_id: guild.owner_id, roles: guild.roles, mine: member.roles };
  } catch (error) {
    if (apiCode(error) === CODE.noServer || apiCode(error) === CODE.noAccess) return null;
    throw error;
  }
}

function notThere({ title }: SubscribedChannel): Finding {
  return {
    level: 'error',
    what: `Dateline is no longer in the server of ${title}.`,
    mend: 'Open the invitation again and choose that server.',
  };
}

async function examine(rest: REST, bot: string, server: Server, room: SubscribedChannel): Promise<Finding[]> {
  const where = `${room.title} in ${server.name}`;
  const clicks = `${room.title} → Edit Channel → Permissions → Dateline`;
  try {
    const { held, wanted, followed } = await readChannel(rest, bot, server, room);
    const missing = lacking(held, wanted);
    const idle = room.publish && !followed ? [notFollowed(room, where)] : [];
    if (missing.length === 0) return idle;
    const names = missing.map(({ name, why }) => `'${name}' (to ${why})`).join(', ');
    const level = missing.some(({ needed }) => needed) ? 'error' : 'warning';
    const finding: Finding = {
      level,
      what: `In ${where} Dateline lacks ${names}.`,
      mend: `Turn it on in ${clicks}.`,
    };
    return [finding, ...idle];
  } catch (error) {
    if (apiCode(error) === CODE.noAccess) {
      const what = `In ${where} Dateline lacks 'View Channel' (to see the channel).`;
      return [{ level: 'error', what, mend: `Turn it on in ${clicks}.` }];
    }
    if (apiCode(error) !== CODE.noChannel) throw error;
    const mend = 'Subscribe another channel with /subscribe.';
    return [{ level: 'error', what: `The channel ${where} is gone.`, mend }];
  }
}

function notFollowed({ title }: SubscribedChannel, where: string): Finding {
  return {
    level: 'warning',
    what: `Posts in ${where} are to be published, but it is no announcement channel.`,
    mend: `Turn on ${title} → Edit Channel → Overview → Announcement Channel, or type /deliver publish off there.`,
  };
}

interface Standing {
  readonly held: bigint;
  readonly wanted: readonly Wanted[];
  /** Other servers can follow it. */
  readonly followed: boolean;
}

/** A thread has the permissions of its channel; with forum posts it is the forum that is posted to. */
async function readChannel(
  rest: REST,
  bot: string,
  server: Server,
  { address, form }: SubscribedChannel,
): Promise<Standing> {
  const read = async (id: string) => (await rest.get(`/channels/${id}`)) as APIChannel;
  const channel = await read(channelOf(address));
  const facts = factsFrom(channel);
  const above = isThread(facts) && facts.parent !== null ? await read(facts.parent) : channel;
  const toForum = isForum(factsFrom(above)) && (above === channel || form === 'forum');
  const wanted = toForum ? WANTED_IN_FORUM : above === channel ? WANTED : WANTED_IN_THREAD;
  const held = permissionsIn(server, { id: bot, roles: [...server.mine] }, overwritesOf(above));
  return { held, wanted, followed: hasFollowers(facts) };
}

function overwritesOf(channel: APIChannel): readonly APIOverwrite[] {
  return 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];
}
