/** A collector at work in a test: real server on loopback, real database in memory, a clock that the test moves. */
import { articlesById } from '../../src/db/articles.ts';
import type { Database } from '../../src/db/database.ts';
import { addFeed, feedById, type PolledFeed } from '../../src/db/feeds.ts';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';
import { type PollResult, pollFeed } from '../../src/feeds/poll.ts';
import { createFeedReader, type FeedReader } from '../../src/feeds/reader.ts';
import { silentLog } from '../../src/log.ts';
import type { Article, FeedId } from '../../src/model.ts';
import { freshDatabase } from '../fakes/database.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export interface Item {
  readonly guid?: string;
  readonly link?: string;
  readonly title?: string;
  readonly date?: string;
  readonly text?: string;
}

/** An RSS document of these items. */
export function rss(items: readonly Item[], head = ''): string {
  const tag = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${value}</${name}>`;
  const entries = items.map(
    ({ guid, link, title, date, text }) =>
      `<item>${tag('title', title)}${tag('link', link)}${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}` +
      `${tag('pubDate', date)}${tag('description', text)}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://news.example/</link>${head}${entries.join('')}</channel></rss>`;
}

export interface Collecting {
  readonly db: Database;
  readonly server: FeedServer;
  readonly fetcher: Fetcher;
  readonly reader: FeedReader;
  now: number;
  follow(path: string): Promise<FeedId>;
  poll(id: FeedId): Promise<PollResult>;
  feed(id: FeedId): Promise<PolledFeed>;
  articles(result: PollResult): Promise<Article[]>;
  close(): Promise<void>;
}

/** Starts it; `alsoAllowed` are further hosts on loopback that may be asked, `shared` a reader that outlives it. */
export async function startCollecting(
  alsoAllowed: readonly string[] = [],
  shared?: FeedReader,
): Promise<Collecting> {
  const db = await freshDatabase();
  const server = await startFeedServer();
  const reader = shared ?? createFeedReader({ workers: 1 });
  const collecting: Collecting = {
    db,
    server,
    reader,
    now: Date.UTC(2024, 5, 1, 12),
    fetcher: createFetcher({
      userAgent: 'Dateline/test (+https://dateline.example)',
      allowPrivateHosts: [server.host, ...alsoAllowed],
      now: () => collecting.now,
    }),
    follow: async (path) => {
      const publisher = { name: 'News', region: null };
      const added = await addFeed(
        db,
        { url: server.url(path), title: 'News', publisher, section: null },
        collecting.now,
      );
      return added.feed.id;
    },
    poll: (id) =>
      pollFeed(
        {
          db,
          fetcher: collecting.fetcher,
          reader,
          now: () => collecting.now,
          log: silentLog,
          random: () => 0,
        },
        id,
      ),
    feed: async (id) => {
      const feed = await feedById(db, id);
      if (!feed) throw new Error('no such feed');
      return feed;
    },
    articles: (result) => articlesById(db, result.added),
    close: async () => {
      await Promise.all([collecting.fetcher.close(), shared ?? reader.close(), server.close()]);
      await db.close();
    },
  };
  return collecting;
}
