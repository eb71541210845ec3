import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Platform } from '../../src/platform/port.ts';
import { examinePlatform, type Stage } from '../../test/contract/platform-exam.ts';
import { createFakeHost } from '../../test/fakes/host.ts';
import { type FakeSlack, startFakeSlack } from '../../test/fakes/slack/index.ts';
import { NOON } from '../../test/fixtures/cards.ts';
import { slack } from './index.ts';

/** Every post comes more than a second after the one before, by the fake's clock. */
function unhurried(platform: Platform, tick: () => void): Platform {
  return {
    ...platform,
    post: (...given) => {
      tick();
      return platform.post(...given);
    },
  };
}

async function setStage(connectBy: 'socket' | 'http'): Promise<Stage> {
  let now = NOON;
  const fake = await startFakeSlack({ clock: { now: () => now } });
  const host = createFakeHost(NOON);
  const settings = {
    SLACK_BOT_TOKEN: fake.botToken,
    SLACK_API_URL: fake.apiUrl,
    ...(connectBy === 'socket'
      ? { SLACK_APP_TOKEN: fake.appToken }
      : { SLACK_SIGNING_SECRET: fake.signingSecret }),
  };
  const made = slack.create(settings);
  if (!made) throw new Error('not configured');
  const platform = unhurried(made, () => {
    now += 1100;
  });
  await platform.start(host);
  const server = connectBy === 'http' ? await serve(platform, fake) : null;
  return {
    platform,
    host,
    place: `${fake.team}/C0GENERAL`,
    closedPlace: `${fake.team}/C0ATTIC`,
    seen: async () => fake.messages().map(({ ts, seen }) => ({ message: ts, text: seen })),
    type: (text) => fake.command('general', text),
    press: (label) => fake.press('general', label),
    suggest: async () => null,
    limitNextPost: fake.limitNextPost,
    loseNextReply: fake.loseNextReply,
    mentions: () => fake.workspace.mentions,
    invalidBodies: () => fake.workspace.invalidBodies,
    withWrongToken: () => slack.create({ ...settings, SLACK_BOT_TOKEN: 'xoxb-wrong' }),
    async close() {
      await platform.stop();
      server?.close();
      await fake.close();
    },
  };
}

/** The one server of the core, with the adapter's routes. */
async function serve(platform: Platform, fake: FakeSlack): Promise<Server> {
  const route = platform.routes?.find(({ prefix }) => prefix === '/slack/');
  const server = createServer((request, response) => route?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.sendRequestsTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return server;
}

examinePlatform('Slack over Socket Mode', () => setStage('socket'));
examinePlatform('Slack over HTTP', () => setStage('http'));
