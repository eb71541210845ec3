import { beforeEach, describe, expect, it } from 'vitest';
import { ensureChannel } from '../../src/db/channels.ts';
import { deliveryOf, markPosted } from '../../src/db/deliveries.ts';
import { currentStory, mergeStories } from '../../src/db/grouping.ts';
import { outdatedPosts } from '../../src/db/standing-posts.ts';
import { storyById } from '../../src/db/stories.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { routeStory } from '../../src/delivery/route.ts';
import type { ChannelId, StoryId } from '../../src/model.ts';
import { tagStory } from '../fakes/news.ts';
import { HOUR, NOON, openNewsroom } from './newsroom.ts';

const FIRE = {
  title: 'Blaze aboard the ferry Havdis off Skarvoy',
  text: 'Firefighters put out a blaze aboard the ferry Havdis off Skarvoy. Captain Runa Melby praised her crew. Smoke filled the car deck and forty passengers left by lifeboat.',
};
const FIRE_AGAIN = {
  title: 'Forty passengers leave ferry Havdis by lifeboat after blaze',
  text: 'Forty passengers left the ferry Havdis by lifeboat off Skarvoy when smoke filled the car deck. Captain Runa Melby praised the crew; firefighters put out the blaze.',
};
const ROBOTS = {
  title: 'Zavira Robotics recalls warehouse robots in Ostrava',
  text: 'Zavira Robotics recalled 4,000 warehouse robots in Ostrava after a gripper crushed a crate beside a worker. Inspectors will test the gripper software.',
};
const ROBOTS_AGAIN = {
  title: 'Grippers crush crates: Zavira Robotics recalls 4,000 robots',
  text: 'Warehouse robots made by Zavira Robotics are being recalled. Grippers crushed crates beside a worker in Ostrava; inspectors test the gripper software of 4,000 robots.',
};

let room: Awaited<ReturnType<typeof openNewsroom>>;
let clock = NOON;
beforeEach(async () => {
  room = await openNewsroom(NOON + 48 * HOUR);
  clock = NOON;
});

/** An article arrives an hour after the one before. */
function arrive(draft: typeof FIRE): Promise<StoryId> {
  clock += HOUR;
  return room.arrive({ ...draft, published: clock, collected: clock });
}

async function channel(name: string): Promise<ChannelId> {
  const made = await ensureChannel(room.db, { platform: 'test', address: name, title: name }, clock);
  await addSubscription(
    room.db,
    { channel: made.channel.id, kind: 'everything', value: '', by: null },
    clock,
  );
  return made.channel.id;
}

/** Routes a story and posts whatever is owed now; gives the channels that got a new post. */
async function deliver(story: StoryId, channels: readonly ChannelId[]): Promise<ChannelId[]> {
  const { version } = await room.story(story);
  await tagStory(room.db, story, [], version);
  const added = new Set(await routeStory(room.db, story, clock));
  const posted: ChannelId[] = [];
  for (const one of channels) {
    const owed = await deliveryOf(room.db, one, story);
    if (!owed || !added.has(owed.id)) continue;
    await markPosted(room.db, {
      id: owed.id,
      channel: one,
      message: `${story} in ${one}`,
      version,
      at: clock,
    });
    posted.push(one);
  }
  return posted;
}

const messageOf = async (one: ChannelId, story: StoryId) =>
  (await deliveryOf(room.db, one, story))?.message ?? null;
const titlesOf = async (story: StoryId) => (await room.story(story)).articles.map(({ title }) => title);

