/** The databases of tests: in memory, or on the PostgreSQL server that `TEST_DATABASE` names. */
import pg from 'pg';
import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/open.ts';

const server = process.env.TEST_DATABASE;
/** Has the tables already; made by `test/postgres.ts`. */
const TEMPLATE = 'dateline_test_template';

/** Whether the tests run on a PostgreSQL server. */
export const onPostgres = server !== undefined;

/** Those that are open, by the name on the server; null where a test opens it itself. */
const open = new Map<string, Database | null>();

/** A new database with the real migrations. To make one on a server takes long, so a worker's is emptied and used again. */
export async function freshDatabase(): Promise<Database> {
  if (server === undefined) return openDatabase('file::memory:');
  const name = await freshName(server);
  const db = await openDatabase(addressOf(name));
  open.set(name, db);
  const close = async () => {
    await db.close();
    open.delete(name);
  };
  return { ...db, close };
}

/** The address of such a database on the server, for a test that opens it itself. */
export async function freshAddress(): Promise<string> {
  if (server === undefined) throw new Error('TEST_DATABASE names no server.');
  const name = await freshName(server);
  open.set(name, null);
  return addressOf(name);
}

async function freshName(server: string): Promise<string> {
  const name = freeName();
  const known = await onServer(server, `select from pg_database where datname = '${name}'`);
  if (known === 0) await onServer(server, `create database ${name} template ${TEMPLATE}`);
  else await onServer(addressOf(name), EMPTY);
  return name;
}

function freeName(): string {
  for (let n = 1; ; n += 1) {
    const name = `dateline_test_${process.env.VITEST_POOL_ID}_${n}`;
    if (!open.has(name)) return name;
  }
}

function addressOf(name: string): string {
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** Takes every row and job away, and counts ids from 1 again. Not `truncate`, which makes new files. */
const EMPTY = `do $$ declare one record; begin
  drop schema if exists graphile_worker cascade;
  for one in select tablename as name from pg_tables where schemaname = 'public' loop
    execute format('delete from %I', one.name);
  end loop;
  for one in select sequencename as name from pg_sequences where schemaname = 'public' loop
    perform setval(one.name::regclass, 1, false);
  end loop;
end $$`;

/** Runs a statement at an address; gives the number of rows. */
export async function onServer(address: string, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rowCount } = await client.query(statement);
  await client.end();
  return rowCount ?? 0;
}

if (server !== undefined) {
  let kept: ReadonlySet<string> = new Set();
  beforeEach(() => {
    kept = new Set(open.keys());
  });
  // A server takes 100 connections: what a test opened is closed after it, what the file opened after the file.
  afterEach(() => closeAll((name) => !kept.has(name)));
  afterAll(() => closeAll(() => true));
}

async function closeAll(which: (name: string) => boolean): Promise<void> {
  for (const [name, db] of [...open]) {
    if (!which(name)) continue;
    await db?.close();
    open.delete(name);
  }
}
