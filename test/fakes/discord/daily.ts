const DAY_MS = 86_400_000;

/** So many of something a day: the day begins with the first of them. */
export class Daily {
  readonly #most: number;
  readonly #now: () => number;
  #left: number;
  #over = Number.POSITIVE_INFINITY;

  /** `left` of today's, where some were taken already. */
  constructor(most: number, now: () => number, left = most) {
    this.#most = most;
    this.#now = now;
    this.#left = left;
  }

  get left(): number {
    if (this.#now() >= this.#over) {
      this.#left = this.#most;
      this.#over = Number.POSITIVE_INFINITY;
    }
    return this.#left;
  }

  set left(left: number) {
    this.#left = left;
  }

  /** Until all of them may be taken again. */
  get msLeft(): number {
    return Math.min(DAY_MS, this.#over - this.#now());
  }

  /** Takes some; false, and none taken, where that is more than are left. */
  take(count: number): boolean {
    if (count > this.left) return false;
    if (count > 0 && this.#over === Number.POSITIVE_INFINITY) this.#over = this.#now() + DAY_MS;
    this.#left -= count;
    return true;
  }
}
