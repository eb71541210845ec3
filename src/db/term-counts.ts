/** How many articles hold a term, and of a rare one which it leads to: what tells common words from names. */
import type { ArticleId } from '../model.ts';
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

/** A term that stands in more articles than this says too little to lead to any of them. */
const RARE = 300;

/** A rare term, in how many articles it stands, and those of which it is one of the weightiest. */
export interface RareTerm {
  readonly articles: number;
  readonly leadsTo: readonly ArticleId[];
}

/** The rarest of these terms, at most `limit`; those of one article alone are left out. */
export async function rarestTerms(db: Database, terms: Iterable<number>, limit: number): Promise<RareTerm[]> {
  const rows = await db
    .prepared<[articles: number, leadsTo: string]>(
      `select articles, leads_to from term_counts
      where term ${db.dialect.amongNumbers} and articles between 2 and ${RARE} order by articles, term limit ${limit}`,
    )
    .all(JSON.stringify([...terms]));
  // An article that was weighed again may be there twice.
  const idsIn = (list: string) => [...new Set(list.split(',').slice(0, -1).map(Number))] as ArticleId[];
  return rows.map(([articles, list]) => ({ articles, leadsTo: idsIn(list) }));
}

/** Up to twice this number a count is exact; from there it is kept to within about an eighth of itself. */
const EXACT = 64;

/**
 * Adds a batch to the counts, given those stored before it; for inside `db.atomically`. Most of an
 * article's words are common, and each would be a page to write; so of a term that stands in n articles only about
 * every n/64th is written, with that weight (Morris, "Counting large numbers of events in small registers", 1978).
 * Which one follows from the term and `turn`, so that a run can be repeated. `leads` are articles that terms lead to
 * from now on.
 */
export function* countTerms(
  tx: Session,
  stored: ReadonlyMap<number, number>,
  added: ReadonlyMap<number, number>,
  { articles, turn }: { articles: number; turn: number },
  leads: ReadonlyMap<number, readonly ArticleId[]> = new Map(),
): Work<void> {
  const rows: [term: number, articles: number, leadsTo: string][] = [[EVERY, articles, '']];
  for (const term of new Set([...added.keys(), ...leads.keys()])) {
    const [before, count] = [stored.get(term) ?? 0, added.get(term) ?? 0];
    const step = 2 ** Math.max(0, Math.floor(Math.log2(before / EXACT)));
    const times = step === 1 ? count : Math.floor(count / step + chance(term, turn));
    const list = before + count > RARE ? '' : (leads.get(term) ?? []).map((id) => `${id},`).join('');
    if (times > 0 || list !== '') rows.push([term, times * step, list]);
  }
  // In the order of the index: several times as fast as in none.
  rows.sort((a, b) => a[0] - b[0]);
  yield* run(tx.insertRows(COUNTS, rows));
}

const COUNTS = {
  table: 'term_counts',
  columns: ['term', 'articles', 'leads_to'],
  onConflict: `(term) do update set articles = term_counts.articles + excluded.articles,
    leads_to = case when term_counts.articles + excluded.articles > ${RARE} then ''
      else term_counts.leads_to || excluded.leads_to end`,
};

/** Evenly spread over 0 to 1, alike for like arguments. */
function chance(term: number, turn: number): number {
  let h = Math.imul(term ^ Math.imul(turn, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
