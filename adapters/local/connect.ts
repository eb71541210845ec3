/** The local workspace as a platform: posts go into the store and onto the open pages. */
import { getRequestListener } from '@hono/node-server';
import type { Card } from '../../src/cards/blocks.ts';
import type { DeliveryId, Instant } from '../../src/model.ts';
import type { Capabilities, Finding, Host, OneOfSeveral, Platform, Route } from '../../src/platform/port.ts';
import { firstPlace, places, requirePlace } from './address.ts';
import { createApp } from './app.ts';
import { type LocalEnv, pageAddress } from './env.ts';
import { fitCard } from './limits.ts';
import { renderCard } from './render.ts';
import { Workspace } from './workspace.ts';

const capabilities: Capabilities = {
  msBetweenPosts: 0,
  concurrentPosts: 8,
  threads: false,
  forums: false,
  publishedAnHour: 0,
  edits: true,
  files: false,
};

/** A card as the page shows it: `{html}`. */
export function render(card: Card, now: Instant): string {
  const scene = { now, channel: firstPlace.address, headline: 2 } as const;
  return String(renderCard(fitCard(card), scene));
}

/** Makes the platform; the HTTP server that its route stands on is the core's. */
export function connect(env: LocalEnv): Platform {
  const workspace = new Workspace(env);
  const underWay = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    const done = () => void underWay.delete(work);
    work.then(done, done);
    return work;
  };
  return {
    name: 'local',
    capabilities,
    places,
    render,
    async start(host: Host, among?: OneOfSeveral) {
      workspace.open(host);
      if (among?.answers) await workspace.follow();
    },
    async stop() {
      await Promise.allSettled(underWay);
      workspace.close();
    },
    async post(address, card, delivery: DeliveryId) {
      const { address: channel } = requirePlace(address);
      return (await track(workspace.post(channel, card, delivery))).id;
    },
    edit: async (address, message, card) =>
      track(workspace.edit(requirePlace(address).address, message, card)),
    find: async (address, delivery) => workspace.find(requirePlace(address).address, delivery),
    diagnose: async () => [finding(env)],
    routes: [pageRoute(workspace)],
  };
}

function pageRoute(workspace: Workspace): Route {
  const listen = getRequestListener(createApp(workspace).fetch, { overrideGlobalObjects: false });
  return { prefix: '/', handle: (request, response) => void listen(request, response) };
}

function finding(env: LocalEnv): Finding {
  const address = pageAddress(env);
  const where = address ? `at ${address}` : 'on a port that the system chooses';
  return {
    level: 'ok',
    what: `The local workspace is served ${where}${env.token ? ', behind its token' : ''}.`,
    mend: '',
  };
}
