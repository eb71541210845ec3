import { describe, expect, it } from 'vitest';
import { permissionsIn, type Roles } from './permissions.ts';

const [VIEW, SEND, ATTACH] = [1n << 10n, 1n << 11n, 1n << 15n];
const role = (id: string, bits: bigint) => ({ id, permissions: String(bits) }) as Roles['roles'][number];
const server: Roles = {
  id: '1',
  owner_id: '9',
  roles: [role('1', VIEW), role('2', SEND), role('3', ATTACH), role('4', 8n)],
};
const bot = { id: '5', roles: ['2'] };
const overwrite = (id: string, allow: bigint, deny: bigint, type = 0) => {
  return { id, type, allow: String(allow), deny: String(deny) };
};

describe('what the bot may do in a channel', () => {
  it('is what its roles and everybody may, where the channel says nothing', () => {
    expect(permissionsIn(server, bot, [])).toBe(VIEW | SEND);
  });

  it('goes by everybody, then by roles, then by itself, and an allowance wins within one level', () => {
    const everybody = overwrite('1', 0n, SEND);
    expect(permissionsIn(server, bot, [everybody])).toBe(VIEW);
    const roles = [overwrite('2', SEND, ATTACH), overwrite('3', 0n, VIEW)];
    expect(permissionsIn(server, bot, [...roles, everybody])).toBe(VIEW | SEND);
    const both = [overwrite('2', 0n, SEND), overwrite('3', SEND, 0n)];
    expect(permissionsIn(server, { id: '5', roles: ['2', '3'] }, both)).toBe(VIEW | SEND | ATTACH);
    expect(permissionsIn(server, bot, [overwrite('5', ATTACH, SEND, 1), ...roles])).toBe(VIEW | ATTACH);
  });

  it('is nothing where it does not see the channel, whatever else is allowed', () => {
    expect(permissionsIn(server, bot, [overwrite('2', ATTACH, VIEW)])).toBe(0n);
  });

  it('is everything for administrators and owners, whatever the channel says', () => {
    const denied = [overwrite('1', 0n, VIEW), overwrite('4', 0n, SEND)];
    for (const member of [
      { id: '5', roles: ['4'] },
      { id: '9', roles: [] },
    ]) {
      expect(permissionsIn(server, member, denied) & (VIEW | SEND | ATTACH)).toBe(VIEW | SEND | ATTACH);
    }
  });
});
