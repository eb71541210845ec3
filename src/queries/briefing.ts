/** The stories since a moment, ranked. */
import { BRIEFING_LINES, type BriefingView, type ListedStory } from '../cards/briefing.ts';
import type { SeenStory } from '../channels/matching.ts';
import { analysesOf, countByAudience } from '../db/analyses.ts';
import { countArticlesOf, lastStoryAt, type StoryHead, storiesBetween, storiesById } from '../db/stories.ts';
import type { Analysis, ChannelId, Instant, Story } from '../model.ts';
import { rank } from './rank.ts';
import { chosenOf, orEverything, reaches, reachesAll, reachOf } from './reach.ts';
import type { Since } from './since.ts';
import type { QueryDeps } from './stories.ts';

/** Stories looked at for one list: more than any channel reads, and bounded. */
const MOST_RANKED = 1000;

export interface BriefingRequest {
  readonly since: Since;
  readonly until: Instant;
  /** An audience's tag. */
  readonly audience?: string | undefined;
  /** Only what this channel gets, by its subscriptions, its filter and its people's opinions. */
  readonly channel?: ChannelId | undefined;
  readonly lines: number;
}

/** The briefing without what only the command knows: how to ask for it again. */
export async function briefing(
  deps: QueryDeps,
  request: BriefingRequest,
): Promise<Omit<BriefingView, 'again'>> {
  const { since, until, audience } = request;
  // A story that came in this very millisecond belongs to the briefing.
  const window = { since: since.at, until: until + 1, tag: audience };
  const { heads, leftOut } = await rankedFor(deps, request.channel, window);
  const stories = await listed(deps, heads.slice(0, Math.max(request.lines, BRIEFING_LINES)), until);
  const names = new Map(deps.audiences.map(({ tag, name }) => [tag, name]));
  const others = heads.length > 0 ? [] : await countByAudience(deps.db, since.at, until + 1);
  return {
    since: since.words,
    audience: audience === undefined ? null : (names.get(audience) ?? audience),
    stories,
    totalStories: heads.length,
    totalArticles: await countArticlesOf(
      deps.db,
      heads.map(({ id }) => id),
    ),
    leftOut,
    lastStoryAt: heads.length > 0 ? null : await lastStoryAt(deps.db, since.at),
    others: others.map(({ tag, stories: count }) => ({ tag, stories: count, name: names.get(tag) ?? tag })),
  };
}

interface Window {
  readonly since: Instant;
  readonly until: Instant;
  readonly tag: string | undefined;
}

/** The stories of a window, best first. */
async function ranked(deps: QueryDeps, { since, until, tag }: Window): Promise<StoryHead[]> {
  const range = { since, until, limit: MOST_RANKED };
  if (tag === undefined) return byRank(await storiesBetween(deps.db, range), { since, until });
  const heads = await storiesBetween(deps.db, { ...range, tag });
  const fits = await analysesOf(
    deps.db,
    heads.map(({ id }) => id),
  );
  return byRank(heads, { since, until }, ({ id }) => fitOf(fits.get(id), tag));
}

/** Stories of a window, best first. */
export function byRank(
  heads: readonly StoryHead[],
  { since, until }: Omit<Window, 'tag'>,
  fitness: (head: StoryHead) => number = () => 0,
): StoryHead[] {
  const scored = heads.map((head) => ({
    head,
    score: rank({ ...head, fit: fitness(head) }, until, until - since),
  }));
  return scored.sort((a, b) => b.score - a.score).map(({ head }) => head);
}

/** The same of what a channel gets, of all without one, and how many stories it does not get. */
export async function rankedFor(
  deps: QueryDeps,
  channel: ChannelId | undefined,
  window: Window,
): Promise<{ heads: StoryHead[]; leftOut: number }> {
  if (channel === undefined) return { heads: await ranked(deps, window), leftOut: 0 };
  const { db } = deps;
  const { since, until } = window;
  const reach = orEverything(await reachOf(db, channel, until));
  const list = (page: { limit: number; offset: number }) => storiesBetween(db, { since, until, ...page });
  const isWanted = reachesAll(reach) ? null : (story: SeenStory) => reaches(reach, story);
  const { heads, leftOut } = await chosenOf(db, list, isWanted);
  return { heads: byRank(heads, { since, until }), leftOut };
}

function fitOf(analysis: Analysis | undefined, tag: string): number {
  return analysis?.audiences.find((match) => match.tag === tag)?.score ?? 0;
}

/** Stories as lines of a list, in the order given; what nobody analysed yet is analysed now. */
export async function listed(
  deps: QueryDeps,
  heads: readonly StoryHead[],
  now: Instant,
): Promise<ListedStory[]> {
  const ids = heads.map(({ id }) => id);
  const analyses = await analysesOf(deps.db, ids);
  const stories = await storiesById(deps.db, ids);
  return Promise.all(
    stories.map(async (story) => {
      const analysis = analyses.get(story.id) ?? (await deps.analyst.analyse(story, { now, related: [] }));
      return asListed(story, analysis);
    }),
  );
}

function asListed(story: Story & StoryHead, analysis: Analysis): ListedStory {
  const [first] = story.articles;
  return {
    id: story.id,
    headline: story.headline,
    url: story.articles.find(({ url }) => url !== null)?.url ?? null,
    region: first?.publisher.region ?? null,
    publishers: story.publishers,
    at: story.updated,
    whatChanged: analysis.whatChanged?.text ?? analysis.hook?.text ?? '',
    sample: story.sample,
  };
}
