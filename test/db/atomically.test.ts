import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertArticle } from '../../src/db/articles.ts';
import { type Database, run } from '../../src/db/database.ts';
import type { StoryId } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';
import { newArticle } from '../fakes/news.ts';

let db: Database;

beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(() => db.close());

const story = (headline: string) => ({ headline, firstPublished: 1, updated: 1 });
const headlines = async () =>
  (await db.orm.select().from(db.tables.stories).orderBy(db.tables.stories.id)).map((row) => row.headline);

it('leaves nothing of a transaction that throws, and says why', async () => {
  const failing = db.atomically(function* (tx) {
    yield* run(tx.orm.insert(tx.tables.stories).values(story('first')));
    throw new Error('no further');
  });
  await expect(failing).rejects.toThrow('no further');
  expect(await headlines()).toEqual([]);
});

it('leaves nothing of a transaction whose statement is refused', async () => {
  const failing = db.atomically(function* (tx) {
    yield* run(tx.orm.insert(tx.tables.stories).values({ ...story('first'), id: 7 as StoryId }));
    yield* run(tx.orm.insert(tx.tables.stories).values({ ...story('second'), id: 7 as StoryId }));
  });
  await expect(failing).rejects.toThrow();
  expect(await headlines()).toEqual([]);
});

it('gives every kind of statement its rows, and what it wrote itself', async () => {
  await insertArticle(db, newArticle({ key: 'stored' }));
  const seen = await db.atomically(function* (tx) {
    const { stories } = tx.tables;
    const [made] = yield* run(tx.orm.insert(stories).values(story('made')).returning({ id: stories.id }));
    const id = made?.id as StoryId;
    yield* run(tx.orm.update(stories).set({ headline: 'changed' }).where(eq(stories.id, id)));
    const built = yield* run(tx.orm.select({ headline: stories.headline }).from(stories));
    const prepared = yield* run(
      tx.prepared<[string]>('select key from articles where key = ?').all('stored'),
    );
    return { built, prepared };
  });
  expect(seen).toEqual({ built: [{ headline: 'changed' }], prepared: [['stored']] });
});

it('loses no step of transactions that run at the same time', async () => {
  const { stories } = db.tables;
  const [row] = await db.orm.insert(stories).values(story('counted')).returning({ id: stories.id });
  const id = row?.id as StoryId;
  const count = () =>
    db.atomically(function* ({ orm }) {
      const [now] = yield* run(
        orm.select({ version: stories.version }).from(stories).where(eq(stories.id, id)),
      );
      yield* run(
        orm
          .update(stories)
          .set({ version: (now?.version ?? 0) + 1 })
          .where(eq(stories.id, id)),
      );
    });
  await Promise.all(Array.from({ length: 8 }, count));
  expect(await db.orm.select({ version: stories.version }).from(stories)).toEqual([{ version: 9 }]);
});

it('writes many rows at once, and knows which are there', async () => {
  const target = { table: 'term_counts', columns: ['term', 'articles'], onConflict: 'do nothing' };
  const rows = Array.from({ length: 3000 }, (_, n) => [n, n]);
  await db.insertRows(target, rows);
  await db.insertRows(target, [
    [1, 99],
    [3000, 3000],
  ]);
  const stored = await db.orm.select().from(db.tables.termCounts);
  expect(stored).toHaveLength(3001);
  expect(stored.every(({ term, articles }) => term === articles)).toBe(true);
});

it('changes many rows at once, but none that is not any more as it was', async () => {
  const target = {
    table: 'stories',
    columns: ['id', 'headline', 'first_published', 'updated'],
    onConflict: 'do nothing',
  };
  await db.insertRows(
    target,
    [1, 2, 3].map((id) => [id, `story ${id}`, id, id]),
  );
  const change = {
    table: 'stories',
    columns: ['headline', 'sample'],
    where: ['updated'],
    also: 'version = version + 1',
  };
  const rows = [
    [1, 'changed', true, 1],
    [2, 'changed', true, 99],
    [4, 'changed', true, 4],
  ];
  expect(await db.updateRows(change, rows)).toBe(1);
  const { stories } = db.tables;
  const stored = await db.orm.select().from(stories).orderBy(stories.id);
  expect(stored.map(({ headline, sample, version }) => [headline, sample, version])).toEqual([
    ['changed', true, 2],
    ['story 2', false, 1],
    ['story 3', false, 1],
  ]);
});

it('asks the same for many values at once, each with its own rows', async () => {
  const target = { table: 'term_counts', columns: ['term', 'articles'], onConflict: 'do nothing' };
  await db.insertRows(
    target,
    Array.from({ length: 9 }, (_, n) => [n, n * 10]),
  );
  const between = db.prepared<[number]>(
    'select articles from term_counts where term between ? and ? order by term desc limit 2',
  );
  expect(
    await between.each([
      [0, 3],
      [20, 30],
      [8, 8],
    ]),
  ).toEqual([[[30], [20]], [], [[80]]]);
  expect(await between.each([])).toEqual([]);
});
