/** Keeps posts true after they were made: edits those whose story grew, takes back those whose story is gone. */
import type { Card } from '../cards/blocks.ts';
import { changeNote } from '../cards/notices.ts';
import { isQuietNow, wishesOf } from '../channels/wishes.ts';
import { channelById, channelsById } from '../db/channels.ts';
import type { Database } from '../db/database.ts';
import { type Owed, owe } from '../db/deliveries.ts';
import { preferencesOf } from '../db/preferences.ts';
import {
  deleteDelivery,
  markEdited,
  type OutdatedPost,
  orphanedDeliveries,
  outdatedPosts,
} from '../db/standing-posts.ts';
import { describe, PlatformError, RateLimitError, RefusedError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { DeliveryId, Instant, StoryChanges } from '../model.ts';
import type { Platform } from '../platform/port.ts';
import { type Done, staged } from '../telemetry/stages.ts';
import { type Destination, MOST_ATTEMPTS, retryDelay } from './attempt.ts';
import { newDeliveryId } from './delivery-id.ts';
import { createPacer, type Pacer } from './pacer.ts';

/** Posts older than this are left as they are: nobody reads them any more. */
const LIVES_MS = 7 * 24 * 3_600_000;
/** Between two edits of one post: what comes in the meantime is told by the next. */
const BUNDLE_MS = 3 * 60_000;
const PASS = 200;
const ORPHANS = 20;

/** The card of a story as it is now, said to be updated, and what changed since the version that was posted. */
export interface UpdatedCard {
  readonly card: Card;
  readonly changes: StoryChanges;
}

export interface LivingPostsOptions {
  readonly db: Database;
  readonly platforms: readonly Platform[];
  /** False while a platform's start is waited for; all are up where not given. */
  readonly isUp?: (platform: string) => boolean;
  /** Null where the story is gone. */
  readonly updatedCardOf: (
    post: Pick<OutdatedPost, 'story' | 'channel' | 'shown'>,
  ) => Promise<UpdatedCard | null>;
  readonly now: () => Instant;
  readonly log: Log;
}

/** What the pipeline asks of the posts that stand. */
export interface LivingPosts {
  /** Edits posts that show an older version of their story, one a place at its pace; gives how many it began. */
  editOutdated(): Promise<number>;
  /** Takes back posts whose story is gone, where the platform can; gives how many rows were tidied. */
  removeOrphaned(): Promise<number>;
}

/** An edit that failed: nothing of it is stored, since after a restart another try is as good. */
interface Failure {
  readonly version: number;
  readonly attempts: number;
  readonly retryAt: Instant;
}

interface Editing extends LivingPostsOptions {
  readonly pacer: Pacer;
  readonly failures: Map<DeliveryId, Failure>;
}

/** Makes the tasks over the platforms. Edits have a pace of their own: platforms count them apart. */
export function createLivingPosts(options: LivingPostsOptions): LivingPosts {
  const editing = { ...options, pacer: createPacer(options.platforms, options.now), failures: new Map() };
  return {
    editOutdated: () => editOutdated(editing),
    removeOrphaned: () => removeOrphaned(options),
  };
}

async function editOutdated(editing: Editing): Promise<number> {
  const { db, platforms, isUp = () => true, pacer, failures, now } = editing;
  const awake = platforms.filter(({ name }) => isUp(name) && !pacer.paused(name));
  const posts = await outdatedPosts(db, {
    postedAfter: now() - LIVES_MS,
    editedBefore: now() - BUNDLE_MS,
    now: now(),
    platforms: awake.map(({ name }) => name),
    exceptChannels: pacer.waiting(),
    exceptPosts: [...failures].flatMap(([id, { retryAt }]) => (retryAt > now() ? [id] : [])),
    limit: PASS,
  });
  const channels = await channelsById(
    db,
    posts.map(({ channel }) => channel),
  );
  const edits = posts.flatMap((post) => {
    const channel = channels.get(post.channel);
    const platform = awake.find(({ name }) => name === channel?.platform);
    if (!channel || !platform?.capabilities.edits) return [];
    const fields = { part: platform.name, delivery: post.id, story: post.story };
    const edit = () => staged('edit', fields, () => editOne(editing, { channel, platform }, post), edited);
    return [pacer.run(channel, async () => void (await edit()))];
  });
  await Promise.all(edits);
  return edits.length;
}

function edited(done: boolean): Done {
  return done ? { outcome: 'edited', items: 1 } : { outcome: 'failed' };
}

/** Never throws: one failure stops nothing else. Gives whether the post is as it should be. */
async function editOne(editing: Editing, to: Destination, post: OutdatedPost): Promise<boolean> {
  const { db, failures, now, log } = editing;
  try {
    const updated = await editing.updatedCardOf(post);
    editing.pacer.sending(post.channel);
    if (updated) await to.platform.edit(to.channel.address, post.message, updated.card);
    const note =
      updated?.changes.material && to.platform.capabilities.threads
        ? await noteOf(editing, post, updated)
        : null;
    await owe(db, note ? [note] : [], now(), (tx) => markEdited(tx, post.id, post.version, now()));
    failures.delete(post.id);
    return true;
  } catch (error) {
    log.info({ delivery: post.id, error }, `a post was not updated: ${describe(error)}`);
    await noteFailure(editing, to, post, error).catch((cause: unknown) =>
      log.error({ delivery: post.id, error: cause }, `a failed edit was not noted: ${describe(cause)}`),
    );
    return false;
  }
}

/** What changed, for the thread of the card. */
async function noteOf({ db, now }: Editing, post: OutdatedPost, { changes }: UpdatedCard): Promise<Owed> {
  const quiet = isQuietNow(wishesOf(await preferencesOf(db, post.channel)), now());
  return {
    id: newDeliveryId(),
    channel: post.channel,
    kind: 'note',
    subject: `${post.id} ${post.version}`,
    story: post.story,
    state: quiet ? 'held' : 'owed',
    under: post.id,
    because: 'the story that was posted here changed',
    payload: changeNote(changes.parts),
  };
}

async function noteFailure(
  { db, pacer, failures, now, log }: Editing,
  { channel }: Destination,
  post: OutdatedPost,
  error: unknown,
): Promise<void> {
  if (error instanceof RateLimitError) {
    const until = now() + error.retryAfterMs;
    if (error.scope === 'platform') pacer.pause(channel.platform, until);
    pacer.hold(channel.id, until);
    return;
  }
  const before = failures.get(post.id);
  const attempts = before?.version === post.version ? before.attempts + 1 : 1;
  const retryAt = now() + retryDelay(attempts - 1);
  if (error instanceof PlatformError) return pacer.hold(channel.id, retryAt);
  failures.set(post.id, { version: post.version, attempts, retryAt });
  // A post that may not be edited (deleted by hand, too old) stays as it is.
  const hopeless = error instanceof RefusedError || attempts >= MOST_ATTEMPTS;
  if (!hopeless) return;
  failures.delete(post.id);
  if (attempts >= MOST_ATTEMPTS)
    log.error({ delivery: post.id, error }, `an edit was given up after ${attempts} attempts`);
  await owe(db, [], now(), (tx) => markEdited(tx, post.id, post.version, now()));
}

async function removeOrphaned({
  db,
  platforms,
  isUp = () => true,
  log,
}: LivingPostsOptions): Promise<number> {
  const orphans = await orphanedDeliveries(db, ORPHANS);
  for (const orphan of orphans) {
    const channel = await channelById(db, orphan.channel);
    const platform = platforms.find(({ name }) => name === channel?.platform);
    if (platform && !isUp(platform.name)) continue;
    try {
      if (orphan.message !== null && channel) await platform?.remove?.(channel.address, orphan.message);
    } catch (error) {
      log.info({ delivery: orphan.id, error }, `a post was not taken back: ${describe(error)}`);
      if (error instanceof PlatformError || error instanceof RateLimitError) continue;
    }
    await deleteDelivery(db, orphan.id);
  }
  return orphans.length;
}
