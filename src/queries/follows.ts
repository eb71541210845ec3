/** What a person follows, and word of it. */
import type { FollowUpView } from '../cards/follow-up.ts';
import type { FollowsView } from '../cards/follows.ts';
import { directChannel, refusalOf } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import { followById, followsOf } from '../db/follows.ts';
import { storiesById } from '../db/stories.ts';
import type { Follow, FollowId, Instant, StoryId } from '../model.ts';
import { listed } from './briefing.ts';
import type { QueryDeps } from './stories.ts';

/** A person on a platform, in its own opaque words. */
export interface Follower {
  readonly platform: string;
  readonly person: string | null;
}

/** What a person follows; nothing for whom no direct messages are known. */
export async function followsBy(db: Database, { platform, person }: Follower): Promise<FollowsView> {
  const direct = person === null ? null : await directChannel(db, platform, person);
  if (!direct) return { follows: [], refusal: null };
  const follows = await followsOf(db, direct.id);
  const headlines = await headlinesOf(db, follows);
  return {
    follows: follows.map((follow) => ({ ...follow, headline: headlines.get(follow.value) ?? null })),
    refusal: await refusalOf(db, direct.id),
  };
}

/** Headlines of followed stories, by the follow's value. */
async function headlinesOf(db: Database, follows: readonly Follow[]): Promise<ReadonlyMap<string, string>> {
  const ids = follows.flatMap(({ kind, value }) => (kind === 'story' ? [Number(value) as StoryId] : []));
  return new Map((await storiesById(db, ids)).map(({ id, headline }) => [String(id), headline]));
}

/** Word of a story to somebody who follows it or its topic; null where the follow or the story is gone. */
export async function followUp(
  deps: QueryDeps,
  told: { readonly follow: FollowId; readonly story: StoryId; readonly changes: readonly string[] },
  now: Instant,
): Promise<FollowUpView | null> {
  const follow = await followById(deps.db, told.follow);
  if (!follow) return null;
  const [story] = await listed(deps, await storiesById(deps.db, [told.story]), now);
  return story ? { follow, story, changes: told.changes } : null;
}
