/** The tasks of delivery, each to be run again and again: every one finds its own work in the database. */
import { storyCard } from '../cards/story.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { Instant } from '../model.ts';
import type { Platform } from '../platform/port.ts';
import type { Queries } from '../queries/index.ts';
import { createCardSource } from './card-of.ts';
import { createLivingPosts, type LivingPostsOptions } from './living-posts.ts';
import { tellMarkedClaims, tellTroubles, watchFeeds } from './operator.ts';
import { createOutbox } from './outbox.ts';
import { tellRefusals } from './refusals.ts';
import { releaseDue } from './release.ts';
import { oweScheduled } from './scheduled.ts';
import { createTurns } from './turns.ts';

export interface DeliveryDeps {
  readonly db: Database;
  readonly queries: Queries;
  readonly platforms: readonly Platform[];
  /** False while a platform's start is waited for; all are up where not given. */
  readonly isUp?: (platform: string) => boolean;
  readonly now: () => Instant;
  /** A clock that nobody sets, ms since any moment; the process's own where not given. */
  readonly steady?: () => number;
  readonly log: Log;
  /** Called when something may be due at once. */
  readonly onDue: () => void;
}

/** Each gives how long to rest, ms, until it has something to do unless it is woken. */
export interface DeliveryTasks {
  /** Posts what is owed. */
  deliver(): Promise<number>;
  /** Lets go of what waited, and owes what comes on a schedule. */
  release(): Promise<number>;
  /** Keeps what was posted true. */
  living(): Promise<number>;
  /** Tells the operator and subscribers what is wrong. */
  watch(): Promise<number>;
  /** Waits until no post is under way. */
  settled(): Promise<void>;
  /** In place of `deliver` where several processes post: the turns of each share of the channels. */
  turns(): ReturnType<typeof createTurns>;
}

const LOOK_MS = { deliver: 1000, release: 5000, living: 2000, watch: 15_000 };
/** Feeds' troubles take days to show. */
const WATCH_FEEDS_MS = 30 * 60_000;

/** Makes the tasks over the platforms. */
export function createDelivery(deps: DeliveryDeps): DeliveryTasks {
  const { db, queries, now } = deps;
  const posting = { ...deps, cardOf: createCardSource(deps) };
  const outbox = createOutbox({ ...posting, onDone: deps.onDue });
  const updatedCardOf: LivingPostsOptions['updatedCardOf'] = async ({ story, channel, shown }) => {
    const view = await queries.currentView(story, now(), channel);
    const changes = await queries.changesSince(story, shown);
    // What a model wrote of the same sources is no news.
    const updated = changes.line === '' ? {} : { updated: { at: now(), what: changes.line } };
    return view && { card: storyCard({ ...view, ...updated }), changes };
  };
  const posts = createLivingPosts({ ...deps, updatedCardOf });
  let feedsWatchedAt = Number.NEGATIVE_INFINITY;
  return {
    async deliver() {
      await outbox.beginDue();
      return Math.min(outbox.msUntilReady(), LOOK_MS.deliver);
    },
    async release() {
      const released = (await releaseDue(db, now())) + (await oweScheduled(db, now()));
      if (released > 0) deps.onDue();
      return LOOK_MS.release;
    },
    async living() {
      await posts.editOutdated();
      await posts.removeOrphaned();
      return LOOK_MS.living;
    },
    async watch() {
      if (Math.abs(now() - feedsWatchedAt) >= WATCH_FEEDS_MS) {
        feedsWatchedAt = now();
        await watchFeeds(db, now());
      }
      const refusals = await tellRefusals(deps);
      const told = refusals + (await tellTroubles(db, now())) + (await tellMarkedClaims(db, now()));
      if (told > 0) deps.onDue();
      return LOOK_MS.watch;
    },
    settled: () => outbox.settled(),
    turns: () => createTurns(posting),
  };
}
