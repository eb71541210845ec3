/** Joins what belongs together: average-link clustering of new articles with the stories near them. */
import { type Likeness, likeness } from './likeness.ts';
import type { Member } from './profile.ts';

/** Articles that stand together: a stored story's, or one new article. */
export interface Cluster<M extends Member> {
  readonly members: readonly M[];
}

/** Mean likeness from which two clusters are one story; measured, see docs/how-stories-work.md. */
const SAME_STORY = 0.13;
/** Below this two clusters are strangers: they are not followed through the merges, most of which they would only slow. */
const FAINT = 0.04;
/** From here on two clusters speak of the same people, companies or places. */
const SAME_NAMES = 0.4;
/** Same names of whom less than this share as much else is said alike do something else: a second launch, another ruling. */
const OTHER_DEED = 0.22;

interface Node<M extends Member> {
  members: M[];
  /** Mean likeness to each neighbour. */
  links: Map<number, Likeness>;
}

/**
 * Joins the most alike pair of clusters, again and again, until no pair is alike enough. `pairs` names the clusters
 * (by position) that may belong together; others are never compared. The result does not depend on
 * the order of `clusters`, except between exactly equal likenesses.
 */
export function joined<M extends Member>(
  clusters: readonly Cluster<M>[],
  pairs: Iterable<readonly [number, number]>,
): M[][] {
  const nodes = new Map<number, Node<M>>(
    clusters.map(({ members }, i) => [i, { members: [...members], links: new Map() }]),
  );
  for (const [a, b] of pairs) link(nodes, a, b);
  const queue = new Queue();
  for (const [i, node] of nodes) for (const j of node.links.keys()) if (i < j) offer(nodes, i, j, queue);
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (nodes.get(next.a)?.links.get(next.b) === next.link) merge(nodes, next.a, next.b, queue);
  }
  return [...nodes.values()].map(({ members }) => members);
}

function link(nodes: Map<number, Node<Member>>, a: number, b: number): void {
  const one = nodes.get(a);
  const other = nodes.get(b);
  if (!one || !other || a === b || one.links.has(b)) return;
  const value = meanLikeness(one.members, other.members);
  if (value.whole >= 0 && value.whole < FAINT) return;
  one.links.set(b, value);
  other.links.set(a, value);
}

function merge<M extends Member>(nodes: Map<number, Node<M>>, a: number, b: number, queue: Queue): void {
  const into = nodes.get(a);
  const from = nodes.get(b);
  if (!into || !from) return;
  nodes.delete(b);
  const neighbours = new Set([...into.links.keys(), ...from.links.keys()]);
  neighbours.delete(a);
  neighbours.delete(b);
  const [m, n] = [into.members.length, from.members.length];
  for (const other of neighbours) {
    const neighbour = nodes.get(other);
    if (!neighbour) continue;
    const toInto = into.links.get(other) ?? meanLikeness(into.members, neighbour.members);
    const toFrom = from.links.get(other) ?? meanLikeness(from.members, neighbour.members);
    const value = weighted(toInto, m, toFrom, n);
    into.links.set(other, value);
    neighbour.links.set(a, value);
    neighbour.links.delete(b);
  }
  into.links.delete(b);
  into.members.push(...from.members);
  for (const other of neighbours) offer(nodes, a, other, queue);
}

/** Queues a pair that may be one story. */
function offer(nodes: ReadonlyMap<number, Node<Member>>, a: number, b: number, queue: Queue): void {
  const one = nodes.get(a);
  const other = nodes.get(b);
  const link = one?.links.get(b);
  if (!one || !other || !link || link.whole < SAME_STORY) return;
  // One article alone may be short, or a comment; several that agree show what the names do.
  const several = one.members.length + other.members.length > 2;
  if (several && link.names >= SAME_NAMES && link.deeds < OTHER_DEED * link.names) return;
  queue.push({ a, b, link });
}

function weighted(x: Likeness, m: number, y: Likeness, n: number): Likeness {
  const all = m + n;
  return {
    whole: (x.whole * m + y.whole * n) / all,
    names: (x.names * m + y.names * n) / all,
    deeds: (x.deeds * m + y.deeds * n) / all,
  };
}

function meanLikeness(a: readonly Member[], b: readonly Member[]): Likeness {
  const sum = { whole: 0, names: 0, deeds: 0 };
  for (const x of a) {
    for (const y of b) {
      const { whole, names, deeds } = likeness(x, y);
      sum.whole += whole;
      sum.names += names;
      sum.deeds += deeds;
    }
  }
  const pairs = a.length * b.length;
  return { whole: sum.whole / pairs, names: sum.names / pairs, deeds: sum.deeds / pairs };
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly link: Likeness;
}

/** The pairs still to be joined, most alike first (a binary heap). */
class Queue {
  readonly #heap: Pair[] = [];

  push(pair: Pair): void {
    const heap = this.#heap;
    let i = heap.push(pair) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (!above || above.link.whole >= pair.link.whole) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = pair;
  }

  pop(): Pair | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last) this.#sink(last);
    return top;
  }

  #sink(pair: Pair): void {
    const heap = this.#heap;
    let i = 0;
    for (;;) {
      const left = heap[2 * i + 1];
      const right = heap[2 * i + 2];
      const larger = right && left && right.link.whole > left.link.whole ? right : left;
      if (!larger || larger.link.whole <= pair.link.whole) break;
      heap[i] = larger;
      i = larger === left ? 2 * i + 1 : 2 * i + 2;
    }
    heap[i] = pair;
  }
}
