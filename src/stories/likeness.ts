/** How much two articles are about the same event. */
import type { Instant } from '../model.ts';
import type { Member, Profile, Vector } from './profile.ts';
import { resemblance } from './sketch.ts';

const DAY_MS = 86_400_000;
/** Nothing older than this is compared: reports of one event come within weeks. */
export const WINDOW_MS = 30 * DAY_MS;
/** Texts of which more than half is the same, word for word, are copies. */
const COPY = 0.5;
/** Copies have most of their terms in common: the others need not be compared word for word. */
const COPY_TERMS = 0.3;

/** How alike two articles are: in all, and apart in whom and in what they speak of. Each from 0 to 1. */
export interface Likeness {
  /** 1 for the same article or a copy; −1 where something says that they are two events. */
  readonly whole: number;
  readonly names: number;
  /** All that is not a name: what is done. */
  readonly deeds: number;
}

const SAME: Likeness = { whole: 1, names: 1, deeds: 1 };
/** Two look-alikes must not be joined, whatever else they share. */
const APART: Likeness = { whole: -1, names: 0, deeds: 0 };

/** Compares two articles. */
export function likeness(a: Member, b: Member): Likeness {
  const distance = Math.abs(a.sortedAt - b.sortedAt);
  if (distance > WINDOW_MS || a.sample !== b.sample) return APART;
  if (a.address !== 0 && a.address === b.address) return SAME;
  // Before copies are looked for: the notes of two versions can be the same text but for the number.
  if (numbersDiffer(a.numbered, b.numbered)) return APART;
  const { whole, names, deeds } = cosines(a, b);
  if (whole >= COPY_TERMS && isCopy(a, b) && !isBoilerplate(a, b)) return SAME;
  if (isNextIssue(a, b)) return APART;
  return { whole: whole * closeness(distance) * certainty(a, b), names, deeds };
}

/** How far shared words go: not at all where each title names others, and half as far where names cannot be told. */
function certainty(a: Profile, b: Profile): number {
  if (namesOthers(a, b) && namesOthers(b, a)) return 0;
  return a.nameShare === 0 && b.nameShare === 0 ? 0.5 : 1;
}

/** True where a title names somebody, and the other article none of them. */
function namesOthers({ named }: Profile, other: Vector): boolean {
  return named.length > 0 && !named.some((name) => other.terms.includes(name));
}

/** True for copies: syndicated, or the same piece in two feeds of one house. */
function isCopy(a: Member, b: Member): boolean {
  return resemblance(a.sketch, b.sketch) >= COPY;
}

/** What one publisher repeats under other headings is boilerplate, and no copy: only the rest of the words counts. */
function isBoilerplate(a: Member, b: Member): boolean {
  return a.publisher === b.publisher && a.template !== b.template;
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

/** Within a day time says nothing; from there evidence must be stronger the longer ago. */
function closeness(distance: Instant): number {
  return Math.exp(-Math.max(0, distance - DAY_MS) / (3 * DAY_MS));
}

/** How much two vectors have in common, whatever lies between them in time. No allocation for each term: it runs most. */
export function cosines(a: Vector, b: Vector): Likeness {
  const sums = { names: 0, deeds: 0, mixed: 0 };
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const x = a.terms[i] ?? 0;
    const y = b.terms[j] ?? 0;
    if (x === y) add(sums, a.weights[i] ?? 0, b.weights[j] ?? 0);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  const { names, deeds, mixed } = sums;
  const [ofNames, ofDeeds] = lengths(a, b);
  return { whole: names + deeds + mixed, names: names / ofNames, deeds: deeds / ofDeeds };
}

function add(sums: { names: number; deeds: number; mixed: number }, v: number, w: number): void {
  if (v < 0 && w < 0) sums.names += v * w;
  else if (v > 0 && w > 0) sums.deeds += v * w;
  else sums.mixed -= v * w;
}

/** The products of the lengths of two vectors' names, and of the rest of them; never 0. */
function lengths(a: Vector, b: Vector): [names: number, deeds: number] {
  const [x, y] = [a.nameShare, b.nameShare];
  return [Math.sqrt(x * y) || 1, Math.sqrt((1 - x) * (1 - y)) || 1];
}
