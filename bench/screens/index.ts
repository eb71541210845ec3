/**
 * Takes the screens of docs/screens.md: `npm run screens` in a checkout, with a Chromium at CHROMIUM or
 * /usr/bin/chromium. The sample edition in the local workspace, over feeds that this process serves itself.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findPlace } from '../../adapters/local/address.ts';
import { looksPage } from '../../adapters/local/page/looks.ts';
import type { Card } from '../../src/cards/blocks.ts';
import { followUpCard } from '../../src/cards/follow-up.ts';
import { followsCard } from '../../src/cards/follows.ts';
import { readConfig } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { start } from '../../src/main.ts';
import type { ChannelId, FollowId, StoryId } from '../../src/model.ts';
import { everyLook } from '../../test/fakes/looks.ts';

const INTO = new URL('../../docs/images/', import.meta.url);
const DAY = 86_400_000;
/** Higher than any answer: nothing of it is below the box. */
const TALL = 4000;

/** A command, with what is taken of its answer. */
interface Shot {
  readonly name: string;
  readonly typed: string;
  readonly theme?: 'dark';
  readonly width?: number;
}

const SHOTS: readonly Shot[] = [
  { name: 'story', typed: '/story beijing' },
  { name: 'briefing', typed: '/briefing everything 30d' },
  { name: 'briefing-dark', typed: '/briefing everything 30d', theme: 'dark' },
  { name: 'catchup', typed: '/catchup' },
  { name: 'recap', typed: '/recap' },
  { name: 'timeline-answer', typed: '/timeline beijing', width: 760 },
  { name: 'subscribe', typed: '/subscribe' },
  { name: 'subscriptions', typed: '/subscriptions' },
  { name: 'deliver', typed: '/deliver daily 09:00 Europe/Berlin' },
  { name: 'sources', typed: '/sources' },
  { name: 'why', typed: '/why beijing' },
  { name: 'feedback', typed: '/feedback wrong beijing' },
  { name: 'refusal', typed: '/follow open weights' },
  { name: 'mistake', typed: '/timeline beijng' },
  { name: 'help', typed: '/dateline' },
  { name: 'status-dark', typed: '/dateline status', theme: 'dark' },
  { name: 'phone', typed: '/briefing everything 30d', width: 390 },
];

/** Feeds that are read well but bring nothing, so that the sample edition stays; one is gone. */
function feedServer() {
  return createServer((request, response) => {
    if (request.url === '/moved.xml') return void response.writeHead(404).end();
    const title = `<title>${request.url}</title><link>https://news.example/</link><description/>`;
    response.setHeader('content-type', 'application/rss+xml');
    response.end(`<rss version="2.0"><channel>${title}</channel></rss>`);
  });
}

const FEEDS = ['Harbour Review', 'Lindqvist Labs', 'Marrow Exchange', 'Old Courier'];

function opml(origin: string): string {
  const outlines = FEEDS.map((title) => {
    const path = title.startsWith('Old') ? 'moved' : title.split(' ')[0]?.toLowerCase();
    return `<outline type="rss" text="${title}" xmlUrl="${origin}/${path}.xml"/>`;
  });
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-screens-'));
  const server = feedServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feeds = join(folder, 'feeds.opml');
  writeFileSync(feeds, opml(origin));
  const settings = { DATABASE_URL: `file:${join(folder, 'dateline.db')}`, FEEDS: feeds, PORT: '0' };
  const running = await start(readConfig({ ...settings, ALLOW_PRIVATE_HOSTS: '127.0.0.1' }), silentLog);
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    mkdirSync(INTO, { recursive: true });
    await settled(browser, running.address);
    const only = process.argv.slice(2);
    for (const shot of SHOTS) {
      if (only.length === 0 || only.includes(shot.name)) await take(browser, running.address, shot);
    }
    if (only.length === 0 || only.includes('follow')) await takeFollowing(browser, running.address);
  } finally {
    await browser.close();
    await running.stop();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until the first cards stand in their channel and the feeds were read. */
async function settled(browser: Browser, origin: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${origin}/c/front-page`);
  await page.locator('.post').nth(2).waitFor({ timeout: 60_000 });
  await page.close();
}

async function take(browser: Browser, origin: string, shot: Shot): Promise<void> {
  const { name, typed, theme = 'light', width = 1000 } = shot;
  const page = await browser.newPage({ colorScheme: theme, viewport: { width, height: TALL } });
  await page.goto(`${origin}/c/front-page`);
  await page.locator('#box-text').fill(typed);
  await page.evaluate("document.querySelector('#box-text').form.requestSubmit()");
  const answer = page.locator('.answer').last();
  await answer.waitFor({ timeout: 30_000 });
  await page.evaluate(
    'Promise.all([...document.querySelectorAll(".answer img")].map((one) => one.decode()))',
  );
  await save(browser, name, await answer.screenshot());
  await page.close();
}

/** Direct messages, which the local workspace has none of, as the chat platforms show them. */
async function takeFollowing(browser: Browser, origin: string): Promise<void> {
  const now = Date.now();
  const story = {
    id: 42 as StoryId,
    headline: 'Lindqvist Labs releases the weights of its model',
    url: 'https://harbour.example/weights',
    region: 'SE',
    publishers: 3,
    at: now - 2 * 3_600_000,
    whatChanged: 'The weights may be used and changed, also in products.',
    sample: false,
  };
  const kept = { channel: 1 as ChannelId, seen: null, snoozedUntil: null, createdAt: now - 3 * DAY };
  const topic = { ...kept, id: 1 as FollowId, kind: 'topic' as const, value: 'open weights', headline: null };
  const one = { ...kept, id: 2 as FollowId, kind: 'story' as const, value: '42', headline: story.headline };
  await takeLooks(browser, origin, 'follow-up', followUpCard({ follow: topic, story, changes: [] }));
  await takeLooks(browser, origin, 'follows', followsCard({ follows: [topic, one], refusal: null }, now));
}

async function takeLooks(browser: Browser, origin: string, name: string, card: Card): Promise<void> {
  const place = findPlace('front-page');
  if (!place) throw new Error('The local workspace has no channel #front-page.');
  const shown = (await everyLook()).map(({ show, ...look }) => ({ ...look, ...show(card, Date.now()) }));
  const page = await browser.newPage({ viewport: { width: 1200, height: 520 } });
  await page.goto(`${origin}/c/front-page`);
  await page.setContent(String(looksPage(card.summary, place, '/', shown)), { waitUntil: 'networkidle' });
  await save(browser, name, await page.screenshot());
  await page.close();
}

/** Written anew by the browser, on an empty page: those of Dateline allow no such thing. */
const AS_WEBP = `async (encoded) => {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const reader = new FileReader();
  const read = new Promise((resolve) => { reader.onload = () => resolve(reader.result); });
  reader.readAsDataURL(await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 }));
  return (await read).split(',')[1];
}`;

/** WebP is a fraction of the size. */
async function save(browser: Browser, name: string, png: Buffer): Promise<void> {
  const page = await browser.newPage();
  const encoded = await page.evaluate<string>(`(${AS_WEBP})(${JSON.stringify(png.toString('base64'))})`);
  await page.close();
  writeFileSync(new URL(`${name}.webp`, INTO), Buffer.from(encoded, 'base64'));
}

await main();
