/** Worker threads from a module of ours, run from source or compiled. */
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** Starts the module beside `base` (`import.meta.url`) whose name is given without its ending. */
export function startThread(base: string, name: string, resourceLimits: ResourceLimits): Worker {
  const compiled = base.endsWith('.js');
  const file = new URL(`./${name}.${compiled ? 'js' : 'ts'}`, base);
  if (compiled) return new Worker(file, { resourceLimits });
  // `--import tsx` does not reach threads (privatenumber/tsx#354): the thread registers the loader itself.
  const parent = JSON.stringify(file.href);
  const bootstrap = `require('node:module').register('tsx/esm', { parentURL: ${parent}, data: {} }); import(${parent})`;
  return new Worker(bootstrap, { eval: true, execArgv: [], resourceLimits });
}
