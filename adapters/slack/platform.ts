/** The adapter over one workspace, as the core sees it. */
import { PlatformError } from '../../src/errors.ts';
import type { Platform, Route } from '../../src/platform/port.ts';
import type { Connection } from './connect.ts';
import type { SlackEnv } from './env.ts';
import { renderCard } from './render.ts';

/** Makes it; nothing is connected yet. Slack's libraries are loaded at the start, for they take half a second. */
export function createSlack(env: SlackEnv): Platform {
  let connection: Connection | null = null;
  const connected = () => {
    if (!connection) throw new PlatformError('Slack is not connected.');
    return connection;
  };
  const route: Route = {
    prefix: '/slack/',
    handle(request, response) {
      if (connection) connection.handle(request, response);
      else response.writeHead(503).end();
    },
  };
  return {
    name: 'slack',
    // One message a second and channel, several hundred a minute and workspace (apis/web-api/rate-limits).
    capabilities: {
      msBetweenPosts: 1000,
      concurrentPosts: 20,
      threads: true,
      forums: false,
      publishedAnHour: 0,
      edits: true,
      files: true,
    },
    async start(host, among) {
      const { connect, connectToPost } = await import('./connect.ts');
      connection = await (among && !among.answers ? connectToPost : connect)(env, host);
    },
    async stop() {
      await connection?.stop();
      connection = null;
    },
    post: async (...given) => connected().post(...given),
    edit: async (...given) => connected().edit(...given),
    remove: async (...given) => connected().remove(...given),
    find: async (...given) => connected().find(...given),
    direct: async (person) => connected().direct(person),
    render: renderCard,
    async diagnose(around) {
      const { diagnose } = await import('./diagnose.ts');
      return diagnose(env, around);
    },
    ...((env.intake.kind === 'http' || env.tenancy.kind === 'many') && { routes: [route] }),
  };
}
