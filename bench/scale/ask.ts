/** What is asked of a filled database, and how long each answer takes. */
import { commands } from '../../commands/index.ts';
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../../src/analysis/extractive/index.ts';
import { english } from '../../src/cards/words/index.ts';
import { createChannels } from '../../src/channels/index.ts';
import type { CommandContext } from '../../src/command.ts';
import { findCommand, readOptions, readWords } from '../../src/command-words.ts';
import { insertArticle, type NewArticle } from '../../src/db/articles.ts';
import { ensureChannel } from '../../src/db/channels.ts';
import type { Database } from '../../src/db/database.ts';
import { storeEntries } from '../../src/db/entries.ts';
import { addSubscription } from '../../src/db/subscriptions.ts';
import { silentLog } from '../../src/log.ts';
import type { FeedId, Instant } from '../../src/model.ts';
import { analyseAndRoute, groupArticles } from '../../src/pipeline.ts';
import { createQueries } from '../../src/queries/index.ts';
import { cutOldTexts } from '../../src/retention.ts';
import { groupArticle } from '../../src/stories/group.ts';
import type { Suggest } from '../../src/suggestion.ts';
import { type Took, took } from '../measuring.ts';
import { actor, eventsFor, HOT_TOPIC, news } from './news.ts';

/** What each time took that something was done. */
export interface Asked {
  readonly what: string;
  readonly times: readonly Took[];
}

const ATTACHED = 300;
const ALL_STAGES = 300;
const ROUNDS = 20;

/** Attaches articles one by one, takes others through all stages, asks every command. */
export async function ask(db: Database, articles: number): Promise<Asked[]> {
  const all = eventsFor(articles);
  const more = [...news({ from: all, to: all + 1000, all })].slice(0, ATTACHED + ALL_STAGES);
  const now = Math.max(...more.map(({ collected }) => collected));
  const attached = await attach(db, more.slice(0, ATTACHED));
  const staged = await throughAllStages(db, more.slice(ATTACHED), now);
  return [attached, staged, ...(await askAll(db, now)), ...(await cutTexts(db))];
}

/** Rounds of cutting old texts; they are cut ten in a transaction, and so long everything else waits. */
const CUTS = 30;

async function cutTexts(db: Database): Promise<Asked[]> {
  const times: Took[] = [];
  const idle: Took[] = [];
  for (let round = 1; round <= CUTS; round += 1) {
    const [row] = await db
      .prepared<[Instant]>(
        'select max(a.collected) from (select article_id from article_profiles order by article_id limit 10) p join articles a on a.id = p.article_id',
      )
      .all();
    let cut = 0;
    const { clock, processor } = await took(async () => {
      cut = await cutOldTexts(db, (row?.[0] ?? 0) + 1);
    });
    times.push({ clock: (10 * clock) / cut, processor: (10 * processor) / cut });
    idle.push(await took(() => cutOldTexts(db, 0)));
  }
  return [
    { what: 'cutting ten old texts', times },
    { what: 'looking for old texts where there are none', times: idle },
  ];
}

async function attach(db: Database, articles: readonly NewArticle[]): Promise<Asked> {
  const times: Took[] = [];
  for (const article of articles) {
    const id = await insertArticle(db, article);
    if (id !== null) times.push(await took(() => groupArticle({ db, now: article.collected }, id)));
  }
  return { what: 'attach one article', times };
}

async function throughAllStages(db: Database, articles: readonly NewArticle[], now: Instant): Promise<Asked> {
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  const { channel } = await ensureChannel(db, PLACE, now);
  await addSubscription(db, { channel: channel.id, kind: 'everything', value: '', by: null }, now);
  const deps = { db, analyst, now: () => now, log: silentLog };
  await analyseAndRoute(deps);
  const times: Took[] = [];
  for (const article of articles) {
    const entry = { article, identities: [article.key], contentHash: article.key };
    times.push(
      await took(async () => {
        await storeEntries(db, article.feedId ?? (1 as FeedId), [entry], now);
        await groupArticles(deps);
        while ((await analyseAndRoute(deps)) > 0);
      }),
    );
  }
  return { what: 'one article through all stages', times };
}

