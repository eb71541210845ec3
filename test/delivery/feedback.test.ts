/** What feedback does to routing, to posts that stand, and what the operator is told. */
import { beforeEach, describe, expect, it } from 'vitest';
import { plainCard } from '../../src/cards/plain.ts';
import { sourcesCard } from '../../src/cards/sources.ts';
import { traitsOf } from '../../src/channels/taste.ts';
import { saveAnalysis } from '../../src/db/analyses.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { deliveryOf } from '../../src/db/deliveries.ts';
import { feedbackSince, recordFeedback, takeBackFeedback } from '../../src/db/feedback.ts';
import { addFeed } from '../../src/db/feeds.ts';
import { claimKey, markedClaims, setWithheld } from '../../src/db/marked-claims.ts';
import { setOnly } from '../../src/db/preferences.ts';
import { storyById } from '../../src/db/stories.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { routeStory } from '../../src/delivery/route.ts';
import { createDelivery, type DeliveryTasks } from '../../src/delivery/tasks.ts';
import { silentLog } from '../../src/log.ts';
import type { Channel, FeedbackKind, StoryId } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { analysisOf, NOON, newArticle, storeNews, tagStory } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';

let db: Database;
let clock: number;
let platform: MemoryPlatform;
let tasks: DeliveryTasks;
let news: Channel;

async function channel(address: string): Promise<Channel> {
  return (await ensureChannel(db, { platform: 'memory', address, title: `#${address}` }, clock)).channel;
}

async function aStory(publisher = 'Harbour Review'): Promise<StoryId> {
  const [story] = await storeNews(db, [newArticle({ publisher: { name: publisher, region: null } })]);
  if (story === undefined) throw new Error('The article was not grouped');
  await tagStory(db, story, ['developers']);
  return story;
}

async function says(person: string, kind: FeedbackKind, story: StoryId, claim?: string): Promise<void> {
  const found = await storyById(db, story);
  if (!found) throw new Error('no such story');
  const traits = traitsOf(found, { audiences: [{ tag: 'developers', score: 0.9 }] });
  const given = { channel: news.id, story, person, kind, traits, ...(claim && { claim }) };
  await recordFeedback(db, given, clock);
}

async function pass(): Promise<void> {
  await tasks.watch();
  await tasks.living();
  await tasks.deliver();
  await tasks.settled();
}

const posts = (address: string) =>
  platform.posts.filter((post) => post.address === address).map(({ card }) => plainCard(card, clock));

beforeEach(async () => {
  db = await freshDatabase();
  clock = NOON;
  platform = createMemoryPlatform(() => clock);
  const deps = { db, queries: queriesOver(db), platforms: [platform], now: () => clock, log: silentLog };
  tasks = createDelivery({ ...deps, onDue: () => {} });
  news = await channel('news');
  await addSubscription(db, { channel: news.id, kind: 'everything', value: '', by: null }, clock);
});

describe('feedback', () => {
  it('is kept once of a kind for each person, and changes', async () => {
    const story = await aStory();
    await says('p', 'useful', story);
    await says('p', 'useful', story);
    await says('p', 'duplicate', story);
    await says('q', 'useful', story);
    await says('p', 'not-for-us', story);
    const said = (await feedbackSince(db, 0)).map(({ person, kind }) => `${person} ${kind}`).sort();
    expect(said).toEqual(['p duplicate', 'p not-for-us', 'q useful']);
    expect(await takeBackFeedback(db, { channel: news.id, story, person: 'p' })).toBe(2);
    expect(await feedbackSince(db, 0)).toHaveLength(1);
  });

  it('keeps the like out of that channel only, and /why says so with the numbers', async () => {
    const other = await channel('other');
    await addSubscription(db, { channel: other.id, kind: 'everything', value: '', by: null }, clock);
    for (let i = 0; i < 3; i += 1) {
      const story = await aStory();
      for (const person of ['p', 'q', 'r']) await says(person, 'not-for-us', story);
    }
    const next = await aStory();
    await routeStory(db, next, clock);
    expect(await deliveryOf(db, news.id, next)).toBeNull();
    expect(await deliveryOf(db, other.id, next)).not.toBeNull();
    const why = await queriesOver(db).why(next, news, clock);
    expect(why).toMatch(/not for them: -0\.70, under -0\.35 \(publisher Harbour Review -1\.00 \(3 people\)/);
  });

  it('is counted beside the feeds of the publisher', async () => {
    const publisher = { name: 'Harbour Review', region: null };
    await addFeed(
      db,
      { url: 'https://harbour.example/feed', title: 'Feed', publisher, section: null },
      clock,
    );
    const story = await aStory();
    await says('p', 'useful', story);
    await says('q', 'wrong', story);
    const view = await queriesOver(db).sources({ limit: 20 }, clock);
    expect(plainCard(sourcesCard(view, undefined, clock), clock)).toContain('1 useful, 1 wrong');
  });

  it('by one person keeps nothing out', async () => {
    for (let i = 0; i < 6; i += 1) await says('p', 'not-for-us', await aStory());
    const next = await aStory();
    await routeStory(db, next, clock);
    expect(await deliveryOf(db, news.id, next)).not.toBeNull();
  });
});

describe('a claim marked as wrong', () => {
  const text = 'The model has nine lives.';
  let story: StoryId;
  beforeEach(async () => {
    story = await aStory();
    const found = await storyById(db, story);
    const article = found?.articles[0]?.id;
    if (article === undefined) throw new Error('no article');
    const hook = { text, citations: [{ article, quote: 'Company' }] };
    await saveAnalysis(db, story, 1, analysisOf({ hook }), clock);
    await routeStory(db, story, clock);
    await pass();
  });

  it('is told once in the operator’s channel, also to one that is chosen later', async () => {
    await says('p', 'wrong', story, text);
    await pass();
    const ops = await channel('ops');
    await setOnly(db, { channel: ops.id, kind: 'notices', value: '', by: 'olu' }, clock);
    for (let i = 0; i < 3; i += 1) {
      clock += 60_000;
      await pass();
    }
    await says('q', 'wrong', story, text);
    await pass();
    expect(posts('ops')).toHaveLength(1);
    expect(posts('ops')[0]).toContain(text);
    const status = await queriesOver(db).status(clock);
    expect(status.feedback.claims).toMatchObject([{ text, story, people: 2, withheldAt: null }]);
  });

  it('is forgotten when nobody says so any more', async () => {
    await says('p', 'wrong', story, text);
    await takeBackFeedback(db, { channel: news.id, story, person: 'p' });
    expect(await markedClaims(db)).toEqual([]);
  });

  it('and withheld leaves the posted card, which says so, and comes back when it is restored', async () => {
    expect(posts('news')[0]).toContain(text);
    await says('p', 'wrong', story, text);
    const claim = { key: claimKey(text), story };
    expect(await setWithheld(db, claim, clock)).toBe(true);
    clock += 5 * 60_000;
    await pass();
    expect(posts('news')).toHaveLength(1);
    expect(posts('news')[0]).not.toContain(text);
    expect(posts('news')[0]).toContain('1 statement withheld');
    await setWithheld(db, claim, null);
    clock += 5 * 60_000;
    await pass();
    expect(posts('news')[0]).toContain(text);
    expect(posts('news')[0]).not.toContain('withheld');
  });

  it('that nobody marked cannot be withheld', async () => {
    expect(await setWithheld(db, { key: claimKey('else'), story }, clock)).toBe(false);
  });
});
