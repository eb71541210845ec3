/** Puts articles into stories. */
import { articlesById, articlesWithoutStory } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { storeGrouping } from '../db/grouping.ts';
import { termFrequencies } from '../db/term-index.ts';
import type { Article, ArticleId, Instant, StoryId } from '../model.ts';
import { changesOf } from './changes.ts';
import { joined } from './clusters.ts';
import type { Titled } from './headline.ts';
import { indexedTerms, membersOf, nearInBatch, storiesNear } from './neighbours.ts';
import { type Draft, draftOf, type Frequencies, type Profile, profileOf } from './profile.ts';

/** What grouping works with. */
export interface GroupingDeps {
  readonly db: Database;
  readonly now: Instant;
}

/** Two processes that group at once hinder each other this often in a row only when something is broken. */
const ATTEMPTS = 5;

/**
 * Puts an article into the story of its event, or begins a new story. An article that has a story keeps it.
 * @throws Error when there is no such article.
 */
export async function groupArticle(deps: GroupingDeps, id: ArticleId): Promise<StoryId> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [article] = await articlesById(deps.db, [id]);
    if (!article) throw new Error(`There is no article ${id} to group.`);
    if (article.storyId !== null) return article.storyId;
    const [story] = (await groupBatch(deps, [article])) ?? [];
    if (story !== undefined) return story;
  }
  throw new Error(`Article ${id} could not be grouped: its neighbours kept changing.`);
}

/** Groups articles that have no story, oldest first, at most `limit`; gives the new and grown stories. */
export async function groupPending(deps: GroupingDeps, limit: number): Promise<StoryId[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const articles = await articlesWithoutStory(deps.db, limit);
    if (articles.length === 0) return [];
    const stories = await groupBatch(deps, articles);
    if (stories) return stories;
  }
  throw new Error('Articles could not be grouped: their neighbours kept changing.');
}

/** Groups articles together, so that their order does not matter; null when what it rests on changed meanwhile. */
async function groupBatch(deps: GroupingDeps, articles: readonly Article[]): Promise<StoryId[] | null> {
  const drafts = articles.map(draftOf);
  const counts = countsOf(drafts);
  const frequencies = await frequenciesWith(deps.db, drafts.length, counts);
  const added = articles.map((article, i) => titled(article, drafts[i] ?? draftOf(article), frequencies));
  const clusters = await clustersAround(deps.db, added);
  return storeGrouping(
    deps.db,
    {
      indexed: added.map((article) => ({
        id: article.id,
        sortedAt: article.sortedAt,
        terms: article.index,
        profile: storedProfile(article),
      })),
      counts,
      changes: changesOf(clusters),
    },
    deps.now,
  );
}

function countsOf(drafts: readonly Draft[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { counts: terms } of drafts) {
    for (const { hash } of terms.values()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}

/** How common terms are, the new articles counted in: else the first of a batch would be weighed unlike the last. */
async function frequenciesWith(
  db: Database,
  articles: number,
  counts: ReadonlyMap<number, number>,
): Promise<Frequencies> {
  const stored = await termFrequencies(db, [...counts.keys()]);
  for (const [hash, count] of counts) stored.of.set(hash, (stored.of.get(hash) ?? 0) + count);
  return { articles: stored.articles + articles, of: stored.of };
}

function titled(article: Article, draft: Draft, frequencies: Frequencies): Titled {
  const profile = profileOf(draft, frequencies);
  return {
    id: article.id,
    story: null,
    title: article.title.trim() === '' ? article.text.slice(0, 160) : article.title,
    publisher: article.publisher.name,
    sortedAt: article.published ?? article.collected,
    sample: article.sample,
    index: indexedTerms(profile),
    ...profile,
  };
}

function storedProfile({ terms, weights, sketch, address, template, named, numbered }: Profile): Profile {
  return { terms, weights, sketch, address, template, named, numbered };
}

/** A story of more articles is not taken apart: it would cost too much, and one article more changes little. */
const TAKEN_APART = 12;

/**
 * Clusters the new articles with the stored stories around them. Small stories are clustered anew from their articles:
 * what was joined for want of better company is parted when that arrives.
 */
async function clustersAround(db: Database, added: readonly Titled[]): Promise<Titled[][]> {
  const near = await storiesNear(db, added);
  const stored = await membersOf(db, [...new Set(near.flat())]);
  const clusters: Titled[][] = added.map((article) => [article]);
  const pairs: [number, number][] = nearInBatch(added).flatMap((others, i) =>
    others.map((other): [number, number] => [i, other]),
  );
  const places = new Map<StoryId, number[]>();
  for (const [story, members] of stored) {
    const parts = members.length > TAKEN_APART ? [members] : members.map((member) => [member]);
    const own = parts.map((part) => clusters.push(part) - 1);
    places.set(story, own);
    pairs.push(...own.flatMap((a, k) => own.slice(k + 1).map((b): [number, number] => [a, b])));
  }
  for (const [i, stories] of near.entries()) {
    for (const story of stories) for (const place of places.get(story) ?? []) pairs.push([i, place]);
  }
  return joined(
    clusters.map((members) => ({ members })),
    pairs,
  );
}
