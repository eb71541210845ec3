/** What several processes settle, in memory: every process of a town has an accord of its own. */
import type { Accord, Held } from '../../src/platform/port.ts';

/** The accord of one process. */
export interface FakeAccord extends Accord {
  /** The process dies, or the database is away for a moment: all that it has is anybody's. */
  lose(): void;
}

/** Makes the accords of processes that know one another. */
export function createTown(): { accord(): FakeAccord } {
  const taken = new Map<string, FakeAccord>();
  const agreed = new Map<string, { readonly number: number; readonly by: FakeAccord[] }>();
  const accord = (): FakeAccord => {
    let living = new AbortController();
    const held = (release: () => void): Held => {
      const { signal: lost } = living;
      return { lost, release: async () => (lost.aborted ? undefined : release()) };
    };
    const self: FakeAccord = {
      async take(name) {
        if (taken.has(name)) return null;
        taken.set(name, self);
        return held(() => void taken.delete(name));
      },
      async agree(name, own) {
        const settled = agreed.get(name) ?? { number: own, by: [] };
        agreed.set(name, settled);
        settled.by.push(self);
        const release = () => {
          settled.by.splice(settled.by.indexOf(self), 1);
          if (settled.by.length === 0) agreed.delete(name);
        };
        return { number: settled.number, ...held(release) };
      },
      lose() {
        for (const [name, by] of taken) if (by === self) taken.delete(name);
        for (const [name, { number, by }] of agreed) {
          const others = by.filter((one) => one !== self);
          if (others.length > 0) agreed.set(name, { number, by: others });
          else agreed.delete(name);
        }
        const ended = living;
        living = new AbortController();
        ended.abort();
      },
    };
    return self;
  };
  return { accord };
}
