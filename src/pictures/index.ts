/**
 * The door to pictures: drawn in a thread of their own, which starts with the first one and ends when none was
 * asked for in a while. The last few are kept, because a picture is asked for again (shared, shown to the next
 * reader) and the same data always gives the same picture.
 */
import type { Worker } from 'node:worker_threads';
import type { Picture } from '../cards/picture.ts';
import { startThread } from '../threads.ts';
import type { DrawReply, DrawRequest } from './draw-worker.ts';
import type { Theme } from './themes.table.ts';

export type { Theme };

/** Draws pictures. */
export interface Pictures {
  /** PNG bytes. Rejects when drawing fails, takes too long, or too many wait: the same as text must do then. */
  draw(picture: Picture, theme: Theme): Promise<Uint8Array>;
  /** Ends the thread; pictures still waiting fail. */
  close(): Promise<void>;
}

/** Kept: 24 pictures of 100 to 300 KB. */
const KEPT = 24;
/** More than so many waiting means that readers have long given up on the last one. */
const MOST_WAITING = 16;
/** For the first picture, typefaces and libraries included, on a busy machine. */
const DEADLINE_MS = 15_000;
/** A thread without work for so long gives its 100 MB back. */
const IDLE_MS = 60_000;
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 };

interface Job {
  resolve(png: Uint8Array): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** Makes the drawer; nothing is loaded and no thread runs until the first picture is asked for. */
export function createPictures(): Pictures {
  return new Studio();
}

class Studio implements Pictures {
  readonly #kept = new Map<string, Promise<Uint8Array>>();
  readonly #jobs = new Map<number, Job>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #count = 0;
  #closed = false;

  draw(picture: Picture, theme: Theme): Promise<Uint8Array> {
    const key = JSON.stringify([theme, picture.title, picture.note, picture.events]);
    const known = this.#kept.get(key);
    const drawn = known ?? this.#draw(picture, theme);
    // Last asked for, last to go.
    this.#kept.delete(key);
    this.#kept.set(key, drawn);
    if (!known) drawn.catch(() => this.#kept.delete(key));
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return drawn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end(new Error('Dateline is stopping.'));
  }

  async #draw(picture: Picture, theme: Theme): Promise<Uint8Array> {
    if (this.#closed) throw new Error('Dateline is stopping.');
    if (this.#jobs.size >= MOST_WAITING) throw new Error('Too many pictures are waiting to be drawn.');
    const id = ++this.#count;
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#thread();
    return new Promise((resolve, reject) => {
      const late = () => void this.#end(new Error(`A picture took longer than ${DEADLINE_MS / 1000} s.`));
      this.#jobs.set(id, { resolve, reject, timer: setTimeout(late, DEADLINE_MS) });
      worker.postMessage({ id, picture, theme } satisfies DrawRequest);
    });
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = startThread(import.meta.url, 'draw-worker', LIMITS);
    worker.on('message', (reply: DrawReply) => this.#settle(reply));
    const ended = (error: Error) => {
      if (this.#worker === worker) void this.#end(error);
    };
    worker.on('error', ended);
    worker.on('exit', () => ended(new Error('The drawing thread ended.')));
    this.#worker = worker;
    return worker;
  }

  #settle(reply: DrawReply): void {
    const job = this.#jobs.get(reply.id);
    if (!job) return;
    this.#jobs.delete(reply.id);
    clearTimeout(job.timer);
    if ('png' in reply) job.resolve(reply.png);
    else job.reject(new Error(reply.error));
    if (this.#jobs.size > 0) return;
    this.#idle = setTimeout(() => void this.#end(new Error('The drawing thread was idle.')), IDLE_MS);
    this.#idle.unref();
  }

  /** Whatever still waits fails; the next picture starts a new thread. */
  async #end(error: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (this.#idle) clearTimeout(this.#idle);
    for (const { reject, timer } of this.#jobs.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#jobs.clear();
    await worker?.terminate();
  }
}
