/** Past or future, from the words around an expression. */
/** How a language's clauses show their time. */
export interface TenseSigns {
  /** Words of what is to come; global. */
  readonly future: RegExp;
  /** Words of what has been; global. */
  readonly past: RegExp;
  /** Matches the end of the text before the expression, back to where its clause begins. */
  readonly clause: RegExp;
}

/** How far from the expression a sign is still taken to be about it, in characters. */
const BEFORE = 90;
const AFTER = 70;

/** The sign nearest before the expression in its clause decides; without one the first after it; else it is past. */
export function nearestTense({
  future,
  past,
  clause,
}: TenseSigns): (before: string, after: string) => 'past' | 'future' {
  return (before, after) => {
    const near = before.slice(before.search(clause)).slice(-BEFORE);
    const [toCome, been] = [last(near, future), last(near, past)];
    if (toCome !== been) return toCome > been ? 'future' : 'past';
    const next = after.slice(0, AFTER);
    const [coming, gone] = [first(next, future), first(next, past)];
    return coming < gone ? 'future' : 'past';
  };
}

const last = (text: string, sign: RegExp): number => [...text.matchAll(sign)].at(-1)?.index ?? -1;

const first = (text: string, sign: RegExp): number =>
  text.matchAll(sign).next().value?.index ?? Number.POSITIVE_INFINITY;
