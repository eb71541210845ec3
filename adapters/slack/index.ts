/** The Slack adapter's door. */
import { PlatformError } from '../../src/errors.ts';
import type { AdapterDefinition } from '../../src/platform/adapter.ts';
import type { Platform } from '../../src/platform/port.ts';
import type { Connection } from './connect.ts';
import { readEnv, type SlackEnv } from './env.ts';
import { slackManifest } from './manifest.ts';
import { renderCard } from './render.ts';

/** Slack, for `adapters/index.ts`. */
export const slack: AdapterDefinition = {
  name: 'slack',
  create(settings) {
    const env = readEnv(settings);
    return env && createSlack(env);
  },
  render: renderCard,
  manifest: (commands) => slackManifest(commands, { socketMode: true }),
};

/** The adapter over one workspace. Slack's libraries are loaded at the start, for they take half a second. */
function createSlack(env: SlackEnv): Platform {
  let connection: Connection | null = null;
  const connected = () => {
    if (!connection) throw new PlatformError('Slack is not connected.');
    return connection;
  };
  return {
    name: slack.name,
    // One message a second and channel, several hundred a minute and workspace (apis/web-api/rate-limits).
    capabilities: { msBetweenPosts: 1000, concurrentPosts: 4, threads: true, edits: true, files: false },
    async start(host) {
      const { connect } = await import('./connect.ts');
      connection = await connect(env, host);
    },
    async stop() {
      await connection?.stop();
      connection = null;
    },
    post: async (...given) => connected().post(...given),
    edit: async (...given) => connected().edit(...given),
    remove: async (...given) => connected().remove(...given),
    find: async (...given) => connected().find(...given),
    render: renderCard,
    async diagnose() {
      const { diagnose } = await import('./diagnose.ts');
      return diagnose(env);
    },
    ...(env.intake.kind === 'http' && {
      routes: [
        {
          prefix: '/slack/',
          handle: (request, response) =>
            connection ? connection.handle(request, response) : void response.writeHead(503).end(),
        },
      ],
    }),
  };
}
