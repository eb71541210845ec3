/** Stored stories, as the later stages and the queries read them. Grouping writes them (grouping.ts). */
import { and, asc, desc, eq, gte, inArray, lt, notExists, sql } from 'drizzle-orm';
import { groupBy } from '../group-by.ts';
import type { Article, ArticleId, Instant, Story, StoryId } from '../model.ts';
import { toArticle } from './articles.ts';
import type { Database } from './database.ts';

/** A story's own row: what lists need without reading its articles. */
export interface StoryHead {
  readonly id: StoryId;
  readonly headline: string;
  readonly firstPublished: Instant;
  readonly updated: Instant;
  readonly version: number;
  readonly publishers: number;
  readonly backlog: boolean;
  readonly sample: boolean;
}

function headColumns(db: Database) {
  const { id, headline, firstPublished, updated, version, publishers, backlog, sample } = db.tables.stories;
  return { id, headline, firstPublished, updated, version, publishers, backlog, sample };
}

/** The story with its articles, oldest first; null when there is none of this id. */
export async function storyById(db: Database, id: StoryId): Promise<(Story & StoryHead) | null> {
  const [story] = await storiesById(db, [id]);
  return story ?? null;
}

/** The stories with these ids, in that order, each with its articles; unknown ids are left out. */
export async function storiesById(db: Database, ids: readonly StoryId[]): Promise<(Story & StoryHead)[]> {
  if (ids.length === 0) return [];
  const { stories, articles } = db.tables;
  const heads = await db.orm
    .select(headColumns(db))
    .from(stories)
    .where(inArray(stories.id, [...ids]));
  const rows = await db.orm
    .select()
    .from(articles)
    .where(inArray(articles.storyId, [...ids]))
    .orderBy(asc(articles.sortedAt), asc(articles.id));
  const byStory = groupBy(rows.map(toArticle), (article) => article.storyId);
  const byId = new Map(heads.map((head) => [head.id, head]));
  return ids.flatMap((id) => {
    const head = byId.get(id);
    return head ? [{ ...head, articles: byStory.get(id) ?? [] }] : [];
  });
}

/** Stories with news in `[since, until)`, newest first; of one audience, where `tag` is given. */
export async function storiesBetween(
  db: Database,
  range: { since: Instant; until: Instant; tag?: string; limit: number },
): Promise<StoryHead[]> {
  const { stories, storyAudiences } = db.tables;
  const within = and(gte(stories.updated, range.since), lt(stories.updated, range.until));
  if (range.tag === undefined) {
    return db.orm
      .select(headColumns(db))
      .from(stories)
      .where(within)
      .orderBy(desc(stories.updated), desc(stories.id))
      .limit(range.limit);
  }
  return db.orm
    .select(headColumns(db))
    .from(stories)
    .innerJoin(storyAudiences, and(eq(storyAudiences.storyId, stories.id), eq(storyAudiences.tag, range.tag)))
    .where(within)
    .orderBy(desc(stories.updated), desc(stories.id))
    .limit(range.limit);
}

