/** Reading, polling and importing feeds, against the bare libraries beneath. */
import { compiled, inOwnProcess } from './compiled.ts';

/** Prints the figures. */
export async function collectorBench(): Promise<void> {
  await compiled((file) => inOwnProcess(file('bench/collector-process.js'), []));
}
