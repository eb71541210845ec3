/**
 * What several processes settle between them: who has something that one at a time may have, and a number that all go
 * by. Both are locks of a session, which PostgreSQL lets go of by itself when the connection ends.
 */
import type pg from 'pg';

/** Any number that nobody else uses there, beside those of claims. */
const HELD = 1_144_021;

/** Something that this process has. */
export interface Held {
  /** Aborted when the connection ended: another process may have it by now. */
  readonly lost: AbortSignal;
  /** Gives it back. Never throws: what is lost is given back already. */
  release(): Promise<void>;
}

/** Shaped as the port's `Accord`. Both wait while the connection is made anew. */
export interface Accord {
  /** Takes what this process does not have yet; null where anybody has it. */
  take(name: string): Promise<Held | null>;
  /** The whole number above 0 that all who hold it go by: that of whoever came first, or `own`. */
  agree(name: string, own: number): Promise<Held & { readonly number: number }>;
}

/** Makes it over the connection that `session` gives; `lost` is to be called when that has ended. */
export function createAccord(session: () => Promise<pg.Client>): Accord & { lost(): void } {
  const mine = new Set<string>();
  let living = new AbortController();
  const hold = (client: pg.Client, release: string, values: readonly unknown[], onEnd = () => {}): Held => {
    const { signal } = living;
    return {
      lost: signal,
      async release() {
        if (signal.aborted) return;
        await client.query(release, [...values]).catch(() => {});
        onEnd();
      },
    };
  };
  return {
    async take(name) {
      const client = await session();
      // A session that has a lock may take it again.
      if (mine.has(name)) return null;
      mine.add(name);
      const got = await tryLock(client, name).catch((error: unknown) => {
        mine.delete(name);
        throw error;
      });
      if (got)
        return hold(client, 'select pg_advisory_unlock($1, hashtext($2))', [HELD, name], () =>
          mine.delete(name),
        );
      mine.delete(name);
      return null;
    },
    async agree(name, own) {
      const client = await session();
      const number = await shareNumber(client, name, own);
      return {
        number,
        ...hold(client, 'select pg_advisory_unlock_shared(hashtext($1), $2::int)', [name, number]),
      };
    },
    lost() {
      mine.clear();
      living.abort();
      living = new AbortController();
    },
  };
}

async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as got',
    [HELD, name],
  );
  return rows[0]?.got === true;
}

/** The number is the lock's own key, so that it lives as long as somebody holds it; one process at a time looks and takes. */
async function shareNumber(client: pg.Client, name: string, own: number): Promise<number> {
  const key = `hashtext(${client.escapeLiteral(name)})`;
  // Several statements in one question are one transaction, at whose end the first lock goes.
  const results: unknown = await client.query(
    `select pg_advisory_xact_lock(${HELD}, ${key});
    with agreed as materialized (
      select coalesce((
        select objid::bigint from pg_locks
        where locktype = 'advisory' and classid = ${key}::oid and mode = 'ShareLock' and granted
          and database = (select oid from pg_database where datname = current_database())
        limit 1
      ), ${Math.trunc(own)})::int as number
    )
    select number, pg_advisory_lock_shared(${key}, number) from agreed`,
  );
  const [, agreed] = results as [unknown, pg.QueryResult<{ number: number }>];
  return agreed.rows[0]?.number ?? own;
}