const PLACE = { platform: 'bench', address: 'bench', title: 'bench' };
/** Actors by how often they are named: in 1 article of about 1,000, and of 100,000. */
const USUAL = [150, 200, 250, 300, 350, 400].map(actor);
const RARE = [11_000, 13_000, 15_000, 17_000, 19_000, 21_000].map(actor);

/** Commands as people type them; in turn where there are several. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  '/briefing': ['briefing 24h'],
  '/briefing of an audience, 3 days': ['briefing developers 3d', 'briefing researchers 3d'],
  '/catchup, a day': ['catchup since:24h'],
  '/recap': ['recap'],
  '/timeline of everything': ['timeline'],
  '/timeline, hot topic': [`timeline ${HOT_TOPIC}`],
  '/timeline, usual topic': USUAL.map((name) => `timeline ${name}`),
  '/timeline, rare topic': RARE.map((name) => `timeline ${name}`),
  '/timeline, hot and usual': USUAL.map((name) => `timeline ${HOT_TOPIC} ${name}`),
  '/story, hot topic': [`story ${HOT_TOPIC}`, `story ${HOT_TOPIC} market`],
  '/story, usual and rare words': [...USUAL, ...RARE].map((name) => `story ${name}`),
  '/story, number': [100, 900, 1700, 2500].map((id) => `story ${id}`),
  '/why': [100, 900, 1700, 2500].map((id) => `why ${id}`),
  '/sources': ['sources', 'sources page-3'],
  '/dateline status': ['dateline status'],
};
/** What is typed when completions are asked for. */
const TYPED: Readonly<Record<Suggest & ('topic' | 'story'), readonly string[]>> = {
  topic: ['', 'v', 'be', 'vela', 'zzzz'],
  story: ['', 'b', 'be', 'vela', 'zzzz', RARE[0] ?? ''],
};

async function askAll(db: Database, now: Instant): Promise<Asked[]> {
  const context = await contextOf(db, now);
  const asked: Asked[] = [];
  for (const [what, lines] of Object.entries(COMMANDS)) {
    asked.push(await inRounds(what, lines, (line) => command(context, line)));
  }
  for (const kind of ['topic', 'story'] as const) {
    asked.push(
      await inRounds(`completion of a ${kind}`, TYPED[kind], (typed) =>
        context.queries.suggest(kind, typed, null),
      ),
    );
  }
  return asked;
}

/** Once each without counting, then in turn. */
async function inRounds(
  what: string,
  lines: readonly string[],
  work: (line: string) => Promise<unknown>,
): Promise<Asked> {
  const times: Took[] = [];
  for (const line of lines) await work(line);
  for (let n = 0; n < Math.max(ROUNDS, lines.length); n += 1) {
    const line = lines[n % lines.length] ?? '';
    times.push(await took(() => work(line)));
  }
  return { what, times };
}

async function command(context: CommandContext, line: string): Promise<void> {
  const { command: name, options } = readWords(commands, line);
  const found = findCommand(commands, name);
  await found.run(context, readOptions(found, options)).catch((error: unknown) => {
    if (!String(error).includes('No story matches')) throw error;
  });
}

async function contextOf(db: Database, now: Instant): Promise<CommandContext> {
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  const nobody = () => Promise.reject(new Error('The bench reads no network.'));
  const { channel } = await ensureChannel(db, PLACE, now);
  return {
    now,
    asker: { platform: 'bench', person: 'p', canManage: true },
    channel,
    subscriber: channel,
    direct: null,
    words: english,
    queries: createQueries({ db, analyst, audiences: defaultAudiences }),
    channels: createChannels({ db, findFeeds: nobody, readList: nobody }),
    commands,
    version: '0',
  };
}
