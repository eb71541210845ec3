/** From bytes on the wire to posted cards: the sample edition as feeds of a local server, a platform in memory. */
import { defaultAudiences } from '../src/analysis/audiences.ts';
import { extractiveAnalyst } from '../src/analysis/extractive/index.ts';
import { ensureChannel } from '../src/db/channels.ts';
import { addFeed, listFeeds, recordPoll } from '../src/db/feeds.ts';
import { openDatabase } from '../src/db/open.ts';
import { addSubscription } from '../src/db/subscriptions.ts';
import { createCardSource } from '../src/delivery/card-of.ts';
import { createOutbox } from '../src/delivery/outbox.ts';
import { createFetcher } from '../src/feeds/fetch.ts';
import { createFeedReader } from '../src/feeds/reader.ts';
import { groupBy } from '../src/group-by.ts';
import { silentLog } from '../src/log.ts';
import { analyseAndRoute, collectDue, groupArticles } from '../src/pipeline.ts';
import { createQueries } from '../src/queries/index.ts';
import { sampleEdition } from '../src/sample/edition.ts';
import { type FeedServer, startFeedServer } from '../test/fakes/feed-server.ts';
import { createMemoryPlatform } from '../test/fakes/memory-platform.ts';

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The sample edition as one RSS document a publisher; gives how many entries there are. */
function serve(server: FeedServer, full: boolean): { entries: number; feeds: string[] } {
  const byPublisher = groupBy(sampleEdition(Date.now()), ({ publisher }) => publisher.name);
  let entries = 0;
  const feeds = [...byPublisher].map(([name, articles], i) => {
    const items = articles.map(({ title, url, text, published }) => {
      const date = new Date(published ?? 0).toUTCString();
      return `<item><title>${escapeXml(title)}</title><link>${url}</link><pubDate>${date}</pubDate><description>${escapeXml(text)}</description></item>`;
    });
    entries += items.length;
    const body = `<rss version="2.0"><channel><title>${escapeXml(name)}</title>${full ? items.join('') : ''}</channel></rss>`;
    server.set(`/${i}`, { body });
    return server.url(`/${i}`);
  });
  return { entries, feeds };
}

/** Prints entries a second through every stage, the first run apart from the warm ones. */
export async function pipelineBench(): Promise<void> {
  const server = await startFeedServer();
  const fetcher = createFetcher({ userAgent: 'bench', allowPrivateHosts: [server.host] });
  const reader = createFeedReader();
  for (const run of ['cold', 'warm', 'warm', 'warm']) {
    const { entries, ms, posts } = await once(server, { fetcher, reader });
    const rate = ((entries / ms) * 1000).toFixed(0);
    process.stdout.write(
      `${run}: ${entries} entries to ${posts} posted cards in ${ms.toFixed(0)} ms, ${rate} entries/s\n`,
    );
  }
  await Promise.all([server.close(), fetcher.close(), reader.close()]);
}

async function once(
  server: FeedServer,
  collector: Pick<Parameters<typeof collectDue>[0], 'fetcher' | 'reader'>,
): Promise<{ entries: number; ms: number; posts: number }> {
  const now = () => Date.now();
  const db = await openDatabase('file::memory:');
  const analyst = extractiveAnalyst({ audiences: defaultAudiences });
  const deps = { ...collector, db, analyst, now, log: silentLog };
  const queries = createQueries({ db, analyst, audiences: defaultAudiences });
  const { channel } = await ensureChannel(db, { platform: 'memory', address: 'a', title: 'a' }, now());
  await addSubscription(db, { channel: channel.id, kind: 'everything', value: '', by: null }, now());
  for (const url of serve(server, false).feeds) {
    // The entries' pages are not what is measured.
    const fullText = 'never' as const;
    await addFeed(
      db,
      { url, title: url, publisher: { name: url, region: null }, section: null, fullText },
      now(),
    );
  }
  await collectDue(deps);
  const { entries } = serve(server, true);
  for (const { id } of await listFeeds(db)) await recordPoll(db, id, { nextCheckAt: 0 });
  const platform = createMemoryPlatform(now);
  const outbox = createOutbox({
    db,
    platforms: [platform],
    now,
    log: silentLog,
    cardOf: createCardSource({ db, queries, now }),
  });
  const start = performance.now();
  await collectDue(deps);
  await groupArticles(deps);
  while ((await analyseAndRoute(deps)) > 0);
  while ((await outbox.deliverDue()) > 0);
  const ms = performance.now() - start;
  await db.close();
  return { entries, ms, posts: platform.posts.length };
}
