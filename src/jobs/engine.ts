/**
 * Tasks in several processes, by graphile-worker: each task is a job whose key makes it wait once and whose queue makes
 * it run in one process at a time. What a task works on is rows, not jobs: a job that is lost loses nothing.
 */
import { EventEmitter, setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type * as Library from 'graphile-worker';
import { isAway } from '../db/away.ts';
import type { Claim } from '../db/claim.ts';
import { type Jobs, openJobs } from '../db/jobs.ts';
import { SettingError } from '../errors.ts';
import type { Log } from '../log.ts';
import { AFTER_A_FAILURE_MS, noteFailure } from '../loop.ts';
import type { Runner, Task } from './task.ts';

/** Times that tests shorten, ms. */
export interface EnginePatience {
  /** Between two looks at the other processes. */
  readonly lookMs: number;
  /**
   * A worker that is not there for so long is given up. Longer than a call to a platform may take, so that a process
   * that only lost its connection has ended what it was at.
   */
  readonly lostMs: number;
  /** How often a worker without a job looks for one that is due. */
  readonly pollMs: number;
}
const PATIENCE: EnginePatience = { lookMs: 10_000, lostMs: 45_000, pollMs: 1_000 };
/** Between two attempts at what the database must take. */
const AGAIN_MS = 1_000;

export interface EngineOptions {
  readonly url: string;
  /** Of the same database. */
  readonly claim: Claim;
  readonly tasks: readonly Task[];
  readonly log: Log;
  readonly patience?: Partial<EnginePatience> | undefined;
  /** Called when this process may not go on: the database is of a newer version now. */
  readonly onRefused: (why: SettingError) => void;
}

/** Starts to take jobs. @throws SettingError where the database does not allow it. */
export async function startEngine(options: EngineOptions): Promise<Runner> {
  const { url, claim, tasks, log } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const library = await import('graphile-worker');
  const round: Round = { end: () => {}, leftBy: [], lost: false };
  claim.onLost(() => {
    round.lost = true;
    round.end();
  });
  const jobs = openJobs(url);
  const stopping = new AbortController();
  // Each task listens while it runs.
  setMaxListeners(0, stopping.signal);
  const parts: Parts = { ...options, patience, library, jobs, stopped: stopping.signal };
  try {
    await jobs.prepare(() => library.runMigrations({ pgPool: jobs.pool, logger: loggerOf(parts) }));
  } catch (error) {
    await jobs.close();
    throw error;
  }
  const working = tasks.length > 0 ? keepWorking(parts, round) : null;
  const watching = watchOthers(parts);
  let stopped: Promise<void> | undefined;
  return {
    wake(name) {
      // A hint only: the task looks by itself, later.
      jobs.add(name, 0, 'replace').catch((error: unknown) => isAway(error) || noteFailure(name, log, error));
    },
    stop() {
      stopping.abort();
      stopped ??= Promise.all([working, watching]).then(async () => {
        await Promise.all(tasks.map((task) => task.settled?.()));
        await jobs.close();
      });
      return stopped;
    },
  };
}

interface Parts extends EngineOptions {
  readonly patience: EnginePatience;
  readonly library: typeof Library;
  readonly jobs: Jobs;
  readonly stopped: AbortSignal;
}

/** The jobs taken from one start of the workers to their end. */
interface Round {
  end(): void;
  /** The claim was lost since it began. */
  lost: boolean;
  /** Workers of rounds before whose jobs are not given back. */
  leftBy: readonly string[];
}

/**
 * Takes jobs until it is stopped. All workers begin anew when the claim is lost, for others will take their jobs soon,
 * and when one has ended, as it does where the database is away while it ends a job.
 */
async function keepWorking(parts: Parts, round: Round): Promise<void> {
  const { stopped } = parts;
  while (!stopped.aborted) {
    const over = new AbortController();
    setMaxListeners(0, over.signal);
    round.end = () => over.abort();
    stopped.addEventListener('abort', round.end);
    await workOnce(parts, round, over).catch((error: unknown) =>
      noteFailure('the job engine', parts.log, error),
    );
    stopped.removeEventListener('abort', round.end);
    if (!stopped.aborted) await pause(AGAIN_MS, undefined, { signal: stopped }).catch(() => {});
  }
}

/** Takes jobs until it is over, and then lets those under way finish. */
async function workOnce(parts: Parts, round: Round, over: AbortController): Promise<void> {
  const { library, jobs, tasks, patience, claim } = parts;
  await Promise.race([claim.ready(), aborted(over.signal)]);
  if (over.signal.aborted) return;
  round.lost = false;
  await jobs.takeFrom(round.leftBy);
  await jobs.retryFailed();
  const workers: string[] = [];
  round.leftBy = workers;
  const events: Library.WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => workers.push(worker.workerId));
  events.on('worker:fatalError', () => over.abort());
  const runner = await library.run({
    pgPool: jobs.pool,
    concurrency: tasks.length,
    pollInterval: patience.pollMs,
    noHandleSignals: true,
    logger: loggerOf(parts),
    events,
    taskList: Object.fromEntries(
      tasks.map((task) => [task.name, () => runTask(parts, task, round, over.signal)]),
    ),
  });
  const ended = runner.promise.catch(() => {}).then(() => over.abort());
  try {
    await Promise.race([claim.hold(workers), aborted(over.signal)]);
    for (const { name } of tasks) await jobs.add(name, 0, 'unsafe_dedupe');
    await aborted(over.signal);
  } finally {
    over.abort();
    await runner.stop().catch(() => {});
    await ended;
  }
  await jobs.takeFrom(workers);
  round.leftBy = [];
}

