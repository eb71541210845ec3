/** The collector against the bare libraries beneath it, on the same bytes and the same server. */
import RssParser from 'rss-parser';
import { Agent } from 'undici';
import { openDatabase } from '../src/db/database.ts';
import { addFeed } from '../src/db/feeds.ts';
import { createFetcher } from '../src/feeds/fetch.ts';
import { type ImportItem, storeImported } from '../src/feeds/import-file.ts';
import { pollFeed } from '../src/feeds/poll.ts';
import { createFeedReader, type FeedReader } from '../src/feeds/reader.ts';
import { storeNews } from '../src/feeds/store-news.ts';
import { silentLog } from '../src/log.ts';
import type { FeedId } from '../src/model.ts';
import { startFeedServer } from '../test/fakes/feed-server.ts';

const NOW = Date.UTC(2024, 5, 1);
const print = (line: string) => process.stdout.write(`${line}\n`);
const publisher = { name: 'Bench', region: null };

/** Prints the figures of reading, polling and importing. */
export async function collectorBench(): Promise<void> {
  const reader = createFeedReader();
  await readingBench(reader);
  await pollingBench(reader);
  await importBench();
  await reader.close();
}

const WORDS =
  'model chip agent release safety market policy data open source cloud research paper benchmark law'.split(
    ' ',
  );

/** Sizes of real feeds: median 37 KB, 90th percentile 325 KB, the largest 2.5 MB. */
function feedSizes(count: number): number[] {
  return Array.from(
    { length: count },
    (_, n) => Math.min(2_500, 37 * (325 / 37) ** (probit((n + 0.5) / count) / 1.2816)) * 1024,
  );
}

/** Quantile of the normal distribution, by bisection of its series: exact enough for a size. */
function probit(share: number): number {
  let [low, high] = [-4, 4];
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    const tail = 1 / (1 + Math.exp(-1.702 * middle));
    if (tail < share) low = middle;
    else high = middle;
  }
  return low;
}

function feedOf(size: number, feed: number): string {
  const items: string[] = [];
  for (let length = 0, n = 0; length < size; n++) {
    const sentence = Array.from({ length: 12 }, (_, k) => WORDS[(n * 7 + k * 5 + feed) % WORDS.length]).join(
      ' ',
    );
    const paragraphs = `<p>${sentence} &amp; <a href="https://x.example/${n}">more</a>.</p>`.repeat(12);
    const item = `<item><title>${sentence} ${feed}-${n}</title><link>https://b.example/${feed}/${n}</link><guid>https://b.example/${feed}/${n}</guid><pubDate>${new Date(NOW - n * 3_600_000).toUTCString()}</pubDate><dc:creator>A. Writer</dc:creator><description>${sentence}</description><content:encoded><![CDATA[${paragraphs}]]></content:encoded></item>`;
    items.push(item);
    length += item.length;
  }
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed ${feed}</title><link>https://b.example/</link>${items.join('')}</channel></rss>`;
}

async function readingBench(reader: FeedReader): Promise<void> {
  const documents = feedSizes(200).map((size, n) => Buffer.from(feedOf(size, n)));
  const megabytes = documents.reduce((sum, document) => sum + document.length, 0) / 1024 ** 2;
  const parser = new RssParser();
  await parser.parseString(String(documents[0]));
  await Promise.all(documents.slice(0, 4).map((document) => reader.read(document)));

  const bare = await seconds(async () => {
    for (const document of documents) await parser.parseString(document.toString('utf8'));
  });
  const read = await seconds(() => Promise.all(documents.map((document) => reader.read(document))));
  const db = openDatabase('file::memory:');
  let entries = 0;
  const stored = await seconds(() =>
    inParallel(documents, 8, async (document, n) => {
      const parsed = await reader.read(document);
      const { feed } = await addFeed(
        db,
        { url: `https://b.example/${n}`, title: 'b', publisher, section: null },
        NOW,
      );
      entries += (await storeNews({ db, now: () => NOW }, feed, parsed)).added.length;
    }),
  );
  db.close();
  print(`${documents.length} feeds, ${megabytes.toFixed(1)} MB, ${entries} entries`);
  print(`bare rss-parser      ${bare.toFixed(2)} s`);
  print(`bytes to feeds       ${read.toFixed(2)} s, ${(bare / read).toFixed(2)} of bare rss-parser's speed`);
  print(
    `bytes to stored      ${stored.toFixed(2)} s, ${(bare / stored).toFixed(2)} of bare rss-parser's speed`,
  );
}

async function pollingBench(reader: FeedReader): Promise<void> {
  const server = await startFeedServer();
  const fetcher = createFetcher({ userAgent: 'bench', allowPrivateHosts: [server.host] });
  const db = openDatabase('file::memory:');
  const ids: FeedId[] = [];
  for (let n = 0; n < 1_000; n++) {
    server.set(`/${n}`, { body: feedOf(1024, n), etag: `"${n}"` });
    ids.push(
      (await addFeed(db, { url: server.url(`/${n}`), title: 'b', publisher, section: null }, NOW)).feed.id,
    );
  }
  const deps = { db, fetcher, reader, now: Date.now, log: silentLog };
  const pollAll = () => inParallel(ids, 16, (id) => pollFeed(deps, id));
  await pollAll();
  const agent = new Agent({ connections: 2 });
  const bareLoop = () =>
    inParallel(ids, 16, async (_, n) => {
      const { body } = await agent.request({
        origin: server.url(''),
        path: `/${n}`,
        method: 'GET',
        headers: { 'if-none-match': `"${n}"` },
      });
      await body.dump();
    });
  await bareLoop();
  const bare = await seconds(bareLoop);
  const polled = await seconds(pollAll);
  print(
    `1,000 unchanged feeds: bare undici ${bare.toFixed(2)} s, polled ${polled.toFixed(2)} s, ${(bare / polled).toFixed(2)} of its speed`,
  );
  const before = memory();
  for (let round = 0; round < 20; round++) await pollAll();
  print(`20 more rounds: memory ${before.toFixed(0)} → ${memory().toFixed(0)} MB`);
  await Promise.all([agent.destroy(), fetcher.close(), server.close()]);
  db.close();
}

async function importBench(): Promise<void> {
  const db = openDatabase('file::memory:');
  const items = Array.from({ length: 10_000 }, (_, n): ImportItem => {
    const text = `${WORDS.join(' ')} ${n}. `.repeat(20);
    return {
      kind: 'article',
      article: { key: `k${n}`, url: null, title: `t${n}`, text, published: NOW, source: null },
    };
  });
  const took = await seconds(async () => {
    for (let at = 0; at < items.length; at += 500) await storeImported(db, items.slice(at, at + 500), NOW);
  });
  print(`import: ${Math.round(items.length / took).toLocaleString('en')} articles of 2 KB a second`);
  db.close();
}

async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < items.length; n = next++) await work(items[n] as T, n);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function memory(): number {
  return process.memoryUsage().rss / 1024 ** 2;
}
