import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { indexDates } from '../../src/analysis/dates/store.ts';
import { articlesById, insertArticle, updateArticleText } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { deleteSampleEdition } from '../../src/db/stories.ts';
import type { ArticleId } from '../../src/model.ts';
import { asArticle, stored, WEBB } from '../queries/collection.ts';

let db: Database;
beforeEach(async () => {
  db = await stored(WEBB);
});
afterEach(() => db.close());

const counted = () =>
  db.rows(sql`select date, articles from date_counts where articles <> 0 order by date, articles`);
const there = () =>
  db.rows(
    sql`select date, count(distinct article_id) as articles from dated_sentences group by date order by date`,
  );

it('counts the articles that name a date, whatever is read again, edited or taken away', async () => {
  expect(await counted()).toEqual(await there());
  const [{ id }] = (await db.rows<{ id: ArticleId }>(sql`select min(id) as id from articles`)) as [
    { id: ArticleId },
  ];
  await indexDates(db, await articlesById(db, [id]));
  expect(await counted()).toEqual(await there());
  await updateArticleText(db, id, {
    text: 'It opened on 3 May 2019. It closed on 3 May 2019, and on 4 May 2019.',
  });
  await indexDates(db, await articlesById(db, [id]));
  expect(await counted()).toEqual(await there());
  expect(await counted()).toContainEqual({ date: '2019-05-03', articles: 1 });
  const sample = {
    ...asArticle({ key: 's', published: '2023-01-01', title: 'A sample', text: 'It was on 7 July 2017.' }),
    sample: true,
  };
  const added = await insertArticle(db, sample);
  await indexDates(db, await articlesById(db, added === null ? [] : [added]));
  expect(await counted()).toContainEqual({ date: '2017-07-07', articles: 1 });
  await deleteSampleEdition(db);
  expect(await counted()).toEqual(await there());
});
