/** What the kill driver lets people have: cards in rooms, stories that become digests, word for those who follow a topic. */
import { encodeAddress } from '../../adapters/slack/address.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { type Owed, owe, storySubject } from '../../src/db/deliveries.ts';
import { addFollow } from '../../src/db/follows.ts';
import { newDeliveryId } from '../../src/delivery/delivery-id.ts';
import { routeStory } from '../../src/delivery/route.ts';
import type { Channel, DeliveryId } from '../../src/model.ts';
import type { FakeDiscord } from '../fakes/discord/index.ts';
import { newArticle, storeNews } from '../fakes/news.ts';
import type { FakeSlack } from '../fakes/slack/index.ts';
import { storyCard } from '../fixtures/cards.ts';

/** Where what is posted. */
export interface Places {
  /** Two channels of the workspace and those of the server, for cards. */
  readonly rooms: readonly Channel[];
  /** A channel of each for stories that wait, which are let go as digests. */
  readonly digests: readonly Channel[];
  /** The direct messages of a person on each, who follows a topic. */
  readonly followers: readonly Channel[];
}

/** The platforms. */
export interface Fakes {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  /** Channels of the server. */
  readonly names: readonly string[];
}

/** Makes them known, and lets the followers follow. */
export async function openPlaces(
  db: Database,
  { slack, discord, names }: Fakes,
  now: number,
): Promise<Places> {
  const open = async (platform: string, title: string, address: string): Promise<Channel> =>
    (await ensureChannel(db, { platform, title, address }, now)).channel;
  const room = (id: string) => encodeAddress({ team: slack.team, channel: id });
  const slackRooms = [...slack.workspace.channels.values()].filter(({ name }) => SLACK_ROOMS.includes(name));
  const places = {
    rooms: await Promise.all([
      ...slackRooms.map(({ id, name }) => open('slack', name, room(id))),
      ...names.map((name) => open('discord', name, discord.address(name))),
    ]),
    digests: [
      await open('slack', 'digests', room(addConversation(slack, 'C0DIGESTS', 'digests'))),
      await open(
        'discord',
        'digests',
        `${discord.world.guild}/${discord.world.addChannel({ name: 'digests' }).id}`,
      ),
    ],
    followers: [
      await open('slack', 'anna', room(addConversation(slack, 'D0ANNA', 'd0anna'))),
      await open('discord', 'anna', `@me/${discord.world.direct('anna').id}`),
    ],
  };
  for (const { id } of places.followers)
    await addFollow(db, { channel: id, kind: 'topic', value: TOPIC, seen: null }, now);
  return places;
}

function addConversation({ workspace }: FakeSlack, id: string, name: string): string {
  const isPrivate = id.startsWith('D');
  workspace.channels.set(id, { id, name, isPrivate, members: ['U0ANNA'], refusal: null, messages: [] });
  return id;
}

const SLACK_ROOMS: readonly string[] = ['general', 'leads'];
const TOPIC = 'laboratory';

/** Owes each room one card; gives the deliveries. */
export function oweCards(db: Database, { rooms }: Places, from: number, now: number): Promise<DeliveryId[]> {
  const owed = rooms.map((channel, i): Owed => {
    const name = `Card ${from + i} for ${channel.platform} ${channel.title}.`;
    const payload: Card = { ...storyCard, summary: name, blocks: [headingOf(name), ...storyCard.blocks] };
    return { ...base(channel), kind: 'notice', subject: name, payload };
  });
  return owe(db, owed, now);
}

function base({ id }: Channel) {
  return { id: newDeliveryId(), channel: id, because: 'the kill driver' };
}

/** Stories come: two wait where digests go, and followers are owed word of both; gives the deliveries. */
export async function publish(db: Database, { digests }: Places, now: number): Promise<DeliveryId[]> {
  const times = { published: now, collected: now };
  const stories = await storeNews(db, [newArticle(times), newArticle(times)], now);
  const held = digests.flatMap((channel) =>
    stories.map((story): Owed => {
      return { ...base(channel), kind: 'story', subject: storySubject(story), story, state: 'held' };
    }),
  );
  const owed = await owe(db, held, now);
  for (const story of stories) owed.push(...(await routeStory(db, story, now)));
  return owed;
}

function headingOf(text: string): Card['blocks'][number] {
  return { type: 'heading', level: 1, text };
}
