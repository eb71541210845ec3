/** What the bot may do in a channel, reckoned as Discord does (topics/permissions#permission-overwrites). */
import type { APIGuild, APIGuildMember, APIOverwrite } from 'discord.js';
import type { Wanted } from './permissions.table.ts';

const ADMINISTRATOR = 1n << 3n;
const VIEW = 1n << 10n;
const EVERYTHING = (1n << 63n) - 1n;

/** Of a server: its roles. */
export type Roles = Pick<APIGuild, 'id' | 'owner_id' | 'roles'>;
/** Of a member: whose roles it has. */
export type Holder = Pick<APIGuildMember, 'roles'> & { readonly id: string };

/** Those of the wanted permissions that are not held; administrators hold them all. */
export function lacking(held: bigint, wanted: readonly Wanted[]): readonly Wanted[] {
  return held & ADMINISTRATOR ? [] : wanted.filter(({ bit }) => (held & bit) === 0n);
}

/** What a member may do in a channel with these overwrites; nothing where it does not see the channel. */
export function permissionsIn(server: Roles, member: Holder, overwrites: readonly APIOverwrite[]): bigint {
  const mine = new Set([server.id, ...member.roles]);
  const base = sum(server.roles.filter(({ id }) => mine.has(id)).map(({ permissions }) => permissions));
  if (server.owner_id === member.id || base & ADMINISTRATOR) return EVERYTHING;
  const everyone = overwrites.filter(({ id }) => id === server.id);
  const roles = overwrites.filter(({ id }) => id !== server.id && mine.has(id));
  const own = overwrites.filter(({ id }) => id === member.id);
  const held = [everyone, roles, own].reduce(apply, base);
  return held & VIEW ? held : 0n;
}

/** Of one level, what is denied goes first, then comes what is allowed. */
function apply(held: bigint, level: readonly APIOverwrite[]): bigint {
  return (held & ~sum(level.map(({ deny }) => deny))) | sum(level.map(({ allow }) => allow));
}

function sum(bits: readonly string[]): bigint {
  return bits.reduce((all, one) => all | BigInt(one), 0n);
}
