/** The page's addresses. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { Card } from '../../src/cards/blocks.ts';
import { decodeInvocation } from '../../src/cards/invocation.ts';
import { DatelineError, describe } from '../../src/errors.ts';
import type { Caller } from '../../src/platform/port.ts';
import { findPlace, firstPlace, type LocalPlace, places } from './address.ts';
import { readAssets } from './assets.ts';
import { callerIn, type Outcome, runCarried, runTyped } from './commands.ts';
import { complete } from './complete.ts';
import { guard } from './guard.ts';
import { serveLooks } from './looks.ts';
import { answerPage, channelPage } from './page/channel.ts';
import { answerItem } from './page/posts.ts';
import { storyPage, wordPage } from './page/story.ts';
import { readPicture } from './pictures.ts';
import { liveStream } from './stream.ts';
import type { Workspace } from './workspace.ts';

/** Posts on one page; older ones are a link away. */
const PAGE_SIZE = 50;

/** Makes the page's server side. */
export function createApp(workspace: Workspace): Hono {
  const app = new Hono();
  guard(app, workspace.env);
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  serveAssets(app);
  app.get('/', (c) => c.redirect(`/c/${firstPlace.address}`));
  app.get('/c/:channel', (c) => showChannel(c, workspace));
  app.get('/c/:channel/live', (c) => liveStream(c, workspace, placeOf(c)));
  app.get('/c/:channel/complete', async (c) => {
    const typed = c.req.query('text') ?? '';
    return c.json(await complete(workspace.host, typed.slice(0, 500), callerOf(c)));
  });
  app.post('/c/:channel/ask', (c) => ask(c, workspace));
  app.post('/c/:channel/run', (c) => run(c, workspace));
  app.get('/story/:id{[0-9]+}', (c) => showStory(c, workspace));
  serveLooks(app, workspace, (c, id, place) => askStory(c, workspace, id, place));
  app.get('/picture/:theme{light|dark}/:what{[\\w-]+}', (c) => showPicture(c, workspace));
  app.notFound((c) => c.html(wordPage('Not found', 'There is no such page in this workspace.'), 404));
  app.onError((error, c) => fail(error, c, workspace));
  return app;
}

function serveAssets(app: Hono): void {
  const assets = readAssets();
  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (!asset) return c.notFound();
    const caching = { etag: asset.etag, 'cache-control': 'no-cache' };
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304, caching);
    return c.body(asset.body, 200, { ...caching, 'content-type': asset.type });
  });
}

async function showChannel(c: Context, { posts, host }: Workspace): Promise<Response> {
  const place = placeOf(c);
  readerOf(c);
  const before = c.req.query('before');
  const found = await posts.latest(place.address, PAGE_SIZE + 1, before);
  const shown = found.slice(-PAGE_SIZE);
  const earlier = found.length > PAGE_SIZE ? (shown[0]?.id ?? null) : null;
  const newest = await newestPosts(posts);
  const view = { place, posts: shown, newest, earlier, past: before !== undefined };
  return c.html(channelPage({ ...view, commands: host.commands, now: host.now() }));
}

async function newestPosts(posts: Workspace['posts']): Promise<Readonly<Record<string, string>>> {
  const names = await Promise.all(
    places.map(async ({ address }) => [address, (await posts.latest(address, 1))[0]?.id ?? ''] as const),
  );
  return Object.fromEntries(names);
}

async function ask(c: Context, workspace: Workspace): Promise<Response> {
  const { text } = await c.req.parseBody();
  if (typeof text !== 'string' || text.trim() === '') throw new HTTPException(400);
  return answer(c, workspace, await runTyped(workspace, text.slice(0, 500), callerOf(c)));
}

async function run(c: Context, workspace: Workspace): Promise<Response> {
  const { run: carried } = await c.req.parseBody();
  const invocation = typeof carried === 'string' ? decodeInvocation(carried) : null;
  if (!invocation) throw new HTTPException(400);
  return answer(c, workspace, await runCarried(workspace, invocation, callerOf(c)));
}

