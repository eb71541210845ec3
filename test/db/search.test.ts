import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articlesById } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { nearestTopics, searchArticles, topicsLike } from '../../src/db/search.ts';
import { stored, WEBB } from '../queries/collection.ts';

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
