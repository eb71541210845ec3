/** What a person missed in a channel since they last looked. */
import { BRIEFING_LINES } from '../cards/briefing.ts';
import type { CatchupView } from '../cards/catchup.ts';
import { type SeenStory, storyMatcher } from '../channels/matching.ts';
import type { Database } from '../db/database.ts';
import { lastLook } from '../db/looks.ts';
import { countArticlesOf, type StoryHead, storiesGrown, unsettledSince } from '../db/stories.ts';
import type { ChannelId, Instant, StoryId } from '../model.ts';
import { byRank, listed } from './briefing.ts';
import { followsBy } from './follows.ts';
import { chosenOf, orEverything, reaches, reachesAll, reachOf } from './reach.ts';
import type { QueryDeps } from './stories.ts';

const DAY = 86_400_000;
/** Somebody who never looked gets a week. */
const FIRST_MS = 7 * DAY;
/** And nobody more than this. */
const LONGEST_MS = 30 * DAY;
/** A story that waits longer for its analysis is judged without. */
const PATIENCE_MS = 10 * 60_000;

export interface CatchupRequest {
  readonly channel: ChannelId;
  /** By the platform's opaque name. */
  readonly person: string;
  readonly platform: string;
  /** From when, in place of the last look. */
  readonly since?: Instant | undefined;
  readonly now: Instant;
  readonly lines: number;
}

/** What was missed. */
export interface Catchup {
  readonly view: CatchupView;
  /** What came from this moment on is for the next time. */
  readonly until: Instant;
}

/** Tells by when stories grew here, not by when they were published: news that came late is missed as well. */
export async function catchup(deps: QueryDeps, request: CatchupRequest): Promise<Catchup> {
  const { db } = deps;
  const { channel, now, lines } = request;
  const until = await settledUntil(db, now);
  const window = { until, ...(await windowOf(db, request, until)) };
  const { since } = window;
  const isFollowed = await followedBy(db, request);
  const chosen = await reachOf(db, channel, now);
  // Who is in a place that has chosen nothing, and follows something, has chosen that.
  const reach = isFollowed === null ? orEverything(chosen) : chosen;
  const followed = new Set<StoryId>();
  const list = (page: { limit: number; offset: number }) => storiesGrown(db, { since, until, ...page });
  const isWanted = (story: SeenStory, { id }: StoryHead) => {
    const follows = isFollowed?.(story, id) ?? false;
    if (follows) followed.add(id);
    return follows || reaches(reach, story);
  };
  const all = isFollowed === null && reachesAll(reach);
  const { heads: missed, leftOut } = await chosenOf(db, list, all ? null : isWanted);
  const heads = byRank(missed, window, ({ id }) => (followed.has(id) ? 1 : 0));
  const view = {
    ...window,
    stories: await listed(deps, heads.slice(0, Math.max(lines, BRIEFING_LINES)), now),
    totalStories: heads.length,
    totalArticles: await countArticlesOf(
      db,
      heads.map(({ id }) => id),
    ),
    leftOut,
  };
  return { view, until };
}

/** Whether a person follows a story, or a topic that it is on; null for whom follows nothing. */
async function followedBy(
  db: Database,
  { platform, person }: CatchupRequest,
): Promise<((story: SeenStory, id: StoryId) => boolean) | null> {
  const { follows } = await followsBy(db, { platform, person });
  if (follows.length === 0) return null;
  const stories = new Set(follows.flatMap(({ kind, value }) => (kind === 'story' ? [value] : [])));
  const topics = follows.flatMap(({ kind, value }) => (kind === 'topic' ? [{ kind, value }] : []));
  return (story, id) => stories.has(String(id)) || topics.some(storyMatcher(story));
}

/** Until when every story is analysed, so that none is passed over because nobody knew yet whom it is for. */
async function settledUntil(db: Database, now: Instant): Promise<Instant> {
  return Math.min(now, (await unsettledSince(db, now - PATIENCE_MS)) ?? now);
}

async function windowOf(
  db: Database,
  request: CatchupRequest,
  until: Instant,
): Promise<Pick<CatchupView, 'since' | 'from' | 'earlier'>> {
  if (request.since !== undefined) return { since: request.since, from: 'asked', earlier: null };
  const last = await lastLook(db, request);
  if (!last) return { since: until - FIRST_MS, from: 'first', earlier: null };
  const earlier = last.listedSince;
  const longest = until - LONGEST_MS;
  if (last.at < longest) return { since: longest, from: 'longest', earlier };
  return { since: Math.min(last.at, until), from: 'last', earlier };
}
