/** How connections to a PostgreSQL server are set. */
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { beginAttempt, insertDeliveries } from '../../src/db/deliveries.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { DeliveryId } from '../../src/model.ts';
import { freshAddress, onPostgres } from '../fakes/database.ts';

async function opened(address: string, work: (db: Database) => Promise<void>): Promise<void> {
  const db = await openDatabase(address);
  try {
    await work(db);
  } finally {
    await db.close();
  }
}

const setting = async (db: Database, name: string) =>
  (await db.prepared<[string]>('select current_setting(?)').all(name))[0]?.[0];

describe.skipIf(!onPostgres)('a connection', () => {
  it('compiles no question, and its commits do not wait for the disk', () =>
    freshAddress().then((address) =>
      opened(address, async (db) => {
        expect(await setting(db, 'jit')).toBe('off');
        expect(await setting(db, 'synchronous_commit')).toBe('off');
      }),
    ));

  it('is set as the address says, where that says something', async () => {
    const address = new URL(await freshAddress());
    address.searchParams.set('options', '-c synchronous_commit=local');
    await opened(address.href, async (db) => {
      expect(await setting(db, 'synchronous_commit')).toBe('local');
      expect(await setting(db, 'jit')).toBe('off');
    });
  });

  it('has an attempt to post on disk before the platform is asked', async () => {
    await opened(await freshAddress(), async (db) => {
      const { channel } = await ensureChannel(db, { platform: 'memory', address: 'a', title: 'a' }, 1);
      const id = 'owed' as DeliveryId;
      const owed = {
        id,
        channel: channel.id,
        kind: 'story' as const,
        subject: '1',
        because: 'it was wanted',
      };
      await db.atomically((tx) => insertDeliveries(tx, [owed], 1));
      const [written] = await db.rows<{ at: string }>(sql`select pg_current_wal_insert_lsn()::text as at`);
      expect(await beginAttempt(db, id, 2)).toBe(true);
      const [flushed] = await db.rows<{ whole: boolean }>(
        sql`select pg_current_wal_flush_lsn() > ${written?.at}::pg_lsn as whole`,
      );
      expect(flushed?.whole).toBe(true);
    });
  });
});