/** How many articles the stories with these ids have. */
export async function countArticlesOf(db: Database, ids: readonly StoryId[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { articles } = db.tables;
  const [row] = await db.orm
    .select({ count: sql<number>`count(*)` })
    .from(articles)
    .where(inArray(articles.storyId, [...ids]));
  return Number(row?.count ?? 0);
}

/** Every story with its articles' outer ids, oldest first: what `dateline stories --json` lists. */
export async function allStories(
  db: Database,
): Promise<{ head: StoryHead; articles: Pick<Article, 'key' | 'url' | 'title' | 'publisher'>[] }[]> {
  const { stories, articles } = db.tables;
  const heads = await db.orm
    .select(headColumns(db))
    .from(stories)
    .orderBy(asc(stories.firstPublished), asc(stories.id));
  const { key, url, title, publisher, region, storyId } = articles;
  const rows = await db.orm
    .select({ key, url, title, publisher, region, storyId })
    .from(articles)
    .orderBy(asc(articles.sortedAt), asc(articles.id));
  const byStory = groupBy(rows, (row) => row.storyId);
  return heads.map((head) => ({
    head,
    articles: (byStory.get(head.id) ?? []).map((row) => ({
      ...row,
      publisher: { name: row.publisher, region: row.region },
    })),
  }));
}

/** Stories whose analysis, or the decision who is owed a card, is older than the story; oldest first. */
export async function pendingStories(
  db: Database,
  limit: number,
  updatedSince: Instant = 0,
): Promise<{ id: StoryId; version: number; analysed: number; routed: number }[]> {
  const { stories } = db.tables;
  return (
    db.orm
      .select({
        id: stories.id,
        version: stories.version,
        analysed: stories.analysedVersion,
        routed: stories.routedVersion,
      })
      .from(stories)
      // Written as in the partial index `stories_pending`, so that it is used.
      .where(
        and(
          sql`(analysed_version < version or routed_version < version)`,
          gte(stories.updated, updatedSince),
        ),
      )
      .orderBy(asc(stories.updated), asc(stories.id))
      .limit(limit)
  );
}

/** Headlines that contain `words`, newest first: completions. */
export async function headlinesLike(db: Database, words: string, limit: number): Promise<StoryHead[]> {
  const { stories } = db.tables;
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return db.orm
    .select(headColumns(db))
    .from(stories)
    .where(sql`lower(${stories.headline}) like ${pattern} escape '\\'`)
    .orderBy(desc(stories.updated))
    .limit(limit);
}

/** When the newest story before `before` was updated; null with none. */
export async function lastStoryAt(db: Database, before: Instant): Promise<Instant | null> {
  const { stories } = db.tables;
  const [row] = await db.orm
    .select({ updated: stories.updated })
    .from(stories)
    .where(lt(stories.updated, before))
    .orderBy(desc(stories.updated))
    .limit(1);
  return row?.updated ?? null;
}

/** Notes that these articles say something else than before: their stories are analysed again. */
export async function noteEdits(db: Database, edited: readonly ArticleId[]): Promise<void> {
  const { stories, articles } = db.tables;
  const touched = db.orm
    .select({ id: articles.storyId })
    .from(articles)
    .where(inArray(articles.id, [...edited]));
  await db.orm
    .update(stories)
    .set({ version: sql`${stories.version} + 1` })
    .where(inArray(stories.id, touched));
}

/** How many stories are stored. */
export async function countStories(db: Database): Promise<number> {
  const [row] = await db.orm.select({ count: sql<number>`count(*)` }).from(db.tables.stories);
  return Number(row?.count ?? 0);
}

/**
 * Takes the sample edition out: its articles, and the stories that no article is left of. Posts of them
 * are taken back by the delivery's tidying, which finds posted deliveries whose story is gone.
 */
export async function deleteSampleEdition(db: Database): Promise<void> {
  const { articles, stories, analyses, storyAudiences, datedSentences, articleTerms, articleProfiles } =
    db.tables;
  const orm = db.orm;
  // Asked for at every poll that brings something; all but the first time there is none.
  const [any] = await orm
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.sample, true))
    .limit(1);
  if (!any) return;
  db.atomically(() => {
    const sampleArticles = orm.select({ id: articles.id }).from(articles).where(eq(articles.sample, true));
    orm.delete(datedSentences).where(inArray(datedSentences.articleId, sampleArticles)).run();
    orm.delete(articleTerms).where(inArray(articleTerms.articleId, sampleArticles)).run();
    orm.delete(articleProfiles).where(inArray(articleProfiles.articleId, sampleArticles)).run();
    orm.delete(articles).where(eq(articles.sample, true)).run();
    const empty = notExists(orm.select().from(articles).where(eq(articles.storyId, stories.id)));
    const emptyIds = orm.select({ id: stories.id }).from(stories).where(empty);
    orm.delete(analyses).where(inArray(analyses.storyId, emptyIds)).run();
    orm.delete(storyAudiences).where(inArray(storyAudiences.storyId, emptyIds)).run();
    orm.delete(stories).where(empty).run();
  });
}
