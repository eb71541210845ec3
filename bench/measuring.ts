/** How benches measure: loops that are compared take turns in one run, and medians are given. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../src/db/database.ts';
import { openDatabase } from '../src/db/open.ts';

/** Prints a line. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Seconds that a piece of work takes. */
export async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** What one loop, or a piece of work, took: by the clock, the median; of processors, all threads together, the least, which other work on the machine changes little. */
export interface Took {
  readonly clock: number;
  readonly processor: number;
}

/** Seconds that a piece of work takes. */
export async function took(work: () => unknown): Promise<Took> {
  const before = process.cpuUsage();
  const clock = await seconds(work);
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1e6 };
}

/** Seconds that several loops take, `rounds` times in turn, after one round that does not count. */
export async function inTurn<Name extends string>(
  rounds: number,
  loops: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, Took>> {
  const names = Object.keys(loops) as Name[];
  const times = new Map<Name, Took[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const once = await took(loops[name]);
      if (round > 0) times.get(name)?.push(once);
    }
  }
  return Object.fromEntries([...times].map(([name, took]) => [name, summed(took)])) as Record<Name, Took>;
}

function summed(times: readonly Took[]): Took {
  const sorted = (one: keyof Took) => times.map((took) => took[one]).sort((a, b) => a - b);
  return {
    clock: sorted('clock')[Math.floor(times.length / 2)] ?? 0,
    processor: sorted('processor')[0] ?? 0,
  };
}

/** Works on all items, `width` at once. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < items.length; n = next++) await work(items[n] as T, n);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** Runs work on a database in a new file, which is taken away afterwards. */
export async function inFile(work: (db: Database) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const db = await openDatabase(`file:${join(folder, 'bench.db')}`);
  try {
    await work(db);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}