/** One run, after which the job waits again. */
async function runTask(parts: Parts, task: Task, round: Round, over: AbortSignal): Promise<void> {
  const { jobs, claim, log, stopped } = parts;
  const ms = await task.run(over).catch((error: unknown) => {
    noteFailure(task.says, log, error);
    return AFTER_A_FAILURE_MS;
  });
  // Where it was woken in the meantime a job waits already, and for less.
  const again = () => jobs.add(task.name, ms, 'preserve_run_at');
  while (!over.aborted) {
    const error: unknown = await again().then(
      () => null,
      (cause: unknown) => cause,
    );
    if (error === null) return;
    if (!isAway(error)) throw error;
    await pause(AGAIN_MS, undefined, { signal: over }).catch(() => {});
  }
  if (!round.lost) return again();
  // Another process may have the job by now. One that fails is given back only by whom it belongs to, one that ends by
  // anybody; and a worker that cannot say so, because the database is away still, would die of it.
  await Promise.race([claim.ready(), aborted(stopped)]);
  throw new Error('the connection was lost');
}

/** Gives back the jobs of processes that died, and sees to it that this one may go on. */
async function watchOthers(parts: Parts): Promise<void> {
  const { jobs, claim, stopped, tasks, log, patience, onRefused } = parts;
  const lostSince = new Map<string, number>();
  const look = async () => {
    await Promise.race([claim.check(), aborted(stopped)]);
    const lost = await jobs.lostWorkers();
    const now = performance.now();
    for (const worker of lostSince.keys()) if (!lost.includes(worker)) lostSince.delete(worker);
    for (const worker of lost) lostSince.set(worker, lostSince.get(worker) ?? now);
    const gone = lost.filter((worker) => now - (lostSince.get(worker) ?? now) >= patience.lostMs);
    if (gone.length > 0) {
      await jobs.takeFrom(gone);
      log.warn({ workers: gone.length }, 'a process ended in the middle of its work; others take it over');
    }
    await jobs.openQueues();
    await jobs.retryFailed();
    for (const { name } of tasks) await jobs.add(name, 0, 'unsafe_dedupe');
    await jobs.refuseNewer();
  };
  while (!stopped.aborted) {
    await pause(patience.lookMs, undefined, { signal: stopped }).catch(() => {});
    if (stopped.aborted) return;
    await look().catch((error: unknown) => {
      // While the database is away nobody can be seen.
      lostSince.clear();
      if (error instanceof SettingError) onRefused(error);
      else noteFailure('looking at other processes', log, error);
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What the engine says of itself is of no use to operators: what fails is logged here. */
function loggerOf({ library, log }: Pick<Parts, 'library' | 'log'>): Library.Logger {
  return new library.Logger(() => (level, message) => {
    if (level === 'error') log.debug({}, `job engine: ${message}`);
  });
}
