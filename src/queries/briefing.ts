/** The stories since a moment, ranked; and the week's top stories by audience. */
import { BRIEFING_LINES, type BriefingView, type ListedStory, type RecapView } from '../cards/briefing.ts';
import { analysesOf, countByAudience } from '../db/analyses.ts';
import { countArticlesOf, lastStoryAt, type StoryHead, storiesBetween, storiesById } from '../db/stories.ts';
import type { Analysis, Instant, Story, StoryId } from '../model.ts';
import { rank } from './rank.ts';
import type { Since } from './since.ts';
import type { QueryDeps } from './stories.ts';
import type { Week } from './week.ts';

/** Stories looked at for one list: more than any channel reads, and bounded. */
const MOST_RANKED = 1000;

export interface BriefingRequest {
  readonly since: Since;
  readonly until: Instant;
  /** An audience's tag. */
  readonly audience?: string | undefined;
  readonly lines: number;
}

/** The briefing without what only the command knows: how to ask for it again. */
export async function briefing(
  deps: QueryDeps,
  request: BriefingRequest,
): Promise<Omit<BriefingView, 'again'>> {
  const { since, until, audience } = request;
  // A story that came in this very millisecond belongs to the briefing.
  const heads = await ranked(deps, { since: since.at, until: until + 1, tag: audience });
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
    lastStoryAt: heads.length > 0 ? null : await lastStoryAt(deps.db, since.at),
    others: others.map(({ tag, stories: count }) => ({ tag, stories: count, name: names.get(tag) ?? tag })),
  };
}

async function ranked(
  deps: QueryDeps,
  window: { since: Instant; until: Instant; tag: string | undefined },
): Promise<StoryHead[]> {
  const { since, until, tag } = window;
  const heads = await storiesBetween(deps.db, {
    since,
    until,
    limit: MOST_RANKED,
    ...(tag !== undefined && { tag }),
  });
  const fits =
    tag === undefined
      ? new Map()
      : await analysesOf(
          deps.db,
          heads.map(({ id }) => id),
        );
  const scored = heads.map((head) => ({
    head,
    score: rank(
      { publishers: head.publishers, updated: head.updated, fit: fitOf(fits.get(head.id), tag) },
      until,
      until - since,
    ),
  }));
  return scored.sort((a, b) => b.score - a.score).map(({ head }) => head);
}

function fitOf(analysis: Analysis | undefined, tag: string | undefined): number {
  return analysis?.audiences.find((match) => match.tag === tag)?.score ?? 0;
}

/** Stories as lines of a list, in the order given; what nobody analysed yet is analysed now. */
async function listed(deps: QueryDeps, heads: readonly StoryHead[], now: Instant): Promise<ListedStory[]> {
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

const RECAP_SECTIONS = 6;
const RECAP_LINES = 4;

/** The week's top stories: each under the audience that it fits best, one line each. */
export async function recap(deps: QueryDeps, week: Week, now: Instant): Promise<Omit<RecapView, 'again'>> {
  const heads = await ranked(deps, {
    since: week.since,
    until: Math.min(week.until, now + 1),
    tag: undefined,
  });
  const analyses = await analysesOf(
    deps.db,
    heads.map(({ id }) => id),
  );
  const sections = chooseSections(heads, analyses);
  const named = new Map(deps.audiences.map(({ tag, name }) => [tag, name]));
  return {
    week: week.name,
    days: week.days,
    totalStories: heads.length,
    sections: await Promise.all(
      [...sections].map(async ([tag, chosen]) => ({
        name: tag === '' ? 'More' : (named.get(tag) ?? tag),
        stories: await listed(deps, chosen, now),
      })),
    ),
  };
}

/** Fills the sections from the best story down, until each is full; in order of their best story. */
function chooseSections(
  heads: readonly StoryHead[],
  analyses: ReadonlyMap<StoryId, Analysis>,
): Map<string, StoryHead[]> {
  const sections = new Map<string, StoryHead[]>();
  for (const head of heads) {
    const tag = analyses.get(head.id)?.audiences[0]?.tag ?? '';
    const section = sections.get(tag) ?? [];
    if (section.length >= RECAP_LINES) continue;
    if (section.length === 0 && sections.size >= RECAP_SECTIONS) continue;
    sections.set(tag, [...section, head]);
  }
  return sections;
}
