/** Who is looking at the workspace right now, and what they are told as it happens. */

/** Something that happened in a channel. */
export interface Happening {
  readonly channel: string;
  /** The post that is new or changed. */
  readonly post: string;
}

/** Takes happenings until it is closed. */
interface Listener {
  tell(happening: Happening): void;
  close(): void;
}

/** A reader who has fallen this far behind is let go; the page connects again and catches up. */
const WAITING_LIMIT = 200;

/** All open pages. */
export class Live {
  readonly #listeners = new Set<Listener>();

  /** Tells every open page. */
  tell(happening: Happening): void {
    for (const listener of this.#listeners) listener.tell(happening);
  }

  /**
   * What happens from this call on, whenever it is read; ends when `signal` aborts, on `close`, or when the
   * reader falls far behind.
   */
  listen(signal: AbortSignal): AsyncGenerator<Happening> {
    const waiting: Happening[] = [];
    const reader = { open: true, wake() {} };
    const listener: Listener = {
      tell: (happening) => {
        if (waiting.push(happening) > WAITING_LIMIT) listener.close();
        reader.wake();
      },
      close: () => {
        this.#listeners.delete(listener);
        reader.open = false;
        reader.wake();
      },
    };
    this.#listeners.add(listener);
    signal.addEventListener('abort', listener.close, { once: true });
    return drain(waiting, reader);
  }

  /** Lets every page go. */
  close(): void {
    for (const listener of this.#listeners) listener.close();
  }
}

async function* drain(
  waiting: Happening[],
  reader: { open: boolean; wake(): void },
): AsyncGenerator<Happening> {
  while (reader.open) {
    const next = waiting.shift();
    if (next) yield next;
    else
      await new Promise<void>((resolve) => {
        reader.wake = resolve;
      });
  }
}
