/** How much two articles are about the same event. */
import type { Instant } from '../model.ts';
import type { Member, Vector } from './profile.ts';
import { resemblance } from './sketch.ts';

const DAY_MS = 86_400_000;
/** Nothing older than this is compared: reports of one event come within weeks. */
export const WINDOW_MS = 30 * DAY_MS;
/** Two look-alikes must not be joined whatever else they share. */
const APART = -1;
/** Texts of which more than half is the same, word for word, are copies. */
const COPY = 0.5;

/** 1 for the same article or a copy, near 0 for nothing in common, −1 where something says that they are two events. */
export function likeness(a: Member, b: Member): number {
  const distance = Math.abs(a.sortedAt - b.sortedAt);
  if (distance > WINDOW_MS || a.sample !== b.sample) return APART;
  if (a.address !== 0 && a.address === b.address) return 1;
  if (isCopy(a, b)) return 1;
  if (isNextIssue(a, b) || numbersDiffer(a.numbered, b.numbered)) return APART;
  return dot(a, b) * closeness(distance);
}

/** True for copies: syndicated, or the same piece in two feeds of one house. */
export function isCopy(a: Member, b: Member): boolean {
  return resemblance(a.sketch, b.sketch) >= COPY;
}

/** How many articles repeat another publisher's text: so many voices fewer than publishers. */
export function copiesAmong(members: readonly Member[]): number {
  const originals: Member[] = [];
  const repeating = new Set<string>();
  const speaking = new Set<string>();
  for (const member of [...members].sort((a, b) => a.sortedAt - b.sortedAt || a.id - b.id)) {
    const publisher = member.publisher.toLowerCase();
    if (originals.some((original) => isCopy(original, member))) repeating.add(publisher);
    else {
      originals.push(member);
      speaking.add(publisher);
    }
  }
  return [...repeating].filter((publisher) => !speaking.has(publisher)).length;
}

/** The same heading over another text by the same publisher: a column, a digest, a live page of another day. */
function isNextIssue(a: Member, b: Member): boolean {
  return (
    a.template !== 0 &&
    a.template === b.template &&
    a.publisher === b.publisher &&
    Math.abs(a.sortedAt - b.sortedAt) > DAY_MS / 2
  );
}

/** True where both titles number the same name, and differently in all cases: GPT-5.1 and GPT-5.2. */
function numbersDiffer(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0 || a.some((name) => b.includes(name))) return false;
  const names = new Set(a.map((name) => name.split(' ')[0]));
  return b.some((name) => names.has(name.split(' ')[0]));
}

/** Within two days time says nothing; from there evidence must be stronger the longer ago. */
function closeness(distance: Instant): number {
  return Math.exp(-Math.max(0, distance - 2 * DAY_MS) / (7 * DAY_MS));
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const x = a.terms[i] ?? 0;
    const y = b.terms[j] ?? 0;
    if (x === y) sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return sum;
}
