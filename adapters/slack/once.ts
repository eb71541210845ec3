/** How long and how many ids are remembered; Slack delivers again within minutes (apis/events-api). */
const REMEMBER_MS = 15 * 60_000;
const REMEMBER = 5000;

/**
 * Tells the first delivery of an interaction from the ones after it: Slack sends an envelope again when the
 * acknowledgement did not reach it. Held in memory; after a restart the worst is an answer given twice.
 */
export function createOnce(now: () => number): (id: string | undefined) => boolean {
  const seen = new Map<string, number>();
  return (id) => {
    if (!id) return true;
    const at = now();
    for (const [old, time] of seen) {
      if (at - time < REMEMBER_MS && seen.size < REMEMBER) break;
      seen.delete(old);
    }
    if (seen.has(id)) return false;
    seen.set(id, at);
    return true;
  };
}
