/**
 * The door to reading feeds: a pool of worker threads with a memory limit and a deadline, because a hostile feed can
 * hang or bloat any parser. A parse that is stopped is an error of that feed only.
 */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { SourceError } from '../errors.ts';
import type { ParsedFeed } from '../model.ts';
import { startThread } from '../threads.ts';
import type { Page, PageHints } from './page.ts';
import type { ReadHints } from './parse.ts';
import type { ParseReply, ParseRequest, Reading } from './parse-worker.ts';
import type { ReadFeed } from './words.ts';

/** Reads feed documents, and the pages of articles. */
export interface FeedReader {
  /** @throws SourceError with one clear sentence when the document is not a feed, too large or too slow to read. */
  read(bytes: Uint8Array, hints?: ReadHints): Promise<ReadFeed>;
  /** The same, but everything that the document says. */
  readInFull(bytes: Uint8Array, hints?: ReadHints): Promise<ParsedFeed>;
  /** @throws SourceError with one clear sentence when the page has no article, or keeps it back. */
  readPage(bytes: Uint8Array, hints: PageHints): Promise<Page>;
  /** Ends all threads; documents still waiting fail. */
  close(): Promise<void>;
}

export interface FeedReaderOptions {
  /** Threads at most; as many as there are processors, 4 at most, by default. They start when needed. */
  readonly workers?: number;
  /** Processor time for one document once a thread has it. */
  readonly deadlineMs?: number;
  /** Heap of one thread, without the room for young objects. */
  readonly maxHeapMb?: number;
}

/** What one document may take of its thread. With 8 MB for young objects reading took an eighth more processor time, with 24 hardly less. */
export const READING_LIMITS = { deadlineMs: 2_000, maxHeapMb: 160, youngMb: 12 } as const;

/** The largest real feed seen has 2.5 MB; fetching stops at 10 MB by default. */
const MAX_BYTES = 32 * 1024 * 1024;
/** On a busy machine a document may take this many times its deadline. */
const PATIENCE = 10;
/** A thread has its next document at hand: the main thread may be storing when it asks. */
const AT_HAND = 2;
/** A thread without work for so long gives its memory back. */
const IDLE_MS = 30_000;

interface Job {
  readonly request: ParseRequest;
  resolve(read: Reading): void;
  reject(error: Error): void;
}
interface Thread {
  readonly worker: Worker;
  /** The first is being read. */
  readonly jobs: Job[];
  /** Its modules are loaded, so that starting up does not count against a document's deadline. */
  ready: boolean;
  timer: NodeJS.Timeout | null;
}

/** Makes a reader; no thread runs until the first document comes. */
export function createFeedReader(options: FeedReaderOptions = {}): FeedReader {
  return new Pool({
    workers: options.workers ?? Math.min(4, availableParallelism()),
    deadlineMs: options.deadlineMs ?? READING_LIMITS.deadlineMs,
    maxHeapMb: options.maxHeapMb ?? READING_LIMITS.maxHeapMb,
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

  read(bytes: Uint8Array, hints: ReadHints = {}): Promise<ReadFeed> {
    return this.#readFeed(false, bytes, hints) as Promise<ReadFeed>;
  }

  readInFull(bytes: Uint8Array, hints: ReadHints = {}): Promise<ParsedFeed> {
    return this.#readFeed(true, bytes, hints) as Promise<ParsedFeed>;
  }

  #readFeed(full: boolean, bytes: Uint8Array, hints: ReadHints): Promise<Reading> {
    if (bytes.byteLength > MAX_BYTES) {
      return Promise.reject(
        new SourceError(
          `This document is larger than ${MAX_BYTES / 1024 ** 2} MB, the most that a feed may be.`,
        ),
      );
    }
    return this.#ask({ kind: 'feed', full, bytes, hints });
  }

  readPage(bytes: Uint8Array, hints: PageHints): Promise<Page> {
    return this.#ask({ kind: 'page', bytes, hints }) as Promise<Page>;
  }

  /** The answer is of the kind that was asked for. */
  #ask(request: ParseRequest): Promise<Reading> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
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
      const thread = this.#free();
      const job = thread && this.#waiting.shift();
      if (!thread || !job) return;
      this.#hand(thread, job);
    }
  }

  #free(): Thread | null {
    const threads = [...this.#threads];
    const idle = threads.find(({ jobs }) => jobs.length === 0);
    if (idle) return idle;
    if (threads.length < this.#options.workers) return this.#start();
    return threads.find(({ ready, jobs }) => ready && jobs.length < AT_HAND) ?? null;
  }

  #start(): Thread {
    const worker = startThread(import.meta.url, 'parse-worker', {
      maxOldGenerationSizeMb: this.#options.maxHeapMb,
      maxYoungGenerationSizeMb: READING_LIMITS.youngMb,
    });
    const thread: Thread = { worker, jobs: [], ready: false, timer: null };
    worker.on('message', (reply: ParseReply) => this.#settle(thread, reply));
    worker.on('error', (cause) => void this.#drop(thread, failure(thread, cause)));
    worker.on('exit', () => void this.#drop(thread, failure(thread, null)));
    this.#threads.add(thread);
    return thread;
  }

  #hand(thread: Thread, job: Job): void {
    thread.jobs.push(job);
    thread.worker.postMessage(job.request);
    if (thread.jobs.length > 1) return;
    if (thread.timer) clearTimeout(thread.timer);
    thread.timer = null;
    thread.worker.ref();
    if (thread.ready) this.#watch(thread);
  }

  #watch(thread: Thread): void {
    const { deadlineMs } = this.#options;
    const wallStart = performance.now();
    const cpuStart = process.cpuUsage();
    const check = () => {
      const { user, system } = process.cpuUsage(cpuStart);
      const busy = [...this.#threads].filter(({ jobs }) => jobs.length > 0).length;
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
    if (thread.timer) clearTimeout(thread.timer);
    thread.timer = setTimeout(check, deadlineMs);
  }

  #settle(thread: Thread, reply: ParseReply): void {
    if ('ready' in reply) {
      thread.ready = true;
      if (thread.jobs.length > 0) this.#watch(thread);
      return;
    }
    const job = thread.jobs.shift();
    if (thread.timer) clearTimeout(thread.timer);
    if (thread.jobs.length > 0) this.#watch(thread);
    else {
      // An idle thread keeps no process alive, and goes after a while.
      thread.worker.unref();
      thread.timer = setTimeout(() => void this.#drop(thread, null), IDLE_MS).unref();
    }
    if ('read' in reply) job?.resolve(reply.read);
    else
      job?.reject(
        new SourceError(
          reply.expected ? reply.error : `This ${job.request.kind} cannot be read (${reply.error}).`,
        ),
      );
    this.#assign();
  }

  async #drop(thread: Thread, error: Error | null): Promise<void> {
    if (!this.#threads.delete(thread)) return;
    if (thread.timer) clearTimeout(thread.timer);
    const [reading, ...next] = thread.jobs.splice(0);
    if (error) reading?.reject(error);
    this.#waiting.unshift(...next);
    this.#assign();
    await thread.worker.terminate();
  }
}

function failure(thread: Thread, cause: unknown): Error {
  const options = cause instanceof Error ? { cause } : {};
  if (!thread.ready) return new Error('The reading thread could not start.', options);
  const outOfMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = outOfMemory ? 'needs more memory than a feed may' : 'stopped its reader';
  return new SourceError(`This document ${why}: it is broken or hostile.`, options);
}
