/** Starts the benches' server. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A server in another process. */
export interface ServerProcess {
  /** Host with port; `hosts` are all of them, the first included. */
  readonly host: string;
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

/** This module runs compiled, and so does the server. */
const compiled = import.meta.url.endsWith('.js');

/** Starts the server on ports that the system chooses. */
export async function startServerProcess(count = 1): Promise<ServerProcess> {
  const child = fork(new URL(`./feed-server.${compiled ? 'js' : 'ts'}`, import.meta.url), [String(count)]);
  const [ports]: number[][] = await once(child, 'message');
  const hosts = (ports ?? []).map((port) => `127.0.0.1:${port}`);
  return {
    host: hosts[0] ?? '',
    hosts,
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
