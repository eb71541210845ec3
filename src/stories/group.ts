/** Puts articles into stories. */
import { articlesById, articlesWithoutStory } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { storeGrouping } from '../db/grouping.ts';
import { firstPosts } from '../db/story-posts.ts';
import type { Article, ArticleId, Instant, StoryId } from '../model.ts';
import { changesOf, splitStories } from './changes.ts';
import { joined } from './clusters.ts';
import type { Titled } from './headline.ts';
import { MEMBERS_OF_STORY, membersOf, nearInBatch, storiesNear } from './neighbours.ts';
import { keepProfiles } from './profile-cache.ts';
import { type Arriving, indexed, isOutgrown, type Weighed, weighAgain, weighNew } from './weigh.ts';

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

/**
 * Groups articles that have no story, oldest first, at most `limit`; gives the new and grown stories, none when no
 * article waits. `before` sees the articles first.
 */
export async function groupPending(
  deps: GroupingDeps,
  limit: number,
  before: (articles: readonly Article[]) => Promise<void> = async () => {},
): Promise<StoryId[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const articles = await articlesWithoutStory(deps.db, limit, deps.now);
    if (articles.length === 0) return [];
    await before(articles);
    const stories = await groupBatch(deps, articles);
    if (stories) return stories;
  }
  throw new Error('Articles could not be grouped: their neighbours kept changing.');
}

/** Groups articles together, so that their order does not matter; null when what it rests on changed meanwhile. */
async function groupBatch(
  { db, now }: GroupingDeps,
  articles: readonly Article[],
): Promise<StoryId[] | null> {
  const weighed = await weighNew(db, articles);
  const { arriving, counted, added } = weighed;
  const near = await storiesNear(db, arriving);
  const { members, again } = await membersWeighed(db, [...new Set(near.flat())], weighed);
  const clusters = clustersOf(arriving, near, members);
  const posted = await firstPosts(db, splitStories(clusters));
  const stories = await storeGrouping(
    db,
    {
      indexed: [
        ...arriving.map((article) => indexed(article)),
        ...again.map(([member, before]) => indexed(member, before)),
      ],
      counted,
      added,
      changes: changesOf(clusters, posted),
    },
    now,
  );
  if (stories)
    keepProfiles(
      db,
      [...arriving, ...again.map(([member]) => member)].map((member) => [member.id, member]),
    );
  return stories;
}

/** The stories' articles, and which of them were weighed again because the database knows much more now, each with how it was. */
async function membersWeighed(
  db: Database,
  stories: readonly StoryId[],
  weighed: Weighed,
): Promise<{ members: Map<StoryId, Titled[]>; again: [now: Titled, before: Titled][] }> {
  const stored = await membersOf(db, stories);
  const articles = weighed.counted.articles + weighed.added.articles;
  const outgrown = [...stored.values()].flat().filter((member) => isOutgrown(member, articles));
  const profiles = await weighAgain(
    db,
    outgrown.map(({ id }) => id),
    weighed,
  );
  const again: [Titled, Titled][] = [];
  const current = (member: Titled): Titled => {
    const profile = profiles.get(member.id);
    if (!profile) return member;
    const renewed = { ...member, ...profile };
    again.push([renewed, member]);
    return renewed;
  };
  const members = new Map([...stored].map(([story, of]) => [story, of.map(current)]));
  return { members, again };
}

/** A story of more articles is taken apart only at every eighth: it costs more, and one article more changes little. */
const TAKEN_APART = 12;

/** Whether a story is clustered anew from its articles; not where they are not all here. */
function isTakenApart({ length }: readonly Titled[]): boolean {
  return length <= TAKEN_APART || (length % 8 === 0 && length < MEMBERS_OF_STORY);
}

/**
 * Clusters the new articles with the stored stories around them. Small stories are clustered anew from their articles:
 * what was joined for want of better company is parted when that arrives.
 */
function clustersOf(
  arriving: readonly Arriving[],
  near: readonly (readonly StoryId[])[],
  stored: ReadonlyMap<StoryId, Titled[]>,
): Titled[][] {
  const clusters: Titled[][] = arriving.map((article) => [article]);
  const pairs: [number, number][] = nearInBatch(arriving).flatMap((others, i) =>
    others.map((other): [number, number] => [i, other]),
  );
  const places = new Map<StoryId, number[]>();
  for (const [story, members] of stored) {
    const parts = isTakenApart(members) ? members.map((member) => [member]) : [members];
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
