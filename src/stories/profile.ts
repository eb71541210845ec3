/** What grouping knows of an article: its weighty terms and the marks by which copies and look-alikes are told. */
import type { Article, ArticleId, Instant, StoryId } from '../model.ts';
import { hash32 } from '../text/hash.ts';
import { backgroundShare } from '../text/rarity.ts';
import { type Term, terms } from '../text/terms.ts';
import { canonicalAddress } from './address.ts';
import { sketch } from './sketch.ts';
import { numberedNames, templateOf } from './title.ts';

/** A weighted vector of unit length: term hashes ascending, and the weight of each; a name's weight is negative. */
export interface Vector {
  readonly terms: readonly number[];
  readonly weights: readonly number[];
}

/** Stored once, when the article is grouped, and never changed: safe to cache. */
export interface Profile extends Vector {
  readonly sketch: readonly number[];
  /** Hash of the canonical address, 0 for none. */
  readonly address: number;
  /** Hash of the title without what changes from issue to issue, 0 for no title. */
  readonly template: number;
  /** Hashes of the names in the title. */
  readonly named: readonly number[];
  /** Names with a number in the title, as `name number`: `gpt 5.2`. */
  readonly numbered: readonly string[];
}

/** A profiled article with what the comparison needs of its row. */
export interface Member extends Profile {
  readonly id: ArticleId;
  readonly story: StoryId | null;
  readonly publisher: string;
  readonly sortedAt: Instant;
  readonly sample: boolean;
  /** Hashes under which the index leads to it. */
  readonly index: readonly number[];
}

/** An article's terms, counted but not yet weighed: weighing needs to know how common each is. */
export interface Draft {
  readonly counts: ReadonlyMap<string, TermCount>;
  /** False where capitals do not mark names: German, titles set in capitals, scripts without capitals. */
  readonly capitalsTell: boolean;
  readonly marks: Pick<Profile, 'sketch' | 'address' | 'template' | 'numbered'>;
}

interface TermCount {
  readonly hash: number;
  /** Occurrences; those in the title and the lead count more. */
  count: number;
  seen: number;
  inTitle: boolean;
  capital: number;
}

/** News says in the first paragraphs what happened; below stands background that other stories share. */
const READ_CHARACTERS = 5000;
const LEAD_TERMS = 60;
const LEAD_FACTOR = 2;
const TITLE_FACTOR = 3;

/** Reads an article's title and the beginning of its text. Costs about a tenth of a millisecond. */
export function draftOf(article: Pick<Article, 'title' | 'text' | 'url'>): Draft {
  const title = terms(article.title);
  const body = terms(article.text.slice(0, READ_CHARACTERS));
  const counts = new Map<string, TermCount>();
  for (const term of title) count(counts, term, TITLE_FACTOR, false);
  for (const [i, term] of body.entries()) count(counts, term, i < LEAD_TERMS ? LEAD_FACTOR : 1, true);
  const address = canonicalAddress(article.url);
  const template = templateOf(article.title);
  return {
    counts,
    capitalsTell: capitalsTell(body),
    marks: {
      sketch: sketch(body.map(({ hash }) => hash)),
      address: address === null ? 0 : hash32(address),
      template: template === '' ? 0 : hash32(template),
      numbered: numberedNames(article.title),
    },
  };
}

/** In German every noun has a capital: more than a quarter of all words. */
function capitalsTell(body: readonly Term[]): boolean {
  return body.filter(({ capital }) => capital).length < body.length * 0.3;
}

function count(
  counts: Map<string, TermCount>,
  { term, hash, capital }: Term,
  by: number,
  inBody: boolean,
): void {
  let entry = counts.get(term);
  if (!entry) {
    entry = { hash, count: 0, seen: 0, inTitle: false, capital: 0 };
    counts.set(term, entry);
  }
  entry.count += by;
  // Headlines in English capitalise every word, so only the text tells names.
  if (inBody) entry.seen += 1;
  else entry.inTitle = true;
  if (inBody && capital) entry.capital += 1;
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
  for (const [term, entry] of draft.counts) {
    const rarity = rarityOf(term, entry.hash, frequencies) - COMMON_LOG_SHARE;
    if (rarity <= 0) continue;
    const name = draft.capitalsTell && entry.seen > 0 && entry.capital / entry.seen > 0.8;
    if (name && entry.inTitle && rarity > WIDELY_KNOWN) named.push(entry.hash);
    weighed.push([entry.hash, (1 + Math.log(entry.count)) * rarity * (name ? -NAME_FACTOR : 1)]);
  }
  const kept = weighed.sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || a[0] - b[0]).slice(0, KEPT_TERMS);
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1;
  kept.sort((a, b) => a[0] - b[0]);
  return {
    terms: kept.map(([hash]) => hash),
    weights: kept.map(([, weight]) => Math.round((weight / length) * 1e4) / 1e4),
    named,
    ...draft.marks,
  };
}

function rarityOf(term: string, hash: number, { articles, of }: Frequencies): number {
  const seen = of.get(hash) ?? 0;
  const share = (backgroundShare(term) * BACKGROUND_ARTICLES + seen) / (BACKGROUND_ARTICLES + articles);
  return -Math.log(Math.min(1, share + 1e-4));
}

/** The terms by which other articles find this one: its weightiest, and its address. */
export function indexTerms(profile: Profile, most: number): number[] {
  const best = profile.terms
    .map((hash, i) => [hash, Math.abs(profile.weights[i] ?? 0)] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([hash]) => hash);
  return profile.address === 0 ? best : [...new Set([...best, profile.address])];
}
