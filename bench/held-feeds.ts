/** Many feeds at 10-minute polls, held by one process: processor time, memory, and whether any poll is late. */
import { compiled, inOwnProcess } from './compiled.ts';

/** Prints the figures of 10,000 feeds for 40 minutes, and of 250 feeds for 100 rounds. Memory is collected before it is measured. */
export async function heldFeedsBench(): Promise<void> {
  await compiled(async (file) => {
    const script = file('bench/held-feeds-process.js');
    await inOwnProcess(script, [10_000, 4], ['--expose-gc']);
    await inOwnProcess(script, [250, 100], ['--expose-gc']);
  });
}
