/** Cards that a model writes: in time, later, or never, from articles to posts on a platform in memory. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultAudiences } from '../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../src/analysis/extractive/index.ts';
import { plainCard } from '../src/cards/plain.ts';
import { storyCard } from '../src/cards/story.ts';
import { readConfig } from '../src/config.ts';
import { insertArticle, type NewArticle } from '../src/db/articles.ts';
import { ensureChannel } from '../src/db/channels.ts';
import type { Database } from '../src/db/database.ts';
import { setPreference } from '../src/db/preferences.ts';
import { addSubscription } from '../src/db/subscriptions.ts';
import { createCardSource } from '../src/delivery/card-of.ts';
import { createLivingPosts, type LivingPostsOptions } from '../src/delivery/living-posts.ts';
import { createOutbox, type Outbox } from '../src/delivery/outbox.ts';
import type { Log } from '../src/log.ts';
import type { Instant } from '../src/model.ts';
import { analyseAndRoute, groupArticles } from '../src/pipeline.ts';
import { createQueries, type Queries } from '../src/queries/index.ts';
import { createRewriter, type Rewriter } from '../src/rewriting.ts';
import { createWriter, modelChoice, modelTerms } from '../src/writer.ts';
import { freshDatabase } from './fakes/database.ts';
import { createMemoryPlatform, type MemoryPlatform } from './fakes/memory-platform.ts';
import { startCompatible } from './fakes/model/compatible.ts';
import { honestDraft } from './fakes/model/drafts.ts';
import type { FakeModelServer } from './fakes/model/server.ts';
import { NOON, newArticle } from './fakes/news.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let db: Database;
let clock: Instant;
let server: FakeModelServer;
let platform: MemoryPlatform;
let outbox: Outbox;
let rewriter: Rewriter;
let queries: Queries;
let logged: string[];
let pipeline: Parameters<typeof analyseAndRoute>[0];

const log: Log = {
  debug() {},
  info: (_, message) => void logged.push(message),
  warn: (_, message) => void logged.push(message),
  error: (_, message) => void logged.push(`ERROR ${message}`),
  child: () => log,
};

/** Settings as an operator gives them, and everything made from them. */
function configure(environment: NodeJS.ProcessEnv = {}): void {
  const { settings } = readConfig(
    { LLM_BASE_URL: server.url, LLM_MODEL: 'test-model', ...environment },
    'none',
  );
  const now = () => clock;
  const model = modelChoice(settings);
  if (!model) throw new Error('These settings name a model.');
  const audiences = defaultAudiences;
  const analyst = extractiveAnalyst({ audiences });
  const writer = createWriter({ model, db, audiences, settings, now, log });
  queries = createQueries({ db, analyst, audiences, model: modelTerms(model, settings) });
  pipeline = { db, analyst, writer, now, log };
  rewriter = createRewriter({ db, writer, now, log });
  platform = createMemoryPlatform(now);
  const cardOf = createCardSource({ db, queries, now });
  outbox = createOutbox({ db, platforms: [platform], cardOf, now, log });
}

beforeEach(async () => {
  clock = NOON;
  logged = [];
  db = await freshDatabase();
  server = await startCompatible();
  server.behave = ({ prompt }) => ({ say: JSON.stringify(honestDraft(prompt)) });
  configure();
  const { channel } = await ensureChannel(db, { platform: 'memory', address: 'a', title: 'a' }, clock);
  await addSubscription(db, { channel: channel.id, kind: 'everything', value: '', by: null }, clock);
});
afterEach(async () => {
  await server.close();
  await db.close();
});

const RIGA = {
  title: 'Lindqvist Labs opens a robot safety laboratory in Riga',
  text: 'Lindqvist Labs opened a laboratory for robot safety in Riga on Wednesday. The laboratory employs 40 people. The city of Riga gave the building to the company in May 2024.',
};

async function collect(given: Partial<NewArticle> = {}): Promise<void> {
  await insertArticle(db, newArticle({ ...RIGA, collected: clock, ...given }));
  await groupArticles(pipeline);
  while ((await analyseAndRoute(pipeline)) > 0);
}

/** What the running bot does again and again. */
async function deliver(): Promise<void> {
  while ((await outbox.deliverDue()) > 0);
  const updatedCardOf: LivingPostsOptions['updatedCardOf'] = async ({ story, channel }) => {
    const view = await queries.currentView(story, clock, channel);
    return view && { card: storyCard(view), changes: { line: '', parts: [], material: false } };
  };
  const living = createLivingPosts({ db, platforms: [platform], updatedCardOf, now: () => clock, log });
  while ((await living.editOutdated()) > 0);
}

