/**
 * Who works on a PostgreSQL database: processes and the workers of their job engine hold locks of their session, which
 * PostgreSQL lets go of by itself when the connection ends.
 */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SettingError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Accord, createAccord } from './accord.ts';
import { placeOf } from './postgres-start.ts';

/** Any numbers that nobody else uses there: one for processes, one for workers. */
const PROCESSES = 1_144_019;
export const WORKERS = 1_144_020;
/** A process that ended may be seen a moment longer. */
const PATIENCE_MS = 5_000;
const AGAIN_MS = 500;

/** Whether a process does everything by itself, or shares the work. */
type Use = 'alone' | 'shared';

/** A process's word that it is there; what it settles with others holds as long. */
export interface Claim extends Accord {
  /** Has `listener` called whenever the connection is lost: others will soon think that this process died. */
  onLost(listener: () => void): void;
  /** Resolves when the connection is there, where it was lost. */
  ready(): Promise<void>;
  /** Says that these workers are alive, in place of those before. Waits as `ready` does. */
  hold(workers: readonly string[]): Promise<void>;
  /** Sees whether the connection lives still; keeps what lies between from closing it for being idle. */
  check(): Promise<void>;
  release(): Promise<void>;
}

export interface ClaimOptions {
  readonly url: string;
  readonly use: Use;
  readonly log: Log;
  /** How long who stands in the way is waited for, ms. */
  readonly patienceMs?: number;
}

/**
 * Claims the database. A connection that is lost is made anew, for as long as the claim is not released.
 * @throws SettingError where another process stands in the way.
 */
export async function claimDatabase(options: ClaimOptions): Promise<Claim> {
  const { url, use, log, patienceMs = PATIENCE_MS } = options;
  const accord = createAccord(() => client);
  const listeners = [accord.lost];
  let released = false;
  let client = connect(url);
  await waitForTurn(await client, options, patienceMs);
  const renewed = async (): Promise<pg.Client> => {
    for (;;) {
      await pause(AGAIN_MS);
      // The database is away: whatever needs it says so.
      const fresh = released ? null : await connect(url).catch(() => null);
      if (released) throw new Error('The claim was released.');
      if (fresh && (await isClaimed(fresh, use).catch(() => false))) return watched(fresh);
      if (fresh) log.error({}, 'the database is back, but another Dateline works on it; stop one of them');
      await fresh?.end().catch(() => {});
    }
  };
  const watched = (connected: pg.Client) => {
    connected.once('end', () => {
      if (released) return;
      client = renewed();
      client.catch(() => {});
      for (const tell of listeners) tell();
    });
    return connected;
  };
  watched(await client);
  return {
    take: accord.take,
    agree: accord.agree,
    onLost: (listener) => void listeners.push(listener),
    ready: async () => void (await client),
    hold: async (workers) => holdOnly(await client, workers),
    async check() {
      const asked = await client;
      await asked.query('select 1').catch(() => asked.end());
    },
    async release() {
      released = true;
      await client.then((last) => last.end()).catch(() => {});
    },
  };
}

async function waitForTurn(client: pg.Client, { url, use }: ClaimOptions, patienceMs: number): Promise<void> {
  for (const last = Date.now() + patienceMs; !(await isClaimed(client, use)); await pause(AGAIN_MS)) {
    if (Date.now() < last) continue;
    await client.end();
    throw new SettingError(
      `Another Dateline works on the database ${placeOf(url)}; stop it, or start every process with its --role, none as all.`,
    );
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'dateline',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
  });
  // The end follows, and is what counts.
  client.on('error', () => {});
  await client.connect();
  // A machine that vanished is given up after a minute, not after the usual two hours.
  await client.query(
    'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3',
  );
  return client;
}

async function isClaimed(client: pg.Client, use: Use): Promise<boolean> {
  const lock = use === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  const { rows } = await client.query<{ got: boolean }>(`select ${lock}($1) as got`, [PROCESSES]);
  return rows[0]?.got === true;
}

/** Takes the locks of these workers, and lets go of those of others. */
async function holdOnly(client: pg.Client, workers: readonly string[]): Promise<void> {
  await client.query(
    `select pg_advisory_unlock(classid::int, objid::int) from pg_locks
    where locktype = 'advisory' and pid = pg_backend_pid() and classid = $1::oid`,
    [WORKERS],
  );
  await client.query('select pg_advisory_lock($1::int, hashtext(name)) from unnest($2::text[]) name', [
    WORKERS,
    workers,
  ]);
}
