/** `dateline collect` and `dateline import` over feeds, as an operator runs them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandLine, createCommandLine } from '../fakes/command-line.ts';
import { type FeedServer, startFeedServer } from '../fakes/feed-server.ts';
import { rss } from '../feeds/collecting.ts';

let line: CommandLine;
let server: FeedServer;
beforeAll(async () => {
  line = createCommandLine();
  server = await startFeedServer();
});
afterAll(async () => {
  line.close();
  await server.close();
});

/** An OPML file of these outlines; gives its path. */
function opml(name: string, outlines: readonly string[]): string {
  const file = join(line.folder, name);
  writeFileSync(file, `<opml version="2.0"><body>${outlines.join('')}</body></opml>`);
  return file;
}

it('reads no more than MAX_FEED_BYTES of a feed, unpacked, says so in one line, and collects the others', async () => {
  const large = gzipSync(rss([{ guid: 'l', title: 'Large', text: 'x '.repeat(75_000) }]));
  server.set('/large', { body: large, headers: { 'content-encoding': 'gzip' } });
  server.set('/small', { body: rss([{ guid: 's', title: 'Small', text: 'A few words.' }]) });
  const FEEDS = opml(
    'feeds.opml',
    ['large', 'small'].map(
      (name) => `<outline type="rss" text="The ${name} one" xmlUrl="${server.url(`/${name}`)}"/>`,
    ),
  );
  const env = { FEEDS, ALLOW_PRIVATE_HOSTS: server.host, MAX_FEED_BYTES: '100000' };
  const { status, err } = await line.run(['collect', '--once'], { env });
  const told = err.split('\n').filter((text) => text.includes('larger than'));
  expect(told).toEqual(['The large one: The answer is larger than 0.1 MB, the most that is read.']);
  expect(err).toContain('2 feeds polled, 1 new articles, 0 full texts, 1 failed.');
  expect(status).toBe(0);
}, 60_000);

it.skipIf(process.platform !== 'linux')(
  'shows a bar on a terminal, and what is refused in lines of their own',
  async () => {
    const file = opml('shown.opml', [
      '<outline type="rss" text="x" xmlUrl="https://shown.example/feed"/>',
      '<outline type="rss" text="x" xmlUrl="gopher://x.example/"/>',
      '<outline type="rss" text="x" xmlUrl="https://more.example/feed"/>',
    ]);
    const { out } = await line.runOnTerminal(['import', file]);
    expect(out).toMatch(/shown\.opml [=-]{10,} \d\/3/);
    expect(out).toMatch(/shown\.opml: gopher:\/\/x\.example\/ is not an http or https address\.\r?\n/);
  },
  60_000,
);

it('imports the feeds of an OPML file, with one line for each that it refuses', async () => {
  const file = opml('list.opml', [
    '<outline type="rss" text="Good" xmlUrl="https://good.example/feed"/>',
    '<outline type="rss" text="Script" xmlUrl="javascript:alert(1)"/>',
    '<outline type="rss" text="Again" xmlUrl="https://good.example/feed"/>',
  ]);
  const { status, err } = await line.run(['import', file]);
  expect(err.split('\n').filter((text) => text.startsWith(file))).toHaveLength(1);
  expect(err).toMatch(/Imported 0 articles and 1 feeds, 1 refused\.\n$/);
  expect(status).toBe(0);
}, 60_000);
