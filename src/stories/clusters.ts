/** Joins what belongs together: average-link clustering of new articles with the stories near them. */
import { likeness } from './likeness.ts';
import type { Member } from './profile.ts';

/** Articles that stand together: a stored story's, or one new article. */
export interface Cluster<M extends Member> {
  readonly members: readonly M[];
}

/** Mean likeness from which two clusters are one story; measured, see docs/how-stories-work.md. */
const SAME_STORY = 0.15;

interface Node<M extends Member> {
  members: M[];
  /** Mean likeness to each neighbour. */
  links: Map<number, number>;
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
  for (const [i, node] of nodes)
    for (const [j, value] of node.links) if (i < j) queue.push({ a: i, b: j, value });
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (nodes.get(next.a)?.links.get(next.b) !== next.value) continue;
    merge(nodes, next.a, next.b, queue);
  }
  return [...nodes.values()].map(({ members }) => members);
}

function link(nodes: Map<number, Node<Member>>, a: number, b: number): void {
  const one = nodes.get(a);
  const other = nodes.get(b);
  if (!one || !other || a === b || one.links.has(b)) return;
  const value = meanLikeness(one.members, other.members);
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
    const value = (toInto * m + toFrom * n) / (m + n);
    into.links.set(other, value);
    neighbour.links.set(a, value);
    neighbour.links.delete(b);
    queue.push({ a, b: other, value });
  }
  into.links.delete(b);
  into.members.push(...from.members);
}

function meanLikeness(a: readonly Member[], b: readonly Member[]): number {
  let sum = 0;
  for (const x of a) for (const y of b) sum += likeness(x, y);
  return sum / (a.length * b.length);
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly value: number;
}

/** The pairs still to be joined, most alike first (a binary heap). Pairs that are not alike enough are not kept. */
class Queue {
  readonly #heap: Pair[] = [];

  push(pair: Pair): void {
    if (pair.value < SAME_STORY) return;
    const heap = this.#heap;
    let i = heap.push(pair) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (!above || above.value >= pair.value) break;
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
      const larger = right && left && right.value > left.value ? right : left;
      if (!larger || larger.value <= pair.value) break;
      heap[i] = larger;
      i = larger === left ? 2 * i + 1 : 2 * i + 2;
    }
    heap[i] = pair;
  }
}
