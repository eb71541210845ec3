/** Weighs articles' terms by how common they are, as far as the database knows. */
import { articlesById } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { type TermCounts, termCounts } from '../db/term-counts.ts';
import type { Indexed } from '../db/term-index.ts';
import type { Article, ArticleId } from '../model.ts';
import { type Draft, draftOf } from './draft.ts';
import type { Titled } from './headline.ts';
import { type Frequencies, indexTerms, type Profile, profileOf } from './profile.ts';
import { profileBytes } from './profile-bytes.ts';

/** An article that is being grouped. */
export interface Arriving extends Titled {
  /** Terms by which it looks for others, and by which others will find it. */
  readonly index: readonly number[];
}

/** New articles, weighed, with the counts that this rests on. */
export interface Weighed {
  readonly arriving: Arriving[];
  /** What was counted before. */
  readonly counted: TermCounts;
  /** What these articles add. */
  readonly added: TermCounts;
}

/** Weighs new articles. They count themselves: else the first of a batch would be weighed unlike the last. */
export async function weighNew(db: Database, articles: readonly Article[]): Promise<Weighed> {
  const drafts = articles.map(draftOf);
  const added: TermCounts = { articles: drafts.length, of: new Map() };
  for (const { counts } of drafts) {
    for (const hash of counts.keys()) added.of.set(hash, (added.of.get(hash) ?? 0) + 1);
  }
  const counted = await termCounts(db, added.of.keys());
  const frequencies = sum(counted, added);
  const arriving = articles.map((article, i) =>
    arrivingOf(article, drafts[i] ?? draftOf(article), frequencies),
  );
  return { arriving, counted, added };
}

function sum(counted: TermCounts, added: TermCounts): Frequencies {
  const of = new Map(counted.of);
  for (const [hash, count] of added.of) of.set(hash, (of.get(hash) ?? 0) + count);
  return { articles: counted.articles + added.articles, of };
}

function arrivingOf(article: Article, draft: Draft, frequencies: Frequencies): Arriving {
  const profile = profileOf(draft, frequencies);
  return {
    id: article.id,
    story: null,
    title: article.title.trim() === '' ? article.text.slice(0, 160) : article.title,
    publisher: article.publisher.name,
    collected: article.collected,
    sortedAt: article.published ?? article.collected,
    sample: article.sample,
    index: indexTerms(profile),
    ...profile,
  };
}

/** As long as fewer articles are known, whatever is compared is weighed again first. */
const YOUNG = 500;
/** From there, when so many times as many are known as when it was weighed, until nothing changes to speak of. */
const GROWTH = 1.25;
const SETTLED = 4000;

/** True for a profile that was made when the database knew less: by it the order of arrival would matter. */
export function isOutgrown({ known }: Profile, articles: number): boolean {
  return known < SETTLED && articles > known * (articles < YOUNG ? 1 : GROWTH);
}

/** Profiles of stored articles by what is known now, the new articles counted in. */
export async function weighAgain(
  db: Database,
  ids: readonly ArticleId[],
  { added }: Weighed,
): Promise<Map<ArticleId, Profile>> {
  if (ids.length === 0) return new Map();
  const articles = await articlesById(db, ids);
  const drafts = articles.map((article) => [article.id, draftOf(article)] as const);
  const terms = new Set(drafts.flatMap(([, { counts }]) => [...counts.keys()]));
  const frequencies = sum(await termCounts(db, terms), added);
  return new Map(drafts.map(([id, draft]) => [id, profileOf(draft, frequencies)]));
}

/** A profiled article's rows in the index; `before` is how it was indexed the last time. */
export function indexed(article: Titled | Arriving, before?: Profile): Indexed {
  const terms = 'index' in article ? article.index : indexTerms(article);
  const known = new Set(before && indexTerms(before));
  const fresh = terms.filter((term) => term !== article.address && !known.has(term));
  return { id: article.id, sortedAt: article.sortedAt, terms, fresh, profile: profileBytes(article) };
}
