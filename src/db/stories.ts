/** Stored stories, as the later stages and the queries read them. Grouping writes them (grouping.ts). */
import { and, asc, desc, eq, exists, gt, gte, inArray, lt, notExists, or, sql } from 'drizzle-orm';
import { groupBy } from '../group-by.ts';
import type { Article, ArticleId, Instant, Story, StoryId } from '../model.ts';
import { among } from './among.ts';
import { toArticle } from './articles.ts';
import { type Database, oncePerSession, run } from './database.ts';
import { forgetDates } from './dated-sentences.ts';

/** A story's own row: what lists need without reading its articles. */
export interface StoryHead {
  readonly id: StoryId;
  readonly headline: string;
  readonly firstPublished: Instant;
  readonly updated: Instant;
  readonly version: number;
  readonly publishers: number;
  /** Thousandths of what it tells that no earlier story has told. */
  readonly novelty: number;
  readonly backlog: boolean;
  readonly sample: boolean;
}

function headColumns(db: Database) {
  const { id, headline, firstPublished, updated, version, publishers, novelty, backlog, sample } =
    db.tables.stories;
  return { id, headline, firstPublished, updated, version, publishers, novelty, backlog, sample };
}

/** The story with its articles, oldest first; null when there is none of this id. */
export async function storyById(db: Database, id: StoryId): Promise<(Story & StoryHead) | null> {
  const [story] = await storiesById(db, [id]);
  return story ?? null;
}

/** The statements that every stage runs for every story, prepared. */
const wholeStories = oncePerSession((db: Database) => {
  const { stories, articles } = db.tables;
  const ids = sql.placeholder('ids');
  return {
    heads: db.orm
      .select(headColumns(db))
      .from(stories)
      .where(among(stories.id, db.dialect.amongNumbers, ids))
      .prepare(),
    articles: db.orm
      .select()
      .from(articles)
      .where(among(articles.storyId, db.dialect.amongNumbers, ids))
      .orderBy(asc(articles.sortedAt), asc(articles.id))
      .prepare(),
  };
});

/** The stories with these ids, in that order, each with its articles; unknown ids are left out. */
export async function storiesById(db: Database, ids: readonly StoryId[]): Promise<(Story & StoryHead)[]> {
  if (ids.length === 0) return [];
  const { heads: ofHeads, articles } = wholeStories(db);
  const asked = { ids: JSON.stringify(ids) };
  const heads = await ofHeads.execute(asked);
  const rows = await articles.execute(asked);
  const byStory = groupBy(rows.map(toArticle), (article) => article.storyId);
  const byId = new Map(heads.map((head) => [head.id, head]));
  return ids.flatMap((id) => {
    const head = byId.get(id);
    return head ? [{ ...head, articles: byStory.get(id) ?? [] }] : [];
  });
}

