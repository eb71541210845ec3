import { adapters } from '../../adapters/index.ts';
import type { Look } from '../../src/platform/port.ts';

/** How cards look on each platform that can say so, as a running Dateline offers it. */
export async function everyLook(): Promise<readonly Look[]> {
  return Promise.all(adapters.flatMap((adapter) => adapter.look?.() ?? []));
}
