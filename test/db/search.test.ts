import { count, inArray, isNotNull, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articlesById, insertArticle, updateArticleText } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { nearestTopics, searchArticles, topicsLike } from '../../src/db/search.ts';
import { groupPending } from '../../src/stories/group.ts';
import { asArticle, stored, WEBB } from '../queries/collection.ts';

const CHINESE = {
  key: 'zh',
  published: '2023-05-04',
  language: 'zh',
  title: '北京发布科技创新方案',
  text: '北京周三发布了国际科技创新中心建设方案。',
};

let db: Database;
beforeEach(async () => {
  db = await stored([...WEBB, CHINESE]);
});
afterEach(() => db.close());

async function keys(words: string, options = {}): Promise<string[]> {
  const ids = await searchArticles(db, words, { limit: 50, ...options });
  const found = await articlesById(db, ids);
  return ids.map((id) => found.find((article) => article.id === id)?.key ?? '');
}

describe('full-text search', () => {
  it('finds articles with all the words, in any form and case', async () => {
    expect(await keys('LAUNCHED webb delays')).toEqual(['webb-delay']);
  });

  it('puts an article that has the word in its title first', async () => {
    expect((await keys('images'))[0]).toBe('webb-image');
  });

  it('falls back to any of the words, unless it must be strict', async () => {
    expect(await keys('perseverance submarines')).toEqual(['rover']);
    expect(await keys('perseverance submarines', { strict: true })).toEqual([]);
  });

  it('keeps to a range of time', async () => {
    const since = Date.UTC(2022, 0, 1);
    expect(await keys('webb', { since, until: Date.UTC(2022, 1, 1) })).toEqual(['webb-arrival']);
  });

  it('finds Chinese words inside running text, with Latin ones beside them', async () => {
    expect(await keys('科技创新')).toEqual(['zh']);
    expect(await keys('科技创新 webb', { strict: true })).toEqual([]);
  });

  it.each(['"', 'a AND (b', 'NEAR(x', 'title:webb', '*', '-', '', 'col : ^x', "'; drop table articles; --"])(
    'takes %s as words, never as operators',
    async (typed) => {
      await expect(keys(typed)).resolves.toBeInstanceOf(Array);
    },
  );
});

describe('a word that very many articles have', () => {
  /** So many that more than three cannot be ranked. */
  const crowded = () => {
    db = { ...db, dialect: { ...db.dialect, rankable: 3 } };
  };

  it('is answered by the newest that have it in their title, then by the newest that have it at all', async () => {
    const ranked = await keys('telescope');
    crowded();
    const found = await keys('telescope');
    expect(new Set(found)).toEqual(new Set(ranked));
    const ids = await searchArticles(db, 'telescope', { limit: 50 });
    const titled = (await articlesById(db, ids))
      .filter(({ title }) => /telescope/i.test(title))
      .map(({ id }) => id);
    expect(titled.length).toBeGreaterThan(1);
    expect(titled.length).toBeLessThan(ids.length);
    expect(ids.slice(0, titled.length)).toEqual(titled.sort((a, b) => b - a));
    expect(ids.slice(titled.length)).toEqual(ids.slice(titled.length).sort((a, b) => b - a));
  });

  it('is looked for beside a rare one, which decides the order', async () => {
    crowded();
    expect(await keys('launched webb delays')).toEqual(['webb-delay']);
    expect(await keys('webb submarines', { strict: true })).toEqual([]);
  });

  it('gives way where any of the words will do', async () => {
    crowded();
    expect(await keys('webb perseverance')).toEqual(['rover']);
  });

  it('is answered from the whole time where that is asked for', async () => {
    const all = await searchArticles(db, 'webb', { limit: 50 });
    crowded();
    const found = await searchArticles(db, 'webb', { limit: 50, spread: true });
    expect(found.toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
    const some = await searchArticles(db, 'webb', { limit: 3, spread: true });
    expect(some).toHaveLength(3);
    const middle = all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    expect(some.filter((id) => id < middle)).not.toEqual([]);
    expect(some.filter((id) => id >= middle)).not.toEqual([]);
  });

  it('keeps to a range of time', async () => {
    crowded();
    const since = Date.UTC(2022, 0, 1);
    expect(await keys('webb', { since, until: Date.UTC(2022, 1, 1) })).toEqual(['webb-arrival']);
  });
});

describe('the search index', () => {
  const given = { key: 'fresh', published: '2024-05-04', title: 'Okapi news', text: 'An okapi was born.' };
  const group = () => groupPending({ db, now: Date.UTC(2024, 5, 1) }, 10);

  it('finds an article as soon as it has its story', async () => {
    await insertArticle(db, asArticle(given));
    expect(await keys('okapi')).toEqual([]);
    await group();
    expect(await keys('okapi')).toEqual(['fresh']);
  });

  it('finds an edited article by its new words only, whether it was edited before or after it got its story', async () => {
    const id = await insertArticle(db, asArticle(given));
    if (id === null) throw new Error('not stored');
    await updateArticleText(db, id, { title: 'Tapir news', text: 'A tapir was born.' });
    await group();
    expect([await keys('okapi'), await keys('tapir')]).toEqual([[], ['fresh']]);
    await updateArticleText(db, id, { title: 'Zebra news', text: 'A zebra was born.' });
    expect([await keys('tapir'), await keys('zebra')]).toEqual([[], ['fresh']]);
  });

  it('holds exactly the articles that have a story, after deletions too', async () => {
    await insertArticle(db, asArticle(given));
    const { articles } = db.tables;
    await db.orm.delete(articles).where(inArray(articles.key, ['fresh', 'webb-image']));
    await insertArticle(db, asArticle(given));
    await group();
    // FTS5 compares every row of its own with the table; it throws where they differ.
    if (db.dialect.name === 'SQLite')
      await db
        .prepared(`insert into article_search (article_search, rank) values ('integrity-check', 1)`)
        .run();
    const [grouped] = await db.orm
      .select({ count: count() })
      .from(articles)
      .where(isNotNull(articles.storyId));
    const [indexed] = await db.rows<{ count: number }>(sql`select count(*) as count from article_search`);
    expect(indexed).toEqual(grouped);
    expect([await keys('okapi'), await keys('biden')]).toEqual([['fresh'], []]);
  });
});

describe('known topics', () => {
  it('knows the nearest to a misspelled one', async () => {
    expect(await nearestTopics(db, 'Web', 3)).toContain('Webb');
    expect(await nearestTopics(db, 'arianne', 3)).toContain('Ariane');
  });

  it('completes what is being typed', async () => {
    expect(await topicsLike(db, 'web', 3)).toContain('Webb');
    expect((await topicsLike(db, '', 50)).length).toBeGreaterThan(3);
  });
});
