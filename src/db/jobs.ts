/** The tables of graphile-worker, through the functions and the view that it gives for it. */
import type pg from 'pg';
import { WORKERS } from './claim.ts';
import { allowed, openPool, placeOf, refuseNewer, whileLocked } from './postgres-start.ts';

/** What becomes of a job that waits under the same key: it runs at the new time, at the earlier of its own, or stays. */
export type Meeting = 'replace' | 'preserve_run_at' | 'unsafe_dedupe';

/** The jobs of several processes on one database. */
export interface Jobs {
  /** For the engine. */
  readonly pool: pg.Pool;
  /** Brings the engine's tables up to date; `migrate` does it. */
  prepare(migrate: () => Promise<void>): Promise<void>;
  /** Has a task run once after so many ms, in a queue of its own. */
  add(task: string, ms: number, meeting: Meeting): Promise<void>;
  /** The workers that have a job and are not there. */
  lostWorkers(): Promise<string[]>;
  /** Gives their jobs back. They must have stopped working. */
  takeFrom(workers: readonly string[]): Promise<void>;
  /** Opens queues that are locked by a worker without a job in them: one whose job another took and ended. */
  openQueues(): Promise<void>;
  /**
   * Has jobs that failed run now: those of a connection that was lost. The engine would let each wait longer than the
   * last time, up to six hours, and a job that is never done never begins anew.
   */
  retryFailed(): Promise<void>;
  /** @throws SettingError where a later version has changed the tables of Dateline. */
  refuseNewer(): Promise<void>;
  close(): Promise<void>;
}

/** One for listening, the rest for taking, ending and adding jobs. */
const CONNECTIONS = 4;
/** A job is never given up: what it works on says by itself when it is done. */
const MOST_ATTEMPTS = 32_767;

/** Opens them; nothing is connected yet. */
export function openJobs(url: string): Jobs {
  const pool = openPool(url, CONNECTIONS);
  const place = placeOf(url);
  return {
    pool,
    prepare: (migrate) =>
      whileLocked(pool, () => allowed(place, 'lacks tables of the job engine (graphile-worker)', migrate)),
    async add(task, ms, meeting) {
      await pool.query(
        `select 1 from graphile_worker.add_job($1, queue_name => $1, job_key => $1, job_key_mode => $2,
          run_at => now() + $3 * interval '1 millisecond', max_attempts => ${MOST_ATTEMPTS})`,
        [task, meeting, ms],
      );
    },
    async lostWorkers() {
      const { rows } = await pool.query<{ worker: string }>(
        `select distinct locked_by as worker from graphile_worker.jobs
        where locked_by is not null and not exists (
          select from pg_locks
          where locktype = 'advisory' and classid = $1::oid and objid = hashtext(locked_by)::oid
        )`,
        [WORKERS],
      );
      return rows.map(({ worker }) => worker);
    },
    async takeFrom(workers) {
      await pool.query('select graphile_worker.force_unlock_workers($1)', [workers]);
      // Whose key another took while it ran is not to be run again.
      await pool.query(
        `select 1 from graphile_worker.complete_jobs(array(
          select id from graphile_worker.jobs where locked_at is null and attempts >= max_attempts
        ))`,
      );
    },
    async openQueues() {
      await pool.query(
        `update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
        where locked_by is not null and not exists (
          select from graphile_worker._private_jobs j where j.job_queue_id = q.id and j.locked_by = q.locked_by
        )`,
      );
    },
    async retryFailed() {
      await pool.query(
        `select 1 from graphile_worker.reschedule_jobs(array(
          select id from graphile_worker.jobs
          where locked_at is null and attempts > 0 and attempts < max_attempts
        ), run_at => now(), attempts => 0)`,
      );
    },
    refuseNewer: () => refuseNewer(pool, place),
    close: () => pool.end(),
  };
}
