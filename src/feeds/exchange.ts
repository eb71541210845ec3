/** One request and its answer, by undici's own port: its `request` and `fetch` do more than a poll needs, which costs a third more. */
import { Readable } from 'node:stream';
import type { Agent, Dispatcher } from 'undici';
import type { Headers } from './server-wishes.ts';

/** What came back. The body of "not modified" is empty (RFC 9110 section 15.4.5), so nobody waits for it. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Headers;
  /** Null for "not modified"; anything else must be read or destroyed. */
  readonly body: Readable | null;
}

/** How a piece of work is called off; it is one request after another, so one of them listens at a time. */
export interface Stop {
  /** Called when it is called off. */
  onStop: ((reason: Error) => void) | null;
  /** Set when it was. */
  reason: Error | null;
}

/** Sends a request; resolves with the head of the answer, its body still to come. Rejects when there is none, or when stopped. */
export function exchange(agent: Agent, request: Dispatcher.DispatchOptions, stop: Stop): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const handler = new AnswerHandler(resolve, reject);
    stop.onStop = (reason) => handler.stop(reason);
    if (stop.reason) handler.stop(stop.reason);
    else agent.dispatch(request, handler);
  });
}

class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (reason: Error) => void;
  #controller: Dispatcher.DispatchController | null = null;
  #body: Readable | null = null;
  #stopped: Error | null = null;

  constructor(resolve: (answer: Answer) => void, reject: (reason: Error) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Lets go of the connection, whether it is there yet or not. */
  stop(reason: Error): void {
    this.#stopped = reason;
    this.#reject(reason);
    this.#body?.destroy(reason);
    this.#controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#stopped) controller.abort(this.#stopped);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    // Interim answers (103 and the like) announce the one that counts.
    if (status < 200) return;
    if (status !== 304) this.#body = bodyOf(controller);
    this.#resolve({ status, headers, body: this.#body });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#body?.push(chunk) === false) controller.pause();
  }

  onResponseEnd(): void {
    this.#body?.push(null);
    this.#body = null;
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
    this.#body?.destroy(error);
    this.#body = null;
  }
}

/** A body as a stream; one that is not read to its end gives its connection up. */
function bodyOf(controller: Dispatcher.DispatchController): Readable {
  return new Readable({
    read: () => controller.resume(),
    destroy(error, done) {
      if (!this.readableEnded && !controller.aborted) controller.abort(error ?? new Error('not wanted'));
      done(error);
    },
  });
}
