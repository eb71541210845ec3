import type { Store } from '../../src/platform/port.ts';

/** How long and how many ids are remembered; Slack delivers again within minutes (apis/events-api). */
const REMEMBER_MS = 15 * 60_000;
const REMEMBER = 5000;
const PREFIX = 'seen:';

/**
 * Tells the first delivery of an interaction or event from the ones after it: Slack sends an envelope again when
 * the acknowledgement did not reach it, after a restart too. Held in memory, and written down behind the answer's
 * back: `keep` gets the writing.
 */
export async function createOnce(
  store: Store,
  now: () => number,
  keep: (work: Promise<unknown>) => void,
): Promise<(id: string | undefined) => boolean> {
  const seen = new Map<string, number>();
  const stored = await store.list(PREFIX, REMEMBER);
  const before = stored.map(({ key, value }) => [key.slice(PREFIX.length), Number(value)] as const);
  for (const [id, at] of before.toSorted((a, b) => a[1] - b[1])) seen.set(id, at);
  return (id) => {
    if (!id) return true;
    const at = now();
    for (const [old, time] of seen) {
      if (at - time < REMEMBER_MS && seen.size < REMEMBER) break;
      seen.delete(old);
      keep(store.delete(PREFIX + old));
    }
    if (seen.has(id)) return false;
    seen.set(id, at);
    keep(store.put(PREFIX + id, at));
    return true;
  };
}
