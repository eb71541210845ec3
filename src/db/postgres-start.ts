/** What stands between an address and a PostgreSQL database that can be used. */
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { SettingError } from '../errors.ts';
import { missingMigrations } from './migrating.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations/postgres', import.meta.url));

/** Any number that nobody else uses there: processes that start together migrate one after the other. */
const LOCK = 1_144_018;

/** A server that answers at all answers sooner. */
const CONNECT_MS = 5_000;

/**
 * What a connection is set to where neither the address nor the database nor its user says anything: compiling a
 * question takes longer than answering it, and a commit need not wait for the disk. After a crash of the server the last
 * half second is not written, as on SQLite after a power cut, and never a part of a transaction; what must not be
 * lost says so (`Dialect.flushed`).
 */
const SETTINGS: Readonly<Record<string, string>> = { jit: 'off', synchronous_commit: 'off' };

const SET = `select set_config(name, given.value, false) from pg_settings join json_each_text($1::json) as given(name, value)
  using (name) where source not in ('client', 'user', 'database', 'database user')`;

/** Opens a pool of connections; nothing is connected yet. */
export function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'dateline',
    onConnect: async (client) => void (await client.query(SET, [JSON.stringify(SETTINGS)])),
  });
  // An idle connection that is lost is no failure: the next query opens another, or says why it cannot.
  pool.on('error', () => {});
  // One that is lost in somebody's hands neither: the query fails. The error besides would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Server and database of an address, without what is secret in it. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || 'localhost'}${pathname}`;
}

/**
 * Connects for the first time and brings the tables up to date; gives the server's version.
 * @throws SettingError with one sentence that says what to mend.
 */
export async function prepareDatabase(pool: pg.Pool, place: string): Promise<string> {
  try {
    return await whileLocked(pool, async (client) => {
      const missing = await missingIn(client, place);
      // Where nothing is missing the user needs no right to make tables.
      if (missing > 0)
        await allowed(place, `lacks ${missing} of the migrations of this version`, () =>
          migrate(drizzle({ client }), { migrationsFolder }),
        );
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      return rows[0]?.server_version ?? '';
    });
  } catch (cause) {
    await pool.end();
    throw cause instanceof SettingError ? cause : unusable(place, cause);
  }
}

/** Does work that one process at a time may do. */
export async function whileLocked<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await work(client);
  } finally {
    // Takes the lock back, too.
    client.release(true);
  }
}

/** Makes tables. @throws SettingError where the user may not; `lack` says what for. */
export async function allowed(place: string, lack: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (cause) {
    if (codeOf(cause) !== FORBIDDEN) throw cause;
    throw new SettingError(
      `The database ${place} ${lack}, and its user may not make them; start Dateline once as the owner of its tables, or grant this user the right to create there.`,
      { cause },
    );
  }
}

/** @throws SettingError where a later version of Dateline has brought the tables up to its own date. */
export async function refuseNewer(pool: pg.Pool, place: string): Promise<void> {
  await missingIn(pool, place);
}

async function missingIn(client: pg.ClientBase | pg.Pool, place: string): Promise<number> {
  const { rows: found } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as there`);
  if (found[0]?.there === null) return missingMigrations(migrationsFolder, null, place);
  const { rows } = await client.query('select max(created_at) as at from drizzle.__drizzle_migrations');
  const at = rows[0]?.at ?? null;
  return missingMigrations(migrationsFolder, at === null ? null : Number(at), place);
}

/** "Insufficient privilege". */
const FORBIDDEN = '42501';

/** Drizzle wraps the driver's errors. */
export function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code ?? cause?.code ?? '';
}

/** PostgreSQL's codes (its manual, appendix A) and Node's, with what to do. */
const MENDING: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'start the server, or correct the address in DATABASE_URL',
  ENOTFOUND: 'correct the address in DATABASE_URL',
  ETIMEDOUT: 'see that the server can be reached, or correct the address in DATABASE_URL',
  '28P01': 'correct user and password in DATABASE_URL',
  '28000': 'correct user and password in DATABASE_URL, or allow this user in pg_hba.conf',
  '3D000': 'make the database with `createdb`, or correct its name in DATABASE_URL',
  [FORBIDDEN]: 'grant the user of DATABASE_URL the right to create in that database',
};

function unusable(place: string, error: unknown): SettingError {
  const { code, cause } = error as { code?: string; cause?: unknown };
  const reason = code === undefined && cause instanceof Error ? cause : error;
  const known = MENDING[(reason as { code?: string }).code ?? ''];
  const why = (reason instanceof Error && reason.message) || (reason as { code?: string }).code;
  return new SettingError(
    `The database ${place} cannot be used (${why}); ${known ?? 'see that PostgreSQL 13 or later answers at DATABASE_URL'}.`,
    { cause: error },
  );
}
