/** What a piece of a drawn card is to the headings before it: one itself, what it heads, or where that ends. */
export type Role = 'heading' | 'content' | 'end';

/**
 * The places of headings that have lost everything that they headed, for renderers that cut a card: a heading over
 * nothing says less than none. `kept` tells which pieces are still there. A heading right before another heads what
 * is left of the following ones.
 */
export function loneHeadings(roles: readonly Role[], kept: readonly boolean[]): ReadonlySet<number> {
  const lone = new Set<number>();
  const there = (at: number) => kept[at] === true && !lone.has(at);
  for (let at = roles.length - 1; at >= 0; at -= 1) {
    if (roles[at] !== 'heading' || !there(at)) continue;
    const next = at + 1;
    const heads = roles[next];
    if (heads === undefined || heads === 'end') continue;
    const stop = heads === 'content' ? (role: Role) => role !== 'content' : (role: Role) => role === 'end';
    const end = roles.findIndex((role, i) => i >= next && stop(role));
    const places = roles.map((_, i) => i).slice(next, end < 0 ? roles.length : end);
    if (!places.some(there)) lone.add(at);
  }
  return lone;
}
