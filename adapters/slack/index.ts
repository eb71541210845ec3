/** The Slack adapter's door. */
import type { AdapterDefinition, AdapterSettings } from '../../src/platform/adapter.ts';
import { readEnv } from './env.ts';
import { slackManifest } from './manifest.ts';
import { createSlack } from './platform.ts';
import { renderCard } from './render.ts';

/** Over a socket, unless the settings say that requests come in. */
function bySocket({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }: AdapterSettings): boolean {
  return SLACK_APP_TOKEN !== undefined || SLACK_SIGNING_SECRET === undefined;
}

/** Slack, for `adapters/index.ts`. */
export const slack: AdapterDefinition = {
  name: 'slack',
  create(settings) {
    const env = readEnv(settings);
    return env && createSlack(env);
  },
  render: renderCard,
  look: async () => (await import('./look.ts')).look,
  manifest: (commands, settings) =>
    slackManifest(commands, {
      socketMode: bySocket(settings),
      manyWorkspaces: settings.SLACK_CLIENT_ID !== undefined,
      publicUrl: settings.PUBLIC_URL ?? null,
    }),
};
