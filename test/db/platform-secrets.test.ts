import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/open.ts';
import { platformSecrets } from '../../src/db/platform-secrets.ts';
import { SettingError } from '../../src/errors.ts';

const [older, newer] = [randomBytes(32), randomBytes(32)];
let db: Database;
beforeEach(async () => {
  db = await openDatabase('file::memory:');
});

const rows = async () => db.orm.select().from(db.tables.platformState);

describe('the secrets of a platform', () => {
  it('come back as they were, and are nowhere readable in the database', async () => {
    const secrets = platformSecrets(db, 'here', [newer]);
    await secrets.put('team/1', { token: 'a token' });
    await secrets.put('team/2', { token: 'another' });
    expect(await secrets.get('team/1')).toEqual({ token: 'a token' });
    expect((await secrets.list('team/', 10)).map(({ key }) => key)).toEqual(['team/2', 'team/1']);
    expect(await secrets.get('team/3')).toBeUndefined();
    expect(JSON.stringify(await rows())).not.toMatch(/token|another/);
    await secrets.delete('team/1');
    expect(await secrets.get('team/1')).toBeUndefined();
  });

  it('are apart from those of another platform', async () => {
    await platformSecrets(db, 'here', [newer]).put('team/1', 'mine');
    expect(await platformSecrets(db, 'there', [newer]).get('team/1')).toBeUndefined();
  });

  it('are sealed differently each time', async () => {
    const secrets = platformSecrets(db, 'here', [newer]);
    await secrets.put('a', 'same');
    const [first] = await rows();
    await secrets.put('a', 'same');
    expect((await rows())[0]?.value).not.toEqual(first?.value);
  });

  it('are read with an older key and written with the newest, which can then stand alone', async () => {
    await platformSecrets(db, 'here', [older]).put('team/1', 'kept');
    const rotated = platformSecrets(db, 'here', [newer, older]);
    expect(await rotated.get('team/1')).toBe('kept');
    expect(await rotated.renew()).toBe(1);
    expect(await rotated.renew()).toBe(0);
    expect(await platformSecrets(db, 'here', [newer]).get('team/1')).toBe('kept');
    await expect(platformSecrets(db, 'here', [older]).get('team/1')).rejects.toThrow(SettingError);
  });

  it('say which setting lacks the key that they need', async () => {
    await platformSecrets(db, 'here', [older]).put('team/1', 'kept');
    const without = platformSecrets(db, 'here', [newer]);
    await expect(without.renew()).rejects.toThrow(/SECRETS_KEY does not name; add it there/);
  });

  it('do not open when they were changed, or moved to another name', async () => {
    const secrets = platformSecrets(db, 'here', [newer]);
    await secrets.put('team/1', 'one');
    const [row] = await rows();
    const moved = { platform: row?.platform ?? '', key: 'team/2', value: row?.value };
    await db.orm.insert(db.tables.platformState).values(moved);
    await expect(secrets.get('team/2')).rejects.toThrow(/changed by something else/);
  });
});
