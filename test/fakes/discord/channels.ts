/** Channels and threads of the fake as Discord gives them, and its rules for threads. */
import { type FakeChannel, PERMISSION, type World } from './world.ts';

const REQUIRE_TAG = 1 << 4;
/** The kinds of channels that hold nothing but threads. */
const THREADS_ONLY: readonly number[] = [15, 16];

/** True for forum and media channels. */
export function isForum({ type }: FakeChannel): boolean {
  return THREADS_ONLY.includes(type);
}

/** A channel or a thread over the wire. */
export function wireChannel(world: World, channel: FakeChannel): object {
  return channel.thread ? wireThread(world, channel) : wireWhole(world, channel);
}

function wireWhole(world: World, channel: FakeChannel): object {
  const { id, name, type, tags, requiresTag } = channel;
  return {
    id,
    guild_id: world.guild,
    name,
    type,
    position: 0,
    flags: requiresTag ? REQUIRE_TAG : 0,
    permission_overwrites: overwrites(world, channel),
    ...(isForum(channel) && {
      available_tags: tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
    }),
  };
}

/** What sets a channel apart from its server, as an overwrite for the bot's role. */
function overwrites({ role, permissions }: World, channel: FakeChannel): object[] {
  const [server, here] = [BigInt(permissions), channel.permissions];
  const [allow, deny] = [here & ~server, server & ~here];
  return allow | deny ? [{ id: role, type: 0, allow: String(allow), deny: String(deny) }] : [];
}

function wireThread(world: World, { id, name, type, thread, messages }: FakeChannel): object {
  return {
    id,
    guild_id: world.guild,
    parent_id: thread?.parent,
    owner_id: world.bot,
    name,
    type,
    flags: 0,
    applied_tags: thread?.appliedTags,
    rate_limit_per_user: 0,
    message_count: messages.length,
    total_message_sent: messages.length,
    member_count: 1,
    thread_metadata: {
      archived: thread?.archived,
      locked: thread?.locked,
      auto_archive_duration: thread?.autoArchive,
      archive_timestamp: new Date(world.now()).toISOString(),
    },
  };
}

/** The JSON error code for want of a permission; null where the bot may do what these bits are for. */
export function missing({ permissions }: FakeChannel, ...bits: readonly bigint[]): number | null {
  if ((permissions & PERMISSION.view) === 0n) return 50001;
  return bits.some((bit) => (permissions & bit) === 0n) ? 50013 : null;
}

/** Why a message cannot be sent into a channel, as a JSON error code; null where it can. */
export function sendRefusal(channel: FakeChannel, files: boolean): number | null {
  if (channel.refuses !== null) return channel.refuses;
  if (isForum(channel)) return 40058;
  if (channel.thread?.locked) return 160005;
  const send = channel.thread ? PERMISSION.sendInThreads : PERMISSION.send;
  return missing(channel, send, ...(files ? [PERMISSION.attach] : []));
}

/** Why a forum takes no post with these tags; null where it does. */
export function postRefusal(forum: FakeChannel, tags: readonly string[]): number | null {
  if (forum.refuses !== null) return forum.refuses;
  const lacking = missing(forum, PERMISSION.send);
  if (lacking !== null) return lacking;
  if (tags.some((id) => forum.tags.find((tag) => tag.id === id)?.moderated)) return 50013;
  return forum.requiresTag && tags.length === 0 ? 40067 : null;
}

/** The server over the wire; its channels come otherwise. */
export function wireGuild({ guild, person, role, permissions }: World): object {
  const more = { position: 0, color: 0, hoist: false, managed: false };
  return {
    id: guild,
    name: 'The newsroom',
    owner_id: person,
    roles: [
      { id: guild, name: '@everyone', permissions: '0', ...more },
      { id: role, name: 'Dateline', permissions, ...more, managed: true },
    ],
  };
}

/** The bot as a member of the server. */
export function wireSelf({ bot, role }: World): object {
  const user = { id: bot, username: 'dateline', discriminator: '0', bot: true, avatar: null };
  return { user, roles: [role], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 };
}