/** Who tells these stories and under which title, oldest article first: what lists are chosen by, without the texts. */
export async function tellersOf(
  db: Database,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId | null, Pick<Article, 'title' | 'language' | 'publisher'>[]>> {
  const { storyId, title, language, publisher, region, sortedAt, id } = db.tables.articles;
  const rows = await db.orm
    .select({ storyId, title, language, publisher, region })
    .from(db.tables.articles)
    .where(inArray(storyId, [...ids]))
    .orderBy(asc(sortedAt), asc(id));
  const tellers = rows.map(({ publisher: name, region: at, ...row }) => ({
    ...row,
    publisher: { name, region: at },
  }));
  return groupBy(tellers, (teller) => teller.storyId);
}

/** Which stories are listed: those with news in `[since, until)`, of one audience where `tag` is given. */
export interface StoryRange {
  readonly since: Instant;
  readonly until: Instant;
  readonly tag?: string;
  readonly limit: number;
  /** So many of the newest are left out. */
  readonly offset?: number;
}

/** The stories of a range, newest first. */
export async function storiesBetween(db: Database, range: StoryRange): Promise<StoryHead[]> {
  const { stories, storyAudiences } = db.tables;
  const within = and(gte(stories.updated, range.since), lt(stories.updated, range.until));
  if (range.tag === undefined) {
    return db.orm
      .select(headColumns(db))
      .from(stories)
      .where(within)
      .orderBy(desc(stories.updated), desc(stories.id))
      .limit(range.limit)
      .offset(range.offset ?? 0);
  }
  // Not a join, which would begin with all the stories that this audience ever had.
  const tagged = db.orm
    .select()
    .from(storyAudiences)
    .where(and(eq(storyAudiences.tag, range.tag), eq(storyAudiences.storyId, stories.id)));
  return db.orm
    .select(headColumns(db))
    .from(stories)
    .where(and(within, exists(tagged)))
    .orderBy(desc(stories.updated), desc(stories.id))
    .limit(range.limit)
    .offset(range.offset ?? 0);
}

/** News that came so much later than it was published is none any more. */
const LATE_MS = 3 * 86_400_000;

/**
 * Stories that were given an article here in `[since, until)`, newest first. Left out is what is older news: published
 * days before, or before `since` where it stood in its feed when that was first read.
 */
export async function storiesGrown(db: Database, range: Omit<StoryRange, 'tag'>): Promise<StoryHead[]> {
  const { stories } = db.tables;
  const { since, until, limit, offset = 0 } = range;
  const grown = and(
    gte(stories.updated, since - LATE_MS),
    gte(stories.grewAt, since),
    lt(stories.grewAt, until),
    or(eq(stories.backlog, false), gte(stories.updated, since)),
  );
  return db.orm
    .select(headColumns(db))
    .from(stories)
    .where(grown)
    .orderBy(desc(stories.updated), desc(stories.id))
    .limit(limit)
    .offset(offset);
}

/** When the oldest story grew, later than `after`, that is not analysed yet: whom it is for is not known; null with none. */
export async function unsettledSince(db: Database, after: Instant): Promise<Instant | null> {
  const { stories } = db.tables;
  const [row] = await db.orm
    .select({ at: stories.grewAt })
    .from(stories)
    // The first condition is that of the partial index `stories_pending`.
    .where(
      and(
        sql`(analysed_version < version or routed_version < version)`,
        lt(stories.analysedVersion, stories.version),
        gt(stories.grewAt, after),
      ),
    )
    .orderBy(asc(stories.grewAt))
    .limit(1);
  return row?.at ?? null;
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
  return pending(db).execute({ limit, updatedSince });
}

/** It is asked after every article, prepared. */
const pending = oncePerSession((db: Database) => {
  const { stories: s } = db.tables;
  return (
    db.orm
      .select({ id: s.id, version: s.version, analysed: s.analysedVersion, routed: s.routedVersion })
      .from(s)
      // Written as in the partial index `stories_pending`, so that it is used.
      .where(
        and(
          sql`(analysed_version < version or routed_version < version)`,
          gte(s.updated, sql.placeholder('updatedSince')),
        ),
      )
      .orderBy(asc(s.updated), asc(s.id))
      .limit(sql.placeholder('limit'))
      .prepare()
  );
});

/** Completions look through so many of the newest stories: about 10 ms. */
const HEADLINES = 20_000;

/** Headlines of the newest stories that contain `words`, newest first: completions. */
export async function headlinesLike(db: Database, words: string, limit: number): Promise<StoryHead[]> {
  const { stories } = db.tables;
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  // From a list that is in order: it is gone through only until there are enough.
  const newest = db.orm
    .select(headColumns(db))
    .from(stories)
    .orderBy(desc(stories.updated))
    .limit(HEADLINES)
    .as('newest');
  return db.orm
    .select()
    .from(newest)
    .where(sql`lower(${newest.headline}) like ${pattern} escape '\\'`)
    .orderBy(desc(newest.updated))
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
  const { articles, stories, analyses, storyAudiences, storyVersions, translatedAnalyses } = db.tables;
  const { articleTerms, articleProfiles, predictions } = db.tables;
  // Asked for at every poll that brings something; all but the first time there is none.
  const [any] = await db.orm
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.sample, true))
    .limit(1);
  if (!any) return;
  await db.atomically(function* (tx) {
    const { orm } = tx;
    const sampleArticles = orm.select({ id: articles.id }).from(articles).where(eq(articles.sample, true));
    yield* forgetDates(
      tx,
      (yield* run(sampleArticles)).map(({ id }) => id),
    );
    yield* run(orm.delete(predictions).where(inArray(predictions.articleId, sampleArticles)));
    yield* run(orm.delete(articleTerms).where(inArray(articleTerms.articleId, sampleArticles)));
    yield* run(orm.delete(articleProfiles).where(inArray(articleProfiles.articleId, sampleArticles)));
    yield* run(orm.delete(articles).where(eq(articles.sample, true)));
    const empty = notExists(orm.select().from(articles).where(eq(articles.storyId, stories.id)));
    const emptyIds = orm.select({ id: stories.id }).from(stories).where(empty);
    yield* run(orm.delete(storyVersions).where(inArray(storyVersions.storyId, emptyIds)));
    yield* run(orm.delete(analyses).where(inArray(analyses.storyId, emptyIds)));
    yield* run(orm.delete(translatedAnalyses).where(inArray(translatedAnalyses.storyId, emptyIds)));
    yield* run(orm.delete(storyAudiences).where(inArray(storyAudiences.storyId, emptyIds)));
    yield* run(orm.delete(stories).where(empty));
  });
}
