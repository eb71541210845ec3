/** How many articles hold a term: what tells common words from names. */
import { type Database, run, type Session, type Work } from './database.ts';

/** How many articles were counted, and how many of them hold each of some terms. */
export interface TermCounts {
  readonly articles: number;
  readonly of: Map<number, number>;
}

/** The term that stands in every article. */
const EVERY = 0;

/** What is stored of these terms; terms never seen are left out. */
export async function termCounts(db: Database, terms: Iterable<number>): Promise<TermCounts> {
  const rows = await db
    .prepared<[term: number, articles: number]>(
      `select term, articles from term_counts where term ${db.dialect.amongNumbers}`,
    )
    .all(JSON.stringify([EVERY, ...terms]));
  const of = new Map(rows);
  const articles = of.get(EVERY) ?? 0;
  of.delete(EVERY);
  return { articles, of };
}

/** Up to twice this number a count is exact; from there it is kept to within about an eighth of itself. */
const EXACT = 64;

/**
 * Adds a batch to the counts, given those stored before it; for inside `db.atomically`. Most of an
 * article's words are common, and each would be a page to write; so of a term that stands in n articles only about
 * every n/64th is written, with that weight (Morris, "Counting large numbers of events in small registers", 1978).
 * Which one follows from the term and `turn`, so that a run can be repeated.
 */
export function* countTerms(
  tx: Session,
  stored: ReadonlyMap<number, number>,
  added: ReadonlyMap<number, number>,
  { articles, turn }: { articles: number; turn: number },
): Work<void> {
  const rows: [number, number][] = [[EVERY, articles]];
  for (const [term, count] of added) {
    const step = 2 ** Math.max(0, Math.floor(Math.log2((stored.get(term) ?? 0) / EXACT)));
    const times = step === 1 ? count : Math.floor(count / step + chance(term, turn));
    if (times > 0) rows.push([term, times * step]);
  }
  // In the order of the index: several times as fast as in none.
  rows.sort((a, b) => a[0] - b[0]);
  yield* run(tx.insertRows(COUNTS, rows));
}

const COUNTS = {
  table: 'term_counts',
  columns: ['term', 'articles'],
  onConflict: '(term) do update set articles = term_counts.articles + excluded.articles',
};

/** Evenly spread over 0 to 1, alike for like arguments. */
function chance(term: number, turn: number): number {
  let h = Math.imul(term ^ Math.imul(turn, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