/** The page's script asks for JSON; a form without it gets a page. */
async function answer(c: Context, { host, posts }: Workspace, outcome: Outcome): Promise<Response> {
  const place = placeOf(c);
  if (outcome.shared && !wantsJson(c)) return c.redirect(`/c/${place.address}`, 303);
  const item = answerItem(outcome, place.address, host.now());
  const setting = { place, newest: await newestPosts(posts), now: host.now() };
  if (!wantsJson(c)) return c.html(answerPage(setting, item));
  const { shared, card } = outcome;
  return c.json({ shared, summary: card.summary, html: shared ? '' : String(item) });
}

async function askStory(c: Context, { host }: Workspace, id: string, place: LocalPlace): Promise<Card> {
  const caller = callerIn(place.address, readerOf(c));
  return host.run({ command: 'story', options: { words: id } }, caller);
}

async function showStory(c: Context, workspace: Workspace): Promise<Response> {
  const { host } = workspace;
  const id = c.req.param('id') ?? '';
  const place = findPlace(c.req.query('in') ?? '') ?? firstPlace;
  const card = await askStory(c, workspace, id, place);
  if (card.kind !== 'story') return c.html(wordPage('No such story', card.summary), 404);
  return c.html(storyPage(card, place, `${originOf(c)}/story/${id}`, host.now()));
}

/** What is drawn stands in the address, so that the same address always gives the same picture. */
async function showPicture(c: Context, { host }: Workspace): Promise<Response> {
  const picture = readPicture(c.req.param('what') ?? '');
  // Other sites have no business in having pictures drawn here.
  if (!picture || c.req.header('sec-fetch-site') === 'cross-site') throw new HTTPException(404);
  const theme = c.req.param('theme') === 'dark' ? 'dark' : 'light';
  const png = await host.draw(picture, theme);
  return c.body(new Uint8Array(png), 200, {
    'content-type': 'image/png',
    'cache-control': 'private, max-age=31536000, immutable',
  });
}

function placeOf(c: Context): LocalPlace {
  const place = findPlace(c.req.param('channel') ?? '');
  if (!place) throw new HTTPException(404);
  return place;
}

function callerOf(c: Context): Caller {
  return callerIn(placeOf(c).address, readerOf(c));
}

const READER = 'dateline-reader';
const ONE_YEAR = 365 * 24 * 3600;

/** Who reads, as far as a browser tells: a random name that it keeps. */
function readerOf(c: Context): string {
  const known = getCookie(c, READER);
  if (known && /^[\da-f-]{36}$/.test(known)) return known;
  const reader = randomUUID();
  setCookie(c, READER, reader, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: ONE_YEAR });
  return reader;
}

/** A proxy before the page may speak https for it. */
function originOf(c: Context): string {
  const { host, protocol } = new URL(c.req.url);
  return `${c.req.header('x-forwarded-proto') === 'https' ? 'https:' : protocol}//${host}`;
}

const wantsJson = (c: Context) => c.req.header('accept')?.includes('application/json') ?? false;

const WORDS: Readonly<Record<number, string>> = {
  400: 'The request makes no sense here; go back and try again.',
  403: 'The request came from another site and was not carried out.',
  404: 'There is no such channel in this workspace.',
  413: 'That is more than a command may hold.',
};

function fail(error: Error, c: Context, workspace: Workspace): Response | Promise<Response> {
  if (error instanceof HTTPException)
    return say(c, error.status, WORDS[error.status] ?? 'That did not work.');
  if (error instanceof DatelineError) return say(c, 503, describe(error));
  workspace.host.log.error({ error, path: c.req.path }, 'The page could not be shown');
  return say(c, 500, 'Something went wrong; the log of the server says what.');
}

function say(c: Context, status: HTTPException['status'], sentence: string): Response | Promise<Response> {
  if (wantsJson(c)) return c.json({ error: sentence }, status);
  return c.html(wordPage('That did not work', sentence), status);
}
