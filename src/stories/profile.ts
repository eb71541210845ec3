/** What grouping knows of an article: its weighty terms and the marks by which copies and look-alikes are told. */
import type { ArticleId, Instant, StoryId } from '../model.ts';
import { backgroundShare } from '../text/rarity.ts';
import type { Draft, Marks } from './draft.ts';

/** A weighted vector of unit length: term hashes ascending, and the weight of each; a name's weight is negative. */
export interface Vector {
  readonly terms: Int32Array;
  readonly weights: Float32Array;
  /** The names' share of it (0 to 1), by the squares of the weights. */
  readonly nameShare: number;
}

/** Stored when the article is grouped, and again when the database knows much more about how common terms are. */
export interface Profile extends Vector, Marks {
  /** Hashes of the names in the title. */
  readonly named: Int32Array;
  /** How many articles were counted when it was weighed. */
  readonly known: number;
}

/** A profiled article with what the comparison needs of its row. */
export interface Member extends Profile {
  readonly id: ArticleId;
  readonly story: StoryId | null;
  readonly publisher: string;
  readonly sortedAt: Instant;
  readonly sample: boolean;
}

/** How many articles there are, and how many of them hold a term. */
export interface Frequencies {
  readonly articles: number;
  readonly of: ReadonlyMap<number, number>;
}

/** The background table counts as much as this many articles. */
const BACKGROUND_ARTICLES = 2000;
/** A term that every seventh article has says nothing about which event it is. */
const COMMON_LOG_SHARE = 2;
const NAME_FACTOR = 1.5;
/** Countries and the largest companies, whom every hundredth article names, do not say whom a title is about. */
const WIDELY_KNOWN = Math.log(100) - COMMON_LOG_SHARE;
const KEPT_TERMS = 96;

/** Weighs a draft's terms: rare ones, names, and what is said often or early weigh most. */
export function profileOf(draft: Draft, frequencies: Frequencies): Profile {
  const weighed: [hash: number, weight: number][] = [];
  const named: number[] = [];
  for (const [hash, entry] of draft.counts) {
    const rarity = rarityOf(entry.term, hash, frequencies) - COMMON_LOG_SHARE;
    if (rarity <= 0) continue;
    const name = draft.capitalsTell && entry.seen > 0 && entry.capital / entry.seen > 0.8;
    if (name && entry.inTitle && rarity > WIDELY_KNOWN) named.push(hash);
    weighed.push([hash, (1 + Math.log(entry.count)) * rarity * (name ? -NAME_FACTOR : 1)]);
  }
  const kept = weighed.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]).slice(0, KEPT_TERMS);
  return { ...unitVector(kept), named: Int32Array.from(named), known: frequencies.articles, ...draft.marks };
}

function unitVector(weighed: [hash: number, weight: number][]): Vector {
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  weighed.sort((a, b) => a[0] - b[0]);
  const weights = Float32Array.from(weighed, ([, weight]) => weight / length);
  return { terms: Int32Array.from(weighed, ([hash]) => hash), weights, nameShare: nameShareOf(weights) };
}

/** The names' share of a vector with these weights. */
export function nameShareOf(weights: Float32Array): number {
  let share = 0;
  for (const weight of weights) if (weight < 0) share += weight * weight;
  return Math.min(1, share);
}

function rarityOf(term: string, hash: number, { articles, of }: Frequencies): number {
  const seen = of.get(hash) ?? 0;
  const share = (backgroundShare(term) * BACKGROUND_ARTICLES + seen) / (BACKGROUND_ARTICLES + articles);
  return -Math.log(Math.min(1, share + 1e-4));
}

/** Terms of an article that lead to it, and by which it looks for others. */
const INDEX_TERMS = 24;

/** The terms by which other articles find this one: its weightiest, and its address. */
export function indexTerms(profile: Profile): number[] {
  const best = [...profile.terms.keys()]
    .sort((a, b) => Math.abs(profile.weights[b] ?? 0) - Math.abs(profile.weights[a] ?? 0))
    .slice(0, INDEX_TERMS)
    .map((i) => profile.terms[i] ?? 0);
  return profile.address === 0 ? best : [...new Set([...best, profile.address])];
}
