/**
 * The door to reading feeds: a pool of worker threads with a memory limit and a deadline, because a hostile feed can
 * hang or bloat any parser. A parse that is stopped is an error of that feed only.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SourceError } from '../errors.ts';
import type { ParsedFeed } from '../model.ts';
import type { ReadHints } from './parse.ts';
import type { ParseReply, ParseRequest } from './parse-worker.ts';

/** Reads feed documents. */
export interface FeedReader {
  /** @throws SourceError with one clear sentence when the document is not a feed, too large or too slow to read. */
  read(bytes: Uint8Array, hints?: ReadHints): Promise<ParsedFeed>;
  /** Ends all threads; documents still waiting fail. */
  close(): Promise<void>;
}

export interface FeedReaderOptions {
  /** Threads at most; as many as there are processors, 4 at most, by default. They start when needed. */
  readonly workers?: number;
  /** Processor time for one document once a thread has it, 2,000 ms by default. */
  readonly deadlineMs?: number;
  /** Heap of one thread, 160 MB by default. */
  readonly maxHeapMb?: number;
}

/** The largest real feed seen has 2.5 MB; fetching stops at 10 MB by default. */
const MAX_BYTES = 32 * 1024 * 1024;
/** On a busy machine a document may take this many times its deadline. */
const PATIENCE = 10;
/** A thread without work for so long gives its memory back. */
const IDLE_MS = 30_000;

interface Job {
  readonly request: ParseRequest;
  resolve(feed: ParsedFeed): void;
  reject(error: Error): void;
}
interface Thread {
  readonly worker: Worker;
  job: Job | null;
  /** Its modules are loaded, so that starting up does not count against a document's deadline. */
  ready: boolean;
  timer: NodeJS.Timeout | null;
}

/** Makes a reader; no thread runs until the first document comes. */
export function createFeedReader(options: FeedReaderOptions = {}): FeedReader {
  return new Pool({
    workers: options.workers ?? Math.min(4, availableParallelism()),
    deadlineMs: options.deadlineMs ?? 2_000,
    maxHeapMb: options.maxHeapMb ?? 160,
  });
}

class Pool implements FeedReader {
  readonly #options: Required<FeedReaderOptions>;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(options: Required<FeedReaderOptions>) {
    this.#options = options;
  }

  read(bytes: Uint8Array, hints: ReadHints = {}): Promise<ParsedFeed> {
    if (bytes.byteLength > MAX_BYTES) {
      return Promise.reject(
        new SourceError(
          `This document is larger than ${MAX_BYTES / 1024 ** 2} MB, the most that a feed may be.`,
        ),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request: { bytes, hints }, resolve, reject });
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const closing = [...this.#threads].map((thread) =>
      this.#drop(thread, new SourceError('Reading was stopped.')),
    );
    for (const job of this.#waiting.splice(0)) job.reject(new SourceError('Reading was stopped.'));
    await Promise.all(closing);
  }

  /** Gives waiting documents to idle threads, and starts threads while there are more documents than threads. */
  #assign(): void {
    if (this.#closed) {
      for (const job of this.#waiting.splice(0)) job.reject(new SourceError('Reading was stopped.'));
    }
    while (this.#waiting.length > 0) {
      const idle = [...this.#threads].find((thread) => thread.job === null);
      const thread = idle ?? (this.#threads.size < this.#options.workers ? this.#start() : null);
      const job = thread && this.#waiting.shift();
      if (!thread || !job) return;
      this.#hand(thread, job);
    }
  }

  #start(): Thread {
    const worker = startWorker(this.#options.maxHeapMb);
    const thread: Thread = { worker, job: null, ready: false, timer: null };
    worker.on('message', (reply: ParseReply) => this.#settle(thread, reply));
    worker.on('error', (cause) => void this.#drop(thread, failure(thread, cause)));
    worker.on('exit', () => void this.#drop(thread, failure(thread, null)));
    this.#threads.add(thread);
    return thread;
  }

  #hand(thread: Thread, job: Job): void {
    thread.job = job;
    if (thread.timer) clearTimeout(thread.timer);
    thread.timer = null;
    thread.worker.ref();
    thread.worker.postMessage(job.request);
    if (thread.ready) this.#watch(thread);
  }

  #watch(thread: Thread): void {
    const { deadlineMs } = this.#options;
    const wallStart = performance.now();
    const cpuStart = process.cpuUsage();
    const check = () => {
      const { user, system } = process.cpuUsage(cpuStart);
      const busy = [...this.#threads].filter(({ job }) => job !== null).length;
      // On a busy machine a thread may not have run at all: time counts only as far as this process had processors.
      const missing = deadlineMs * busy - (user + system) / 1000;
      const waited = performance.now() - wallStart;
      if (missing > 0 && waited < deadlineMs * PATIENCE)
        thread.timer = setTimeout(check, Math.max(20, missing / busy));
      else
        void this.#drop(
          thread,
          new SourceError('This document takes too long to read: it is broken or hostile.'),
        );
    };
    thread.timer = setTimeout(check, deadlineMs);
  }

  #settle(thread: Thread, reply: ParseReply): void {
    if ('ready' in reply) {
      thread.ready = true;
      if (thread.job) this.#watch(thread);
      return;
    }
    const { job } = thread;
    thread.job = null;
    if (thread.timer) clearTimeout(thread.timer);
    // An idle thread keeps no process alive, and goes after a while.
    thread.worker.unref();
    thread.timer = setTimeout(() => void this.#drop(thread, null), IDLE_MS).unref();
    if ('feed' in reply) job?.resolve(reply.feed);
    else
      job?.reject(
        new SourceError(reply.expected ? reply.error : `This feed cannot be read (${reply.error}).`),
      );
    this.#assign();
  }

  async #drop(thread: Thread, error: Error | null): Promise<void> {
    if (!this.#threads.delete(thread)) return;
    if (thread.timer) clearTimeout(thread.timer);
    if (error) thread.job?.reject(error);
    thread.job = null;
    this.#assign();
    await thread.worker.terminate();
  }
}

/** Starts a thread, from source (through tsx) or compiled. */
function startWorker(maxHeapMb: number): Worker {
  const compiled = import.meta.url.endsWith('.js');
  const file = new URL(compiled ? './parse-worker.js' : './parse-worker.ts', import.meta.url);
  const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 32 };
  if (compiled) return new Worker(file, { resourceLimits });
  // `--import tsx` does not reach threads (privatenumber/tsx#354): the thread registers the loader itself.
  const parent = JSON.stringify(file.href);
  const bootstrap = `require('node:module').register('tsx/esm', { parentURL: ${parent}, data: {} }); import(${parent})`;
  return new Worker(bootstrap, { eval: true, execArgv: [], resourceLimits });
}

function failure(thread: Thread, cause: unknown): Error {
  const options = cause instanceof Error ? { cause } : {};
  if (!thread.ready) return new Error('The reading thread could not start.', options);
  const outOfMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = outOfMemory ? 'needs more memory than a feed may' : 'stopped its reader';
  return new SourceError(`This document ${why}: it is broken or hostile.`, options);
}
