import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleAtUrl, insertArticle } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { addFeed, feedByUrl, moveFeed } from '../../src/db/feeds.ts';
import { freshDatabase } from '../fakes/database.ts';
import { newArticle } from '../fakes/news.ts';

/** 8,000 characters in which nothing repeats, so that no database can make them shorter. */
function address(name: string): string {
  const marks = Array.from({ length: 125 }, (_, i) =>
    createHash('sha256').update(`${name}${i}`).digest('hex'),
  );
  return `https://news.example/${marks.join('')}`.slice(0, 8_000);
}

const feed = (url: string) => ({
  url,
  title: 'Long',
  publisher: { name: 'Long', region: null },
  section: null,
});

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(() => db.close());

describe('an address of 8,000 characters', () => {
  it('is an article’s as any other, and finds it', async () => {
    await insertArticle(db, newArticle({ key: 'long', url: address('a') }));
    await insertArticle(db, newArticle({ key: 'other', url: address('b') }));
    expect((await articleAtUrl(db, address('a')))?.key).toBe('long');
    expect(await articleAtUrl(db, address('c'))).toBeNull();
  });

  it('is a feed’s as any other, of one feed alone', async () => {
    const first = await addFeed(db, feed(address('a')), 1);
    const again = await addFeed(db, feed(address('a')), 2);
    expect([first.added, again.added, again.feed.id]).toEqual([true, false, first.feed.id]);
    expect((await feedByUrl(db, address('a')))?.id).toBe(first.feed.id);
  });

  it('is one that a feed may move to', async () => {
    const { feed: moved } = await addFeed(db, feed('https://news.example/feed'), 1);
    await moveFeed(db, moved.id, address('a'));
    expect((await feedByUrl(db, address('a')))?.id).toBe(moved.id);
    const { added } = await addFeed(db, feed(address('a')), 2);
    expect(added).toBe(false);
  });
});
