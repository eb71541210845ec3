/** Stories that share a story's telling terms, by the articles that rare terms lead to. */
import type { ArticleId, Instant, StoryId } from '../model.ts';
import type { Database } from './database.ts';
import { type RareTerm, rarestTerms } from './term-counts.ts';
import { storiesOfArticles } from './term-index.ts';

/** Of the terms the rarest so many are looked at. */
const TERMS = 40;
/** So many of them must be shared: two stories have one name in common by chance. */
const SHARED = 3;
/** The articles that share most of them, and at least so many, are followed to their stories. */
const FOLLOWED = 200;
const SHARED_BY_ARTICLE = 2;

/** At most `limit` stories other than `story` that share the most of these terms, strongest first. */
export async function storiesSharingTerms(
  db: Database,
  { story, terms }: { readonly story: StoryId; readonly terms: Iterable<number> },
  limit: number,
): Promise<{ id: StoryId; headline: string; firstPublished: Instant }[]> {
  const rarest = await rarestTerms(db, terms, TERMS);
  const articles = new Sharing<ArticleId>();
  for (const term of rarest) for (const article of term.leadsTo) articles.add(article, term);
  const followed = articles.most(SHARED_BY_ARTICLE, FOLLOWED);
  const storyOf = await storiesOfArticles(
    db,
    followed.map(([article]) => article),
  );
  const stories = new Sharing<StoryId>();
  for (const [article, shared] of followed) {
    const other = storyOf.get(article);
    if (other !== undefined && other !== story) for (const term of shared) stories.add(other, term);
  }
  return headsOf(
    db,
    stories.most(SHARED, limit).map(([other]) => other),
  );
}

/** Which of the terms each article, or story, shares. */
class Sharing<Id extends number> {
  readonly #shared = new Map<Id, Set<RareTerm>>();

  add(id: Id, term: RareTerm): void {
    const shared = this.#shared.get(id);
    if (shared) shared.add(term);
    else this.#shared.set(id, new Set([term]));
  }

  /** Those that share at least so many, the rarer the better; of equal ones the older first. */
  most(atLeast: number, limit: number): [Id, ReadonlySet<RareTerm>][] {
    const weighed = [...this.#shared]
      .filter(([, shared]) => shared.size >= atLeast)
      .map(([id, shared]) => ({ id, shared, weight: weightOf(shared) }));
    weighed.sort((a, b) => b.weight - a.weight || a.id - b.id);
    return weighed.slice(0, limit).map(({ id, shared }) => [id, shared]);
  }
}

function weightOf(shared: ReadonlySet<RareTerm>): number {
  let weight = 0;
  for (const { articles } of shared) weight += 1 / articles;
  return weight;
}

async function headsOf(
  db: Database,
  stories: readonly StoryId[],
): Promise<{ id: StoryId; headline: string; firstPublished: Instant }[]> {
  const rows = await db
    .prepared<[StoryId, string, Instant]>(
      `select id, headline, first_published from stories where id ${db.dialect.amongNumbers}`,
    )
    .all(JSON.stringify(stories));
  const heads = new Map(rows.map(([id, headline, firstPublished]) => [id, { id, headline, firstPublished }]));
  return stories.flatMap((id) => heads.get(id) ?? []);
}
