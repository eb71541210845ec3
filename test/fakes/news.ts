/** Small builders of stored news for tests of the later stages. */
import { saveAnalysis } from '../../src/db/analyses.ts';
import { insertArticle, type NewArticle } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import type { Analysis, Article, ArticleId, Instant, StoryId } from '../../src/model.ts';
import { groupPending } from '../../src/stories/group.ts';

/** Noon on the day that the core's tests take place. */
export const NOON: Instant = Date.UTC(2026, 2, 5, 12);

let count = 0;

/** An article about something of its own, unless it is told otherwise. */
export function newArticle(given: Partial<NewArticle> = {}): NewArticle {
  count += 1;
  return {
    key: `article-${count}`,
    feedId: null,
    publisher: { name: 'Harbour Review', region: 'HK' },
    url: `https://harbour.example/${count}`,
    title: `Company ${count} opens laboratory ${count}`,
    text: `Company ${count} said on Thursday that it opens laboratory ${count} in town ${count}.`,
    language: 'en',
    published: NOON - 3_600_000,
    collected: NOON - 3_000_000,
    backlog: false,
    sample: false,
    ...given,
  };
}

/** Stores articles and groups them; gives the story of each. */
export async function storeNews(
  db: Database,
  articles: readonly NewArticle[],
  now = NOON,
): Promise<StoryId[]> {
  for (const article of articles) await insertArticle(db, article);
  return groupPending({ db, now }, 1000);
}

/** An analysis with nothing but what is given. */
export function analysisOf(given: Partial<Analysis> = {}): Analysis {
  return {
    method: { kind: 'extractive' },
    hook: null,
    whatChanged: null,
    whyItMatters: null,
    whatToDoNext: null,
    audiences: [],
    takeaways: [],
    implications: [],
    timeline: [],
    ...given,
  };
}

/** Stores an analysis that puts these audiences on a story. */
export async function tagStory(
  db: Database,
  story: StoryId,
  tags: readonly string[],
  version = 1,
): Promise<void> {
  const audiences = tags.map((tag) => ({ tag, score: 0.9 }));
  await saveAnalysis(db, story, version, analysisOf({ audiences }), NOON);
}

/** An article as the model has it, for tests that need no database. */
export function article(id: number, given: Partial<Article> = {}): Article {
  return { ...newArticle(), id: id as ArticleId, storyId: 1 as StoryId, ...given };
}
