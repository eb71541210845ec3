/** Old texts are cut, and what people see of them is as it was. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultAudiences } from '../src/analysis/audiences.ts';
import { indexDates } from '../src/analysis/dates/store.ts';
import { extractiveAnalyst } from '../src/analysis/extractive/index.ts';
import { articlesById, insertArticle } from '../src/db/articles.ts';
import type { Database } from '../src/db/database.ts';
import { openDatabase } from '../src/db/open.ts';
import { searchArticles } from '../src/db/search.ts';
import { silentLog } from '../src/log.ts';
import type { ArticleId } from '../src/model.ts';
import { analyseAndRoute, groupArticles } from '../src/pipeline.ts';
import { timeline } from '../src/queries/timeline.ts';
import { cutOldTexts } from '../src/retention.ts';
import { NOON, newArticle } from './fakes/news.ts';
import { queriesOver } from './fakes/queries.ts';
import { stored, WEBB } from './queries/collection.ts';

const NOW = Date.UTC(2024, 0, 1);
const analyst = extractiveAnalyst({ audiences: defaultAudiences });
const open: Database[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const db of open.splice(0)) await db.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const FILLER = ' Nobody at the plant was asked about the weather, which was fine.'.repeat(40);

/** The collection, each text with much that nobody quotes, analysed. */
async function analysed(): Promise<Database> {
  const db = await stored(
    WEBB.map((given) => ({ ...given, text: `${given.text}${FILLER} Umbrellas stayed dry.` })),
  );
  open.push(db);
  await analyseAndRoute({ db, analyst, now: () => NOW, log: silentLog });
  return db;
}

const everything = async (db: Database) => {
  const queries = queriesOver(db);
  const ids = (await db.orm.select().from(db.tables.stories).orderBy(db.tables.stories.id)).map(
    ({ id }) => id,
  );
  return {
    cards: await Promise.all(ids.map((id) => queries.currentView(id, NOW).then((view) => view?.analysis))),
    timeline: (await timeline({ db, now: NOW }, { topic: 'webb telescope' })).events,
  };
};
const lengths = async (db: Database) =>
  (await db.orm.select().from(db.tables.articles).orderBy(db.tables.articles.id)).map(
    ({ text }) => text.length,
  );

describe('cutting old texts', () => {
  it('leaves every card and timeline as it was, and every quote in its article word for word', async () => {
    const db = await analysed();
    const before = await everything(db);
    const whole = await lengths(db);
    expect(await cutOldTexts(db, NOW + 1)).toBe(WEBB.length);
    const cut = await lengths(db);
    for (const [n, length] of cut.entries()) expect(length).toBeLessThan(0.6 * (whole[n] ?? 0));
    expect(await everything(db)).toEqual(before);
    const texts = new Map(
      (await db.orm.select().from(db.tables.articles)).map((row) => [row.id, `${row.title}\n${row.text}`]),
    );
    const citations = before.timeline.flatMap((event) => event.citations);
    expect(citations.length).toBeGreaterThan(3);
    for (const { article, quote } of citations) expect(texts.get(article)).toContain(quote);
  });

  it('finds articles by what was kept and no more by what was not', async () => {
    const db = await analysed();
    expect((await searchArticles(db, 'umbrellas', { limit: 100 })).length).toBe(WEBB.length);
    await cutOldTexts(db, NOW + 1);
    expect(await searchArticles(db, 'umbrellas', { limit: 100 })).toEqual([]);
    expect((await searchArticles(db, 'webb', { limit: 100 })).length).toBeGreaterThan(3);
  });

  it('cuts only what is old enough, once, and stops when it is asked to', async () => {
    const db = await analysed();
    const days = WEBB.map(({ published }) => Date.parse(published)).sort((a, b) => a - b);
    const middle = days[Math.floor(days.length / 2)] ?? 0;
    const older = days.filter((day) => day < middle).length;
    expect(await cutOldTexts(db, middle, AbortSignal.abort())).toBe(0);
    expect(await cutOldTexts(db, middle)).toBe(older);
    expect(await cutOldTexts(db, middle)).toBe(0);
  });

  it('leaves a text whole where what is quoted of it cannot be found', async () => {
    const db = await analysed();
    const [row] = await db.orm.select().from(db.tables.articles);
    const source = { article: row?.id as ArticleId, quote: 'words that the page no longer has' };
    const { predictions } = db.tables;
    await db.orm.insert(predictions).values({
      articleId: source.article,
      quote: source.quote,
      statement: source.quote,
      language: 'en',
      madeAt: NOW,
    });
    await cutOldTexts(db, NOW + 1);
    const [after] = await articlesById(db, [source.article]);
    expect(after?.text).toBe(row?.text);
  });
});

it('lets the file grow no more by what is old', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-retention-'));
  folders.push(folder);
  const file = join(folder, 'grows.db');
  const day = 86_400_000;
  const months = async (cut: boolean) => {
    const db = await openDatabase(`file:${file}${cut}`);
    const sizes: number[] = [];
    for (let month = 0; month < 12; month += 1) {
      const now = NOON + month * 60 * day;
      const ids: ArticleId[] = [];
      for (let n = 0; n < 60; n += 1) {
        const article = newArticle({ collected: now, published: now });
        const id = await insertArticle(db, { ...article, text: article.text + FILLER.repeat(3) });
        if (id !== null) ids.push(id);
      }
      await indexDates(db, await articlesById(db, ids));
      await groupArticles({ db, now: () => now });
      if (cut) await cutOldTexts(db, now - 60 * day);
      sizes.push((await db.prepared<[number]>('pragma page_count').all())[0]?.[0] ?? 0);
    }
    await db.close();
    expect(statSync(`${file}${cut}`).size).toBeGreaterThan(0);
    return (sizes.at(-1) ?? 0) - (sizes[4] ?? 0);
  };
  const [kept, cut] = [await months(false), await months(true)];
  expect(kept).toBeGreaterThan(400);
  expect(cut).toBeLessThan(kept / 3);
}, 60_000);
