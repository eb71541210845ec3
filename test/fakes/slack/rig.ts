/** A Slack adapter connected to a fake Slack, for tests. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { slack } from '../../../adapters/slack/index.ts';
import type { Platform } from '../../../src/platform/port.ts';
import { NOON } from '../../fixtures/cards.ts';
import { createFakeHost, type FakeHost } from '../host.ts';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from './index.ts';

/** Both ends of the wire. */
export interface Rig {
  readonly fake: FakeSlack;
  readonly host: FakeHost;
  readonly platform: Platform;
  /** Address of #general. */
  readonly place: string;
  /** Turns the fake's clock on. */
  advance(ms: number): void;
  close(): Promise<void>;
}

/** Starts both; commands come in through the socket, or as requests to a server like the core's. */
export async function startRig(
  by: 'socket' | 'http' = 'socket',
  options: FakeSlackOptions = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<Rig> {
  let now = NOON;
  const fake = await startFakeSlack({ clock: { now: () => now }, paced: false, ...options });
  const host = createFakeHost(NOON);
  const platform = createPlatform(fake, by, {}, settings);
  await platform.start(host);
  const server = by === 'http' ? await serve(platform) : null;
  if (server) fake.sendRequestsTo(server.url);
  return {
    fake,
    host,
    platform,
    place: `${fake.team}/C0GENERAL`,
    advance(ms) {
      now += ms;
    },
    async close() {
      await platform.stop();
      server?.close();
      await fake.close();
    },
  };
}

/** An adapter that has not been started. */
export function createPlatform(
  fake: FakeSlack,
  by: 'socket' | 'http' = 'socket',
  tokens: { readonly bot?: string; readonly app?: string } = {},
  more: Readonly<Record<string, string>> = {},
): Platform {
  const platform = slack.create({
    SLACK_BOT_TOKEN: tokens.bot ?? fake.botToken,
    SLACK_API_URL: fake.apiUrl,
    ...more,
    ...(by === 'socket'
      ? { SLACK_APP_TOKEN: tokens.app ?? fake.appToken }
      : { SLACK_SIGNING_SECRET: fake.signingSecret }),
  });
  if (!platform) throw new Error('not configured');
  return platform;
}

/** A server like the core's, with the adapter's route; `url` is where Slack is to send its requests. */
export async function serve(platform: Platform): Promise<{ readonly url: string; close(): void }> {
  const route = platform.routes?.find(({ prefix }) => prefix === '/slack/');
  const server = createServer((request, response) => route?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return { url, close: () => void server.close() };
}
