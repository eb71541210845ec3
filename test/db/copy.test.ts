import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { insertArticle } from '../../src/db/articles.ts';
import { copyDatabase, verifyDatabase } from '../../src/db/copy.ts';
import { openDatabase } from '../../src/db/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = (n: number) => ({
  key: `k${n}`,
  feedId: null,
  publisher: { name: 'Test Wire', region: null },
  url: null,
  title: `Article ${n}`,
  text: 'A sentence about nothing in particular. '.repeat(200),
  language: 'en',
  published: n,
  collected: n,
  backlog: false,
  sample: false,
});

it('is of one moment, though others write all the while', async () => {
  const url = `file:${join(folder, 'live.db')}`;
  const db = await openDatabase(url);
  for (let n = 0; n < 1_500; n += 1) await insertArticle(db, article(n));
  const file = join(folder, 'copy.db');
  const steps: number[] = [];
  let written = 0;
  await copyDatabase(url, file, (copied) => {
    steps.push(copied);
    written += 1;
    db.orm
      .insert(db.tables.articles)
      .values({ ...row(10_000 + written) })
      .run();
  });
  expect(steps.length).toBeGreaterThan(1);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(verifyDatabase(file)).toBe(1_500);
  await db.close();
  const copy = await openDatabase(`file:${file}`);
  const rows = await copy.orm.select({ title: copy.tables.articles.title }).from(copy.tables.articles);
  expect(rows.at(-1)).toEqual({ title: 'Article 1499' });
  await copy.close();
});

it('is refused where it is no database of Dateline', () => {
  expect(() => verifyDatabase(join(import.meta.dirname, 'copy.test.ts'))).toThrow(/not a database/);
});

function row(n: number) {
  const { publisher, ...rest } = article(n);
  return { ...rest, publisher: publisher.name, sortedAt: n, images: [] };
}
