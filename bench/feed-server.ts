/** The benches' server, run as a process of its own: what it costs is not counted as the collector's. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedDocument } from './feed-documents.ts';

/** How often a feed changed. */
let changes = 0;
const bodies = Array.from({ length: 100 }, (_, n) => feedDocument(4_096, n));

/**
 * /etag/N says "not modified" to its validator; /same/N sends one body for ever, without validators; /live/N/SHARE says
 * "not modified" too, but brings one more entry for SHARE of a hundred polls.
 */
const answer: RequestListener = (request, response) => {
  const [, kind = '', number = '0', share = '0'] = (request.url ?? '').split('/');
  if (kind === 'same') return void response.end(bodies[Number(number) % bodies.length] ?? '');
  const changed = kind === 'live' && Math.random() * 100 < Number(share);
  if (request.headers['if-none-match'] !== undefined && !changed) return void response.writeHead(304).end();
  response.setHeader('etag', `"${number}"`);
  response.end(kind === 'live' ? liveDocument(number, ++changes) : bodies[Number(number) % bodies.length]);
};

const LISTED = 24;
const FIRST = Date.UTC(2024, 5, 1);

/** 12 KB with 24 entries of the eight hours before June 2024, and one that was never there before. */
function liveDocument(feed: string, change: number): string {
  const words = `The words of an entry of feed ${feed}. `.repeat(8);
  const item = (id: string, n: number) =>
    `<item><title>News ${id}</title><link>https://news.example/${feed}/${id}</link><guid>${feed}/${id}</guid><pubDate>${new Date(FIRST - n * 1_200_000).toUTCString()}</pubDate><description>${words}</description></item>`;
  const items = Array.from({ length: LISTED }, (_, n) => item(`old-${n}`, n));
  return `<rss version="2.0"><channel><title>Live ${feed}</title>${item(`new-${change}`, 0)}${items.join('')}</channel></rss>`;
}

/** One server for each port asked for: to who reads them they are hosts of their own. */
const ports = await Promise.all(
  Array.from({ length: Number(process.argv[2] ?? 1) }, async () => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }),
);
process.send?.(ports);
process.once('disconnect', () => process.exit());