describe('a story that turns out to hold two events', () => {
  it('is split: the part that was posted keeps the number and its post, the other is posted once', async () => {
    const everywhere = [await channel('a')];
    const fire = await arrive(FIRE);
    expect(await deliver(fire, everywhere)).toEqual(everywhere);
    const robots = await arrive(ROBOTS);
    await mergeStories(room.db, fire, robots, clock);
    await deliver(fire, everywhere);
    // Nothing was posted of the robots: their number was merged before it was routed.
    const parted = await arrive(ROBOTS_AGAIN);
    expect(parted).toBe(robots);
    expect(await titlesOf(fire)).toEqual([FIRE.title]);
    expect(await titlesOf(parted)).toEqual([ROBOTS.title, ROBOTS_AGAIN.title]);
    const [a] = everywhere;
    if (a === undefined) throw new Error('no channel');
    expect(await messageOf(a, fire)).toBe(`${fire} in ${a}`);
    expect(await deliver(parted, everywhere)).toEqual(everywhere);
    expect(await deliver(parted, everywhere)).toEqual([]);
    expect(await deliver(fire, everywhere)).toEqual([]);
  });

  it('has its post edited: the card that told both shows an older version now', async () => {
    const everywhere = [await channel('a')];
    const fire = await arrive(FIRE);
    await deliver(fire, everywhere);
    await mergeStories(room.db, fire, await arrive(ROBOTS), clock);
    await arrive(ROBOTS_AGAIN);
    const { version } = await room.story(fire);
    await tagStory(room.db, fire, [], version);
    const outdated = await outdatedPosts(room.db, {
      postedAfter: 0,
      editedBefore: clock,
      now: clock,
      platforms: ['test'],
      exceptChannels: [],
      exceptPosts: [],
      limit: 9,
    });
    expect(outdated.map(({ story }) => story)).toEqual([fire]);
  });

  it('gives posts back that were made before a merge, so that no channel sees an event twice', async () => {
    const [both, late] = [await channel('both'), await channel('late')];
    const fire = await arrive(FIRE);
    await deliver(fire, [both]);
    const robots = await arrive(ROBOTS);
    await deliver(robots, [both, late]);
    await mergeStories(room.db, fire, robots, clock);
    expect(await currentStory(room.db, robots)).toBe(fire);
    expect(await messageOf(late, fire)).toBe(`${robots} in ${late}`);
    expect(await arrive(ROBOTS_AGAIN)).toBe(robots);
    expect(await currentStory(room.db, robots)).toBe(robots);
    expect(await messageOf(both, fire)).toBe(`${fire} in ${both}`);
    expect(await messageOf(both, robots)).toBe(`${robots} in ${both}`);
    expect(await messageOf(late, robots)).toBe(`${robots} in ${late}`);
    expect(await deliver(robots, [both, late])).toEqual([]);
    // Its card was the robots' all along: now this channel gets the fire for the first time.
    expect(await deliver(fire, [both, late])).toEqual([late]);
  });

  it('leaves a post with the event that it told, whichever part keeps the number', async () => {
    const [early, late] = [await channel('early'), await channel('late')];
    const fire = await arrive(FIRE);
    await deliver(fire, [early]);
    // Never posted on its own: the channel "late" saw both in one card, of which the robots were the greater part.
    const robots = await arrive(ROBOTS);
    await arrive({ ...ROBOTS, title: 'Recall of warehouse robots in Ostrava' });
    await mergeStories(room.db, fire, robots, clock);
    const owed = await deliveryOf(room.db, late, fire);
    if (!owed) throw new Error('nothing is owed');
    await markPosted(room.db, {
      id: owed.id,
      channel: late,
      message: 'mostly robots',
      version: 1,
      at: clock,
    });
    expect(await arrive(ROBOTS_AGAIN)).toBe(robots);
    expect(await messageOf(early, fire)).toBe(`${fire} in ${early}`);
    expect(await messageOf(late, robots)).toBe('mostly robots');
    expect(await deliver(robots, [early, late])).toEqual([early]);
    expect(await deliver(fire, [early, late])).toEqual([late]);
  });

  it('is split the same when the split is tried again, and grows on as two', async () => {
    const fire = await arrive(FIRE);
    const robots = await arrive(ROBOTS);
    await mergeStories(room.db, fire, robots, clock);
    await arrive(ROBOTS_AGAIN);
    expect(await arrive(FIRE_AGAIN)).toBe(fire);
    expect(await titlesOf(robots)).toHaveLength(2);
    expect(await titlesOf(fire)).toHaveLength(2);
    expect(await storyById(room.db, robots)).not.toBeNull();
  });
});
