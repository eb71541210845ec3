/** A database of another version, and a user who may not bring it up to date. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Connection } from '../../src/db/better-sqlite3.ts';
import { openDatabase } from '../../src/db/open.ts';
import { freshAddress, onPostgres, onServer } from '../fakes/database.ts';

const NEWER = 'was made by a newer version of Dateline; start that version, or set DATABASE_URL to another';

let folder: string | undefined;
afterEach(() => folder && rmSync(folder, { recursive: true, force: true }));

describe('a file', () => {
  it('of a newer version is refused, and stays as it was', async () => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-versions-'));
    const path = join(folder, 'dateline.db');
    await (await openDatabase(`file:${path}`)).close();
    const driver = new Connection(path);
    driver.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', 9e12)").run();
    driver.close();
    expect(await openDatabase(`file:${path}`).catch(String)).toContain(NEWER);
  });
});

describe.skipIf(!onPostgres)('a server', () => {
  it('of a newer version is refused', async () => {
    const address = await freshAddress();
    await onServer(
      address,
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e12)",
    );
    const refused = await openDatabase(address).catch(String);
    await onServer(address, "delete from drizzle.__drizzle_migrations where hash = 'later'");
    expect(refused).toContain(NEWER);
  });

  it('is used by a user who may not make tables, and refused with one sentence where some are missing', async () => {
    const address = await freshAddress();
    const limited = new URL(address);
    limited.username = 'dateline_test_limited';
    limited.password = 'limited';
    await onServer(
      address,
      `do $$ begin
        create role dateline_test_limited login password 'limited';
      exception when duplicate_object then null; end $$;
      grant usage on schema public, drizzle to dateline_test_limited;
      grant select on all tables in schema public, drizzle to dateline_test_limited`,
    );
    const db = await openDatabase(limited.href);
    await db.ping();
    await db.close();
    const last = '(select max(created_at) from drizzle.__drizzle_migrations)';
    await onServer(
      address,
      `update drizzle.__drizzle_migrations set created_at = -created_at where created_at = ${last}`,
    );
    const refused = await openDatabase(limited.href).catch(String);
    // Other tests use the database again.
    await onServer(
      address,
      `update drizzle.__drizzle_migrations set created_at = -created_at where created_at < 0;
      drop owned by dateline_test_limited; drop role dateline_test_limited`,
    );
    expect(refused).toMatch(
      /lacks 1 of the migrations of this version, and its user may not make them; start Dateline once as the owner/,
    );
  });
});
