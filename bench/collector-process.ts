/** The process that measures the collector against the bare libraries beneath it, on the same bytes and the same server. */
import RssParser from 'rss-parser';
import { Agent, fetch } from 'undici';
import type { Database } from '../src/db/database.ts';
import { addFeed, dueFeeds } from '../src/db/feeds.ts';
import { openDatabase } from '../src/db/open.ts';
import { createFetcher } from '../src/feeds/fetch.ts';
import { type ImportItem, storeImported } from '../src/feeds/import-file.ts';
import { pollFeed } from '../src/feeds/poll.ts';
import { createFeedReader, type FeedReader } from '../src/feeds/reader.ts';
import { storeNews } from '../src/feeds/store-news.ts';
import { silentLog } from '../src/log.ts';
import { feedDocument, feedDocuments } from './feed-documents.ts';
import { inFile, inParallel, inTurn, print, seconds, type Took } from './measuring.ts';
import { startServerProcess } from './server-process.ts';

const NOW = Date.UTC(2024, 5, 1);
/** What the fetcher sends with every request: the bare loops send the same. */
const SENT = {
  'user-agent': 'bench',
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, ' +
    'text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1',
  'accept-encoding': 'gzip, br, deflate',
};
const publisher = { name: 'Bench', region: null };

const reader = createFeedReader();
await readingBench(reader);
await pollingBench(reader);
await importBench();
await reader.close();

/** Bytes to rows in a database file, by the functions that a poll uses, against parsing alone. */
async function readingBench(reader: FeedReader): Promise<void> {
  await inFile((db) => readAndStore(reader, db));
}

async function readAndStore(reader: FeedReader, db: Database): Promise<void> {
  const documents = feedDocuments(200);
  const megabytes = documents.reduce((sum, document) => sum + document.length, 0) / 1024 ** 2;
  const parser = new RssParser();
  let [entries, round] = [0, 0];
  const took = await inTurn(9, {
    bare: async () => {
      for (const document of documents) await parser.parseString(document.toString('utf8'));
    },
    read: () => inParallel(documents, 8, (document) => reader.read(document)),
    stored: async () => {
      round += 1;
      entries = await storeAll(db, reader, documents, `https://round${round}.example`);
    },
  });
  print(
    `${documents.length} feeds, ${megabytes.toFixed(1)} MB, ${entries} entries: speed as a share of bare`,
  );
  print(
    'rss-parser, one loop in one thread; the collector reads in threads and stores meanwhile (bare and own times)',
  );
  print(compared('bytes to feeds', took.bare, took.read));
  print(compared('bytes to stored entries', took.bare, took.stored, 0.7));
}

/** Stores the documents as those of feeds that are new at this site. */
async function storeAll(
  db: Database,
  reader: FeedReader,
  documents: readonly Uint8Array[],
  site: string,
): Promise<number> {
  let entries = 0;
  await inParallel(documents, 8, async (document, n) => {
    const parsed = await reader.read(document);
    const { feed } = await addFeed(db, { url: `${site}/${n}`, title: 'b', publisher, section: null }, NOW);
    entries += (await storeNews({ db, now: () => NOW }, feed, parsed)).added.length;
  });
  return entries;
}

/** 1,000 feeds from a server in a process of its own: not modified, and the same body again without validators. */
async function pollingBench(reader: FeedReader): Promise<void> {
  const server = await startServerProcess();
  const fetcher = createFetcher({ userAgent: 'bench', allowPrivateHosts: [server.host] });
  const agent = new Agent({ connections: 2 });
  const bare = (kind: string, headers: (n: number) => Record<string, string>) => () =>
    inParallel([...Array(1_000).keys()], 16, async (n) => {
      const { body } = await agent.request({
        origin: `http://${server.host}`,
        path: `/${kind}/${n}`,
        method: 'GET',
        headers: { ...SENT, ...headers(n) },
      });
      await body.arrayBuffer();
    });
  const bareFetch = () =>
    inParallel([...Array(1_000).keys()], 16, async (n) => {
      const answer = await fetch(`http://${server.host}/etag/${n}`, {
        dispatcher: agent,
        headers: { ...SENT, 'if-none-match': `"${n}"` },
      });
      await answer.arrayBuffer();
    });
  await inFiles(async (quietDb, sameDb) => {
    const poll = async (db: Database, kind: string) => {
      for (let n = 0; n < 1_000; n++) {
        const url = `http://${server.host}/${kind}/${n}`;
        await addFeed(db, { url, title: 'b', publisher, section: null }, NOW);
      }
      const deps = { db, fetcher, reader, now: Date.now, log: silentLog };
      // As the collector itself does: what is due is read with one question, then polled.
      return async () => {
        const written = new Set<Promise<void>>();
        const later = (quiet: Promise<void>) => void written.add(quiet);
        // As the collector does: what is due is read with one question, and the writing is waited for once.
        await inParallel(await dueFeeds(db, Number.MAX_SAFE_INTEGER, 1_000), 16, (feed) =>
          pollFeed({ ...deps, later }, feed),
        );
        await Promise.all(written);
      };
    };
    const [unchanged, same] = [await poll(quietDb, 'etag'), await poll(sameDb, 'same')];
    const took = await inTurn(30, {
      bareUnchanged: bare('etag', (n) => ({ 'if-none-match': `"${n}"` })),
      bareFetch,
      unchanged,
      bareSame: bare('same', () => ({})),
      same,
    });
    print('1,000 feeds polled: speed as a share of bare loops of undici that send the same headers');
    print(compared('not modified, of undici request', took.bareUnchanged, took.unchanged, 0.8));
    print(compared('not modified, of undici fetch', took.bareFetch, took.unchanged));
    print(compared('the same body again, of undici request', took.bareSame, took.same));
  });
  await Promise.all([agent.destroy(), fetcher.close(), server.close()]);
}

/** A line: the one's speed as a share of the other's, by the clock and by processor time. */
function compared(what: string, bare: Took, ours: Took, aim?: number): string {
  const ratio = (one: keyof Took) => (bare[one] / ours[one]).toFixed(2);
  const times = (one: keyof Took) => `${bare[one].toFixed(3)} and ${ours[one].toFixed(3)} s`;
  return `  ${what}: ${ratio('clock')} by the clock (${times('clock')}), ${ratio('processor')} by processor time (${times('processor')})${aim === undefined ? '' : `; aim ${aim}`}`;
}

function inFiles(work: (one: Database, other: Database) => Promise<void>): Promise<void> {
  return inFile((one) => inFile((other) => work(one, other)));
}

async function importBench(): Promise<void> {
  const db = await openDatabase('file::memory:');
  const text = feedDocument(2_000, 0).slice(-2_000);
  const items = Array.from({ length: 10_000 }, (_, n): ImportItem => {
    return {
      kind: 'article',
      article: {
        key: `k${n}`,
        url: null,
        title: `t${n}`,
        text: `${text} ${n}`,
        published: NOW,
        source: null,
      },
    };
  });
  const took = await seconds(async () => {
    for (let at = 0; at < items.length; at += 500) await storeImported(db, items.slice(at, at + 500), NOW);
  });
  print(`import: ${Math.round(items.length / took).toLocaleString('en')} articles of 2 KB a second`);
  await db.close();
}
