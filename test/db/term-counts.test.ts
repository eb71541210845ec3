import { describe, expect, it } from 'vitest';
import { countTerms, rarestTerms, termCounts } from '../../src/db/term-counts.ts';
import type { ArticleId } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';

const RARE = 17;
const COMMON = -40;

describe('counting in how many articles a term stands', () => {
  it('is exact for a rare term and nearly right for a common one, with few writes', {
    timeout: 120_000,
  }, async () => {
    const db = await freshDatabase();
    let writes = 0;
    for (let article = 1; article <= 5000; article += 1) {
      const { of, articles } = await termCounts(db, [RARE, COMMON]);
      const added = new Map([[COMMON, 1]]);
      if (article % 100 === 0) added.set(RARE, 1);
      await db.atomically((tx) => countTerms(tx, of, added, { articles: 1, turn: articles }));
      if ((await termCounts(db, [COMMON])).of.get(COMMON) !== of.get(COMMON)) writes += 1;
    }
    const { of, articles } = await termCounts(db, [RARE, COMMON]);
    expect(articles).toBe(5000);
    expect(of.get(RARE)).toBe(50);
    expect(Math.abs((of.get(COMMON) ?? 0) / 5000 - 1)).toBeLessThan(0.25);
    expect(writes).toBeLessThan(1000);
    await db.close();
  });

  it('takes a batch at once', async () => {
    const db = await freshDatabase();
    await db.atomically((tx) =>
      countTerms(tx, new Map(), new Map([[COMMON, 400]]), { articles: 500, turn: 0 }),
    );
    await db.atomically((tx) =>
      countTerms(tx, new Map([[COMMON, 400]]), new Map([[COMMON, 400]]), { articles: 500, turn: 500 }),
    );
    const { of, articles } = await termCounts(db, [COMMON, RARE]);
    expect(articles).toBe(1000);
    expect(of.get(COMMON)).toBe(800);
    expect(of.has(RARE)).toBe(false);
    await db.close();
  });

  it('knows which articles a rare term leads to, in the order of their arrival, and none of a common one', async () => {
    const db = await freshDatabase();
    let turn = 0;
    const add = (article: number, added: readonly [term: number, articles: number][]) =>
      db.atomically((tx) =>
        countTerms(
          tx,
          new Map(),
          new Map(added),
          { articles: 1, turn: turn++ },
          new Map(added.map(([term]) => [term, [article as ArticleId]])),
        ),
      );
    await add(3, [
      [RARE, 1],
      [COMMON, 200],
    ]);
    expect(await rarestTerms(db, [RARE, COMMON], 10)).toEqual([{ articles: 200, leadsTo: [3] }]);
    await add(5, [
      [RARE, 1],
      [COMMON, 200],
    ]);
    expect(await rarestTerms(db, [COMMON, RARE, 99], 10)).toEqual([{ articles: 2, leadsTo: [3, 5] }]);
    await add(5, [[RARE, 0]]);
    expect(await rarestTerms(db, [RARE], 10)).toEqual([{ articles: 2, leadsTo: [3, 5] }]);
    await db.close();
  });
});
