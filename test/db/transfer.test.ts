/** Everything from one database into another and back: files, and a real PostgreSQL where the tests run on one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { insertArticle } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { addFeed, listFeeds, removeFeed } from '../../src/db/feeds.ts';
import { openDatabase } from '../../src/db/open.ts';
import { platformSecrets } from '../../src/db/platform-secrets.ts';
import { searchArticles } from '../../src/db/search.ts';
import { transfer } from '../../src/db/transfer.ts';
import { UsageError } from '../../src/errors.ts';
import { groupArticles } from '../../src/pipeline.ts';
import { loadSampleIfEmpty } from '../../src/sample/load.ts';
import { freshDatabase } from '../fakes/database.ts';
import { NOON, newArticle } from '../fakes/news.ts';

const feed = (n: number) => ({
  url: `https://news.example/${n}`,
  title: `News ${n}`,
  publisher: { name: 'News', region: 'DE' },
  section: null,
});
const folder = mkdtempSync(join(tmpdir(), 'dateline-transfer-'));
const open: Database[] = [];
let source: Database;
let files = 0;

async function newFile(): Promise<Database> {
  files += 1;
  const db = await openDatabase(`file:${join(folder, `${files}.db`)}`);
  open.push(db);
  return db;
}
async function fresh(): Promise<Database> {
  const db = await freshDatabase();
  open.push(db);
  return db;
}
const copyAll = (from: Database, to: Database) => transfer(from, to, () => {});

/** The sample edition with its stories, feeds of which the last is gone, and what only one column type holds. */
beforeAll(async () => {
  source = await openDatabase(`file:${join(folder, 'source.db')}`);
  await loadSampleIfEmpty(source, NOON);
  await groupArticles({ db: source, now: () => NOON });
  for (const n of [1, 2, 3]) await addFeed(source, feed(n), NOON);
  const last = (await listFeeds(source)).at(-1);
  if (last) await removeFeed(source, last.id);
  await platformSecrets(source, 'chat', [new Uint8Array(32)]).put('token', 'secret');
  await insertArticle(
    source,
    newArticle({
      key: 'nul',
      text: 'before\0after',
      images: [{ url: 'https://a.example/a.jpg', alt: '“ünï” 日本' }],
    }),
  );
}, 60_000);
afterEach(async () => {
  for (const db of open.splice(0)) await db.close();
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true });
});

describe('everything from one database into another', () => {
  it('can be copied again where no article is counted, with other terms and without', async () => {
    const [young, copy] = [await newFile(), await fresh()];
    await insertArticle(young, newArticle({ key: 'first' }));
    const rows = await copyAll(young, copy);
    expect(await copyAll(young, copy)).toBe(rows);
    await young.orm.insert(young.tables.termCounts).values({ term: 7, articles: 1 });
    for (const _ of ['first', 'again']) expect(await copyAll(young, copy)).toBe(rows + 1);
  });
  it('is there and back the same, is found by search, and gives no id twice', async () => {
    const [middle, back] = [await fresh(), await newFile()];
    const rows = await copyAll(source, middle);
    expect(rows).toBeGreaterThan(500);
    expect(await copyAll(middle, back)).toBe(rows);
    const stories = (db: Database) => db.orm.select().from(db.tables.stories).orderBy(db.tables.stories.id);
    const articles = (db: Database) =>
      db.orm.select().from(db.tables.articles).orderBy(db.tables.articles.id);
    const whole = (await articles(source)).map((one) => ({ ...one, text: one.text.replaceAll('\0', '') }));
    for (const db of [middle, back]) {
      expect(await stories(db)).toEqual(await stories(source));
      expect((await articles(db)).map((one) => ({ ...one, text: one.text.replaceAll('\0', '') }))).toEqual(
        whole,
      );
      const [, third] = (await listFeeds(source)).map(({ id }) => Number(id));
      const { feed: added } = await addFeed(db, feed(4), NOON);
      expect(Number(added.id)).toBe(Number(third) + 2);
      expect((await searchArticles(db, 'chip', { limit: 5 })).length).toBeGreaterThan(0);
      expect(await platformSecrets(db, 'chat', [new Uint8Array(32)]).get('token')).toBe('secret');
    }
  });

  it('goes on where it was broken off, wherever that was', async () => {
    const target = await fresh();
    const total = await copyAll(source, await newFile());
    let told = 0;
    let breaks = 0;
    const broken = () => {
      told += 1;
      if (told % 4 === 0) throw new Error('broken off');
    };
    for (let done = false; !done; ) {
      const copied = await transfer(source, target, broken).catch(() => null);
      if (copied === null) breaks += 1;
      else expect(copied).toBe(total);
      done = copied !== null;
    }
    expect(breaks).toBeGreaterThan(3);
    expect(await copyAll(source, target)).toBe(total);
  });

  it('refuses a target that has other data, in one sentence, and leaves it as it is', async () => {
    const target = await fresh();
    await addFeed(target, { ...feed(1), title: 'Another' }, NOON);
    const refusal: unknown = await copyAll(source, target).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect((refusal as Error).message).toMatch(
      /^[^\n]+ holds other data \(in feeds\); name an empty database[^\n]+\.$/,
    );
    expect((await listFeeds(target)).map(({ title }) => title)).toEqual(['Another']);
  });

  it('says so where something changes while it is copied', async () => {
    const [from, to] = [await newFile(), await fresh()];
    await copyAll(source, from);
    let changed = false;
    const changing = async () => {
      if (changed) return;
      changed = true;
      await addFeed(from, feed(9), NOON);
    };
    const refusal = transfer(from, to, (copied) => void (copied > 0 && changing()));
    await expect(refusal).rejects.toThrow(/^feeds is not the same in both: it changed while it was copied/);
  });
});
