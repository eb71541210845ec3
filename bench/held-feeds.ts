/** Many feeds at 10-minute polls, held by one process: processor time, memory, and whether any poll is late. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { compiled } from './compiled.ts';

/** Prints the figures of 10,000 feeds for 40 minutes, and of 250 feeds for 100 rounds. */
export async function heldFeedsBench(): Promise<void> {
  await compiled(async (file) => {
    const script = file('bench/held-feeds-process.js');
    await inOwnProcess(script, 10_000, 4);
    await inOwnProcess(script, 250, 100);
  });
}

/** Nothing else has used memory in that process, and memory is collected before it is measured. */
async function inOwnProcess(script: string, feeds: number, rounds: number): Promise<void> {
  const child = fork(script, [String(feeds), String(rounds)], { execArgv: ['--expose-gc'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The process that holds ${feeds} feeds ended with ${code}.`);
}
