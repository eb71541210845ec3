/** Tasks in one process: a loop for each. */
import type { Log } from '../log.ts';
import { type Loop, startLoop } from '../loop.ts';
import type { Runner, Task } from './task.ts';

/** Starts a loop for each task. */
export function startLoops(tasks: readonly Task[], log: Log): Runner {
  const loops = new Map<string, Loop>();
  for (const { name, says, run } of tasks) loops.set(name, startLoop(says, log, run));
  return {
    wake: (name) => loops.get(name)?.wake(),
    async stop() {
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
      await Promise.all(tasks.map((task) => task.settled?.()));
    },
  };
}
