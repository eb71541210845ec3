import { beforeEach, describe, expect, it } from 'vitest';
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import { plainCard } from '../../src/cards/plain.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { setPreference } from '../../src/db/preferences.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { createDelivery, type DeliveryTasks } from '../../src/delivery/tasks.ts';
import { silentLog } from '../../src/log.ts';
import { analyseAndRoute } from '../../src/pipeline.ts';
import { freshDatabase } from '../fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from '../fakes/memory-platform.ts';
import { NOON, newArticle, storeNews } from '../fakes/news.ts';
import { queriesOver } from '../fakes/queries.ts';

const TITLE = 'Halden buys the chip maker Brightcell';
const TEXT = [
  'Halden agreed on Monday to buy the chip maker Brightcell for $3 billion, the company said.',
  'Brightcell employs 4,200 people in Dresden and makes sensors for cars.',
  'The purchase is expected to close in June 2026 if regulators in Brussels agree.',
  'Analysts say that the deal could raise prices for small manufacturers across Europe.',
  'Halden will keep the factory in Dresden open and invest $400 million there by 2028.',
].join(' ');

let db: Database;
let platform: MemoryPlatform;
let tasks: DeliveryTasks;

async function postIn(form: string | null, threads: boolean): Promise<void> {
  db = await freshDatabase();
  platform = createMemoryPlatform(() => NOON, { capabilities: { threads } });
  const place = { platform: 'memory', address: 'news', title: '#news', starting: true };
  const { id } = (await ensureChannel(db, place, NOON)).channel;
  await addSubscription(db, { channel: id, kind: 'everything', value: '', by: null }, NOON);
  if (form) await setPreference(db, { channel: id, kind: 'post', value: form, by: null }, NOON);
  await storeNews(db, [newArticle({ title: TITLE, text: TEXT })], NOON);
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  while ((await analyseAndRoute({ db, analyst, now: () => NOON, log: silentLog })) > 0);
  const deps = { db, queries: queriesOver(db), platforms: [platform], now: () => NOON, log: silentLog };
  tasks = createDelivery({ ...deps, onDue: () => {} });
  for (let turn = 0; turn < 3; turn += 1) {
    await tasks.deliver();
    await tasks.settled();
  }
}

describe('a channel that wants threads', () => {
  beforeEach(() => postIn('thread', true));

  it('gets the card, and its deep insight once in its thread', () => {
    const [head, insight, ...more] = platform.posts;
    expect(more).toEqual([]);
    expect(head?.options).toEqual({ form: 'thread' });
    expect(insight?.options).toEqual({ under: head?.message });
    expect(insight && plainCard(insight.card, NOON)).toContain('Key takeaways');
  });
});

it.each([
  ['a channel that wants none', null, true],
  ['a forum, whose posts are threads already', 'forum', true],
  ['a place that has no threads', 'thread', false],
])('deep insight stays behind its button for %s', async (_place, form, threads) => {
  await postIn(form, threads);
  expect(platform.posts).toHaveLength(1);
});
