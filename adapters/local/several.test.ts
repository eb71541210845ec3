/** Two processes on one storage: one posts, the other has the pages. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { DeliveryId } from '../../src/model.ts';
import type { Platform } from '../../src/platform/port.ts';
import { createTown } from '../../test/fakes/accord.ts';
import { createFakeHost, notice } from '../../test/fakes/host.ts';
import { local } from './index.ts';

const open: { platforms: Platform[]; server?: Server } = { platforms: [] };
afterEach(async () => {
  await Promise.all(open.platforms.splice(0).map((platform) => platform.stop()));
  open.server?.closeAllConnections();
  open.server?.close();
});

async function start(host: ReturnType<typeof createFakeHost>, answers: boolean): Promise<Platform> {
  const platform = local.create({});
  if (!platform) throw new Error('The local workspace is always configured.');
  await platform.start(host, { answers, accord: createTown().accord() });
  open.platforms.push(platform);
  return platform;
}

/** The events of a channel's page, until one says it. */
async function eventsUntil(origin: string, words: string): Promise<string> {
  const reader = (await fetch(`${origin}/c/front-page/live`)).body?.getReader();
  let seen = '';
  while (!seen.includes(words)) {
    const piece = await reader?.read();
    if (!piece?.value) break;
    seen += Buffer.from(piece.value).toString();
  }
  await reader?.cancel();
  return seen;
}

it('shows on an open page what another process posts and edits', async () => {
  const host = createFakeHost();
  const pages = await start(host, true);
  const poster = await start(host, false);
  open.server = createServer((request, response) => pages.routes?.[0]?.handle(request, response));
  await new Promise<void>((resolve) => open.server?.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(open.server.address() as AddressInfo).port}`;
  const first = eventsUntil(origin, 'posted elsewhere');
  const message = await poster.post('front-page', notice('posted elsewhere'), 'several1' as DeliveryId);
  expect(await first).toContain('event: post');
  const second = eventsUntil(origin, 'edited elsewhere');
  host.time += 1_000;
  await poster.edit('front-page', message, notice('edited elsewhere'));
  expect(await second).toContain('event: post');
});
