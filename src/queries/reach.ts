/** Which stories of a list reach a channel: those that delivery would post there. */
import { isOpen } from '../channels/filter.ts';
import {
  objection,
  type SeenStory,
  type Stance,
  seenStory,
  stancesOf,
  storyMatcher,
} from '../channels/matching.ts';
import type { Wanted } from '../channels/wanted.ts';
import { analysesOf } from '../db/analyses.ts';
import type { Database } from '../db/database.ts';
import { type StoryHead, tellersOf } from '../db/stories.ts';
import { subscriptionsOf } from '../db/subscriptions.ts';
import type { ChannelId, Instant, StoryId } from '../model.ts';

/** What a channel gets. */
export interface Reach {
  /** Its subscriptions; empty for a channel with none. */
  readonly wants: readonly Wanted[];
  readonly stance: Stance;
}

/** The reach of a channel as it is set now. */
export async function reachOf(db: Database, channel: ChannelId, now: Instant): Promise<Reach> {
  const wants = await subscriptionsOf(db, channel);
  return { wants, stance: (await stancesOf(db, [channel], now))(channel) };
}

/** A channel without subscriptions has chosen nothing: then only its filter and its opinions count. */
export function orEverything(reach: Reach): Reach {
  return reach.wants.length > 0 ? reach : { ...reach, wants: [{ kind: 'everything', value: '' }] };
}

/** Whether every story reaches, so that none need be looked at. */
export function reachesAll({ wants, stance: { wishes, opinions } }: Reach): boolean {
  return wants.some(({ kind }) => kind === 'everything') && isOpen(wishes.filter) && opinions.length === 0;
}

/** Whether a story is subscribed to and nothing speaks against it. */
export function reaches({ wants, stance }: Reach, story: SeenStory): boolean {
  return wants.some(storyMatcher(story)) && objection(stance, story) === null;
}

/** Stories on a page of a list that is chosen from. */
const PAGE = 1000;
/** So many pages are looked at: a rare topic may stand far back. */
const PAGES = 5;

/** Those stories of a list that are wanted, in its order, and how many are not; null wants all, without a look at them. */
export async function chosenOf(
  db: Database,
  list: (page: { limit: number; offset: number }) => Promise<readonly StoryHead[]>,
  isWanted: ((story: SeenStory, head: StoryHead) => boolean) | null,
): Promise<{ heads: StoryHead[]; leftOut: number }> {
  const heads: StoryHead[] = [];
  let looked = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const some = await list({ limit: PAGE, offset: looked });
    const seen = isWanted && (await seenStories(db, some));
    const wanted = some.filter((head) => {
      const story = seen?.get(head.id);
      return !isWanted || (story !== undefined && isWanted(story, head));
    });
    heads.push(...wanted);
    looked += some.length;
    if (some.length < PAGE) break;
  }
  return { heads, leftOut: looked - heads.length };
}

/** Stories as they are compared with what is wanted, by id. */
async function seenStories(
  db: Database,
  heads: readonly StoryHead[],
): Promise<ReadonlyMap<StoryId, SeenStory>> {
  const ids = heads.map(({ id }) => id);
  const articles = await tellersOf(db, ids);
  const analyses = await analysesOf(db, ids);
  return new Map(
    heads.map((head) => {
      const story = { ...head, articles: articles.get(head.id) ?? [] };
      return [head.id, seenStory(story, analyses.get(head.id) ?? null)];
    }),
  );
}
