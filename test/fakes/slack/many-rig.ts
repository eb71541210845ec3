/** A Slack adapter that many workspaces install, a fake Slack, and the core's server and storage, for tests. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { slack } from '../../../adapters/slack/index.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { platformSecrets } from '../../../src/db/platform-secrets.ts';
import type { Platform } from '../../../src/platform/port.ts';
import { NOON } from '../../fixtures/cards.ts';
import { createFakeHost, type FakeHost } from '../host.ts';
import { type FakeSlack, startFakeSlack } from './index.ts';
import type { Installed, Installing } from './oauth.ts';

/** All of it. */
export interface ManyRig {
  readonly fake: FakeSlack;
  readonly host: FakeHost;
  readonly platform: Platform;
  /** An adapter on the same storage that has not been started. */
  another(settings?: Readonly<Record<string, string>>): Platform;
  /** A workspace with a channel; gives the channel's address. */
  addTeam(team: string): string;
  install(what: Installing): Promise<Installed>;
  /** Turns the fake's clock on. */
  advance(ms: number): void;
  /** Everything that is stored, as text. */
  stored(): Promise<string>;
  close(): Promise<void>;
}

/** Starts it. */
export async function startManyRig(by: 'socket' | 'http'): Promise<ManyRig> {
  let now = NOON;
  const fake = await startFakeSlack({ clock: { now: () => now }, paced: false });
  const db = await openDatabase('file::memory:');
  const host = Object.assign(createFakeHost(NOON), {
    secrets: platformSecrets(db, 'slack', [randomBytes(32)]),
  });
  let route: NonNullable<Platform['routes']>[number] | undefined;
  const server = createServer((request, response) => route?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const another = (settings: Readonly<Record<string, string>> = {}) => {
    const made = slack.create({
      SLACK_CLIENT_ID: fake.oauth.clientId,
      SLACK_CLIENT_SECRET: fake.oauth.clientSecret,
      SLACK_STATE_SECRET: 'a secret of this test',
      SLACK_API_URL: fake.apiUrl,
      PUBLIC_URL: publicUrl,
      ...(by === 'socket'
        ? { SLACK_APP_TOKEN: fake.appToken }
        : { SLACK_SIGNING_SECRET: fake.signingSecret }),
      ...settings,
    });
    if (!made) throw new Error('not configured');
    return made;
  };
  const platform = another();
  await platform.start(host);
  route = platform.routes?.find(({ prefix }) => prefix === '/slack/');
  if (by === 'http') fake.sendRequestsTo(`${publicUrl}/slack/events`);
  return {
    fake,
    host,
    platform,
    another,
    addTeam(team) {
      const id = `C0IN${team}`;
      const channel = {
        id,
        name: `in-${team}`,
        isPrivate: false,
        members: ['U0ANNA'],
        refusal: null,
        messages: [],
      };
      fake.workspace.channels.set(id, { ...channel, team });
      return `${team}/${id}`;
    },
    install: (what) => fake.oauth.install(`${publicUrl}/slack/install`, what),
    advance(ms) {
      now += ms;
    },
    stored: async () => JSON.stringify(await db.orm.select().from(db.tables.platformState)),
    async close() {
      await platform.stop();
      server.closeAllConnections();
      server.close();
      await fake.close();
      await db.close();
    },
  };
}
