/** Fills a database with invented news, the last of it through the stages that an import takes. */
import { defaultAudiences } from '../../src/analysis/audiences.ts';
import type { NewArticle } from '../../src/db/articles.ts';
import { type Database, run } from '../../src/db/database.ts';
import { insertArticles } from '../../src/db/entries.ts';
import { addFeed } from '../../src/db/feeds.ts';
import type { Analysis, ArticleId, StoryId } from '../../src/model.ts';
import { groupArticles } from '../../src/pipeline.ts';
import { type Took, took } from '../measuring.ts';
import { tidy, writeInBulk } from './bulk.ts';
import { events, eventsFor, FEEDS, news } from './news.ts';

const BATCH = 500;
/** Articles that go through the stages. */
const STAGED = 10_000;

/** Seconds that articles took. */
export interface Rate extends Took {
  readonly articles: number;
}

/** How many articles are stored, and how fast the last of them came in. */
export interface Filled {
  readonly articles: number;
  readonly batches: Rate;
}

/**
 * So many articles: all but the last are written as the stages would leave them; the last go through the stages in batches,
 * with their dates and stories. What analysis would make follows in a cheap form.
 */
export async function fill(db: Database, articles: number): Promise<Filled> {
  for (let n = 0; n < FEEDS; n += 1) {
    const publisher = { name: `Publisher ${n % 150}`, region: null };
    await addFeed(
      db,
      { url: `https://feed-${n}.example/rss`, title: `Feed ${n}`, publisher, section: null },
      0,
    );
  }
  const all = eventsFor(articles);
  const staged = all - eventsFor(Math.min(STAGED, articles));
  const written = await writeInBulk(db, events({ from: 0, to: staged, all }));
  const rate = { articles: 0, clock: 0, processor: 0 };
  for (const batch of batches(news({ from: staged, to: all, all }))) {
    const { clock, processor } = await took(() => store(db, batch));
    rate.articles += batch.length;
    rate.clock += clock;
    rate.processor += processor;
  }
  await analyseCheaply(db);
  await tidy(db);
  return { articles: written + rate.articles, batches: rate };
}

/** Never all at once: a million are a gigabyte. */
function* batches(articles: Iterable<NewArticle>): Generator<NewArticle[]> {
  let batch: NewArticle[] = [];
  for (const article of articles) {
    batch.push(article);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function store(db: Database, batch: readonly NewArticle[]): Promise<void> {
  const now = Math.max(...batch.map(({ collected }) => collected));
  await insertArticles(db, batch);
  await groupArticles({ db, now: () => now });
}

/** An analysis of the usual size, two audiences and a posted card for every story. */
async function analyseCheaply(db: Database): Promise<void> {
  for (let from = 0; ; from += STORIES) {
    const stories = await db
      .prepared<[StoryId, number]>('select id, version from stories where id > ? and id <= ?')
      .all(from, from + STORIES);
    if (stories.length === 0) return;
    await db.atomically(function* (tx) {
      const analysed = stories.map(([id, version]) => [id, version, 0, JSON.stringify(analysisOf(id))]);
      yield* run(tx.insertRows(ANALYSES, analysed));
      const tagged = stories.flatMap(([id]) =>
        analysisOf(id).audiences.map(({ tag, score }) => [tag, id, score * 1000]),
      );
      yield* run(tx.insertRows(AUDIENCES, tagged));
      const posted = stories.map(([id, version]) => [
        `bench-${id}`,
        1,
        'story',
        String(id),
        id,
        'posted',
        0,
        0,
        0,
        'it was wanted',
        version,
      ]);
      yield* run(tx.insertRows(DELIVERIES, posted));
      yield* run(
        tx
          .prepared(
            'update stories set analysed_version = version, routed_version = version where id > ? and id <= ?',
          )
          .run(from, from + STORIES),
      );
    });
  }
}

const STORIES = 5000;
const ANALYSES = {
  table: 'analyses',
  columns: ['story_id', 'version', 'made_at', 'analysis'],
  onConflict: 'do nothing',
};
const AUDIENCES = {
  table: 'story_audiences',
  columns: ['tag', 'story_id', 'score'],
  onConflict: 'do nothing',
};
const DELIVERIES = {
  table: 'deliveries',
  columns:
    'id channel_id kind subject story_id state attempts next_attempt_at created_at because version'.split(
      ' ',
    ),
  onConflict: 'do nothing',
};

const CLAIM =
  'Nobody said these words, which are as long as a claim of a card mostly is, a line and a half or so.';

function analysisOf(story: StoryId): Analysis {
  const claim = { text: CLAIM, citations: [{ article: 1 as ArticleId, quote: CLAIM }] };
  const audiences = [0, 1].map((n) => ({
    tag: defaultAudiences[(story * 7 + n * 3) % defaultAudiences.length]?.tag ?? '',
    score: 0.5 + n / 4,
  }));
  return {
    method: { kind: 'extractive' },
    hook: claim,
    whatChanged: claim,
    whyItMatters: claim,
    whatToDoNext: null,
    audiences,
    takeaways: [claim, claim, claim],
    implications: [],
    timeline: [],
  };
}
