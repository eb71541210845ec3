/** Keeps posts true after they were made: edits those whose story grew, takes back those whose story is gone. */
import type { Card } from '../cards/blocks.ts';
import { channelById } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import { deleteDelivery, markEdited, orphanedDeliveries, outdatedPosts } from '../db/deliveries.ts';
import { describe, RefusedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Instant, StoryId } from '../model.ts';
import type { Platform } from '../platform/port.ts';

/** Posts older than this are left as they are: nobody reads them any more. */
const LIVES_MS = 7 * 24 * 3_600_000;
const PASS = 20;

export interface LivingPostsOptions {
  readonly db: Database;
  readonly platforms: readonly Platform[];
  /** The card of the story as it is now, said to be updated. */
  readonly updatedCardOf: (story: StoryId) => Promise<Card | null>;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Edits posts that show an older version of their story; gives how many. */
export async function editOutdatedPosts(options: LivingPostsOptions): Promise<number> {
  const { db, now, log } = options;
  const posts = await outdatedPosts(db, { postedAfter: now() - LIVES_MS, limit: PASS });
  for (const post of posts) {
    const place = await placeOf(options, post.channel);
    const card = place?.platform.capabilities.edits ? await options.updatedCardOf(post.story) : null;
    try {
      if (place && card) await place.platform.edit(place.address, post.message, card);
      await markEdited(db, post.id, post.version);
    } catch (error) {
      // A post that may not be edited (deleted by hand, too old) stays as it is; a passing failure is tried again.
      if (error instanceof RefusedError) await markEdited(db, post.id, post.version);
      log.info({ delivery: post.id, error }, `a post was not updated: ${describe(error)}`);
      break;
    }
  }
  return posts.length;
}

/** Takes back posts whose story is gone, where the platform can; gives how many rows were tidied. */
export async function removeOrphanedPosts(options: LivingPostsOptions): Promise<number> {
  const orphans = await orphanedDeliveries(options.db, PASS);
  for (const orphan of orphans) {
    const place = await placeOf(options, orphan.channel);
    if (orphan.message !== null) await place?.platform.remove?.(place.address, orphan.message);
    await deleteDelivery(options.db, orphan.id);
  }
  return orphans.length;
}

async function placeOf({ db, platforms }: LivingPostsOptions, channel: Parameters<typeof channelById>[1]) {
  const known = await channelById(db, channel);
  const platform = platforms.find(({ name }) => name === known?.platform);
  return known && platform ? { platform, address: known.address } : null;
}