async function write(): Promise<void> {
  await rewriter.run();
  while ((await analyseAndRoute(pipeline)) > 0);
}

const posts = () => platform.posts.map(({ card }) => plainCard(card, clock));

describe('a new story', () => {
  it('waits a moment for the model, and is posted once, as the model wrote it', async () => {
    await collect();
    await deliver();
    expect(posts()).toEqual([]);
    await write();
    await deliver();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain('written by test-model from 1 article, 3 of 3 claims verified');
  });

  it('is posted as extracted when the model is slow, and changed in place when it answers', async () => {
    await collect();
    clock += 21 * SECOND;
    await deliver();
    expect(posts()[0]).toContain('extracted from 1 article');
    await write();
    await deliver();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain('written by test-model');
  });

  it('waits for nothing when the model fails, and is written at a later attempt', async () => {
    server.behave = () => ({ status: 500 });
    await collect();
    await write();
    await deliver();
    expect(posts()[0]).toContain('extracted from');
    expect(logged).toContainEqual(
      expect.stringMatching(/^the extractive card goes first: The model test-model at .* failed \(500/),
    );
    server.behave = ({ prompt }) => ({ say: JSON.stringify(honestDraft(prompt)) });
    await write();
    expect(server.asked).toHaveLength(1);
    clock += 31 * SECOND;
    await write();
    await deliver();
    expect(posts()[0]).toContain('written by test-model');
  });

  it('is tried less and less often, and left as it is in the end', async () => {
    server.behave = () => 'hang up';
    await collect();
    const attempts: number[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const before = server.asked.length;
      await rewriter.run();
      if (server.asked.length > before) attempts.push(minute);
      clock += MINUTE;
    }
    expect(attempts).toEqual([0, 1, 3, 13, 43, 163, 523]);
    expect(logged.at(-1)).toMatch(/^the extractive card stays: /);
  });

  it('that no channel gets, that was there before, or that is a sample costs nothing', async () => {
    await db.orm.delete(db.tables.subscriptions);
    await collect();
    await collect({
      title: 'Okafor Systems recalls its software in Lagos',
      text: 'Okafor Systems recalled its scheduling software in Lagos.',
      backlog: true,
    });
    await write();
    expect(server.asked).toEqual([]);
  });

  it('survives a crash between the extract and the model: the work is in the database', async () => {
    await collect();
    configure();
    await write();
    await deliver();
    expect(posts()[0]).toContain('written by test-model');
  });
});

describe('a story that grows', () => {
  it('keeps its post until the model read the new source too, which it does once it rests', async () => {
    await collect();
    await write();
    await deliver();
    clock += MINUTE;
    await collect({
      text: `${RIGA.text} It is the third laboratory of the company.`,
      publisher: { name: 'Second Paper', region: null },
    });
    await write();
    await deliver();
    expect(server.asked).toHaveLength(1);
    expect(posts()[0]).toContain('written by test-model from 1 article');
    clock += MINUTE;
    await write();
    await deliver();
    expect(server.asked).toHaveLength(2);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toContain('written by test-model from 2 articles');
  });

  it('by a copy asks the model nothing new', async () => {
    await collect();
    await write();
    clock += MINUTE;
    await collect({ publisher: { name: 'Second Paper', region: null } });
    clock += MINUTE;
    await write();
    await deliver();
    expect(server.asked).toHaveLength(1);
    expect(posts()[0]).toContain('written by test-model from 2 articles');
  });

  it('while the model writes is not given the older text', async () => {
    server.behave = async ({ prompt }) => {
      server.behave = (asked) => ({ say: JSON.stringify(honestDraft(asked.prompt)) });
      await collect({
        text: `${RIGA.text} It is the third laboratory.`,
        publisher: { name: 'Second Paper', region: null },
      });
      return { say: JSON.stringify(honestDraft(prompt)) };
    };
    await collect();
    await write();
    await deliver();
    expect(posts()).toEqual([]);
    await write();
    await deliver();
    expect(posts()[0]).toContain('from 2 articles');
  });
});

describe('a card in another language', () => {
  const IN_GERMAN: Readonly<Record<string, string>> = {
    'Lindqvist Labs opened a laboratory for robot safety in Riga on Wednesday.':
      'Lindqvist Labs eröffnete am Mittwoch in Riga ein Labor für Robotersicherheit.',
    'The laboratory employs 40 people.': 'Das Labor beschäftigt 40 Menschen.',
    'The city of Riga gave the building to the company in May 2024.':
      'Die Stadt Riga gab dem Unternehmen im Mai 2024 das Gebäude.',
  };
  const ENGLISH = 'Lindqvist Labs opened a laboratory for robot safety in Riga';
  const GERMAN = 'Lindqvist Labs eröffnete am Mittwoch in Riga ein Labor';

  /** What an honest model answers where it is asked for translations; `change` is what it does to them. */
  const germanDraft = (prompt: string, change = (text: string) => text): string => {
    const { whatChanged, whyItMatters, takeaways, ...rest } = honestDraft(prompt);
    const inBoth = (claim: typeof whatChanged) =>
      claim && { ...claim, translation: change(IN_GERMAN[claim.text] ?? '') };
    return JSON.stringify({
      ...rest,
      whatChanged: inBoth(whatChanged),
      whyItMatters: inBoth(whyItMatters),
      takeaways: takeaways.map(inBoth),
    });
  };
  const asksForGerman = ({ system }: { system: string }) => system.includes('into German');

  beforeEach(async () => {
    server.behave = (asked) => ({
      say: asksForGerman(asked) ? germanDraft(asked.prompt) : JSON.stringify(honestDraft(asked.prompt)),
    });
    const { channel } = await ensureChannel(db, { platform: 'memory', address: 'b', title: 'b' }, clock);
    await addSubscription(db, { channel: channel.id, kind: 'everything', value: '', by: null }, clock);
  });

  async function wantGerman(): Promise<void> {
    const { channel } = await ensureChannel(db, { platform: 'memory', address: 'b', title: 'b' }, clock);
    await setPreference(db, { channel: channel.id, kind: 'written', value: 'de', by: null }, clock);
  }
  const postsIn = (place: string) =>
    platform.posts.filter(({ address }) => address === place).map(({ card }) => plainCard(card, clock));

  it('goes to the channel that wants it, and the others get the sources’ own', async () => {
    await wantGerman();
    await collect();
    await write();
    await deliver();
    expect(postsIn('a')).toEqual([expect.stringContaining(ENGLISH)]);
    expect(postsIn('b')).toEqual([expect.stringContaining(GERMAN)]);
    expect(postsIn('b')[0]).toMatch(/Was sich ändert.*\nWarum es zählt +Das Labor beschäftigt 40 Menschen\./);
    expect(postsIn('a')[0]).toMatch(/What changed.*\nWhy it matters +The laboratory employs 40 people\./);
    expect(server.asked.map(asksForGerman)).toEqual([false, true]);
  });

  it('costs nothing where no channel wants one', async () => {
    await collect();
    await write();
    await deliver();
    expect(server.asked).toHaveLength(1);
    expect(postsIn('b')).toEqual(postsIn('a'));
  });

  it('is what all channels get with CARD_LANGUAGE', async () => {
    configure({ CARD_LANGUAGE: 'de' });
    await collect();
    await write();
    await deliver();
    expect(postsIn('a')).toEqual([expect.stringContaining(GERMAN)]);
    expect(postsIn('b')).toEqual(postsIn('a'));
  });

  it('is withheld where it says another number, statement by statement', async () => {
    await wantGerman();
    server.behave = (asked) => ({
      say: asksForGerman(asked)
        ? germanDraft(asked.prompt, (text) => text.replace('40', '400'))
        : JSON.stringify(honestDraft(asked.prompt)),
    });
    await collect();
    await write();
    await deliver();
    expect(postsIn('b')[0]).toContain(GERMAN);
    expect(postsIn('b')[0]).not.toMatch(/beschäftigt|employs/);
    expect(postsIn('a')[0]).toContain('The laboratory employs 40 people.');
  });

  it('is what all others get where the model cannot write it, and the log says why', async () => {
    await wantGerman();
    server.behave = (asked) => ({
      say: asksForGerman(asked) ? 'Nein.' : JSON.stringify(honestDraft(asked.prompt)),
    });
    await collect();
    await write();
    await deliver();
    expect(postsIn('b')).toEqual([expect.stringContaining(ENGLISH)]);
    expect(logged).toContain('not written in German: The model answered no JSON: “Nein.”.');
  });

  it('follows the story when it grows', async () => {
    await wantGerman();
    await collect();
    await write();
    await deliver();
    clock += 4 * MINUTE;
    await collect({ publisher: { name: 'Second Paper', region: null }, title: 'A lab for robots opens' });
    await deliver();
    expect(postsIn('b')[0]).toContain('aus 1 Artikel,');
    clock += MINUTE;
    await write();
    await deliver();
    expect(postsIn('b')).toEqual([expect.stringContaining(GERMAN)]);
    expect(postsIn('b')[0]).toContain('aus 2 Artikeln,');
  });
});

describe('a model that must be left alone', () => {
  const another = {
    title: 'Okafor Systems recalls its software in Lagos',
    text: `Okafor Systems recalled its scheduling software in Lagos on Wednesday. ${'It had sent trucks to closed roads. '.repeat(3)}`,
  };

  it('after Retry-After is asked by nobody until then', async () => {
    server.behave = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await collect();
    await write();
    await collect(another);
    await write();
    await deliver();
    expect(server.asked).toHaveLength(1);
    expect(posts()).toHaveLength(2);
    server.behave = ({ prompt }) => ({ say: JSON.stringify(honestDraft(prompt)) });
    clock += 601 * SECOND;
    await write();
    await deliver();
    expect(posts().every((post) => post.includes('written by test-model'))).toBe(true);
  });

  it('with a wrong key is asked again after a while, and the log says once what to mend', async () => {
    server.behave = () => ({ status: 401 });
    await collect();
    await write();
    await collect(another);
    await write();
    clock += MINUTE;
    await write();
    expect(server.asked).toHaveLength(1);
    expect(logged.filter((line) => line.includes('LLM_API_KEY'))).toHaveLength(1);
    clock += 10 * MINUTE;
    await write();
    expect(server.asked.length).toBeGreaterThan(1);
  });

  it('over the day’s budget is asked again after midnight (UTC)', async () => {
    await collect();
    await write();
    const used = (await queries.status(clock)).model?.tokensToday ?? 0;
    // Enough for one question more, were an answer not expected too.
    configure({ LLM_DAILY_TOKENS: String(2 * used + 1000) });
    await collect(another);
    await write();
    await deliver();
    expect(server.asked).toHaveLength(1);
    expect(posts().map((post) => post.includes('extracted from'))).toEqual([false, true]);
    expect(logged).toContainEqual(expect.stringContaining('raise LLM_DAILY_TOKENS'));
    clock += 12 * HOUR;
    await write();
    await deliver();
    expect(posts().every((post) => post.includes('written by test-model'))).toBe(true);
  });

  it('that answers nonsense is asked once more, and then no more', async () => {
    server.behave = () => ({ say: 'As an AI, I must decline.' });
    await collect();
    for (let hour = 0; hour < 5; hour += 1) {
      await write();
      clock += HOUR;
    }
    expect(server.asked).toHaveLength(2);
    expect(logged.at(-1)).toBe(
      'the extractive card stays: The model answered no JSON: “As an AI, I must decline.”.',
    );
  });
});

describe('the count', () => {
  it('has the day’s tokens, their price and what of it held', async () => {
    configure({ LLM_PRICES: '1/5' });
    server.behave = ({ prompt }) => {
      const honest = honestDraft(prompt);
      return {
        say: JSON.stringify({ ...honest, hook: { text: 'The laboratory has 900 robots.', cites: ['1.1'] } }),
      };
    };
    await collect();
    await write();
    const { model } = await queries.status(clock);
    expect(model).toMatchObject({
      name: 'test-model',
      dailyTokens: 1_000_000,
      answersToday: 1,
      claims: 4,
      verified: 3,
      owed: 0,
    });
    expect(model?.tokensToday).toBeGreaterThan(500);
    expect(model?.costToday).toBeCloseTo((model?.tokensToday ?? 0) / 1e6, 2);
    expect((await queries.status(clock + 24 * HOUR)).model).toMatchObject({ tokensToday: 0, claims: 0 });
  });

  it('sets nothing aside for ever when a question fails', async () => {
    configure({ LLM_DAILY_TOKENS: '4500' });
    server.behave = () => ({ status: 500 });
    await collect();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await write();
      clock += 10 * MINUTE;
    }
    expect(server.asked).toHaveLength(4);
    expect((await queries.status(clock)).model).toMatchObject({ tokensToday: 0, owed: 1 });
  });
});
